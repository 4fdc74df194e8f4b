/** The chats of one console, from `taken` until the last word of their text is forgotten. */

import type { RoomId } from "../../../shared/ids.ts";
import { afterEndMs } from "../../../shared/limits.ts";
import type { StaffFrame } from "../../../shared/protocol.ts";
import { madeUpName } from "../names.ts";
import { type Chat, freeHue, isRunning } from "./chat.ts";
import type { Effect } from "./effect.ts";
import type { ConsoleEvent, Glimpse } from "./event.ts";
import { counted, nextUnread, select } from "./reading.ts";
import type { ConsoleState, ReleaseReason, Step } from "./state.ts";

type Taken = Extract<StaffFrame, { type: "taken" }>;
type Arrival = Pick<Extract<ConsoleEvent, { type: "frameArrived" }>, "random" | "writing">;
type EndPressed = Extract<ConsoleEvent, { type: "endPressed" }>;
type ChatEvent = Extract<
  ConsoleEvent,
  {
    type:
      | "chatSelected"
      | "nextUnreadPressed"
      | "conversationSeated"
      | "conversationChanged"
      | "pageShown"
      | "endPressed"
      | "endTakenBack"
      | "flagPressed"
      | "flagTold"
      | "closingPressed"
      | "forgetPressed"
      | "promptClosed"
      | "lostChatEnded";
  }
>;

export function reacted(state: ConsoleState, event: ChatEvent, now: number): Step {
  switch (event.type) {
    case "chatSelected":
      return { state: select(state, event.room), effects: [] };
    case "nextUnreadPressed":
      return { state: select(state, nextUnread(state)), effects: [] };
    case "pageShown":
      return { state: select(state, state.selected), effects: [] };
    case "conversationSeated":
      return seated(state, event.room);
    case "conversationChanged":
      return changed(state, event.room, event.glimpse, event.watched, now);
    case "endPressed":
      return endPressed(state, event);
    case "endTakenBack":
      return { state: withChat(state, event.room, { endAsked: undefined }), effects: [] };
    case "flagPressed": {
      const effects: readonly Effect[] = [{ type: "flagChat", room: event.room }];
      return { state, effects: chatOf(state, event.room)?.stage.is === "talking" ? effects : [] };
    }
    case "flagTold":
      return flagTold(state, event.room, event.heard);
    case "closingPressed":
      return closingPressed(state, event.room);
    case "forgetPressed":
      return chatOf(state, event.room)?.stage.is === "ended" ? forget(state, event.room) : { state, effects: [] };
    case "promptClosed": {
      const { silentSince, count } = event;
      return { state: withChat(state, event.room, { promptsClosed: { silentSince, count } }), effects: [] };
    }
    case "lostChatEnded":
      return lostChatEnded(state, event.room, now);
  }
}

export function taken(state: ConsoleState, frame: Taken, arrival: Arrival, now: number): Step {
  const { room, admission, commitment, line, language, waitedMs } = frame;
  const settled: ConsoleState = { ...state, asking: false, notice: undefined };
  // The Switchboard restored a lease this console already answers to.
  if (chatOf(state, room) !== undefined) return { state: settled, effects: [] };
  const names = [...state.chats, ...state.lost].map((held) => held.name);
  // The board without them comes after this frame.
  const urgent = state.board?.waiting.find(({ ticket }) => ticket === frame.ticket)?.urgent ?? false;
  const begun = { room, admission, line, language, waitedMs, urgent, startedAt: now, renewedAt: now };
  const chat: Chat = { ...untouched, ...begun, name: madeUpName(arrival.random, names), hue: freeHue(state.chats) };
  const others = state.chats.map((held) => (isRunning(held) ? held : { ...held, aside: true }));
  // Words typed for one person must not land in front of another, or nowhere.
  const selected = arrival.writing && chatOf(state, state.selected) !== undefined ? state.selected : room;
  return {
    state: select({ ...settled, chats: [...others, chat] }, selected),
    effects: [
      { type: "openConversation", room, admission, commitment },
      { type: "keepChat", room, admission, name: chat.name, startedAt: now },
    ],
  };
}

const untouched = {
  stage: { is: "starting" },
  seatedTold: false,
  arrived: 0,
  read: 0,
  written: 0,
  newAfter: undefined,
  closing: false,
  aside: false,
  endAsked: undefined,
  promptsClosed: undefined,
} as const satisfies Partial<Chat>;

function seated(state: ConsoleState, room: RoomId): Step {
  const chat = chatOf(state, room);
  if (chat?.stage.is !== "starting") return { state, effects: [] };
  const up = state.link === "up";
  return {
    state: withChat(state, room, { stage: { is: "talking" }, seatedTold: up }),
    effects: up ? [{ type: "send", frame: { type: "seated", room } }] : [],
  };
}

function changed(state: ConsoleState, room: RoomId, glimpse: Glimpse, watched: boolean, now: number): Step {
  const chat = chatOf(state, room);
  if (chat === undefined || !isRunning(chat)) return { state, effects: [] };
  const more = glimpse.arrived > chat.arrived;
  const after = withChat(state, room, counted(chat, glimpse, watched && state.selected === room));
  const sounds: readonly Effect[] = more && !watched ? [{ type: "playSound", sound: "message" }] : [];
  const by = glimpse.phase === "refused" ? "refused" : glimpse.endedBy;
  if (by === undefined) return { state: after, effects: sounds };
  const stage = { is: "ended", by, forgetAt: now + afterEndMs } as const;
  const left = withChat(after, room, { stage, endAsked: undefined });
  const done =
    chat.stage.is === "talking" ? overAfterTalk(left, room, now) : { state: left, effects: over(left, room) };
  return { state: done.state, effects: [...sounds, ...done.effects] };
}

