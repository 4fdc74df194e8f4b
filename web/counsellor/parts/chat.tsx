/**
 * One chat: its head, the conversation, and at the foot the writing box or what there is to decide. Only the selected
 * chat has any of that at its foot; in the others nothing can be written, ended or closed by mistake.
 */
import type { Chat } from "../console/chat.ts";
import { isRunning, listed, mayClose } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { chatKeys } from "../key-map.ts";
import { focusWritingBox } from "../keyboard.ts";
import { ended, ending, chat as words } from "../words/en.ts";
import { ChatAlerts } from "./chat-alerts.tsx";
import { ChatHead } from "./chat-head.tsx";
import { Composer } from "./composer.tsx";
import { ClosingPanel, EndedPanel, EndQuestion } from "./ending.tsx";
import { Key } from "./key.tsx";
import { Log } from "./log.tsx";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
  /** The selected one. */
  readonly active: boolean;
}

export function ChatPanel(props: Props) {
  const { chat, active } = props;
  return (
    <section
      class="chat"
      aria-label={words.region(chat.name)}
      data-stage={chat.stage.is}
      data-hue={chat.hue}
      data-active={active}
    >
      <ChatHead {...props} />
      <ChatAlerts {...props} />
      <Log {...props} />
      <div class="foot">
        <div class="above-box">
          <p class="writing">
            {isRunning(chat) && props.held.view.value.otherIsWriting ? words.writing(chat.name) : ""}
          </p>
          {active && mayClose(chat) ? <ClosingWithinReach {...props} /> : null}
        </div>
        {active ? <Foot {...props} /> : <ClosedFoot {...props} />}
      </div>
    </section>
  );
}

function Foot({ page, chat, held }: Props) {
  switch (chat.stage.is) {
    case "starting":
      return <Starting held={held} />;
    case "talking":
      return (
        <>
          {chat.endAsked === undefined ? null : <EndQuestion page={page} chat={chat} held={held} />}
          {chat.closing && chat.endAsked === undefined ? <ClosingPanel page={page} chat={chat} held={held} /> : null}
          <Composer page={page} chat={chat} held={held} />
        </>
      );
    case "ended":
      return <EndedPanel page={page} chat={chat} stage={chat.stage} />;
  }
}

function Starting({ held }: { readonly held: HeldChat }) {
  const { phase } = held.view.value;
  return (
    <div class="panel" role="status">
      <p>
        <strong>{phase === "connecting" ? words.starting.connecting : words.starting.agreeing}</strong>
      </p>
      <p class="small">{words.startingNext}</p>
    </div>
  );
}

/** Where the facts, with everything one can do, are out of sight: the gentle end is never further away than "End". */
function ClosingWithinReach({ page, chat }: Props) {
  return (
    <button
      type="button"
      class="button quiet within-reach"
      onClick={() => page.tell({ type: "closingPressed", room: chat.room })}
    >
      {ending.startClosing}
    </button>
  );
}

/** Where the writing box would be: a button that opens it. What was begun here is kept, and not shown elsewhere. */
function ClosedFoot({ page, chat, held }: Props) {
  const place = listed(page.state.value.chats).indexOf(chat) + 1;
  const byKey = page.singleKeysOn.value && place > 0 && place <= chatKeys;
  const choose = () => {
    page.tell({ type: "chatSelected", room: chat.room });
    focusWritingBox();
  };
  return (
    <button type="button" class="closed-box" onClick={choose}>
      <span>{chat.stage.is === "ended" ? ended.by[chat.stage.by] : words.write(chat.name)}</span>
      <span class="small">
        {byKey ? <Key name={String(place)} /> : null}
        {byKey ? words.jumpsHere : chat.stage.is === "ended" ? words.show : words.choose}
        {held.draft.value.trim() === "" ? "" : ` · ${words.draftKept}`}
      </span>
    </button>
  );
}
