/** Whose turn runs, as the Office says when the rota has changed, against passes that were signed before (S15, S4, S14). */
import { expect, test } from "vitest";
import type { DutyPass } from "../../../shared/tokens.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import type { RunningTurn } from "../../../worker/switchboard/turns.ts";
import { line, pass, World } from "./world.ts";

const minute = 60_000;
const hour = 60 * minute;

const turnOf = ({ person, until, lead, lines }: DutyPass, more: Partial<RunningTurn> = {}): RunningTurn => ({
  ...{ person, until, lead, lines: lines.map((sheet) => sheet.line) },
  ...more,
});
const told = (world: World, turns: readonly RunningTurn[], at = world.now) =>
  world.take({ type: "turnsChanged", onDuty: { at, turns } });

/** Sam and Priya are on duty, and somebody waits. */
function evening(more: Partial<DutyPass> = {}) {
  const world = new World();
  const [sam, priya] = [pass(1, more, world.now), pass(2, {}, world.now)];
  world.onDuty("sam", sam).onDuty("priya", priya);
  return { world, sam, priya };
}

test("S15: whoever was covered takes nobody from then on; their chat goes on, and colleagues take", () => {
  const { world, sam, priya } = evening({ limit: 3 });
  world.visitor("first").takes("sam");
  const chats = world.consoleOf("sam").chats;
  told(world, [turnOf(priya)]);
  world.visitor("second").takes("sam");
  expect(world.heard("sam")).toEqual([{ type: "notTaken", reason: "passEnded" }]);
  expect(world.consoleOf("sam")).toMatchObject({ chats, pass: { lines: sam.lines } });
  expect(world.ringsAt("sam")).toBeUndefined();
  world.takes("priya");
  expect(world.heard("priya")).toMatchObject([{ type: "taken" }]);
});

test("S15: a turn that ends sooner does so here too, a line that was taken off it is not served, a lead leads no more", () => {
  const { world, sam, priya } = evening({ lead: true });
  const other = { ...sam.lines[0], line: "young" } as DutyPass["lines"][number];
  world.staff("sam", { type: "duty", pass: "" }, { pass: { ...sam, lines: [...sam.lines, other] } });
  const until = world.now + minute;
  told(world, [turnOf(sam, { until, lead: false }), turnOf(priya)]);
  expect(world.consoleOf("sam").pass).toEqual({ ...sam, until, lead: false });
  expect(world.consoleOf("priya").pass).toEqual(priya);
});

test("S15: nothing is longer than the pass said, and what nothing was said of stays", () => {
  const { world, sam, priya } = evening();
  const before = world.consoleOf("sam");
  told(world, [turnOf(sam, { until: sam.until + hour, lead: true }), turnOf(priya)]);
  expect(world.consoleOf("sam")).toBe(before);
  // A turn that begins afterwards.
  const next = { ...pass(3, {}, world.now), from: world.now + 1 };
  world.later(1).onDuty("morgan", next);
  expect(world.consoleOf("morgan").pass).toEqual(next);
});

test("S15: neither the older pass again nor another connection brings the turn back, and a new word does", () => {
  const { world, sam, priya } = evening();
  told(world, [turnOf(priya)]);
  const cut = world.now;
  world.later(minute).staff("sam", { type: "duty", pass: "" }, { pass: sam });
  expect(world.consoleOf("sam").pass.until).toBe(cut);
  world.onDuty("sam again", sam);
  expect(world.consoleOf("sam again").pass.until).toBe(cut);
  told(world, [turnOf(sam), turnOf(priya)]).staff("sam again", { type: "duty", pass: "" }, { pass: sam });
  expect(world.consoleOf("sam again").pass).toEqual(sam);
  // Said earlier, heard later.
  told(world, [turnOf(priya)], cut);
  expect(world.consoleOf("sam again").pass).toEqual(sam);
});

test("S15: it outlasts hibernation, and the line counts who is left: also of those whose connection just went", () => {
  const { world, sam, priya } = evening();
  const two = { ...sam.lines[0], revision: 2, minimumStaff: 2 } as DutyPass["lines"][number];
  world.take({ type: "sheetsChanged", sheets: [two] });
  world.take({ type: "socketGone", socket: "sam" });
  expect(openingOf(world.state, line, world.now).state).toBe("open");
  told(world, [turnOf(priya)]);
  expect(openingOf(world.state, line, world.now).state).toBe("closed");
  told(world, [turnOf(sam)]);
  world.hibernate();
  expect(world.consoleOf("priya").pass.until).toBe(world.now);
});
