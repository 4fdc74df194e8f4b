/** Why nobody new can be taken here, as far as this page knows it without asking the Switchboard. */
import { standing } from "./device.ts";
import type { ConsoleState, Notice } from "./state.ts";

type Known = Pick<ConsoleState, "over" | "deviceUntil">;

export function obstacle(state: Known, now: number): Notice | undefined {
  switch (state.over) {
    case "shift":
      return { is: "notTaken", reason: "passEnded", nextAt: null };
    case "signIn":
      return { is: "signInEnded" };
    case undefined:
      return standing(state, now) === "ended" ? { is: "deviceEnded" } : undefined;
  }
}
