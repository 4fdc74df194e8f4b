/** Signing in, pure: with a passkey, or with a recovery code that makes a new one. */
import { recoveryCodesFew } from "../../shared/limits.ts";
import type { PasskeyProblem } from "./passkey.ts";

export type SignInProblem =
  | { readonly is: "passkey"; readonly how: "made" | "used"; readonly problem: PasskeyProblem }
  /** In the service's own words. */
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "noCode" }
  | { readonly is: "unreachable" }
  | { readonly is: "oldBrowser" }
  | { readonly is: "keepsNothing" };

export interface SignInState {
  /** `fewCodes`: signed in, with one of the last recovery codes; it is said before the page goes on. */
  readonly is: "choosing" | "recovering" | "fewCodes" | "in";
  /** After a recovery code, as far as it is known. */
  readonly codesLeft: number | undefined;
  readonly shared: boolean;
  readonly working: boolean;
  readonly problem: SignInProblem | undefined;
}

export type SignInEvent =
  | { readonly type: "passkeyPressed" }
  | { readonly type: "sharedSwitched"; readonly shared: boolean }
  | { readonly type: "recoveryChosen" }
  | { readonly type: "recoveryLeft" }
  | { readonly type: "codeGiven"; readonly code: string }
  | { readonly type: "answered"; readonly problem: SignInProblem | undefined; readonly codesLeft?: number | undefined }
  | { readonly type: "laterChosen" };

export type SignInEffect =
  | { readonly type: "signIn"; readonly shared: boolean }
  | { readonly type: "recover"; readonly code: string; readonly shared: boolean }
  | { readonly type: "goOn" };

export interface SignInStep {
  readonly state: SignInState;
  readonly effects: readonly SignInEffect[];
}

export const signedOut: SignInState = {
  is: "choosing",
  codesLeft: undefined,
  shared: false,
  working: false,
  problem: undefined,
};

export function step(state: SignInState, event: SignInEvent): SignInStep {
  if (event.type === "answered") return answered(state, event.problem, event.codesLeft);
  if (event.type === "laterChosen") return state.is === "fewCodes" ? goOn(state) : stay(state);
  // One thing at a time: what is pressed meanwhile changes nothing.
  if (state.working || state.is === "in" || state.is === "fewCodes") return stay(state);
  switch (event.type) {
    case "passkeyPressed":
      return work(state, { type: "signIn", shared: state.shared });
    case "sharedSwitched":
      return stay({ ...state, shared: event.shared });
    case "recoveryChosen":
      return stay({ ...state, is: "recovering", problem: undefined });
    case "recoveryLeft":
      return stay({ ...state, is: "choosing", problem: undefined });
    case "codeGiven": {
      const code = event.code.trim();
      if (code === "") return stay({ ...state, problem: { is: "noCode" } });
      return work(state, { type: "recover", code, shared: state.shared });
    }
  }
}

function answered(state: SignInState, problem: SignInProblem | undefined, codesLeft: number | undefined): SignInStep {
  if (!state.working) return stay(state);
  if (problem !== undefined) return stay({ ...state, working: false, problem });
  const isIn = { ...state, working: false, problem: undefined, codesLeft };
  return codesLeft !== undefined && codesLeft <= recoveryCodesFew ? stay({ ...isIn, is: "fewCodes" }) : goOn(isIn);
}

function goOn(state: SignInState): SignInStep {
  return { state: { ...state, is: "in" }, effects: [{ type: "goOn" }] };
}

function work(state: SignInState, effect: SignInEffect): SignInStep {
  return { state: { ...state, working: true, problem: undefined }, effects: [effect] };
}

function stay(state: SignInState): SignInStep {
  return { state, effects: [] };
}
