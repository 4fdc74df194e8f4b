/**
 * The join page's life, pure: a link is looked at, a name is chosen, this browser is certified. A link is used up
 * only after this browser has proved that it can make keys and keep them.
 */
import { aliasUnits } from "../../shared/limits.ts";
import { JoinRequest } from "../../shared/staff-interface.ts";
import type { JoinLink } from "./link.ts";

/** Who the link is for, as far as this page has checked it up to the organisation's key. */
export interface Invited {
  readonly alias: string;
  /** The invitation insists on this name. */
  readonly aliasIsFixed: boolean;
  readonly organisation: string;
}

export type JoinProblem =
  | "noLink"
  | "brokenLink"
  | "oldBrowser"
  | "unreachable"
  | "endedLink"
  | "forgedLink"
  | "keepsNothing"
  /** The service refused, in its own words. `problem`: its stable name. */
  | { readonly problem: string; readonly sentence: string };

type Complaint = "noName" | "longName" | "oddName";

export type JoinState =
  | { readonly is: "opening" }
  | { readonly is: "looking"; readonly link: JoinLink }
  | {
      readonly is: "asking";
      readonly link: JoinLink;
      readonly invited: Invited;
      readonly complaint: Complaint | undefined;
      readonly working: boolean;
    }
  /** `link`: the same link may be tried again. */
  | { readonly is: "stopped"; readonly problem: JoinProblem; readonly link: JoinLink | undefined }
  | { readonly is: "joined" };

export type JoinEvent =
  | { readonly type: "opened"; readonly link: JoinLink | "none" | "broken"; readonly able: boolean }
  | { readonly type: "looked"; readonly at: Invited | JoinProblem }
  | { readonly type: "continued"; readonly alias: string }
  | { readonly type: "joined"; readonly problem: JoinProblem | undefined }
  | { readonly type: "triedAgain" };

export type JoinEffect =
  | { readonly type: "look"; readonly link: JoinLink }
  | { readonly type: "join"; readonly link: JoinLink; readonly alias: string }
  | { readonly type: "goToConsole" };

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
    case "continued":
      return continued(state, event.alias);
    case "joined":
      if (state.is !== "asking" || !state.working) return stay(state);
      if (event.problem === undefined) return { state: { is: "joined" }, effects: [{ type: "goToConsole" }] };
      return stay(stopped(event.problem, state.link));
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
  if (typeof at === "string" || "sentence" in at) return stopped(at, link);
  return { is: "asking", link, invited: at, complaint: undefined, working: false };
}

function continued(state: JoinState, typed: string): JoinStep {
  if (state.is !== "asking" || state.working) return stay(state);
  const alias = state.invited.aliasIsFixed ? state.invited.alias : typed.trim();
  const complaint = complaintAbout(alias);
  if (complaint !== undefined) return stay({ ...state, complaint });
  return {
    state: { ...state, complaint: undefined, working: true },
    effects: [{ type: "join", link: state.link, alias }],
  };
}

function complaintAbout(alias: string): Complaint | undefined {
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
