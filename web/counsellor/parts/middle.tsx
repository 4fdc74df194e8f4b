/** One chat at a time: the one selected, a lost one that can be let go of, or a quiet word when there is none. */
import { chatOf } from "../console/chats.ts";
import type { ConsolePage } from "../console/page.ts";
import { middle } from "../words/en.ts";
import { ChatPanel } from "./chat.tsx";
import { BackToList } from "./chat-head.tsx";
import { LostChat } from "./lost-chat.tsx";

export function Middle({ page }: { readonly page: ConsolePage }) {
  const state = page.state.value;
  const chat = chatOf(state, state.selected);
  const held = chat === undefined ? undefined : page.held(chat.room);
  if (chat !== undefined && held !== undefined)
    return <ChatPanel key={chat.room} page={page} chat={chat} held={held} />;
  const kept = state.lost.find(({ room }) => room === state.selected);
  return (
    <div class="nothing">
      <BackToList page={page} />
      {kept === undefined ? (
        <>
          <h2>{middle.empty}</h2>
          <p>{middle.emptyNext}</p>
        </>
      ) : (
        <LostChat page={page} kept={kept} />
      )}
    </div>
  );
}
