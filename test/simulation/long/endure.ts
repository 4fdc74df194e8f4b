/** Half of the long run: every other seed, until half a million messages were checked. */
import { test } from "vitest";
import { add, nothingYet, report, unbroken } from "../hunt.ts";

const messagesMost = 500_000;
const hours = 3_600_000;

export function endure(first: 0 | 1): void {
  test("no rule is broken in half a million messages", { timeout: 3 * hours }, async () => {
    const count = nothingYet();
    for (let seed = first; count.messages < messagesMost; seed += 2) {
      add(count, await unbroken(seed));
      if (count.seeds % 200 === 0) report(count);
    }
    report(count);
  });
}
