/**
 * The join page's life, pure: a link is looked at, a name is chosen, this browser is certified. A link is used up
 * only after this browser has proved that it can make keys and keep them.
 */
import { aliasUnits } from "../../shared/limits.ts";
import { JoinRequest } from "../../shared/staff-interface.ts";
import type { PasskeyProblem } from "../staff/passkey.ts";
import type { JoinLink } from "./link.ts";

/** Who the link is for, as far as this page has checked it up to the organisation's key. */
export interface Invited {
  readonly alias: string;
  /** The invitation insists on this name. */
  readonly aliasIsFixed: boolean;
  readonly organisation: string;
  /** `required`: nobody comes in without one. `possible`: it is offered. `none`: this service makes none. */
  readonly passkey: "required" | "possible" | "none";
}

export type JoinProblem =
  | "noLink"
  | "brokenLink"
  | "oldBrowser"
  | "unreachable"
  | "endedLink"
  | "forgedLink"
  | "keepsNothing"
  /** The browser's passkey window; the link is as it was. */
  | { readonly passkey: PasskeyProblem }
  /** The service refused, in its own words. `problem`: its stable name. */
  | { readonly problem: string; readonly sentence: string };

type Complaint = "noName" | "longName" | "oddName" | PasskeyComplaint;
interface PasskeyComplaint {
  readonly passkey: PasskeyProblem;
}

export type JoinState =
  | { readonly is: "opening" }
  | { readonly is: "looking"; readonly link: JoinLink }
  | {
      readonly is: "asking";
      readonly link: JoinLink;
      readonly invited: Invited;
      readonly shared: boolean;
      readonly complaint: Exclude<Complaint, PasskeyComplaint> | undefined;
      readonly working: boolean;
    }
  /** The name is chosen; now the passkey. */
  | {
      readonly is: "passkey";
      readonly link: JoinLink;
      readonly invited: Invited;
      readonly shared: boolean;
      readonly alias: string;
      readonly complaint: PasskeyComplaint | undefined;
      readonly working: boolean;
    }
  /** `link`: the same link may be tried again. */
  | { readonly is: "stopped"; readonly problem: JoinProblem; readonly link: JoinLink | undefined }
  /** Shown once; `organisation` for the paper. */
  | { readonly is: "codes"; readonly codes: readonly string[]; readonly organisation: string }
  /** One passkey is there: a second one saves much trouble. */
  | { readonly is: "second"; readonly organisation: string }
  | { readonly is: "joined" };

export type JoinEvent =
  | { readonly type: "opened"; readonly link: JoinLink | "none" | "broken"; readonly able: boolean }
  | { readonly type: "looked"; readonly at: Invited | JoinProblem }
  | { readonly type: "sharedSwitched"; readonly shared: boolean }
  /** `withPasskey`: asked for where it is offered; where it is required it comes anyhow. */
  | { readonly type: "continued"; readonly alias: string; readonly withPasskey: boolean }
  | { readonly type: "passkeyPressed" }
  | { readonly type: "wentBack" }
  | { readonly type: "joined"; readonly result: JoinProblem | Joined }
  | { readonly type: "codesKept" }
  | { readonly type: "finished"; readonly to: Destination }
  | { readonly type: "triedAgain" };

/** `codes`: with the first passkey. */
export interface Joined {
  readonly codes: readonly string[] | undefined;
}
type Destination = "console" | "account";

export type JoinEffect =
  | { readonly type: "look"; readonly link: JoinLink }
  | ({ readonly type: "join"; readonly link: JoinLink } & Joining)
  | { readonly type: "goTo"; readonly destination: Destination };

export interface Joining {
  readonly alias: string;
  readonly shared: boolean;
  readonly withPasskey: boolean;
}

export interface JoinStep {
  readonly state: JoinState;
  readonly effects: readonly JoinEffect[];
}

export const initial: JoinState = { is: "opening" };

