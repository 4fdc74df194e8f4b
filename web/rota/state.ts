/**
 * The coordinators' rota, pure: which week is looked at and how, what the Office answered, whose panel is open, what is
 * being asked and what came of it. What somebody types stays in its form, which an answer never touches: so another
 * coordinator's change is drawn around it.
 */
import type { LineSlug, PatternId, ShiftId } from "../../shared/ids.ts";
import { addDays, type Day, dayAt, mondayOf } from "../../shared/rota/day.ts";
import type { RotaAnswer, RotaWindow } from "../../shared/rota-interface.ts";
import { type Act, inverse, type Outcome } from "./acts.ts";
import { covers, windowFor } from "./looking.ts";
import { type News, newsBetween } from "./news.ts";

export const views = ["week", "people", "list"] as const;
type View = (typeof views)[number];

/** `view` of a shift: its people, the form that changes it, or the question whether to remove it. */
export type Panel =
  | { readonly is: "shift"; readonly shift: ShiftId; readonly view: "people" | "edit" | "remove" }
  | { readonly is: "add"; readonly day: Day; readonly begins: string | undefined; readonly line: LineSlug }
  | { readonly is: "patterns"; readonly editing: PatternId | "new" | undefined }
  | { readonly is: "copy" | "publish" | "takeBack" | "draft" | "closures" | "rules" | "requests" | "decide" | "file" };

/** What was not done, and why. */
export type Trouble =
  | { readonly is: "refused"; readonly sentence: string; readonly details: unknown }
  | { readonly is: "unreachable" };

interface Done {
  readonly said: string;
  readonly undo: Act | undefined;
  /** A publication of which something has begun. */
  readonly isFinal: boolean;
  /** Shifts that a pattern made, and when the first of them begins. */
  readonly made: { readonly number: number; readonly first: number } | undefined;
}

export interface RotaState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly me: string;
  readonly answer: RotaAnswer | undefined;
  /** The weeks of `answer`. */
  readonly window: RotaWindow | undefined;
  /** The weeks asked for last, while their answer is under way. */
  readonly reading: RotaWindow | undefined;
  readonly today: Day;
  /** The week looked at; on a phone, and on paper never, one day of it. */
  readonly monday: Day;
  readonly day: Day;
  readonly line: LineSlug | "all";
  readonly view: View;
  readonly panel: Panel | undefined;
  /** Under way: one thing at a time, so that two presses do not become two shifts. */
  readonly asking: Asking | undefined;
  readonly trouble: Trouble | undefined;
  readonly done: Done | undefined;
  readonly news: News | undefined;
  /** The last look did not reach the service; what is shown is from before. */
  readonly isOffline: boolean;
}

/** `next`: the panel once it is done. */
interface Asking {
  readonly act: Act;
  readonly said: string;
  readonly next: Panel | "stay" | "close";
}

export type RotaEvent =
  | { readonly type: "opened" }
  | { readonly type: "read"; readonly answer: RotaAnswer | "unreachable" | "signedOut"; readonly window: RotaWindow }
  | { readonly type: "versionHeard"; readonly version: number | "unreachable" | "signedOut" }
  | { readonly type: "dayCame"; readonly today: Day }
  | { readonly type: "weekPressed"; readonly monday: Day }
  | { readonly type: "dayPressed"; readonly day: Day }
  | { readonly type: "linePressed"; readonly line: LineSlug | "all" }
  | { readonly type: "viewPressed"; readonly view: View }
  | { readonly type: "panelOpened"; readonly panel: Panel }
  | { readonly type: "panelClosed" }
  | ({ readonly type: "asked" } & Asking)
  | { readonly type: "acted"; readonly outcome: Outcome; readonly window: RotaWindow }
  | { readonly type: "undoPressed" }
  | { readonly type: "dismissed"; readonly what: "done" | "news" };

export type RotaEffect =
  | { readonly type: "read"; readonly window: RotaWindow }
  | { readonly type: "act"; readonly act: Act; readonly version: number; readonly window: RotaWindow };

