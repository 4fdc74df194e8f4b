/** The settings page, pure: what is set, what is chosen, and what came of saving it. */

import type * as z from "zod/mini";
import type { SettingsAnswer } from "../../../shared/audit-interface.ts";

export type PasskeyRule = z.infer<typeof SettingsAnswer>["passkeys"];
type SettingsProblem = "unreachable" | "notConfirmed" | { readonly sentence: string };

export interface SettingsState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly kept: PasskeyRule;
  readonly chosen: PasskeyRule;
  readonly saving: boolean;
  /** What was pressed last came to this. */
  readonly said: "saved" | "unchanged" | undefined;
  readonly problem: SettingsProblem | undefined;
}

export type Read = { readonly passkeys: PasskeyRule } | "unreachable" | "signedOut";
export type Saved = { readonly passkeys: PasskeyRule } | "signedOut" | SettingsProblem;

export type SettingsEvent =
  | { readonly type: "opened" }
  | { readonly type: "read"; readonly read: Read }
  | { readonly type: "chosen"; readonly passkeys: PasskeyRule }
  | { readonly type: "savePressed" }
  | { readonly type: "saved"; readonly saved: Saved };

type SettingsEffect = { readonly type: "read" } | { readonly type: "save"; readonly passkeys: PasskeyRule };

export interface SettingsStep {
  readonly state: SettingsState;
  readonly effects: readonly SettingsEffect[];
}

export const initial: SettingsState = {
  stage: "loading",
  kept: "required",
  chosen: "required",
  saving: false,
  said: undefined,
  problem: undefined,
};

export function step(state: SettingsState, event: SettingsEvent): SettingsStep {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "read" }] };
    case "read":
      if (typeof event.read === "string") return stay({ ...state, stage: event.read });
      return stay({ ...state, stage: "shown", kept: event.read.passkeys, chosen: event.read.passkeys });
    case "chosen":
      return stay(state.saving ? state : { ...state, chosen: event.passkeys, said: undefined, problem: undefined });
    case "savePressed":
      return save(state);
    case "saved":
      return stay(state.saving ? saved({ ...state, saving: false }, event.saved) : state);
  }
}

function save(state: SettingsState): SettingsStep {
  if (state.saving) return stay(state);
  if (state.chosen === state.kept) return stay({ ...state, said: "unchanged", problem: undefined });
  return {
    state: { ...state, saving: true, said: undefined, problem: undefined },
    effects: [{ type: "save", passkeys: state.chosen }],
  };
}

function saved(state: SettingsState, came: Saved): SettingsState {
  if (came === "signedOut") return { ...state, stage: "signedOut" };
  if (typeof came === "string" || "sentence" in came) return { ...state, problem: came };
  return { ...state, kept: came.passkeys, chosen: came.passkeys, said: "saved" };
}

function stay(state: SettingsState): SettingsStep {
  return { state, effects: [] };
}
