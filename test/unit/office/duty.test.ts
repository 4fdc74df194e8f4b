/** Who is on duty, and what the pass says. */
import { expect, test } from "vitest";
import { LineSlug, PersonId, SessionId } from "../../../shared/ids.ts";
import { dutyPassMs } from "../../../shared/limits.ts";
import { DutyPass } from "../../../shared/tokens.ts";
import { type Assignment, nextTurn, passFor, sheetOf, turnNow } from "../../../worker/office/duty.ts";

const hour = 60 * 60 * 1000;
const harbour = LineSlug.parse("harbour");
const youth = LineSlug.parse("youth");
const on = (from: number, until: number, more: Partial<Assignment> = {}): Assignment => ({
  from: from * hour,
  until: until * hour,
  line: harbour,
  lead: false,
  ...more,
});
const turn = (from: number, until: number, lead = false, lines = [harbour]) => ({
  from: from * hour,
  until: until * hour,
  lead,
  lines,
});

test("nobody without an assignment around now is on duty", () => {
  expect(turnNow([], 5 * hour)).toBeUndefined();
  expect(turnNow([on(1, 5), on(6, 9)], 5 * hour)).toBeUndefined();
});

test("adjoining assignments are one turn with one beginning, whenever during it one asks", () => {
  const assignments = [on(1, 5), on(5, 8), on(9, 10)];
  for (const at of [1, 4.9, 5, 7.9]) expect(turnNow(assignments, at * hour)).toEqual(turn(1, 8));
});

test("an assignment's own end counts, not that of the shift", () => {
  expect(turnNow([on(1, 4.5)], 4 * hour)).toEqual(turn(1, 4.5));
});

test("being the lead ends with the assignment that says so", () => {
  const assignments = [on(1, 5, { lead: true }), on(5, 8)];
  expect(turnNow(assignments, 4 * hour)).toEqual(turn(1, 5, true));
  expect(turnNow(assignments, 6 * hour)).toEqual(turn(1, 8));
});

test("on two lines at once the pass ends with the first of them", () => {
  const assignments = [on(1, 8), on(2, 5, { line: youth })];
  expect(turnNow(assignments, 3 * hour)).toEqual(turn(2, 5, false, [harbour, youth]));
  expect(turnNow(assignments, 6 * hour)).toEqual(turn(1, 8));
});

test("the next turn is the whole of it, and the running one is not the next", () => {
  expect(nextTurn([on(1, 5), on(6, 8), on(8, 9)], 2 * hour)).toEqual(turn(6, 9));
  expect(nextTurn([on(1, 5)], 2 * hour)).toBeUndefined();
});

const line = {
  slug: harbour,
  name: "Harbour",
  revision: 7,
  shown: true,
  leadRequired: false,
  urgentFirst: false,
  minimumStaff: 1,
  betweenChatsMs: 0,
  lastStartBeforeMs: hour,
  waitMostMs: hour / 2,
};

const shift = (from: number, until: number, minimum = 1, lead = false) => ({
  ...{ from: from * hour, until: until * hour },
  ...{ minimum, lead },
});

test("a line's sheet carries its unbroken cover, and none when it has none now", () => {
  const cover = [shift(1, 5), shift(4, 9), shift(10, 11)];
  expect(sheetOf(line, cover, 2 * hour)).toMatchObject({ line: "harbour", from: hour, until: 9 * hour });
  expect(sheetOf(line, cover, 9 * hour)).toMatchObject({ from: null, until: null });
});

test("S9: a line that visitors may not see has no cover, whatever is planned", () => {
  expect(sheetOf({ ...line, shown: false }, [shift(1, 5)], 2 * hour)).toMatchObject({ from: null, until: null });
});

test("the stricter counts, of the line's rules and of what the shifts that run now need", () => {
  const cover = [shift(1, 5, 3), shift(4, 9, 2, true), shift(9, 11, 0)];
  const asked = (at: number, rules = line) => {
    const { minimumStaff, leadRequired } = sheetOf(rules, cover, at * hour);
    return [minimumStaff, leadRequired];
  };
  expect([1, 4, 5, 9].map((at) => asked(at))).toEqual([
    [3, false],
    [3, true],
    [2, true],
    [1, false],
  ]);
  expect(asked(5, { ...line, minimumStaff: 4 })).toEqual([4, true]);
  expect(asked(9, { ...line, leadRequired: true })).toEqual([1, true]);
});

test("a sheet is newer than those from before the last shift began or ended, and than those from before a change", () => {
  const cover = [shift(1, 5), shift(5, 9, 2)];
  const revision = (at: number, changed = 7) => sheetOf({ ...line, revision: changed }, cover, at * hour).revision;
  expect([0.5, 1, 4.9, 5, 8, 9].map((at) => revision(at))).toEqual([7, hour, hour, 5 * hour, 5 * hour, 9 * hour]);
  expect(revision(6, 5.5 * hour)).toBe(5.5 * hour);
});

test("a pass is what the token's form asks for, and lives fifteen minutes, or as long as the session if that is less", () => {
  const holder = { id: PersonId.parse("A".repeat(22)), alias: "Sam", languages: ["en"], chatsMost: 3 };
  const session = { id: SessionId.parse("B".repeat(22)), endsAt: 20 * hour };
  const now = 2 * hour;
  const pass = passFor(holder, session, turn(1, 8), [sheetOf(line, [shift(1, 8)], now)], now);
  expect(DutyPass.parse(pass)).toEqual(pass);
  expect(pass).toMatchObject({ alias: "Sam", limit: 3, from: hour, until: 8 * hour, expires: now + dutyPassMs });
  const ending = { ...session, endsAt: now + 1000 };
  expect(passFor(holder, ending, turn(1, 8), [sheetOf(line, [], now)], now).expires).toBe(now + 1000);
});
