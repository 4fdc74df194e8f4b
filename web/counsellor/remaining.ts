/**
 * How much time there is to bring a chat to its end. Whoever closes gently must not be hurried by a clock that still
 * has hours on it: it is named only when it is short. The end of a shift ends no chat.
 */
import { closingTimeShortMs } from "../../shared/limits.ts";

export type Remaining =
  | { readonly is: "ample"; readonly until: number }
  | { readonly is: "chatEnds"; readonly until: number; readonly leftMs: number }
  | { readonly is: "shiftEnds"; readonly until: number; readonly chatUntil: number };

/** `shiftUntil`: of the running shift, if there is one. Instants by the service's clock. */
export function remaining(endsAt: number, shiftUntil: number | undefined, now: number): Remaining {
  if (endsAt - now <= closingTimeShortMs) return { is: "chatEnds", until: endsAt, leftMs: endsAt - now };
  const shiftRuns = shiftUntil !== undefined && shiftUntil > now;
  if (shiftRuns && shiftUntil - now <= closingTimeShortMs) {
    return { is: "shiftEnds", until: shiftUntil, chatUntil: endsAt };
  }
  return { is: "ample", until: endsAt };
}
