/** Kinds of evenings: how many come, who is there, how long chats last. */
import type { Random } from "../../simulation/random.ts";
import type { Counsellor, Plan } from "./evening.ts";

const minutes = 300;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** What helplines report: the middle at 40 to 45 minutes, few under 15 or above 90. */
const usualLength = (random: Random) => 40 * Math.exp(0.5 * normal(random));
/** Many who only wanted one answer, and some who talk. */
const shortLength = (random: Random) => (random.chance(0.75) ? random.between(2, 12) : random.between(15, 45));
/** Most short, a few that last until the end. */
const heavyLength = (random: Random) => 18 * Math.exp(1.1 * normal(random));

const all = (count: number, more: Partial<Counsellor> = {}): Counsellor[] =>
  Array.from({ length: count }, () => ({ from: 0, until: minutes, limit: 1, languages: ["en"], ...more }));

const usual: Plan = {
  minutes,
  staff: [...all(5), ...all(1, { limit: 2 })],
  arrivals: () => 8,
  length: usualLength,
  patience: 60,
  pause: 5,
  restsAfter: 6,
  urgent: 0.08,
  welsh: 0,
};

export const evenings: Readonly<Record<string, Plan>> = {
  quiet: { ...usual, arrivals: () => 3 },
  usual,
  busy: { ...usual, staff: [...all(6), ...all(2, { limit: 2 })], arrivals: () => 20 },
  "with staff who come and go": {
    ...usual,
    staff: [
      ...all(3, { until: 150 }),
      ...all(1, { from: 30, until: 210 }),
      ...all(3, { from: 140 }),
      ...all(1, { from: 60, until: 240, limit: 2 }),
      ...all(2),
    ],
    arrivals: (minute) => (minute < 60 ? 6 : minute < 180 ? 14 : 7),
    restsAfter: 3,
  },
  "of short chats": { ...usual, staff: all(4), length: shortLength, pause: 3, arrivals: () => 17, patience: 30 },
  "of chats of very different lengths": { ...usual, length: heavyLength, arrivals: () => 12, patience: 40 },
  "in two languages": {
    ...usual,
    staff: [...all(5), ...all(2, { languages: ["cy", "en"] })],
    arrivals: () => 12,
    welsh: 0.25,
  },
  "that end with a line": {
    ...usual,
    staff: [...all(5), ...all(3, { until: 220 })],
    arrivals: (minute) => (minute < 200 ? 9 : 16),
    patience: 90,
  },
};
