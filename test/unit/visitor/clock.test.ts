/** The page's clock follows the server: it stops while a phone sleeps, and only the server knows for how long. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { heardTime, now, setClock } from "../../../web/clock.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

test("a clock that stopped is set forward by what the server says", () => {
  setClock({ now: 1_000_000, speed: 1 });
  heardTime(4_000_000);
  expect(now()).toBe(4_000_000);
});

test("small differences, and the past, change nothing", () => {
  setClock({ now: 1_000_000, speed: 1 });
  heardTime(1_002_000);
  heardTime(0);
  expect(now()).toBe(1_000_000);
  setClock({ now: 1_000_000, speed: 60 });
  heardTime(1_120_000);
  expect(now()).toBe(1_000_000);
  heardTime(1_120_001);
  vi.advanceTimersByTime(1000);
  expect(now()).toBe(1_180_001);
});
