/** Looks for a planted bug, and for rules that are broken without one. */
import { expect } from "vitest";
import type { Plan } from "./plan.ts";
import type { Planted } from "./planting.ts";
import { type Outcome, type RunOptions, run } from "./run.ts";

/** Fails unless the planted bug is found in time, by a rule that it breaks. */
export const hunt = (bug: Planted): Promise<void> => huntWith(bug, {});

export async function huntWith({ rules, within, fault, name }: Planted, plan: Partial<Plan>): Promise<void> {
  for (let seed = 0; seed < within; seed++) {
    const { violation } = await run(seed, { fault, plan });
    if (violation === undefined) continue;
    console.log(`"${name}" is found by ${violation.rule} with ${seed + 1} seeds`);
    expect(rules, violation.what).toContain(violation.rule);
    return;
  }
  expect.unreachable(`not found within ${within} seeds`);
}

/** A run that breaks a rule is told again, and fails with its story. */
export async function unbroken(seed: number, options: RunOptions = {}): Promise<Outcome> {
  const outcome = await run(seed, options);
  if (outcome.violation === undefined) return outcome;
  const { rule, what } = outcome.violation;
  const { story } = await run(seed, { ...options, told: true });
  console.log(`seed ${seed} breaks ${rule}: ${what}`);
  throw new Error(`seed ${seed} breaks ${rule}: ${what}\n\n${story}`);
}

export interface Count {
  messages: number;
  shown: number;
  events: number;
  seeds: number;
}

export const nothingYet = (): Count => ({ messages: 0, shown: 0, events: 0, seeds: 0 });

export function add(count: Count, { messages, shown, events }: Outcome): void {
  count.messages += messages;
  count.shown += shown;
  count.events += events;
  count.seeds += 1;
}

export function report({ messages, shown, events, seeds }: Count): void {
  console.log(`${messages} messages checked (${shown} shown), ${events} events, ${seeds} seeds, 0 violations`);
}
