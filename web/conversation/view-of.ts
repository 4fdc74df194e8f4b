/** What the page sees of a conversation's state. */
import { absenceEndsAt } from "./ending.ts";
import { objection } from "./sending.ts";
import type { Message, State } from "./state.ts";
import type { ConversationView, Delivery, ShownMessage } from "./view.ts";

export function viewOf(state: State): ConversationView {
  return {
    phase: state.phase,
    link: state.link,
    other: state.phase === "talking" || state.phase === "ended" ? (state.other ?? undefined) : undefined,
    otherPresent: state.otherPresent,
    absentSince: state.absentSince ?? undefined,
    otherDismissed: state.otherDismissed,
    messages: state.messages.map((message) => shown(state, message)),
    otherIsWriting: state.otherTypingUntil !== null && state.otherPresent,
    otherPageShown: state.otherPageShown,
    timeNeeded: state.timeNeeded,
    silentSince: state.quietSince ?? undefined,
    silenceEndsAt: state.silenceEndsAt ?? undefined,
    absenceEndsAt: absenceEndsAt(state),
    topic: state.topic ?? undefined,
    steps: state.steps,
    showsSteps: state.otherVersion > 0,
    closing: state.closing,
    endsAt: state.endsAt,
    canWrite: state.phase === "talking" && objection(state, "x") === undefined,
    ended: state.ended ?? undefined,
  };
}

function shown(state: State, message: Message): ShownMessage {
  const { id, mine, text, at, takenBack, place } = message;
  return {
    id: `${id.seat}.${id.number}`,
    mine,
    text,
    at,
    delivery: mine ? delivery(state, message) : "delivered",
    takenBack,
    place,
  };
}

/** E8: delivered is what the other end has acknowledged inside the encryption, and nothing else. */
function delivery(state: State, { id, sequence }: Message): Delivery {
  if (sequence !== null && sequence < state.acknowledged) return id.number < state.otherSeen ? "seen" : "delivered";
  if (state.ended !== null) return "notDelivered";
  // Without a connection nobody can say whether it went out before: it will be sent again.
  return sequence === null || state.link !== "up" ? "waiting" : "sent";
}
