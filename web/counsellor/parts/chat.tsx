/** One chat: its head, the conversation, and at the foot the writing box or what there is to decide. */
import type { Chat } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { chat as words } from "../words/en.ts";
import { ChatHead, ConnectionState } from "./chat-head.tsx";
import { Composer } from "./composer.tsx";
import { ClosingPanel, EndedPanel, EndQuestion } from "./ending.tsx";
import { Log } from "./log.tsx";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function ChatPanel({ page, chat, held }: Props) {
  return (
    <section class="chat" aria-label={words.region(chat.name)} data-stage={chat.stage.is}>
      <ChatHead page={page} chat={chat} held={held} />
      <ConnectionState page={page} chat={chat} held={held} />
      <Log page={page} chat={chat} held={held} />
      <div class="foot">
        <Foot page={page} chat={chat} held={held} />
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
