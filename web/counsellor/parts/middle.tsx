/** The chats side by side, one of them with a writing box; a lost one that can be let go of; or a quiet word. */
import { columns } from "../console/columns.ts";
import type { KeptChat } from "../console/event.ts";
import type { ConsolePage } from "../console/page.ts";
import { middle } from "../words/en.ts";
import { ChatPanel } from "./chat.tsx";
import { BackToList } from "./chat-head.tsx";
import { LostChat } from "./lost-chat.tsx";

export function Middle({ page }: { readonly page: ConsolePage }) {
  const state = page.state.value;
  const { chats, lost } = columns(state, page.fits.value);
  if (chats.length === 0) return <Nothing page={page} lost={lost} />;
  return (
    <div class="columns">
      {chats.map((chat) => {
        const held = page.held(chat.room);
        if (held === undefined) return null;
        const active = chat.room === state.selected;
        return <ChatPanel key={chat.room} page={page} chat={chat} held={held} active={active} />;
      })}
      {lost.length > 0 ? <Nothing page={page} lost={lost} /> : null}
    </div>
  );
}

function Nothing({ page, lost }: { readonly page: ConsolePage; readonly lost: readonly KeptChat[] }) {
  const some = page.state.value.chats.length > 0;
  return (
    <div class="nothing">
      <BackToList page={page} />
      {lost.length === 0 ? (
        <>
          <Water />
          <h2>{some ? middle.none : middle.empty}</h2>
          <p>{some ? middle.noneNext : middle.emptyNext}</p>
        </>
      ) : (
        lost.map((kept) => <LostChat key={kept.room} page={page} kept={kept} />)
      )}
    </div>
  );
}

/** Quiet water, as in the mark of the service: nothing is wrong when nothing is here. */
function Water() {
  return (
    <svg class="water" viewBox="0 0 96 40" width="96" height="40" aria-hidden="true" focusable="false">
      <path d="M8 14c13-10 27-10 40 0s27 10 40 0" />
      <path d="M8 30c13-10 27-10 40 0s27 10 40 0" />
    </svg>
  );
}
