/** Bringing a chat to its end: the panel that helps, the question before the end, and what is left afterwards. */
import type { Chat, ChatStage } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime, ticking, wholeMinutes } from "../durations.ts";
import { focusWritingBox } from "../keyboard.ts";
import { hearing } from "../presence.ts";
import { remaining } from "../remaining.ts";
import { ended, ending } from "../words/en.ts";
import { endPressed } from "./chat-head.tsx";
import { hasFinePointer, useFocusOnArrival } from "./focus.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function ClosingPanel({ page, chat, held }: Props) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const id = `closing-${chat.room}`;
  return (
    <section class="panel closing" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {ending.closingHeading}
      </h3>
      <p>{timeLeft(page, held)}</p>
      <ul>
        {ending.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <p>{ending.lastly}</p>
    </section>
  );
}

function timeLeft(page: ConsolePage, held: HeldChat): string {
  const { shift, over, me } = page.state.value;
  const clock = (at: number) => clockTime(at, me?.organisation.zone ?? "UTC");
  const left = remaining(held.view.value.endsAt, over === undefined ? shift?.until : undefined, page.now.value);
  switch (left.is) {
    case "ample":
      return ending.noHurry(clock(left.until));
    case "chatEnds":
      return ending.timeLeft(wholeMinutes(left.leftMs), clock(left.until));
    case "shiftEnds":
      return ending.shiftEnds(clock(left.until), clock(left.chatUntil));
  }
}

export function EndQuestion({ page, chat, held }: Props) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const { undelivered, otherIsWriting } = chat.endAsked ?? { undelivered: 0, otherIsWriting: false };
  const id = `end-${chat.room}`;
  const keep = () => {
    page.tell({ type: "endTakenBack", room: chat.room });
    if (hasFinePointer()) focusWritingBox();
  };
  return (
    <section class="panel question" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {otherIsWriting ? ending.writing(chat.name) : ending.question}
      </h3>
      {undelivered > 0 ? <p class="strong">{ending.undelivered(undelivered)}</p> : null}
      {chat.closing ? null : <p>{ending.withoutClosing}</p>}
      <p>{ending.whatHappens[hearing(held.view.value)]}</p>
      <div class="choices">
        <button type="button" class="button danger" onClick={() => page.tell(endPressed(chat, held, true))}>
          {ending.sure}
        </button>
        {chat.closing ? null : (
          <button type="button" class="button" onClick={() => page.tell({ type: "closingPressed", room: chat.room })}>
            {ending.startClosing}
          </button>
        )}
        <button type="button" class="button" onClick={keep}>
          {ending.keep}
        </button>
      </div>
    </section>
  );
}

type Ended = Extract<ChatStage, { is: "ended" }>;

export function EndedPanel({ page, chat, stage }: Omit<Props, "held"> & { readonly stage: Ended }) {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <section class="panel" aria-labelledby={`ended-${chat.room}`}>
      <h3 id={`ended-${chat.room}`} ref={heading} tabIndex={-1}>
        {ended.heading}
      </h3>
      <p>{ended.by[stage.by]}</p>
      <div class="choices">
        <button type="button" class="button" onClick={() => page.tell({ type: "forgetPressed", room: chat.room })}>
          {ended.forget}
        </button>
        <p class="small">{ended.countdown(ticking(stage.forgetAt - page.now.value))}</p>
      </div>
    </section>
  );
}
