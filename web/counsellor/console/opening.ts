/** From opening the page to being on shift, and back: who is signed in, on which device, and with which duty pass. */
import { renewMs } from "../../../shared/limits.ts";
import type { Answered } from "../../staff/ask.ts";
import { isRunning } from "./chat.ts";
import type { Effect } from "./effect.ts";
import type { Duty, FoundDevice, Me } from "./event.ts";
import type { ConsoleState, Step } from "./state.ts";

/** The page tries again by itself this soon when the service did not answer. */
const retryMs = 5000;

export function meAnswered(state: ConsoleState, answer: Answered<Me>, now: number): Step {
  switch (answer.is) {
    case "answered": {
      const { person, organisation } = answer.value;
      return {
        state: { ...state, me: answer.value },
        effects: [{ type: "findDevice", person: person.id, organisationKey: organisation.key }],
      };
    }
    case "signedOut":
      return stay({ ...state, stage: { is: "signedOut", why: "noSession" } });
    case "refused":
      return stay({ ...state, stage: { is: "stopped", why: "forbidden", sentence: answer.sentence } });
    case "unreachable":
      return stay({ ...state, stage: { is: "unreachable", retryAt: now + retryMs } });
  }
}

export function deviceFound(state: ConsoleState, found: FoundDevice, now: number): Step {
  if (found.device !== "usable") return stay({ ...state, stage: { is: "noDevice", why: found.device } });
  const lost = found.kept.filter((chat) => !chat.elsewhere);
  return {
    state: {
      ...state,
      lost: found.kept,
      selected: lost[0]?.room,
      checkedInFor: found.checkedInFor,
      lastEndedAt: found.lastEndedAt,
      deviceUntil: found.until,
      dutyAskedAt: now,
    },
    effects: [...lost.map(({ admission }): Effect => ({ type: "tellLost", admission })), { type: "fetchDuty" }],
  };
}

export function dutyAnswered(state: ConsoleState, answer: Answered<Duty>, now: number): Step {
  switch (answer.is) {
    case "answered":
      return recordedAgain(dutyKnown(state, answer.value));
    case "signedOut":
      if (holdsChats(state)) return stay({ ...state, pass: undefined, over: "signIn", notice: { is: "signInEnded" } });
      return disconnected({ ...state, stage: { is: "signedOut", why: "noSession" } });
    case "refused":
      return stay({ ...state, stage: { is: "stopped", why: "forbidden", sentence: answer.sentence } });
    case "unreachable":
      if (state.stage.is === "opening") {
        return stay({ ...state, stage: { is: "unreachable", retryAt: now + retryMs } });
      }
      return stay({ ...state, dutyAskedAt: now - renewMs + retryMs });
  }
}

/** Checked in while the Office could not be reached, or did not hear of it: it is told again. */
function recordedAgain({ state, effects }: Step): Step {
  const unknown = state.stage.is === "onShift" && state.checkedIn && state.turn?.checkedInAt === null;
  return { state, effects: unknown ? [...effects, { type: "recordCheckIn" }] : effects };
}

/** Something that duty depends on was changed: known at once, not with the next minute. */
export function askForDuty(state: ConsoleState, now: number): Step {
  if (state.stage.is !== "onShift" && state.stage.is !== "offShift") return stay(state);
  return { state: { ...state, dutyAskedAt: now }, effects: [{ type: "fetchDuty" }] };
}

function dutyKnown(before: ConsoleState, duty: Duty): Step {
  const state: ConsoleState = { ...before, turn: duty.turn };
  if (duty.pass === null) return isAwaited(state) && !holdsChats(state) ? awaited(state, duty) : dutyOver(state, duty);
  const returned = state.checkedInFor !== undefined && state.checkedInFor === duty.shift?.from;
  const next: ConsoleState = {
    ...state,
    stage: { is: "onShift" },
    pass: duty.pass,
    over: undefined,
    notice: state.notice?.is === "shiftOver" ? undefined : state.notice,
    shift: duty.shift,
    // A new turn begins: whoever was still asked about the last one is not asked any more.
    leaving: state.stage.is === "onShift" ? state.leaving : undefined,
    thanked: state.stage.is === "onShift" && state.thanked,
    // A page that was closed comes back as paused: nobody is given to somebody who is still finding their feet.
    checkedIn: state.checkedIn || returned,
    checkedInFor: undefined,
  };
  return withPass(next, duty.pass);
}

/** A lead must confirm the check-in before this person is on duty. */
export function isAwaited({ turn }: Pick<ConsoleState, "turn">): boolean {
  return turn?.confirmation === "awaited";
}

/** Whoever was on duty until now begins a turn of its own kind, and checks in for it. */
function awaited(state: ConsoleState, { shift }: Duty): Step {
  const returned = state.checkedInFor !== undefined && state.checkedInFor === shift?.from;
  return disconnected({
    ...state,
    ...{ stage: { is: "onShift" }, pass: undefined, over: undefined, board: undefined, checkedInFor: undefined },
    shift,
    checkedIn: state.pass === undefined && (state.checkedIn || returned),
    taking: state.pass === undefined && state.taking,
  });
}

