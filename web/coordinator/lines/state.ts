/**
 * The page of the lines, pure: which lines there are, whose panel is open, what is written in it, what is being asked of
 * the service and what came of it. Nothing typed is dropped without a question, and nothing is overwritten unseen.
 */
import type { LineSlug } from "../../../shared/ids.ts";
import type { LimitsText, LineShown } from "../../../shared/line-interface.ts";
import { same } from "../meanwhile.ts";
import type { Act, Outcome } from "./acts.ts";
import type { Draft } from "./draft.ts";
import {
  actIn,
  isUnsaved,
  makingAct,
  type Panel,
  type Trouble,
  type View,
  viewMeanwhile,
  viewOf,
  type Working,
  type Writing,
  written,
} from "./panel.ts";

export interface LinesState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly lines: readonly LineShown[];
  readonly panel: Panel | undefined;
  /** Another order than the one that is kept, not saved yet. */
  readonly order: readonly LineSlug[] | undefined;
  readonly ordering: boolean;
  /** Whatever went wrong outside of any panel. */
  readonly trouble: Trouble | undefined;
  /** What was done last. */
  readonly done: { readonly act: Act["do"]; readonly name: string } | undefined;
}

export type LinesEvent =
  | { readonly type: "opened" }
  | { readonly type: "loaded"; readonly lines: readonly LineShown[] | "unreachable" | "signedOut" }
  | { readonly type: "linePressed"; readonly slug: LineSlug }
  | { readonly type: "makePressed"; readonly draft: Draft }
  | { readonly type: "closePressed" }
  | { readonly type: "viewed"; readonly view: View["is"] }
  | { readonly type: "dropRefused" }
  | { readonly type: "dropConfirmed" }
  | Writing
  | { readonly type: "savePressed" }
  | { readonly type: "textsRead"; readonly slug: LineSlug; readonly texts: readonly LimitsText[] | "unreachable" }
  | { readonly type: "moved"; readonly slug: LineSlug; readonly by: -1 | 1 }
  | { readonly type: "orderSaved" }
  | { readonly type: "orderDropped" }
  | { readonly type: "doneDismissed" }
  | { readonly type: "acted"; readonly act: Act; readonly outcome: Outcome };

/** `load`: every line again, now. `readTexts`: earlier texts of a line's limits. */
export type LinesEffect =
  | { readonly type: "load" }
  | { readonly type: "readTexts"; readonly slug: LineSlug }
  | { readonly type: "act"; readonly act: Act };

export interface LinesStep {
  readonly state: LinesState;
  readonly effects: readonly LinesEffect[];
}

export const initial: LinesState = {
  stage: "loading",
  lines: [],
  panel: undefined,
  order: undefined,
  ordering: false,
  trouble: undefined,
  done: undefined,
};

const idle: Working = { working: false, trouble: undefined, dropping: undefined };

export function step(state: LinesState, event: LinesEvent): LinesStep {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "load" }] };
    case "loaded":
      return stay(loaded(state, event.lines));
    case "linePressed":
      return stay({ ...state, panel: { is: "line", slug: event.slug, view: { is: "looking" }, ...idle } });
    case "makePressed": {
      const { draft } = event;
      const making = { is: "making", began: draft, draft, slug: "", ownSlug: false, complaints: [] } as const;
      return stay({ ...state, panel: { ...making, ...idle } });
    }
    case "moved":
      return stay(moved(state, event.slug, event.by));
    case "orderSaved":
      return saveOrder(state);
    case "orderDropped":
      return stay(state.ordering ? state : { ...state, order: undefined, trouble: undefined });
    case "doneDismissed":
      return stay({ ...state, done: undefined });
    case "acted":
      return stay(acted(state, event.act, event.outcome));
    default:
      // Nothing can be changed while an answer is awaited: it would be lost with it.
      return state.panel === undefined || state.panel.working ? stay(state) : inPanel(state, state.panel, event);
  }
}

type Outside = "opened" | "loaded" | "linePressed" | "makePressed" | "moved" | "orderSaved" | "orderDropped";
type PanelEvent = Exclude<LinesEvent, { type: Outside | "doneDismissed" | "acted" }>;

function inPanel(state: LinesState, panel: Panel, event: PanelEvent): LinesStep {
  switch (event.type) {
    case "closePressed":
      return isUnsaved(panel) ? stay(withPanel(state, { ...panel, dropping: "close" })) : stay(withPanel(state));
    case "viewed":
      if (event.view === "looking" && isUnsaved(panel)) return stay(withPanel(state, { ...panel, dropping: "look" }));
      return viewed(state, panel, event.view);
    case "dropRefused":
      return stay(withPanel(state, { ...panel, dropping: undefined }));
    case "dropConfirmed":
      return panel.dropping === "look" ? viewed(state, panel, "looking") : stay(withPanel(state));
    case "textsRead":
      return stay(textsRead(state, panel, event.slug, event.texts));
    case "savePressed":
      return saved(state, panel);
    default:
      return stay(withPanel(state, written(panel, event)));
  }
}

function viewed(state: LinesState, panel: Panel, view: View["is"]): LinesStep {
  const line = panel.is === "line" ? find(state, panel.slug) : undefined;
  if (panel.is !== "line" || line === undefined) return stay(withPanel(state));
  const effects: LinesEffect[] = view === "earlier" ? [{ type: "readTexts", slug: line.slug }] : [];
  const next = withPanel(state, { is: "line", slug: line.slug, view: viewOf(view, line), ...idle });
  return { state: { ...next, done: undefined }, effects };
}

