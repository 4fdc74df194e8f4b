/** The hours on a page that stays open are asked for one at a time, and not for ever. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OpenState } from "../../../shared/protocol.ts";
import { followHours } from "../../../web/visitor/hours.ts";

interface Request {
  timeout: number;
  onloadend(): void;
}
let asked: Request[];
const list = { dataset: { told: "1 2" }, hidden: false };

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("document", {
    querySelectorAll: () => [list],
    documentElement: { lang: "en", dataset: { line: "harbour" } },
  });
  vi.stubGlobal(
    "XMLHttpRequest",
    class implements Request {
      timeout = 0;
      onloadend = () => {};
      constructor() {
        asked.push(this);
      }
      open() {}
      send() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const told = (opensAt: number) => followHours({ until: null, opensAt } as OpenState);

test("while they are asked for nobody asks again, and what did not come is asked for with the next answer", () => {
  told(3);
  told(4);
  vi.advanceTimersByTime(60_000);
  told(4);
  vi.advanceTimersByTime(60_000);
  expect([asked.length, list.hidden]).toEqual([1, true]);
  expect(asked[0]?.timeout).toBeGreaterThan(0);
  asked[0]?.onloadend();
  told(4);
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(2);
});