/** The chat counts no longer, here and at the Switchboard. */
function over(state: ConsoleState, room: RoomId): readonly Effect[] {
  return [...countsNoLonger(state, room), { type: "discardKeptChat", room }];
}

export function countsNoLonger({ link }: ConsoleState, room: RoomId): readonly Effect[] {
  return link === "up" ? [{ type: "send", frame: { type: "ended", room } }] : [];
}

/** It took place, so the minutes before the next one begin. A lost chat counts as one: the Switchboard holds it so. */
export function overAfterTalk(state: ConsoleState, room: RoomId, now: number): Step {
  return {
    state: { ...state, lastEndedAt: now, pauseUntil: undefined },
    effects: [...over(state, room), { type: "rememberLastEnded", at: now }],
  };
}

export function released(state: ConsoleState, room: RoomId, reason: ReleaseReason): Step {
  const chat = chatOf(state, room);
  const name = chat?.name ?? state.lost.find((kept) => kept.room === room)?.name;
  if (name === undefined || (chat !== undefined && !isRunning(chat))) return { state, effects: [] };
  const dropped: readonly Effect[] = chat === undefined ? [] : [{ type: "dropConversation", room }];
  // Somebody may be in the middle of a word: another chat's writing box must not open under their fingers.
  const away = without(chat === undefined ? state : { ...state, selected: elsewhere(state, room) }, room);
  return {
    state: { ...away, notice: { is: "released", name, reason } },
    effects: [...dropped, { type: "discardKeptChat", room }],
  };
}

export function renewed(state: ConsoleState, room: RoomId, admission: string): Step {
  const chat = chatOf(state, room);
  if (chat === undefined || !isRunning(chat)) return { state, effects: [] };
  const { name, startedAt } = chat;
  return {
    state: withChat(state, room, { admission }),
    effects: [
      { type: "renewConversation", room, admission },
      { type: "keepChat", room, admission, name, startedAt },
    ],
  };
}

function closingPressed(state: ConsoleState, room: RoomId): Step {
  const chat = chatOf(state, room);
  if (chat?.stage.is !== "talking" || chat.closing) return { state, effects: [] };
  return {
    state: withChat(state, room, { closing: true, endAsked: undefined }),
    effects: [{ type: "startClosing", room }],
  };
}

/**
 * Two steps, whichever way: "Start closing" and then "End", or "End" and a question. What has not arrived is named
 * in the question even after closing, and nobody is cut off in the middle of a sentence by one press.
 */
function endPressed(state: ConsoleState, { room, sure, undelivered, otherIsWriting }: EndPressed): Step {
  const chat = chatOf(state, room);
  if (chat === undefined || !isRunning(chat)) return { state, effects: [] };
  if (chat.stage.is === "starting") return givenUp(state, room);
  if (!sure && (!chat.closing || undelivered > 0 || otherIsWriting)) {
    return { state: withChat(state, room, { endAsked: { undelivered, otherIsWriting } }), effects: [] };
  }
  return { state: withChat(state, room, { endAsked: undefined }), effects: [{ type: "endConversation", room }] };
}

function flagTold(state: ConsoleState, room: RoomId, heard: boolean): Step {
  const told: ConsoleState = heard ? state : { ...state, notice: { is: "notFlagged" } };
  const isOver = chatOf(state, room)?.stage.is !== "talking";
  return {
    state: withChat(told, room, { endAsked: undefined }),
    effects: isOver ? [] : [{ type: "endConversation", room }],
  };
}

/** Nobody has written yet: the visitor goes back to the head of the queue by themselves. */
function givenUp(state: ConsoleState, room: RoomId): Step {
  return { state: without(state, room), effects: [{ type: "dropConversation", room }, ...over(state, room)] };
}

export function forget(state: ConsoleState, room: RoomId): Step {
  return { state: without(state, room), effects: [{ type: "forgetConversation", room }] };
}

function lostChatEnded(state: ConsoleState, room: RoomId, now: number): Step {
  if (!state.lost.some((kept) => kept.room === room && !kept.elsewhere)) return { state, effects: [] };
  return overAfterTalk(without(state, room), room, now);
}

export function chatOf(state: ConsoleState, room: RoomId | undefined): Chat | undefined {
  return state.chats.find((chat) => chat.room === room);
}

/** What is selected without this chat: nothing, if it was this one. */
function elsewhere({ selected }: ConsoleState, room: RoomId): RoomId | undefined {
  return selected === room ? undefined : selected;
}

function withChat(state: ConsoleState, room: RoomId, change: Partial<Chat>): ConsoleState {
  return { ...state, chats: state.chats.map((chat) => (chat.room === room ? { ...chat, ...change } : chat)) };
}

/** Gone from the list; if it was the selected one, another running chat is. */
function without(state: ConsoleState, room: RoomId): ConsoleState {
  const chats = state.chats.filter((chat) => chat.room !== room);
  const lost = state.lost.filter((kept) => kept.room !== room);
  if (state.selected !== room) return { ...state, chats, lost };
  return select({ ...state, chats, lost, selected: undefined }, (chats.find(isRunning) ?? chats[0] ?? lost[0])?.room);
}
