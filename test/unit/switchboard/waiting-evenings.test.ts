/**
 * The wait that was told is the wait that came true: whole evenings at the Switchboard's core, none of which the estimate
 * was adjusted to. Whoever gave up before the end of their range is not counted: how long it would have taken nobody knows.
 */
import { expect, test } from "vitest";
import { Evening, type Said } from "./evening.ts";
import { evenings } from "./evenings.ts";

/** Other ones than those that were looked at while the estimate was made. */
const seeds = Array.from({ length: 8 }, (_, index) => 101 + index);
/** Whole evenings take a while on a busy machine. */
const patience = 120_000;

const toWait = ({ wait }: Said) => wait.toMinutes > 2;
const isKnown = ({ left, took, wait }: Said) => !left || took > wait.toMinutes;
const isInside = ({ left, took, wait }: Said) => !left && wait.fromMinutes <= took && took <= wait.toMinutes;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const shareInside = (said: readonly Said[]) => said.filter(isInside).length / said.length;
const widthInWaits = (said: readonly Said[]) =>
  median(said.map(({ wait }) => wait.toMinutes - wait.fromMinutes)) / median(said.map(({ took }) => took));

function played(name: string): { said: readonly Said[]; refused: number; left: number } {
  const plan = evenings[name];
  if (plan === undefined) throw new Error(name);
  const all = seeds.map((seed) => new Evening(plan, seed).run());
  return {
    said: all.flatMap(({ said }) => said).filter(isKnown),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    left: all.reduce((sum, { left }) => sum + left, 0),
  };
}

test.each(Object.keys(evenings))(
  "a %s evening: four waits in five lie in the range that was told",
  {
    timeout: patience,
  },
  (name) => {
    const { said, left } = played(name);
    const joining = said.filter(({ when }) => when === "joining");
    const later = said.filter(({ when }) => when === "later");
    console.log(
      name,
      joining.length,
      shareInside(joining),
      joining.filter(toWait).length,
      shareInside(joining.filter(toWait)),
      later.length,
      shareInside(later),
      widthInWaits(joining.filter(toWait)),
      widthInWaits(later),
    );
    expect(shareInside(joining)).toBeGreaterThanOrEqual(0.8);
    expect(shareInside(later)).toBeGreaterThanOrEqual(0.8);
    expect(left).toBeGreaterThan(0);
  },
);
