/** What is known about the chat in the middle, which is little on purpose, and what can be done. */

import { type Chat, mayClose } from "../console/chat.ts";
import { chatOf } from "../console/chats.ts";
import type { ConsolePage } from "../console/page.ts";
import { clockTime, languageName } from "../durations.ts";
import { presence } from "../presence.ts";
import { ending, facts, presence as presenceWords } from "../words/en.ts";
import { Agreed } from "./agreed.tsx";
import { Ladder } from "./ladder.tsx";
import { Places } from "./places.tsx";
import { Urgent } from "./urgent.tsx";

export function Facts({ page }: { readonly page: ConsolePage }) {
  const state = page.state.value;
  const chat = chatOf(state, state.selected);
  const held = chat === undefined ? undefined : page.held(chat.room);
  return (
    <section class="facts" aria-labelledby="facts-heading">
      <button type="button" class="button quiet narrow-only" onClick={() => (page.pane.value = "chat")}>
        {facts.back}
      </button>
      <h2 id="facts-heading">{chat?.name ?? facts.heading}</h2>
      {chat === undefined ? <p class="small">{facts.none}</p> : <Known page={page} chat={chat} />}
      {chat !== undefined && mayClose(chat) ? <Acts page={page} chat={chat} /> : null}
      {chat?.stage.is === "talking" && held !== undefined ? (
        <Ladder key={chat.room} page={page} chat={chat} held={held} />
      ) : null}
      {chat?.stage.is === "talking" ? <GoingOn page={page} chat={chat} /> : null}
    </section>
  );
}

/** What the two take along: steps, and places to go next. */
function GoingOn({ page, chat }: { readonly page: ConsolePage; readonly chat: Chat }) {
  const held = page.held(chat.room);
  if (held === undefined) return null;
  return (
    <>
      <Agreed key={`agreed ${chat.room}`} chat={chat} held={held} />
      <Places key={`places ${chat.room}`} page={page} chat={chat} held={held} />
    </>
  );
}

function Known({ page, chat }: { readonly page: ConsolePage; readonly chat: Chat }) {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const view = page.held(chat.room)?.view.value;
  const where = presence(chat, view, page.now.value);
  return (
    <>
      {chat.urgent ? (
        <p>
          {facts.urgent} <Urgent />
        </p>
      ) : null}
      <dl>
        <Fact name={facts.started} value={clockTime(chat.startedAt, zone)} />
        {view?.topic === undefined ? null : <Fact name={facts.topic} value={view.topic} />}
        <Fact name={facts.asked} value={clockTime(chat.startedAt - chat.waitedMs, zone)} />
        <Fact name={facts.language} value={languageName(chat.language)} />
        {view === undefined ? null : <Fact name={facts.endsAt} value={clockTime(view.endsAt, zone)} />}
        <Fact name={facts.now} value={presenceWords(where, (at) => clockTime(at, zone))} />
      </dl>
      <p class="small">{facts.madeUp}</p>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Acts({ page, chat }: { readonly page: ConsolePage; readonly chat: Chat }) {
  const startClosing = () => {
    page.tell({ type: "closingPressed", room: chat.room });
    page.pane.value = "chat";
  };
  return (
    <section class="acts" aria-labelledby="acts-heading">
      <h3 id="acts-heading">{facts.act}</h3>
      <button type="button" class="button wide" onClick={startClosing}>
        {ending.startClosing}
      </button>
    </section>
  );
}