/** The form in sight, as an act; or what is wrong with it. */
function saved(state: LinesState, panel: Panel): LinesStep {
  if (panel.is === "making") {
    const made = makingAct(panel);
    return "do" in made ? ask(state, panel, made) : stay(withPanel(state, { ...panel, complaints: made }));
  }
  const line = find(state, panel.slug);
  const made = line === undefined ? undefined : actIn(panel.view, line);
  if (made === undefined) return stay(state);
  return "do" in made ? ask(state, panel, made) : stay(withPanel(state, { ...panel, view: made }));
}

function ask(state: LinesState, panel: Panel, act: Act): LinesStep {
  const asking = withPanel(state, { ...panel, working: true, trouble: undefined, dropping: undefined });
  return { state: { ...asking, done: undefined }, effects: [{ type: "act", act }] };
}

function loaded(state: LinesState, lines: readonly LineShown[] | "unreachable" | "signedOut"): LinesState {
  if (lines === "signedOut") return { ...state, stage: "signedOut" };
  // A list that is there already is better than none.
  if (lines === "unreachable") return state.stage === "shown" ? state : { ...state, stage: "unreachable" };
  return { ...state, stage: "shown", lines };
}

function textsRead(
  state: LinesState,
  panel: Panel,
  slug: LineSlug,
  texts: readonly LimitsText[] | "unreachable",
): LinesState {
  if (panel.is !== "line" || panel.slug !== slug || panel.view.is !== "earlier") return state;
  return withPanel(state, { ...panel, view: { is: "earlier", texts } });
}

// ── Order ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Lines that can be put in order, as the page shows them now; those taken off come after. */
export function inOrder({ lines, order }: LinesState): readonly LineShown[] {
  const here = lines.filter(({ standing }) => standing !== "takenOff");
  if (order === undefined) return here;
  return here.toSorted((one, other) => order.indexOf(one.slug) - order.indexOf(other.slug));
}

function moved(state: LinesState, slug: LineSlug, by: -1 | 1): LinesState {
  const slugs = inOrder(state).map((line) => line.slug);
  const [from, to] = [slugs.indexOf(slug), slugs.indexOf(slug) + by];
  const other = slugs[to];
  if (state.ordering || from < 0 || other === undefined) return state;
  const order = slugs.with(from, other).with(to, slug);
  const kept = inOrder({ ...state, order: undefined }).map((line) => line.slug);
  return { ...state, order: same(order, kept) ? undefined : order, trouble: undefined };
}

function saveOrder(state: LinesState): LinesStep {
  if (state.order === undefined || state.ordering) return stay(state);
  const act: Act = { do: "order", lines: state.order };
  return { state: { ...state, ordering: true, trouble: undefined, done: undefined }, effects: [{ type: "act", act }] };
}

// ── What came of it ────────────────────────────────────────────────────────────────────────────────────────────

function acted(before: LinesState, act: Act, outcome: Outcome): LinesState {
  const state = act.do === "order" ? { ...before, ordering: false } : before;
  if (outcome.is === "signedOut" && isUnsaved(state.panel)) return withTrouble(state, act, outcome);
  if (outcome.is === "signedOut") return { ...state, stage: "signedOut", panel: undefined, ordering: false };
  if (act.do === "order") return ordered(state, outcome);
  switch (outcome.is) {
    case "done": {
      const { line } = outcome;
      const next = { ...replaced(state, line), done: { act: act.do, name: line.name } };
      return withPanel(next, { is: "line", slug: line.slug, view: { is: "looking" }, ...idle });
    }
    case "changedMeanwhile":
      return overtaken(state, act, outcome.now);
    case "ordered":
      return state;
    default:
      return withTrouble(state, act, outcome);
  }
}

function ordered(state: LinesState, outcome: Exclude<Outcome, { is: "signedOut" }>): LinesState {
  switch (outcome.is) {
    case "ordered":
      return { ...state, lines: outcome.lines, order: undefined, done: { act: "order", name: "" } };
    case "changedMeanwhile": {
      const lines = "slug" in outcome.now ? state.lines : outcome.now;
      return { ...state, lines, order: undefined, trouble: { is: "changedMeanwhile" } };
    }
    case "done":
      return state;
    default:
      return { ...state, trouble: outcome };
  }
}

/** What is written stays, beside what somebody else made of it; anything else shows the line as it is now. */
function overtaken(state: LinesState, act: Act, now: LineShown | readonly LineShown[]): LinesState {
  const next = "slug" in now ? replaced(state, now) : { ...state, lines: now };
  const { panel } = next;
  const line = panel?.is === "line" ? find(next, panel.slug) : undefined;
  const before = panel?.is === "line" ? find(state, panel.slug) : undefined;
  if (panel?.is !== "line" || line === undefined) return withTrouble(next, act, { is: "changedMeanwhile" });
  const view = viewMeanwhile(panel.view, before, line);
  return withPanel(next, { ...panel, ...idle, view, trouble: { is: "changedMeanwhile" } });
}

/** An order is asked for beside any panel: a panel that waits for an answer of its own goes on waiting. */
function withTrouble(state: LinesState, act: Act, trouble: Trouble): LinesState {
  const { panel } = state;
  if (panel === undefined) return { ...state, trouble };
  return withPanel(state, { ...panel, working: panel.working && act.do === "order", trouble });
}

function replaced(state: LinesState, line: LineShown): LinesState {
  const known = state.lines.some(({ slug }) => slug === line.slug);
  const lines = known ? state.lines.map((one) => (one.slug === line.slug ? line : one)) : [...state.lines, line];
  return { ...state, lines };
}

function withPanel(state: LinesState, panel?: Panel): LinesState {
  return { ...state, panel };
}

export function find(state: LinesState, slug: LineSlug): LineShown | undefined {
  return state.lines.find((line) => line.slug === slug);
}

function stay(state: LinesState): LinesStep {
  return { state, effects: [] };
}
