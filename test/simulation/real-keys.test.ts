/**
 * The slower mode: whole runs whose frames are sealed and opened with the real encryption, under the same rules. The
 * model runs beside it and must say the same, so that a run with real keys is the run with the model, event by event.
 */
import { expect, test } from "vitest";
import { add, nothingYet, report, unbroken } from "./hunt.ts";
import { run } from "./run.ts";

const plan = { realKeys: true };

test("no rule is broken with the real encryption", async () => {
  const count = nothingYet();
  for (let seed = 0; seed < 3; seed++) add(count, await unbroken(seed, { plan }));
  report(count);
});

test("the same seed is the same story with the real encryption and with its model", async () => {
  const [real, model] = [await run(1, { plan, told: true }), await run(1, { told: true })];
  expect(real.events).toBe(model.events);
});
