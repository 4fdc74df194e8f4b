/** The console's own socket to the Switchboard: what is said when it opens, and what each way of closing means. */

import { chatsMost, renewMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { Admission, readToken } from "../../../shared/tokens.ts";
import { isRunning } from "./chat.ts";
import type { Effect } from "./effect.ts";
import { holdsChats } from "./opening.ts";
import type { ConsoleState, Step } from "./state.ts";

const againMs = 5000;

export function opened(state: ConsoleState, now: number): Step {
  const running = state.chats.filter(isRunning);
  const { lastEndedAt, pauseUntil, rest, leaving } = state;
  const pause = {
    ...(lastEndedAt === undefined ? {} : { lastEndedAt }),
    ...(pauseUntil === undefined ? {} : { pauseUntil }),
  };
  const start = { type: "start", admissions: heldAdmissions(state, now), ...pause } as const;
  const effects: Effect[] = [{ type: "send", frame: start }];
  // In one frame: somebody paused must not ring for the moment between two.
  if (leaving?.is === "out") effects.push({ type: "send", frame: { type: "checkOut" } });
  else if (state.checkedIn) {
    const why = rest === undefined ? {} : { rest };
    effects.push({ type: "send", frame: { type: "checkIn", taking: state.taking, ...why } });
  }
  if (state.checkedIn && state.takeWhenOpen) effects.push({ type: "send", frame: { type: "take" } });
  for (const { room, admission, seatedTold, stage } of running) {
    if (stage.is === "talking" && !seatedTold) effects.push({ type: "send", frame: { type: "seated", room } });
    // S7: what was asked for over a dying link had no answer. Hidden pages look once a minute, when this one may be dead too.
    effects.push({ type: "send", frame: { type: "renew", admission } });
  }
  const chats = state.chats.map((chat) => (chat.stage.is === "talking" ? { ...chat, seatedTold: true } : chat));
  return {
    state: { ...state, link: "up", chats, checkInSeen: false, asking: state.takeWhenOpen, takeWhenOpen: false },
    effects,
  };
}

/** Each counts as one chat, so that the limit survives a crash; a token that has expired counts for nobody. */
function heldAdmissions(state: ConsoleState, now: number): string[] {
  const held = [...state.chats.filter(isRunning), ...state.lost].map(({ admission }) => admission);
  return held.filter((token) => (readToken(Admission, token)?.expires ?? 0) > now).slice(0, chatsMost);
}

export function lost(state: ConsoleState): Step {
  // What rang is known again with the next board, if it still rings then.
  return { state: { ...state, link: "reconnecting", asking: false, offer: undefined }, effects: [] };
}

export function closed(state: ConsoleState, code: number, now: number): Step {
  const off: ConsoleState = { ...state, link: "off", asking: false, offer: undefined };
  switch (code) {
    case closeCode.replaced:
      return { state: { ...off, link: "replaced" }, effects: [] };
    case closeCode.revoked:
      return revoked(off);
    case closeCode.token:
      return {
        state: { ...off, refusedPass: state.pass, dutyAskedAt: now },
        effects: [{ type: "fetchDuty" }],
      };
    case closeCode.silent:
    case closeCode.tooFast:
      return soonAgain(off, now);
    case closeCode.forbidden:
      return stopUnlessHeld(off, "forbidden", now);
    default:
      return stopUnlessHeld(off, "outdated", now);
  }
}

/** With the next duty pass, in a few seconds: a page that slept, or said too much at once. */
function soonAgain(state: ConsoleState, now: number): Step {
  return { state: { ...state, dutyAskedAt: now - renewMs + againMs }, effects: [] };
}

/** A chat that runs is never covered by a sentence about the board's own socket: the page goes on trying. */
function stopUnlessHeld(state: ConsoleState, why: "forbidden" | "outdated", now: number): Step {
  if (holdsChats(state)) return soonAgain(state, now);
  return { state: { ...state, stage: { is: "stopped", why, sentence: undefined } }, effects: [] };
}

/** The session was ended elsewhere, perhaps because a device was stolen: nothing of any chat stays on this screen. */
function revoked(state: ConsoleState): Step {
  const dropped = state.chats.flatMap(({ room }): Effect[] => [
    { type: "dropConversation", room },
    { type: "discardKeptChat", room },
  ]);
  return {
    state: {
      ...state,
      stage: { is: "signedOut", why: "revoked" },
      pass: undefined,
      over: undefined,
      board: undefined,
      chats: [],
      lost: [],
      selected: undefined,
      checkedIn: false,
      taking: false,
    },
    effects: [...dropped, { type: "rememberCheckIn", shiftFrom: undefined }],
  };
}

/** This tab becomes the live one again; the other is told that it was replaced. */
export function continueHere(state: ConsoleState): Step {
  if (state.link !== "replaced" || state.pass === undefined) return { state, effects: [] };
  return { state: { ...state, link: "connecting" }, effects: [{ type: "connect", pass: state.pass }] };
}
