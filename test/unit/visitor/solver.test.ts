/** The solver as a page calls it: once for each question, whatever the connection does, and no longer than it is wanted. */
import { expect, test } from "vitest";
import { idFrom, LineSlug, type TicketId, toBase64url } from "../../../shared/ids.ts";
import { puzzles } from "../../../shared/limits.ts";
import type { VisitorFrame } from "../../../shared/protocol.ts";
import { solved } from "../../../web/visitor/solver.ts";
import type { State } from "../../../web/visitor/visit/state.ts";
import { isSolved } from "../../../worker/switchboard/puzzles.ts";

const id = (byte: number) => idFrom<TicketId>(new Uint8Array(16).fill(byte));
const puzzle = (byte: number, bits = 10) => {
  const said = { id: id(byte), line: LineSlug.parse("harbour"), askedAt: 0, expires: 1, bits };
  const ticket = `${toBase64url(new TextEncoder().encode(JSON.stringify(said)))}.${"s".repeat(43)}`;
  return { type: "puzzle", ticket, bits } as const;
};
const joining = (): State["stage"] => "joining";

test("asked twice it works once, and answers both times", async () => {
  const heard: VisitorFrame[] = [];
  const say = (frame: VisitorFrame) => void heard.push(frame);
  await Promise.all([solved(puzzle(1), joining, say), solved(puzzle(1), joining, say)]);
  const [first, second] = heard;
  if (first?.type !== "solved" || second?.type !== "solved") throw new Error("no answers");
  expect(second.answers).toBe(first.answers);
  expect(isSolved(id(1), 10, first.answers)).toBe(true);
  expect(first.answers).toHaveLength(puzzles);
});

test("a newer question, or a visit that goes on without, ends the work on an older one", async () => {
  const heard: VisitorFrame[] = [];
  const say = (frame: VisitorFrame) => void heard.push(frame);
  // So hard that nobody would ever solve them.
  const older = solved(puzzle(2, 32), joining, say);
  await solved(puzzle(3), joining, say);
  await older;
  await solved(puzzle(4, 32), () => "waiting", say);
  expect(heard.map((frame) => frame.type === "solved" && isSolved(id(3), 10, frame.answers))).toEqual([true]);
});

test("what is no ticket is not worked on", async () => {
  await solved({ type: "puzzle", ticket: "nothing", bits: 10 }, joining, () => expect.unreachable());
});
