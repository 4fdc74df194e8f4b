/**
 * Puzzles (rule Q18), pure: whoever has a place to give asks for a little work, so that many places cost much of it. The
 * ticket's random id is the question, so that nothing must be remembered: an answer counts for that one place alone.
 *
 * Puzzle `index` of a ticket is answered by a number so that SHA-256 over these 28 bytes begins with `bits` zero bits:
 * the id's 22 letters, the index, a zero, and the number, big-endian.
 */
import { createHash } from "node:crypto";
import type { TicketId } from "../../shared/ids.ts";
import { puzzles } from "../../shared/limits.ts";

const idLetters = 22;

/** `answers`: as many as there are puzzles, each below 2^32. */
export function isSolved(ticket: TicketId, bits: number, answers: readonly number[]): boolean {
  return answers.length === puzzles && answers.every((answer, index) => fits(ticket, index, answer, bits));
}

function fits(ticket: TicketId, index: number, answer: number, bits: number): boolean {
  const block = new Uint8Array(idLetters + 6);
  new TextEncoder().encodeInto(ticket, block);
  const view = new DataView(block.buffer);
  view.setUint8(idLetters, index);
  view.setUint32(idLetters + 2, answer);
  const digest = new Uint8Array(createHash("sha256").update(block).digest());
  return new DataView(digest.buffer).getUint32(0) >>> (32 - bits) === 0;
}
