/** The whole page: one of the states before the board, or the board. */

import type { ConsolePage } from "../console/page.ts";
import { Board } from "./board.tsx";
import { CheckIn } from "./check-in.tsx";
import { Gate } from "./gate.tsx";

export function Console({ page }: { readonly page: ConsolePage }) {
  const { stage, checkedIn, over } = page.state.value;
  if (stage.is !== "onShift") return <Gate page={page} key={stage.is} />;
  // After the shift there is nothing to check in for: the board is open for the chats that are held.
  return checkedIn || over !== undefined ? <Board page={page} /> : <CheckIn page={page} />;
}
