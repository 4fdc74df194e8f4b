/**
 * A run from its seed: hours of a helpline in a second. It is stopped at the first rule that is broken; then the same
 * seed is run again with its story told.
 */
import { admissionMs } from "../../shared/limits.ts";
import { surround } from "./globals.ts";
import { type Fault, hub } from "./hub.ts";
import { type Plan, planFor } from "./plan.ts";
import { finalRules, Samples } from "./samples.ts";
import type { Violation } from "./watch.ts";
import { halfOpenMs } from "./weather.ts";
import { World } from "./world.ts";

export interface Outcome {
  readonly seed: number;
  readonly messages: number;
  readonly shown: number;
  readonly events: number;
  readonly violation: Violation | undefined;
  readonly story: string;
}

export interface RunOptions {
  readonly fault?: (() => Fault) | undefined;
  readonly plan?: Partial<Plan>;
  readonly told?: boolean;
}

const second = 1000;
const minute = 60 * second;

export async function run(seed: number, { fault, plan, told = false }: RunOptions = {}): Promise<Outcome> {
  const world = new World(seed, { ...planFor(seed), ...plan }, told);
  hub.begin(world.watch as Parameters<typeof hub.begin>[0], fault?.());
  const restore = surround(world.random);
  try {
    await live(world);
  } finally {
    restore();
    hub.end();
  }
  const { ledger, violation, events, story } = world.watch;
  return { seed, messages: ledger.written, shown: ledger.shown, events, violation, story: story.last(told ? 4000 : 0) };
}

async function live(world: World): Promise<void> {
  const { clock, plan } = world;
  const samples = new Samples(world);
  world.open();
  await pass(world, clock.now + plan.lastsMs);
  world.weather.fair = true;
  world.network.swallows = 0;
  for (const page of world.pages) {
    page.offline = false;
    if (page.frozen) page.thaw();
    page.show(true);
    page.tell("online");
  }
  await pass(world, clock.now + 30 * second);
  world.hush = true;
  // A page that is hidden in fair weather too does what is due at the next full minute but one, and that takes a moment.
  await pass(world, clock.now + 95 * second);
  samples.settled();
  world.hush = false;
  world.closing = true;
  world.homeAt = clock.now + 3 * minute;
  const until = clock.now + 25 * minute;
  while (clock.now < until && !world.empty && world.watch.violation === undefined)
    await pass(world, Math.min(until, clock.now + minute));
  // Whatever the server still waits for comes to its end as well: seats of consoles that went are known the longest (S8).
  await pass(world, clock.now + halfOpenMs + admissionMs);
  samples.end();
  if (world.watch.violation === undefined) finalRules(world);
  for (const page of world.pages) page.end();
}

async function pass(world: World, until: number): Promise<void> {
  const { clock, watch } = world;
  for (let due = clock.next(until); due !== undefined; due = clock.next(until)) {
    due.act();
    await turn();
    // The clock stands while the real keys work.
    while (await world.twin?.settled()) await turn();
    if (watch.violation !== undefined) return;
  }
}

/** Lets everything run that waits for a promise. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
