/** One's own account as the page holds it: what the service last said, and what is being done about it. Pure. */
import type { AccountAnswer } from "../../../shared/account-interface.ts";
import type { CeremonyOptions } from "../../../shared/passkeys.ts";
import type { PasskeyProblem } from "../../staff/passkey.ts";

export interface AccountState {
  /** undefined until the first answer. */
  readonly account: AccountAnswer | undefined;
  readonly doing: Doing;
  /** What became of the last thing, as a sentence; the status line of the page. */
  readonly told: string;
}

type Doing =
  | { readonly is: "nothing" }
  | { readonly is: "working" }
  /** A passkey may be made now: its options count for a few minutes. */
  | {
      readonly is: "naming";
      readonly options: CeremonyOptions;
      /** What was written, when it did not come to anything. */
      readonly name: string | undefined;
      readonly problem: PasskeyProblem | undefined;
    }
  /** Shown once. */
  | { readonly is: "codes"; readonly codes: readonly string[] };

export type AccountEvent =
  | { readonly type: "began" }
  | { readonly type: "mayMake"; readonly options: CeremonyOptions }
  | {
      readonly type: "notMade";
      readonly options: CeremonyOptions;
      readonly name: string;
      readonly problem: PasskeyProblem;
    }
  /** It is made, and the service has not heard of it: it can be sent again. */
  | { readonly type: "notKept"; readonly options: CeremonyOptions; readonly name: string; readonly told: string }
  | { readonly type: "codesGiven"; readonly codes: readonly string[] }
  | { readonly type: "answered"; readonly account?: AccountAnswer; readonly told: string }
  | { readonly type: "closed" };

export const initial: AccountState = { account: undefined, doing: { is: "nothing" }, told: "" };

export function step(state: AccountState, event: AccountEvent): AccountState {
  switch (event.type) {
    case "began":
      return { ...state, doing: { is: "working" }, told: "" };
    case "mayMake":
      return { ...state, doing: naming(event.options, undefined, undefined) };
    case "notMade":
      return { ...state, doing: naming(event.options, event.name, event.problem) };
    case "notKept":
      return { ...state, doing: naming(event.options, event.name, undefined), told: event.told };
    case "codesGiven":
      return { ...state, doing: { is: "codes", codes: event.codes } };
    case "answered":
      return {
        account: event.account ?? state.account,
        // Codes that stand there are closed by whoever kept them, and by nothing else.
        doing: state.doing.is === "codes" ? state.doing : { is: "nothing" },
        told: event.told,
      };
    case "closed":
      return { ...state, doing: { is: "nothing" } };
  }
}

function naming(options: CeremonyOptions, name: string | undefined, problem: PasskeyProblem | undefined): Doing {
  return { is: "naming", options, name, problem };
}
