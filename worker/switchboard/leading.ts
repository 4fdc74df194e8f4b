/** Rule S14: a chat does not run without somebody in charge of its line. */
import { type Console, consolesOf, type State } from "./people.ts";

/**
 * Chats of colleagues on the lines this person leads, while nobody else there leads them; 0: they may leave. Also after
 * their own turn: the next lead may be late, and the chats go on.
 */
export function chatsThatNeed(state: State, lead: Console, now: number): number {
  if (!lead.pass.lead || !lead.checkedIn) return 0;
  const others = consolesOf(state).filter(({ socket }) => socket !== lead.socket);
  const led = new Set(others.filter((other) => leadsNow(other, now)).flatMap(linesOf));
  const needing = new Set(linesOf(lead).filter((line) => !led.has(line)));
  return others.flatMap(({ chats }) => chats).filter(({ line }) => needing.has(line)).length;
}

const linesOf = ({ pass }: Console) => pass.lines.map(({ line }) => line);

const leadsNow = ({ checkedIn, pass }: Console, now: number) =>
  checkedIn && pass.lead && pass.from <= now && now < pass.until;
