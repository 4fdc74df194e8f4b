/** Times as a counsellor reads them. */
import { expect, test } from "vitest";
import { clockTime, dayName, languageName, ticking, wholeMinutes } from "../../../web/counsellor/durations.ts";

test.each([
  [0, "0:00"],
  [372_999, "6:12"],
  [3_972_000, "1:06:12"],
  [-5, "0:00"],
])("%i ms tick as %s", (ms, shown) => {
  expect(ticking(ms)).toBe(shown);
});

test("times are those of the service's zone, whatever the browser's is", () => {
  const at = Date.UTC(2026, 6, 1, 23, 30);
  expect(clockTime(at, "Europe/London")).toBe("00:30");
  expect(dayName(at, "Europe/London")).toBe("Thursday 2 July");
  expect(wholeMinutes(119_999)).toBe(1);
  expect(languageName("cy")).toBe("Welsh");
});
