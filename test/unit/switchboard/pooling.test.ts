/** How people felt and what was flagged, pooled at the Switchboard: nothing is written for one person (S17). */
import { expect, test } from "vitest";
import type { RoomId } from "../../../shared/ids.ts";
import { answerMs, feelingsPooled, presentMs } from "../../../shared/limits.ts";
import { consolesOf, type Effect, type Event } from "../../../worker/switchboard/people.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { id, line, pass, World } from "./world.ts";

const told = (difference: number): Event => ({ type: "feelingTold", feeling: { line, difference } });
const counted = (effects: readonly Effect[]) => effects.filter((effect) => effect.type === "count");
const pooled = (world: World) =>
  consolesOf(world.state).flatMap(({ feelings }) => feelings.map(({ difference }) => difference));
const comes = (world: World, person: number, socket = `s${person}`) =>
  world.take({ type: "consoleConnected", socket, pass: pass(person, {}, world.now) });
const goes = (world: World, socket: string) => world.take({ type: "socketGone", socket });

test("S17: ten are handed over together, in one go, and the pool is empty again", () => {
  const world = new World();
  comes(world, 1);
  for (let count = 1; count < feelingsPooled; count++) {
    world.take(told(count % 4));
    expect(counted(world.effects)).toEqual([]);
    expect(pooled(world)).toHaveLength(count);
  }
  world.take(told(-4));
  const [effect, ...others] = counted(world.effects);
  expect(others).toEqual([]);
  expect(effect?.type === "count" && effect.feelings).toHaveLength(feelingsPooled);
  expect(pooled(world)).toEqual([]);
});

test("S17: what stands with a console that goes is held by another, and the last one's is handed over when nobody comes", () => {
  const world = new World();
  comes(world, 1);
  comes(world, 2);
  world.take(told(1)).take(told(2));
  goes(world, "s1");
  expect(counted(world.effects)).toEqual([]);
  expect(pooled(world)).toEqual([1, 2]);
  world.take(told(3));
  goes(world, "s2");
  expect(counted(world.effects)).toEqual([]);
  world.later(presentMs - 1);
  expect(counted(world.effects)).toEqual([]);
  world.later(1);
  expect(counted(world.effects)).toEqual([
    { type: "count", feelings: [1, 2, 3].map((difference) => ({ line, difference })), flags: [] },
  ]);
});

test("S17: nothing is written when the only console blips, and the object stays awake until somebody is back", () => {
  const world = new World();
  comes(world, 1);
  world.take(told(1));
  goes(world, "s1");
  expect(counted(world.effects)).toEqual([]);
  for (const end = world.now + presentMs - 1; world.now < end; ) {
    const deadline = nextDeadline(world.state, world.now);
    expect(deadline).toBeLessThanOrEqual(world.now + answerMs);
    world.later(Math.min(deadline ?? end, end) - world.now);
    expect(counted(world.effects)).toEqual([]);
  }
  comes(world, 1, "again");
  expect(counted(world.effects)).toEqual([]);
  expect(pooled(world)).toEqual([1]);
  // Its time begins anew when that one goes.
  goes(world, "again");
  world.later(presentMs - 1);
  expect(counted(world.effects)).toEqual([]);
  world.later(1);
  expect(counted(world.effects)).toHaveLength(1);
  expect(nextDeadline(world.later(presentMs).state, world.now)).toBeNull();
});

test("S17: a console that is replaced by its own person's next one loses nothing", () => {
  const world = new World();
  comes(world, 1);
  world.take(told(1));
  comes(world, 1, "again");
  expect(counted(world.effects)).toEqual([]);
  expect(pooled(world)).toEqual([1]);
});

test("S17: what the console of an ended session held is handed over no sooner", () => {
  const world = new World();
  comes(world, 1);
  world.take(told(1)).take({ type: "sessionRevoked", session: pass(1).session });
  expect(counted(world.effects)).toEqual([]);
  world.later(presentMs);
  expect(counted(world.effects)).toHaveLength(1);
});

test("S17: hibernation loses nothing, because the pool stands in the attachments", () => {
  const world = new World();
  comes(world, 1);
  world.take(told(1)).take(told(-1));
  const kept = structuredClone(world.state.people);
  world.state = { ...world.state, people: kept };
  goes(world, "s1");
  expect(counted(world.later(presentMs).effects)).toHaveLength(1);
});

test("S17: with nobody on duty there is nothing to pool it with, and it is not counted", () => {
  const world = new World();
  world.take(told(1));
  expect(world.effects).toEqual([]);
});

test("S17, Q21: flags are pooled with the feelings, one for each chat that is held", () => {
  const world = new World(0).onDuty("s", pass(1)).visitor("a").takes("s");
  const room = world.consoleOf("s").chats[0]?.room ?? id<RoomId>(0);
  const flag: Event = { type: "flagged", session: pass(1).session, room };
  world.take(flag);
  expect(counted(world.effects)).toEqual([]);
  expect(world.consoleOf("s").flags).toEqual([line]);
  for (const event of [
    { ...flag, session: pass(2).session },
    { ...flag, room: id<RoomId>(1) },
  ])
    world.take(event);
  expect(world.consoleOf("s").flags).toEqual([line]);
  for (let count = 2; count < feelingsPooled; count++) world.take(told(1));
  expect(counted(world.effects)).toEqual([]);
  world.take(told(1));
  expect(counted(world.effects)).toMatchObject([{ flags: [line] }]);
  expect([world.consoleOf("s").feelings, world.consoleOf("s").flags]).toEqual([[], []]);
});
