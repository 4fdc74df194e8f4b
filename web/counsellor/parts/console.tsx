/** The whole page: one of the states before the board, or the board. */

import { isAwaited } from "../console/opening.ts";
import type { ConsolePage } from "../console/page.ts";
import { Board } from "./board.tsx";
import { Awaited, CheckIn } from "./check-in.tsx";
import { Gate } from "./gate.tsx";
import { LeavingCard, ThanksCard } from "./leaving.tsx";

export function Console({ page }: { readonly page: ConsolePage }) {
  const { stage, checkedIn, over, leaving, thanked } = page.state.value;
  if (stage.is === "offShift" && leaving !== undefined) return <LeavingCard page={page} key="leaving" />;
  if (thanked && (stage.is === "offShift" || stage.is === "onShift")) return <ThanksCard page={page} key="thanks" />;
  if (stage.is !== "onShift") return <Gate page={page} key={stage.is} />;
  if (checkedIn && isAwaited(page.state.value)) return <Awaited page={page} key="awaited" />;
  // After the shift there is nothing to check in for: the board is open for the chats that are held.
  return checkedIn || over !== undefined ? <Board page={page} /> : <CheckIn page={page} />;
}