export interface RotaStep {
  readonly state: RotaState;
  readonly effects: readonly RotaEffect[];
}

export function initial(today: Day, me: string): RotaState {
  return {
    ...{ stage: "loading", me, answer: undefined, window: undefined, reading: undefined },
    ...{ today, monday: mondayOf(today), day: today, line: "all", view: "week" },
    ...{ panel: undefined, asking: undefined, trouble: undefined, done: undefined, news: undefined, isOffline: false },
  };
}

export function step(state: RotaState, event: RotaEvent): RotaStep {
  switch (event.type) {
    case "opened":
      return reading(state);
    case "read":
      return readAnswered(state, event.answer, event.window);
    case "versionHeard":
      return heard(state, event.version);
    case "dayCame":
      return stay({ ...state, today: event.today });
    case "weekPressed":
      return lookedAt({ ...state, monday: event.monday, day: sameDayIn(state, event.monday) });
    case "dayPressed":
      return lookedAt({ ...state, monday: mondayOf(event.day), day: event.day });
    case "linePressed":
      return stay({ ...state, line: event.line });
    case "viewPressed":
      return stay({ ...state, view: event.view });
    case "panelOpened":
      return lookedAt({ ...state, panel: event.panel, trouble: undefined, done: doneIn(state, event.panel) });
    case "panelClosed":
      return stay({ ...state, panel: undefined, trouble: undefined });
    case "asked":
      return asked(state, event);
    case "acted":
      return lookedAt(acted(state, event.outcome, event.window));
    case "undoPressed": {
      const undo = state.done?.undo;
      return undo === undefined ? stay(state) : asked(state, { act: undo, said: "", next: "stay" });
    }
    case "dismissed":
      return stay({ ...state, [event.what]: undefined });
  }
}

/** These are about any week, as far as shifts are made. */
const farPanels: readonly (Panel["is"] | undefined)[] = ["requests", "decide", "publish", "file", "patterns"];

/** A publication may reach as far, and so does taking it back. */
const wanted = ({ monday, today, panel, asking }: RotaState): RotaWindow =>
  windowFor(monday, today, farPanels.includes(panel?.is) || asking?.act.do === "undoPublication");

function reading(state: RotaState): RotaStep {
  const window = wanted(state);
  return { state: { ...state, reading: window }, effects: [{ type: "read", window }] };
}

/** What was done is said until something else is opened, where its way back would look like the way back of that. */
function doneIn({ panel, done }: RotaState, opened: Panel): Done | undefined {
  if (panel?.is !== opened.is) return undefined;
  return panel.is === "shift" && opened.is === "shift" && panel.shift !== opened.shift ? undefined : done;
}

/** Today where it is in the week, else the same day of the week. */
function sameDayIn({ today, day }: RotaState, monday: Day): Day {
  if (mondayOf(today) === monday) return today;
  const ahead = (Date.parse(day) - Date.parse(mondayOf(day))) / (24 * 60 * 60 * 1000);
  return addDays(monday, ahead);
}

/** What is looked at is asked for, unless it is there or on its way. */
function lookedAt(state: RotaState): RotaStep {
  const isHeld = (window: RotaWindow | undefined) => window !== undefined && covers(window, wanted(state));
  return state.answer === undefined || isHeld(state.window) || isHeld(state.reading) ? stay(state) : reading(state);
}

function read(state: RotaState, answer: RotaAnswer | "unreachable" | "signedOut", window: RotaWindow): RotaState {
  if (answer === "signedOut") return { ...state, stage: "signedOut" };
  if (answer === "unreachable")
    return state.answer === undefined ? { ...state, stage: "unreachable" } : { ...state, isOffline: true };
  return drawn(state, answer, window);
}

