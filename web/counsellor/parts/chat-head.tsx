/** Over a chat: whose it is, how long it lasts, whether both ends are connected, and "End". */
import { chatEndNoticeMs } from "../../../shared/limits.ts";
import type { Chat } from "../console/chat.ts";
import { isRunning } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime, languageName, wholeMinutes } from "../durations.ts";
import { ending, chat as words } from "../words/en.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function ChatHead({ page, chat, held }: Props) {
  const lasts = words.minutes(wholeMinutes(page.now.value - chat.startedAt));
  return (
    <header class="chat-head">
      <BackToList page={page} />
      <span class="mark strong" aria-hidden="true">
        {chat.name.charAt(0)}
      </span>
      <div class="chat-title">
        <h2>{chat.name}</h2>
        <p class="small">
          <span class="more">{`${languageName(chat.language)} · `}</span>
          {isRunning(chat) ? `${lasts} · ` : ""}
          {words.private}
        </p>
      </div>
      <button type="button" class="button quiet narrow-only" onClick={() => (page.pane.value = "facts")}>
        {words.details}
      </button>
      {isRunning(chat) ? (
        <button type="button" class="button" onClick={() => page.tell(endPressed(chat, held, false))}>
          {ending.end}
        </button>
      ) : null}
    </header>
  );
}

/** What has not arrived is counted at the moment of the press. */
export function endPressed(chat: Chat, held: HeldChat, sure: boolean) {
  const { messages } = held.view.peek();
  const undelivered = messages.filter(({ mine, delivery }) => mine && delivery !== "delivered").length;
  return { type: "endPressed", room: chat.room, sure, undelivered } as const;
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

/** One's own connection and the visitor's, which are different things. Both regions are always there, to be heard. */
export function ConnectionState({ page, chat, held }: Props) {
  const { link, absentSince, phase, endsAt } = held.view.value;
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const own = isRunning(chat) && link === "reconnecting";
  const away = phase === "talking" && isRunning(chat) && !own && absentSince !== undefined;
  const endsSoon = isRunning(chat) && page.now.value >= endsAt - chatEndNoticeMs;
  return (
    <div class="chat-alerts">
      <div role="alert">{own ? <p class="alert">{words.linkLost}</p> : null}</div>
      <div role="alert">
        {away ? <p class="alert">{words.otherLost(chat.name, clockTime(absentSince, zone))}</p> : null}
      </div>
      <div role="status">{endsSoon ? <p class="alert">{words.endsSoon(clockTime(endsAt, zone))}</p> : null}</div>
    </div>
  );
}