export function step(state: JoinState, event: JoinEvent): JoinStep {
  switch (event.type) {
    case "opened":
      return opened(event.link, event.able);
    case "looked":
      return state.is === "looking" ? stay(looked(state.link, event.at)) : stay(state);
    case "sharedSwitched":
      return state.is === "asking" && !state.working ? stay({ ...state, shared: event.shared }) : stay(state);
    case "continued":
      return continued(state, event);
    case "passkeyPressed":
      if (state.is !== "passkey" || state.working) return stay(state);
      return join({ ...state, complaint: undefined, working: true }, true);
    case "wentBack":
      return state.is === "passkey" && !state.working ? stay(backToName(state)) : stay(state);
    case "joined":
      return joined(state, event.result);
    case "codesKept":
      return state.is === "codes" ? stay({ is: "second", organisation: state.organisation }) : stay(state);
    case "finished":
      if (state.is !== "second") return stay(state);
      return { state: { is: "joined" }, effects: [{ type: "goTo", destination: event.to }] };
    case "triedAgain":
      return state.is === "stopped" && state.link !== undefined ? look(state.link) : stay(state);
  }
}

function opened(link: JoinLink | "none" | "broken", able: boolean): JoinStep {
  if (link === "none") return stay(stopped("noLink", undefined));
  if (link === "broken") return stay(stopped("brokenLink", undefined));
  return able ? look(link) : stay(stopped("oldBrowser", undefined));
}

function look(link: JoinLink): JoinStep {
  return { state: { is: "looking", link }, effects: [{ type: "look", link }] };
}

function looked(link: JoinLink, at: Invited | JoinProblem): JoinState {
  if (typeof at === "string" || !("alias" in at)) return stopped(at, link);
  return { is: "asking", link, invited: at, shared: false, complaint: undefined, working: false };
}

function continued(state: JoinState, typed: Extract<JoinEvent, { type: "continued" }>): JoinStep {
  if (state.is !== "asking" || state.working) return stay(state);
  const { link, invited, shared } = state;
  const alias = invited.aliasIsFixed ? invited.alias : typed.alias.trim();
  const complaint = complaintAbout(alias);
  if (complaint !== undefined) return stay({ ...state, complaint });
  if (invited.passkey === "required" || (invited.passkey === "possible" && typed.withPasskey))
    return stay({ is: "passkey", link, invited, shared, alias, complaint: undefined, working: false });
  return {
    state: { ...state, complaint: undefined, working: true },
    effects: [{ type: "join", link, alias, shared, withPasskey: false }],
  };
}

function join(state: Extract<JoinState, { is: "passkey" }>, withPasskey: boolean): JoinStep {
  const { link, alias, shared } = state;
  return { state, effects: [{ type: "join", link, alias, shared, withPasskey }] };
}

/** The name that was written stays. */
function backToName({ link, invited, shared, alias }: Extract<JoinState, { is: "passkey" }>): JoinState {
  return { is: "asking", link, invited: { ...invited, alias }, shared, complaint: undefined, working: false };
}

function joined(state: JoinState, result: JoinProblem | Joined): JoinStep {
  if ((state.is !== "asking" && state.is !== "passkey") || !state.working) return stay(state);
  if (typeof result === "string" || "problem" in result) return stay(stopped(result, state.link));
  if ("passkey" in result)
    return state.is === "passkey" ? stay({ ...state, working: false, complaint: result }) : stay(state);
  if (result.codes !== undefined && result.codes.length > 0)
    return stay({ is: "codes", codes: result.codes, organisation: state.invited.organisation });
  return { state: { is: "joined" }, effects: [{ type: "goTo", destination: "console" }] };
}

function complaintAbout(alias: string): Exclude<Complaint, PasskeyComplaint> | undefined {
  if (alias === "") return "noName";
  if (alias.length > aliasUnits) return "longName";
  return JoinRequest.shape.alias.safeParse(alias).success ? undefined : "oddName";
}

/** Only what may pass by itself is worth another try with the same link. */
function stopped(problem: JoinProblem, link: JoinLink | undefined): JoinState {
  const again = problem === "unreachable" || problem === "keepsNothing";
  return { is: "stopped", problem, link: again ? link : undefined };
}

function stay(state: JoinState): JoinStep {
  return { state, effects: [] };
}
