/** The chats of this console, by their made-up names. Never a word of what was said in them. */
import { type Chat, isRunning, listed, unread } from "../console/chat.ts";
import type { KeptChat } from "../console/event.ts";
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { chatKeys } from "../key-map.ts";
import { presence } from "../presence.ts";
import { myChats, presence as presenceWords } from "../words/en.ts";
import { Key } from "./key.tsx";

export function MyChats({ page }: { readonly page: ConsolePage }) {
  const { chats, lost, board } = page.state.value;
  const held = chats.filter(isRunning).length + lost.length;
  return (
    <section class="my-chats" aria-labelledby="my-chats-heading">
      <div class="section-head">
        <h2 id="my-chats-heading">{myChats.heading}</h2>
        {board === undefined ? null : <span class="small">{myChats.held(held, board.me.limit)}</span>}
      </div>
      {chats.length + lost.length === 0 ? <p class="small">{myChats.none}</p> : null}
      <ul class="chat-list">
        {listed(chats).map((chat, place) => (
          <li key={chat.room}>
            <ChatItem page={page} chat={chat} place={place + 1} />
          </li>
        ))}
        {lost.map((kept) => (
          <li key={kept.room}>
            <LostItem page={page} kept={kept} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChatItem({ page, chat, place }: { readonly page: ConsolePage; readonly chat: Chat; readonly place: number }) {
  const selected = page.state.value.selected === chat.room;
  const fresh = unread(chat);
  return (
    <button
      type="button"
      class={isRunning(chat) ? "chat-item" : "chat-item over"}
      data-hue={chat.hue}
      aria-current={selected ? "true" : undefined}
      onClick={() => show(page, chat.room)}
    >
      <span class="mark" aria-hidden="true">
        {chat.name.charAt(0)}
      </span>
      <span class="chat-item-text">
        <strong>{chat.name}</strong>
        <Manner page={page} chat={chat} />
      </span>
      {fresh > 0 ? (
        <span class="count" aria-hidden="true">
          {fresh}
        </span>
      ) : null}
      {fresh === 0 && place <= chatKeys && page.singleKeysOn.value ? <Key name={String(place)} /> : null}
    </button>
  );
}

function LostItem({ page, kept }: { readonly page: ConsolePage; readonly kept: KeptChat }) {
  const selected = page.state.value.selected === kept.room;
  return (
    <button
      type="button"
      class="chat-item over"
      aria-current={selected ? "true" : undefined}
      onClick={() => show(page, kept.room)}
    >
      <span class="mark" aria-hidden="true">
        {kept.name.charAt(0)}
      </span>
      <span class="chat-item-text">
        <strong>{kept.name}</strong>
        <span class="small">{kept.elsewhere ? myChats.elsewhere : myChats.lost}</span>
      </span>
    </button>
  );
}

function show(page: ConsolePage, room: Chat["room"]): void {
  page.tell({ type: "chatSelected", room });
  page.pane.value = "chat";
}

/** Where the visitor is, or what is new where that is all there is to say. Never a word of what was written. */
function Manner({ page, chat }: { readonly page: ConsolePage; readonly chat: Chat }) {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const where = presence(chat, page.held(chat.room)?.view.value, page.now.value);
  const fresh = unread(chat);
  const state = presenceWords(where, (at) => clockTime(at, zone));
  if (fresh === 0) return <span class="small">{state}</span>;
  return (
    <span class="small">
      <span class={where.is === "here" ? "" : "unseen"}>{myChats.unread(fresh)}</span>
      {where.is === "here" ? "" : state}
    </span>
  );
}
