/** What the chat says about itself, pure: time, silence, absence and the end are told before they come. */

import { chat as words } from "#words";
import { absentAskMs, absentNoticeMs, chatEndNoticeMs, messageUnits } from "../../../shared/limits.ts";
import { say } from "../../../shared/page.ts";
import type { ConversationView } from "../../conversation/view.ts";

interface Now {
  readonly alias: string;
  /** By the service's clock. */
  readonly now: number;
  /** An instant in the service's zone. */
  readonly time: (instant: number) => string;
}

/** Calm news, in the order of what cannot be changed first. */
export function newsOf(view: ConversationView, { alias, now, time }: Now): string {
  const { endsAt, silenceEndsAt } = view;
  return [
    endsAt - now < chatEndNoticeMs ? say(words.tenMinutes, { time: time(endsAt) }) : "",
    view.timeNeeded ? words.thinking : "",
    silenceEndsAt === undefined ? "" : say(words.silenceEnds, { time: time(silenceEndsAt) }),
    view.closing ? say(words.closing, { alias }) : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** The time there is, said quietly until the counsellor has written: there is no hurry. Beside another end it would be wrong. */
export function beginningNews(view: ConversationView, moment: Now): string {
  const others = newsOf(view, moment) + connectionNews(view, moment);
  return others === "" && view.messages.every(({ mine }) => mine)
    ? say(words.until, { time: moment.time(view.endsAt) })
    : "";
}

export function newMessages(count: number): string {
  if (count === 0) return "";
  return count === 1 ? words.newOne : say(words.newMany, { count });
}

/** Nothing is ever cut: whoever has written too much is told how much. Empty: it fits. */
export function tooLong(text: string): string {
  const count = text.trimEnd().length;
  return count > messageUnits ? say(words.tooLong, { count, most: messageUnits }) : "";
}

/** Is the other end gone, as far as we can tell? Without our own connection we cannot. */
const isAbsent = ({ link, otherPresent, absentSince }: ConversationView): boolean =>
  link === "up" && !otherPresent && absentSince !== undefined;

export function maySpeakToSomeoneElse(view: ConversationView, now: number): boolean {
  const { absentSince = now, otherDismissed } = view;
  return isAbsent(view) && (otherDismissed || now - absentSince >= absentAskMs);
}

/** A lost connection, on this side or the other. */
export function connectionNews(view: ConversationView, { alias, now, time }: Now): string {
  if (view.link !== "up") return words.reconnecting;
  if (!isAbsent(view)) return "";
  const { absenceEndsAt, absentSince = now } = view;
  const announced = absenceEndsAt !== undefined && now - absentSince >= absentNoticeMs;
  return [
    say(view.otherDismissed ? words.otherDismissed : words.otherLost, { alias }),
    announced ? say(words.absenceEnds, { time: time(absenceEndsAt) }) : "",
    maySpeakToSomeoneElse(view, now) ? words.orSomeoneElse : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** What is asked before the end: what would be lost is named. */
export function endQuestion({ messages }: ConversationView): string {
  const last = messages.filter(({ mine, takenBack }) => mine && !takenBack).at(-1);
  const missing = last !== undefined && last.delivery !== "delivered" && last.delivery !== "seen";
  return missing ? words.endLastMissing : words.endQuestion;
}

/** Is there anything of one's own that could be taken back? */
export function mayTakeBack({ messages, phase }: ConversationView): boolean {
  return phase === "talking" && messages.some(({ mine, takenBack }) => mine && !takenBack);
}
