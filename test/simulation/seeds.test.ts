/** The whole system, run after run: no rule of `docs/protocol.md` is broken, whatever goes wrong around it. */
import { expect, test } from "vitest";
import { add, nothingYet, report, unbroken } from "./hunt.ts";
import { pinned } from "./pinned.ts";
import { run } from "./run.ts";

/** As many as fit into half a minute. */
const seeds = 40;

test.each(pinned)("pinned: $name (seed $seed)", async ({ seed, plan, rule, unmended }) => {
  await unbroken(seed, { plan });
  const { violation } = await run(seed, { plan, fault: unmended });
  expect(violation?.rule).toBe(rule);
});

test(`no rule is broken in the first ${seeds} seeds`, async () => {
  const count = nothingYet();
  for (let seed = 0; seed < seeds; seed++) add(count, await unbroken(seed));
  report(count);
  expect(count.shown).toBeGreaterThan(5000);
});

test("the same seed is the same run, event by event", async () => {
  const [one, other] = [await run(7), await run(7, { told: true })];
  expect({ ...other, story: "" }).toEqual(one);
});
