/** Who counts as checked in, for the Office's warnings: numbers, and nobody twice. */
import { expect, test } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import { presentOn } from "../../../worker/switchboard/opening.ts";
import { line, pass, World } from "./world.ts";

const now = 10 * 60 * 60 * 1000;
const here = (world: World, of = line) => presentOn(world.state, of, world.now);

test("checked in counts, connected alone does not", () => {
  const world = new World(now).console("sam", pass(1, {}, now));
  expect(here(world)).toEqual({ line, people: 0, lead: false });
  world.staff("sam", { type: "checkIn" });
  expect(here(world)).toEqual({ line, people: 1, lead: false });
});

test("one person at two consoles is one, a lead is seen, and another line's people are not this one's", () => {
  const world = new World(now).onDuty("sam", pass(1, {}, now)).onDuty("morgan", pass(2, { lead: true }, now));
  expect(here(world)).toEqual({ line, people: 2, lead: true });
  world.onDuty("sam again", pass(1, {}, now));
  expect(here(world)).toMatchObject({ people: 2 });
  expect(here(world, LineSlug.parse("other"))).toMatchObject({ people: 0, lead: false });
});

test("whoever lost the connection is missed from that moment, after hibernation too", () => {
  const world = new World(now).onDuty("sam", pass(1, {}, now)).hibernate();
  expect(here(world)).toMatchObject({ people: 1 });
  world.take({ type: "socketGone", socket: "sam" });
  expect(here(world)).toMatchObject({ people: 0 });
});
