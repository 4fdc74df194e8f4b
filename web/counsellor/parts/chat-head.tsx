/** Over a chat: whose it is, what about, how long it lasts, where the visitor is, and "End" if it is the selected one. */
import type { Chat } from "../console/chat.ts";
import { isRunning } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime, wholeMinutes } from "../durations.ts";
import { presence } from "../presence.ts";
import { ending, presence as presenceWords, chat as words } from "../words/en.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
  readonly active: boolean;
}

export function ChatHead({ page, chat, held, active }: Props) {
  return (
    <header class="chat-head">
      <BackToList page={page} />
      <span class={active ? "mark strong" : "mark"} aria-hidden="true">
        {chat.name.charAt(0)}
      </span>
      <div class="chat-title">
        <h2>{chat.name}</h2>
        <p class="small">{about(page, chat, held)}</p>
      </div>
      {active ? (
        <button
          type="button"
          class="button quiet details narrow-only"
          aria-label={words.details}
          title={words.details}
          onClick={() => (page.pane.value = "facts")}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="1.6" />
            <path d="M10 9v5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
            <circle cx="10" cy="6.2" r="1.1" fill="currentColor" />
          </svg>
        </button>
      ) : null}
      {active && isRunning(chat) ? (
        <button type="button" class="button" onClick={() => page.tell(endPressed(chat, held, false))}>
          {ending.end}
        </button>
      ) : null}
    </header>
  );
}

/** "Own thoughts · 14 minutes · private", or first of all what is more worth knowing: there is little room. */
function about(page: ConsolePage, chat: Chat, held: HeldChat): string {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const { topic } = held.view.value;
  const where = presence(chat, held.view.value, page.now.value);
  const lasts = isRunning(chat) ? [words.minutes(wholeMinutes(page.now.value - chat.startedAt))] : [];
  const usual = where.is === "here" || where.is === "writing" || where.is === "closing";
  if (!usual) return [presenceWords(where, (at) => clockTime(at, zone)), ...lasts].join(" · ");
  return [...(topic === undefined ? [] : [topic]), ...lasts, words.private].join(" · ");
}

/** What has not arrived, and whether the visitor writes, is looked at in the moment of the press. */
export function endPressed(chat: Chat, held: HeldChat, sure: boolean) {
  const { messages, otherIsWriting } = held.view.peek();
  const undelivered = messages.filter(
    ({ mine, delivery }) => mine && delivery !== "delivered" && delivery !== "seen",
  ).length;
  return { type: "endPressed", room: chat.room, sure, undelivered, otherIsWriting } as const;
}

export function BackToList({ page }: { readonly page: ConsolePage }) {
  return (
    <button
      type="button"
      class="button quiet phone-only"
      aria-label={words.allChats}
      onClick={() => (page.pane.value = "list")}
    >
      <svg class="arrow" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path
          d="m12.5 4-6 6 6 6"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}
