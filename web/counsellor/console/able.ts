/** Why nobody new can be taken here, as far as this page knows it without asking the Switchboard. */
import type { ConsoleState, Notice } from "./state.ts";

export function obstacle({ over }: Pick<ConsoleState, "over">): Notice | undefined {
  switch (over) {
    case "shift":
      return { is: "notTaken", reason: "passEnded", nextAt: null };
    case "signIn":
      return { is: "signInEnded" };
    case undefined:
      return undefined;
  }
}