/** Nobody new comes. Chats that run, or that this page lost, are kept with a pass for nothing else. */
function dutyOver(state: ConsoleState, { ended, shift }: Duty): Step {
  const off: ConsoleState = { ...state, pass: undefined, shift, taking: false, setAside: false, takeWhenOpen: false };
  const wasOnShift = state.stage.is === "onShift";
  if (!keepsBoard(state) || (!wasOnShift && ended === null)) return disconnected(offShift({ ...off, over: undefined }));
  const isNews = !wasOnShift || state.over === undefined;
  const held: ConsoleState = {
    ...off,
    stage: { is: "onShift" },
    over: "shift",
    notice: isNews ? whyStaying(state) : state.notice,
    checkedInFor: undefined,
  };
  const next = ended === null ? stay(held) : withPass({ ...held, pass: ended }, ended);
  const paused: readonly Effect[] =
    state.link === "up" && state.taking ? [{ type: "send", frame: { type: "taking", on: false } }] : [];
  return { state: next.state, effects: [...next.effects, ...paused] };
}

function whyStaying(state: ConsoleState): ConsoleState["notice"] {
  return holdsChats(state) ? { is: "shiftOver" } : { is: "needed", chats: neededFor(state) };
}

/** Whoever was there is asked how they leave. */
function offShift(state: ConsoleState): ConsoleState {
  const leaving: ConsoleState["leaving"] = state.checkedIn ? { is: "debrief" } : state.leaving;
  const gone = { checkedIn: false, taking: false, rest: undefined, board: undefined };
  return { ...state, ...gone, stage: { is: "offShift" }, leaving };
}

function withPass(state: ConsoleState, pass: string): Step {
  const use: Effect = { type: "usePass", pass };
  switch (state.link) {
    case "off":
      if (pass === state.refusedPass) return stay(state);
      return { state: { ...state, link: "connecting" }, effects: [{ type: "connect", pass }] };
    case "up":
      return { state, effects: [use, { type: "send", frame: { type: "duty", pass } }] };
    case "connecting":
    case "reconnecting":
      return { state, effects: [use] };
    case "replaced":
      return stay(state);
  }
}

export function signOutPressed(state: ConsoleState): Step {
  if (holdsChats(state)) return stay({ ...state, notice: { is: "endChatsFirst" } });
  const chats = neededFor(state);
  if (chats > 0) return stay({ ...state, notice: { is: "needed", chats } });
  const goodbye: readonly Effect[] =
    state.link === "up" && state.checkedIn ? [{ type: "send", frame: { type: "checkOut" } }] : [];
  const forget = state.chats.map(({ room }): Effect => ({ type: "forgetConversation", room }));
  const out = disconnected({
    ...state,
    stage: { is: "signedOut", why: "byMe" },
    me: undefined,
    board: undefined,
    chats: [],
    checkedIn: false,
    taking: false,
  });
  return {
    state: out.state,
    effects: [
      ...goodbye,
      ...forget,
      ...out.effects,
      { type: "rememberCheckIn", shiftFrom: undefined },
      { type: "signOut" },
    ],
  };
}

/** Nobody is told that they are out who may not be. */
export function notHeard(state: ConsoleState): ConsoleState {
  const { stage } = state;
  return stage.is === "signedOut" && stage.why === "byMe" ? { ...state, stage: { ...stage, why: "notHeard" } } : state;
}

/** After the shift and the last of its chats, or a sign-in that ended: nothing is left to keep the board open for. */
export function leaveWhenDone({ state, effects }: Step): Step {
  if (state.stage.is !== "onShift" || state.over === undefined || keepsBoard(state)) return { state, effects };
  const off = offShift({ ...state, over: undefined, pass: undefined, notice: undefined });
  const done = disconnected(
    state.over === "signIn" ? { ...off, stage: { is: "signedOut", why: "noSession" }, leaving: undefined } : off,
  );
  return { state: done.state, effects: [...effects, ...done.effects] };
}

/** Chats that still run, here or lost by this page: they keep the console open after the shift. */
export function holdsChats(state: ConsoleState): boolean {
  const running = state.chats.some(isRunning);
  return running || state.lost.some(({ elsewhere }) => !elsewhere);
}

/** Chats of colleagues that keep this person, the only lead there, beside them. */
export function neededFor({ checkedIn, board }: ConsoleState): number {
  return checkedIn ? (board?.me.needed ?? 0) : 0;
}

function keepsBoard(state: ConsoleState): boolean {
  return holdsChats(state) || (state.over !== "signIn" && neededFor(state) > 0);
}

function disconnected(state: ConsoleState): Step {
  return { state: { ...state, link: "off", asking: false, offer: undefined }, effects: [{ type: "disconnect" }] };
}

function stay(state: ConsoleState): Step {
  return { state, effects: [] };
}
