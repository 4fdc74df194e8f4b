/** What has been read, what is new, and which chat is the one that can be written in. */
import type { RoomId } from "../../../shared/ids.ts";
import { type Chat, listed, unread } from "./chat.ts";
import type { Glimpse } from "./event.ts";
import type { ConsoleState } from "./state.ts";

/**
 * The chat after its conversation changed. `watched`: somebody looks at this very chat. The line "New" is drawn where
 * the first message came in unwatched, stays when it is looked at, and goes with the answer.
 */
export function counted(chat: Chat, { arrived, written }: Glimpse, watched: boolean): Chat {
  const answered = written > chat.written;
  const firstUnread = !watched && arrived > chat.arrived && unread(chat) === 0;
  return {
    ...chat,
    arrived,
    written,
    read: watched ? arrived : chat.read,
    newAfter: firstUnread ? chat.read : answered ? undefined : chat.newAfter,
  };
}

/** The chat in which one can write: it has been read, and whatever was left behind loses its line. */
export function select(state: ConsoleState, room: RoomId | undefined): ConsoleState {
  if (room === undefined) return state;
  const isLost = state.lost.some((kept) => kept.room === room);
  if (!isLost && !state.chats.some((chat) => chat.room === room)) return state;
  return { ...state, chats: state.chats.map((chat) => looked(chat, room)), selected: room };
}

function looked(chat: Chat, selected: RoomId): Chat {
  if (chat.room === selected) return { ...chat, read: chat.arrived };
  return unread(chat) === 0 && chat.newAfter !== undefined ? { ...chat, newAfter: undefined } : chat;
}

export function nextUnread(state: ConsoleState): RoomId | undefined {
  return listed(state.chats).find((chat) => unread(chat) > 0 && chat.room !== state.selected)?.room ?? state.selected;
}
