/** What a console is told of a line that would open if somebody checked in, and of no other. */
import { expect, test } from "vitest";
import { board } from "../../../worker/switchboard/board.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import { consolesOf } from "../../../worker/switchboard/people.ts";
import { line, pass, World } from "./world.ts";

const hour = 60 * 60 * 1000;
const now = 10 * hour;

const passOf = (person: number, more: Parameters<typeof pass>[1] = {}, sheet: { minimumStaff?: number } = {}) => {
  const given = pass(person, more, now);
  return {
    ...given,
    lines: given.lines.map((one) => ({ ...one, minimumStaff: 2, leadRequired: true, ...sheet })),
  } as typeof given;
};

function boardOf(world: World) {
  const [console] = consolesOf(world.state);
  if (console === undefined) throw new Error("nobody is connected");
  return board(world.state, console, world.now);
}

test("so many as are missing, and the lead among them, until it opens", () => {
  const world = new World(now).console("sam", passOf(1));
  expect(boardOf(world)).toMatchObject({ open: false, missing: { people: 2, lead: true } });
  world.staff("sam", { type: "checkIn" });
  expect(boardOf(world)).toMatchObject({ open: false, missing: { people: 1, lead: true } });
  world.onDuty("priya", passOf(2));
  expect(boardOf(world)).toMatchObject({ open: false, missing: { people: 1, lead: true } });
  world.onDuty("morgan", passOf(3, { lead: true }));
  expect(boardOf(world)).toMatchObject({ open: true, missing: null });
  expect(openingOf(world.state, line, world.now).state).toBe("open");
});

test("a lead who is there and one colleague who is not", () => {
  const world = new World(now).onDuty("morgan", passOf(3, { lead: true }));
  expect(boardOf(world).missing).toEqual({ people: 1, lead: false });
});

test("nobody is asked for on a line that is closed whoever checks in: after its last start", () => {
  const world = new World(now).console("sam", passOf(1)).later(7.5 * hour);
  expect(boardOf(world)).toMatchObject({ open: false, missing: null });
});