/** Answers overtake one another, and somebody may have gone on meanwhile: what is looked at by now may be none of theirs. */
function readAnswered(
  before: RotaState,
  answer: RotaAnswer | "unreachable" | "signedOut",
  window: RotaWindow,
): RotaStep {
  const isTheLast = before.reading !== undefined && covers(window, before.reading);
  const state = read(isTheLast ? { ...before, reading: undefined } : before, answer, window);
  return typeof answer === "string" ? stay(state) : lookedAt(state);
}

/** A late answer never takes the place of a newer one. */
function drawn(state: RotaState, answer: RotaAnswer, window: RotaWindow): RotaState {
  const before = state.answer;
  const shown = { ...state, stage: "shown", isOffline: false } as const;
  if (before !== undefined && answer.version < before.version) return shown;
  const news = before === undefined ? undefined : newsBetween(before, answer, state.me);
  const panel = panelIn(state.panel, answer);
  return { ...shown, answer, window, panel, news: news ?? state.news };
}

/** What is being changed may be gone. A shift that a step of the draft brings is looked up by whoever draws it. */
function panelIn(panel: Panel | undefined, { patterns }: RotaAnswer): Panel | undefined {
  if (panel?.is !== "patterns" || panel.editing === undefined || panel.editing === "new") return panel;
  return patterns.some(({ pattern }) => pattern.id === panel.editing) ? panel : { is: "patterns", editing: undefined };
}

function heard(state: RotaState, version: number | "unreachable" | "signedOut"): RotaStep {
  if (version === "signedOut") return stay({ ...state, stage: "signedOut" });
  if (version === "unreachable") return stay({ ...state, isOffline: state.answer !== undefined });
  const isNew = state.answer !== undefined && version !== state.answer.version && state.asking === undefined;
  return isNew || state.isOffline ? reading(state) : stay(state);
}

function asked(state: RotaState, { act, said, next }: Asking): RotaStep {
  if (state.asking !== undefined) return stay(state);
  const now = { ...state, asking: { act, said, next }, trouble: undefined };
  return { state: now, effects: [{ type: "act", act, version: state.answer?.version ?? 0, window: wanted(now) }] };
}

function acted(state: RotaState, outcome: Outcome, window: RotaWindow): RotaState {
  const { asking, answer: before } = state;
  if (asking === undefined || before === undefined) return state;
  const idle = { ...state, asking: undefined };
  switch (outcome.is) {
    case "signedOut":
      return { ...idle, stage: "signedOut" };
    case "unreachable":
      return { ...idle, trouble: { is: "unreachable" } };
    case "refused": {
      const { sentence, details, answer } = outcome;
      const now = answer === undefined ? idle : drawn(idle, answer, window);
      return { ...now, trouble: { is: "refused", sentence, details } };
    }
    case "done": {
      const { act, said, next } = asking;
      const now = drawn(idle, outcome.answer, window);
      const undo = inverse(act, before, outcome.answer, state.me);
      const panel = next === "stay" ? now.panel : next === "close" ? undefined : next;
      const made = madeBy(act, before, outcome.answer);
      const isFinal = act.do === "publish" && undo === undefined;
      return { ...weekOf(now, made), panel, done: { said, undo, isFinal, made }, news: undefined };
    }
  }
}

function madeBy(act: Act, before: RotaAnswer, after: RotaAnswer): Done["made"] {
  if (act.do !== "keepPattern") return undefined;
  const known = new Set(before.shifts.map(({ id }) => id));
  const begins = after.shifts.flatMap(({ id, pattern, from }) =>
    pattern === act.pattern.id && !known.has(id) ? [from] : [],
  );
  return begins.length === 0 ? undefined : { number: begins.length, first: Math.min(...begins) };
}

/** A pattern may begin in a later week than the one that is seen: there is what it made. */
function weekOf(state: RotaState, made: Done["made"]): RotaState {
  if (made === undefined || state.answer === undefined) return state;
  const day = dayAt(state.answer.zone, made.first);
  return mondayOf(day) <= state.monday ? state : { ...state, monday: mondayOf(day), day };
}

function stay(state: RotaState): RotaStep {
  return { state, effects: [] };
}
