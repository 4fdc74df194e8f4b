/**
 * What one step costs while many wait: somebody joins, is taken, leaves, with everything the Switchboard works out for it
 * (who is told, every console's board, the next deadline). The core alone, without sockets.
 */

import { consolesOf } from "../../worker/switchboard/people.ts";
import { nextDeadline } from "../../worker/switchboard/time.ts";
import { pass, World } from "../unit/switchboard/world.ts";

const consoles = 20;
const rounds = 15;
const now = 36_000_000;

/** Milliseconds of one join, one take and one leaving together, the middle of several. */
function queueMs(waiting: number): number {
  const world = crowded(waiting);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    world.now += 1000;
    const began = performance.now();
    comes(world, `n${round}`, 20_000 + round);
    world.takes(`s${round}`);
    settle(world);
    world.take({ type: "socketGone", socket: `v${waiting - 1 - round}` });
    settle(world);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** With tickets, which are taken beyond the limit of a line too. */
function comes(world: World, socket: string, number: number): void {
  const id = `${number}`.padStart(22, "A") as never;
  const line = pass(1).lines[0]?.line as never;
  world.visitor(socket, { ticket: id, line, askedAt: now + number, left: null, lastStartAt: null });
  settle(world);
}

function settle(world: World): void {
  for (const { socket } of consolesOf(world.state)) world.boardOf(socket);
  nextDeadline(world.state, world.now);
}

function crowded(waiting: number): World {
  const world = new World(now);
  const ids = Array.from({ length: waiting }, (_, number) => number);
  for (let person = 0; person < consoles; person++) world.console(`s${person}`, pass(person, { limit: 3 }, now));
  const [line] = pass(1).lines;
  world.state = {
    ...world.state,
    people: [
      ...world.state.people,
      ...ids.map((number) => ({
        kind: "visitor" as const,
        socket: `v${number}`,
        ticket: `${number}`.padStart(22, "A") as never,
        line: line?.line as never,
        language: "en",
        also: [],
        urgent: false,
        askedAt: now - 1_000_000 + number,
        commitment: "c".repeat(43),
        solved: false,
        lastStartAt: null,
        left: null,
        call: null,
        missed: 0,
        told: null,
      })),
    ],
  };
  for (let person = 0; person < consoles; person++) world.staff(`s${person}`, { type: "checkIn" });
  return world;
}

/** As goals have it: with 10,000 waiting at most twice what it costs with 100. The first run is for the compiler. */
export function queueFigures() {
  queueMs(100);
  const [few, many] = [queueMs(100), queueMs(10_000)];
  return [
    { what: "queue: join, take and leave, 100 waiting", value: few, unit: "ms" as const },
    {
      ...{ what: "queue: the same, 10,000 waiting", value: many, unit: "ms" as const, target: 2 * few },
      knownAbove: "every page that waits is told its place, and every place is judged anew: work for each of them",
    },
  ];
}
