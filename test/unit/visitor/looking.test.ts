/** When the first view asks again: by its beat, and at the instants that it was told of. */
import { expect, test } from "vitest";
import { lookInMs } from "../../../web/visitor/looking.ts";

const now = 1_000_000_000_000;
const closed = { state: "closed", changes: [], now, speed: 1 };
const open = { ...closed, state: "open" };

test("every eight seconds while closed, every half minute while open, whatever lies far ahead or far behind", () => {
  for (const changes of [[], [null, null], [now + 3_600_000, null], [now - 3_600_000, null]]) {
    expect(lookInMs({ ...closed, changes }, 0.5)).toBe(8000);
    expect(lookInMs({ ...open, changes }, 0.5)).toBe(30_000);
  }
  expect(lookInMs({ ...closed, state: "unknown" }, 0.5)).toBe(8000);
});

test("just after it opens, and just after the last start; not everybody at once", () => {
  for (const [told, changes] of [[closed, [now + 3000, null]] as const, [open, [null, now + 3000]] as const]) {
    const [first, last] = [0, 0.999].map((random) => lookInMs({ ...told, changes }, random)) as [number, number];
    expect(first).toBeGreaterThan(3000);
    expect(last).toBeGreaterThan(first);
    expect(last).toBeLessThan(5000);
  }
});

test("a page that was made in the second in which it opened looks at once, and then again by its beat", () => {
  const made = { ...closed, changes: [now - 300, null] };
  expect(lookInMs(made, 0.999)).toBeLessThan(2001);
  expect(lookInMs({ ...made, now: now + 2000 }, 0)).toBe(8000);
});

test("in the demo, whose hours are seconds, by its clock", () => {
  expect(lookInMs({ ...closed, changes: [now + 60_000, null], speed: 60 }, 0)).toBeLessThan(2000);
});
