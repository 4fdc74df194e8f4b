/**
 * Under a chat's head: one's own connection, and the four kinds of a visitor's absence, which are different things and
 * look different. The regions are always there, so that what appears in them is heard.
 */
import type { ComponentChildren } from "preact";
import { absentNoticeMs, chatEndNoticeMs, silencePromptsMs } from "../../../shared/limits.ts";
import type { Chat } from "../console/chat.ts";
import { isRunning } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime, wholeMinutes } from "../durations.ts";
import { promptDue } from "../presence.ts";
import { silence, chat as words } from "../words/en.ts";
import { Cross } from "./notice.tsx";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
  readonly active: boolean;
}

export function ChatAlerts(props: Props) {
  const { page, chat, held } = props;
  const { link, phase, endsAt, silenceEndsAt } = held.view.value;
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const running = isRunning(chat);
  const own = running && link === "reconnecting";
  const endsSoon = running && page.now.value >= endsAt - chatEndNoticeMs;
  const silent = running && silenceEndsAt !== undefined;
  return (
    <div class="chat-alerts">
      <div role="alert">{own ? <p class="alert">{words.linkLost}</p> : null}</div>
      <div role="alert">{running && !own && phase === "talking" ? <Lost {...props} zone={zone} /> : null}</div>
      <div role="status">{running && !own ? <Calm {...props} /> : null}</div>
      <div role="status">
        {silent ? <p class="alert">{silence.ends(clockTime(silenceEndsAt, zone))}</p> : <Prompt {...props} />}
      </div>
      <div role="status">{endsSoon ? <p class="alert">{words.endsSoon(clockTime(endsAt, zone))}</p> : null}</div>
    </div>
  );
}

function Lost({ page, chat, held, zone }: Props & { readonly zone: string }) {
  const { absentSince, absenceEndsAt } = held.view.value;
  if (absentSince === undefined) return null;
  const announced = absenceEndsAt !== undefined && page.now.value - absentSince >= absentNoticeMs;
  return (
    <p class="alert">
      {words.otherLost(chat.name, clockTime(absentSince, zone))}
      {announced ? ` ${words.otherLostEnds(clockTime(absenceEndsAt, zone))}` : ""}
    </p>
  );
}

/** Connected, and not looking at the page, or asking for time: nothing is wrong, and nothing has to be done. */
function Calm({ chat, held }: Props): ComponentChildren {
  const { absentSince, timeNeeded, otherPageShown, phase } = held.view.value;
  if (absentSince !== undefined || phase !== "talking") return null;
  return (
    <>
      {timeNeeded ? <p class="alert time">{words.needsTime(chat.name)}</p> : null}
      {otherPageShown ? null : <p class="alert hidden-page">{words.hidden(chat.name)}</p>}
    </>
  );
}

/** An idea what to write, in the selected chat alone. It is never put into the box by itself. */
function Prompt({ page, chat, held, active }: Props) {
  const due = promptDue(chat, held.view.value, page.now.value);
  if (due === undefined) return null;
  // As of the reminder: a number that grew would be read out again every minute.
  const minutes = wholeMinutes(silencePromptsMs[due.count - 1] ?? 0);
  return (
    <div class="alert prompt">
      <p>
        <strong>{silence.quiet(chat.name, minutes)}</strong> {active ? silence.ideas[due.count - 1] : ""}
      </p>
      <button
        type="button"
        class="close"
        aria-label={silence.close}
        onClick={() => page.tell({ type: "promptClosed", room: chat.room, ...due })}
      >
        <Cross />
      </button>
    </div>
  );
}
