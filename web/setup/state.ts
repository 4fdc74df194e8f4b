/**
 * Setting up, pure: the charity, who one is, the organisation key as 24 words on paper, and the passkey. One may go back
 * at any time and nothing written is lost; nothing is told to the service before the last step but the operator's token.
 */
import { SetUp } from "../../shared/account-interface.ts";
import { aliasUnits } from "../../shared/limits.ts";
import { wordsOf } from "../staff/kit.ts";
import type { PasskeyProblem } from "../staff/passkey.ts";
import { plainName } from "../staff/zones.ts";

export const steps = ["charity", "you", "kit", "check", "passkey"] as const;
export type StepName = (typeof steps)[number];

export interface Answers {
  readonly name: string;
  readonly zone: string;
  readonly zoneName: string;
  readonly alias: string;
  readonly takesChats: boolean;
}

/** Why there is nothing to set up, or not here. */
export type Stop = "noToken" | "wrongToken" | "closed" | "oldBrowser" | "unreachable";

export type Complaint =
  | "noName"
  | "longName"
  | "noZoneName"
  | "longZoneName"
  | "noAlias"
  | "longAlias"
  | "oddAlias"
  | "wrongWords"
  | "keepsNothing"
  | "unreachable"
  | { readonly passkey: PasskeyProblem }
  | { readonly sentence: string };

export interface Asking {
  readonly is: "asking";
  readonly step: StepName;
  /** Everything up to here has been answered once. */
  readonly reached: number;
  readonly answers: Answers;
  /** The 24 words, once they are made. They are the organisation key: only this page and the paper have them. */
  readonly kit: readonly string[] | undefined;
  /** Which two are asked for, from 0. */
  readonly asked: readonly [number, number];
  readonly complaint: Complaint | undefined;
  readonly working: boolean;
}

export type SetUpState =
  | { readonly is: "opening"; readonly zone: string }
  | { readonly is: "stopped"; readonly why: Stop; readonly zone: string }
  | Asking
  | { readonly is: "codes"; readonly codes: readonly string[]; readonly organisation: string }
  | { readonly is: "done"; readonly organisation: string };

/** What a step's request came to. `closed`: another browser was quicker, or this one already did it. */
type Result = "fine" | "wrongToken" | "closed" | Extract<Complaint, object | "unreachable" | "keepsNothing">;

export type SetUpEvent =
  | { readonly type: "opened"; readonly able: boolean; readonly hasToken: boolean; readonly zone: string }
  | { readonly type: "looked"; readonly open: boolean | "unreachable" }
  | { readonly type: "typed"; readonly answers: Partial<Answers> }
  | { readonly type: "wentOn" }
  | { readonly type: "tokenChecked"; readonly result: Result }
  | { readonly type: "kitMade"; readonly kit: readonly string[]; readonly asked: readonly [number, number] }
  | { readonly type: "wordsTyped"; readonly words: readonly [string, string] }
  | { readonly type: "movedTo"; readonly step: StepName }
  | { readonly type: "passkeyPressed" }
  | { readonly type: "setUp"; readonly result: Exclude<Result, "fine"> | { readonly codes: readonly string[] } }
  | { readonly type: "codesKept" }
  | { readonly type: "triedAgain" };

export type SetUpEffect =
  | { readonly type: "look" }
  | { readonly type: "checkToken"; readonly alias: string }
  | { readonly type: "makeKit" }
  | { readonly type: "setUp"; readonly answers: Answers }
  /** So that the browser's Back leads to the step before. */
  | { readonly type: "show"; readonly step: StepName };

export interface SetUpStep {
  readonly state: SetUpState;
  readonly effects: readonly SetUpEffect[];
}

export const initial: SetUpState = { is: "opening", zone: "UTC" };

export function step(state: SetUpState, event: SetUpEvent): SetUpStep {
  switch (event.type) {
    case "opened":
      return opened(state, event);
    case "looked":
      return looked(state, event.open);
    case "triedAgain":
      return state.is === "stopped" && state.why === "unreachable"
        ? { state: { is: "opening", zone: state.zone }, effects: [{ type: "look" }] }
        : stay(state);
    case "codesKept":
      return state.is === "codes" ? stay({ is: "done", organisation: state.organisation }) : stay(state);
    default:
      return state.is === "asking" ? asking(state, event) : stay(state);
  }
}

function opened(state: SetUpState, { able, hasToken, zone }: Extract<SetUpEvent, { type: "opened" }>): SetUpStep {
  if (state.is !== "opening") return stay(state);
  if (!hasToken) return stay(stopped("noToken"));
  if (!able) return stay(stopped("oldBrowser"));
  return { state: { is: "opening", zone }, effects: [{ type: "look" }] };
}

function looked(state: SetUpState, open: boolean | "unreachable"): SetUpStep {
  if (state.is !== "opening") return stay(state);
  if (open === "unreachable") return stay(stopped("unreachable", state.zone));
  if (!open) return stay(stopped("closed"));
  const { zone } = state;
  const answers = { name: "", zone, zoneName: plainName(zone), alias: "", takesChats: false };
  const asked: Asking = {
    ...{ is: "asking", step: "charity", reached: 0, answers, kit: undefined, asked: [0, 1] },
    ...{ complaint: undefined, working: false },
  };
  return { state: asked, effects: [{ type: "show", step: "charity" }] };
}

