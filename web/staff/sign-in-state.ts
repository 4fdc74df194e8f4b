/** Signing in, pure: with a passkey, or with a recovery code that makes a new one. */
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
  readonly is: "choosing" | "recovering" | "in";
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
  | { readonly type: "answered"; readonly problem: SignInProblem | undefined };

export type SignInEffect =
  | { readonly type: "signIn"; readonly shared: boolean }
  | { readonly type: "recover"; readonly code: string; readonly shared: boolean }
  | { readonly type: "goOn" };

export interface SignInStep {
  readonly state: SignInState;
  readonly effects: readonly SignInEffect[];
}

export const signedOut: SignInState = { is: "choosing", shared: false, working: false, problem: undefined };

export function step(state: SignInState, event: SignInEvent): SignInStep {
  if (event.type === "answered") return answered(state, event.problem);
  // One thing at a time: what is pressed meanwhile changes nothing.
  if (state.working || state.is === "in") return stay(state);
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

function answered(state: SignInState, problem: SignInProblem | undefined): SignInStep {
  if (!state.working) return stay(state);
  if (problem !== undefined) return stay({ ...state, working: false, problem });
  return { state: { ...state, is: "in", working: false, problem: undefined }, effects: [{ type: "goOn" }] };
}

function work(state: SignInState, effect: SignInEffect): SignInStep {
  return { state: { ...state, working: true, problem: undefined }, effects: [effect] };
}

function stay(state: SignInState): SignInStep {
  return { state, effects: [] };
}