function asking(state: Asking, event: SetUpEvent): SetUpStep {
  switch (event.type) {
    case "typed":
      return stay(typed(state, event.answers));
    case "wentOn":
      return wentOn(state);
    case "tokenChecked":
      return tokenChecked(state, event.result);
    case "kitMade":
      return state.kit === undefined ? stay({ ...state, kit: event.kit, asked: event.asked }) : stay(state);
    case "wordsTyped":
      return wordsTyped(state, event.words);
    case "movedTo":
      return movedTo(state, event.step);
    case "passkeyPressed":
      if (state.step !== "passkey" || state.working) return stay(state);
      return {
        state: { ...state, working: true, complaint: undefined },
        effects: [{ type: "setUp", answers: trimmed(state.answers) }],
      };
    case "setUp":
      return setUp(state, event.result);
    default:
      return stay(state);
  }
}

/** A zone's plain name follows the zone until somebody writes another. */
function typed(state: Asking, change: Partial<Answers>): Asking {
  if (state.working) return state;
  const { answers } = state;
  const follows = change.zone !== undefined && answers.zoneName === plainName(answers.zone);
  const zoneName = follows ? { zoneName: plainName(change.zone ?? "") } : {};
  return { ...state, answers: { ...answers, ...change, ...zoneName } };
}

function wentOn(state: Asking): SetUpStep {
  if (state.working) return stay(state);
  const complaint = complaintAbout(state);
  if (complaint !== undefined) return stay({ ...state, complaint });
  switch (state.step) {
    case "charity":
      return to(state, "you");
    case "you":
      // A link that is not the right one is told before anybody writes down 24 words.
      return {
        state: { ...state, complaint: undefined, working: true },
        effects: [{ type: "checkToken", alias: state.answers.alias.trim() }],
      };
    case "kit":
      return state.kit === undefined ? stay(state) : to(state, "check");
    case "check":
    case "passkey":
      return stay(state);
  }
}

function complaintAbout({ step, answers }: Asking): Complaint | undefined {
  const { name, zoneName, alias } = trimmed(answers);
  const { organisation } = SetUp.shape;
  if (step === "charity") {
    if (name === "") return "noName";
    if (!organisation.shape.name.safeParse(name).success) return "longName";
    if (zoneName === "") return "noZoneName";
    return organisation.shape.zoneName.safeParse(zoneName).success ? undefined : "longZoneName";
  }
  if (step !== "you") return undefined;
  if (alias === "") return "noAlias";
  if (alias.length > aliasUnits) return "longAlias";
  return SetUp.shape.alias.safeParse(alias).success ? undefined : "oddAlias";
}

function tokenChecked(state: Asking, result: Result): SetUpStep {
  if (state.step !== "you" || !state.working) return stay(state);
  if (result === "wrongToken" || result === "closed") return stay(stopped(result));
  const free: Asking = { ...state, working: false };
  if (result !== "fine") return stay({ ...free, complaint: result });
  const next = to(free, "kit");
  return state.kit === undefined ? { ...next, effects: [{ type: "makeKit" }, ...next.effects] } : next;
}

function wordsTyped(state: Asking, words: readonly [string, string]): SetUpStep {
  if (state.step !== "check" || state.kit === undefined) return stay(state);
  const { kit, asked } = state;
  const right = asked.every((place, index) => wordsOf(words[index] ?? "").join(" ") === kit[place]);
  return right ? to(state, "passkey") : stay({ ...state, complaint: "wrongWords" });
}

function movedTo(state: Asking, step: StepName): SetUpStep {
  if (state.working || steps.indexOf(step) > state.reached) return stay(state);
  return stay({ ...state, step, complaint: undefined });
}

function setUp(state: Asking, result: Extract<SetUpEvent, { type: "setUp" }>["result"]): SetUpStep {
  if (state.step !== "passkey" || !state.working) return stay(state);
  if (result === "wrongToken" || result === "closed") return stay(stopped(result));
  if (typeof result === "object" && "codes" in result) {
    const organisation = state.answers.name.trim();
    return stay(
      result.codes.length === 0 ? { is: "done", organisation } : { is: "codes", codes: result.codes, organisation },
    );
  }
  return stay({ ...state, working: false, complaint: result });
}

function to(state: Asking, step: StepName): SetUpStep {
  const reached = Math.max(state.reached, steps.indexOf(step));
  return { state: { ...state, step, reached, complaint: undefined }, effects: [{ type: "show", step }] };
}

function trimmed(answers: Answers): Answers {
  const { name, zoneName, alias } = answers;
  return { ...answers, name: name.trim(), zoneName: zoneName.trim(), alias: alias.trim() };
}

const stopped = (why: Stop, zone = "UTC"): SetUpState => ({ is: "stopped", why, zone });

function stay(state: SetUpState): SetUpStep {
  return { state, effects: [] };
}
