/** When the people page looks again: seen, used, and never so long that it keeps a sign-in alive nobody uses. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pageLookEveryMs, pageUnusedMs, sharedIdleMs } from "../../../shared/limits.ts";
import { whileUsed } from "../../../web/coordinator/people/looking-again.ts";

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
}

let document: Page;
let window: EventTarget;
let looks: number;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  [document, window, looks] = [new Page(), new EventTarget(), 0];
  stop = whileUsed(() => (looks += 1), { document, window });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const turn = (visibilityState: DocumentVisibilityState) => {
  document.visibilityState = visibilityState;
  document.dispatchEvent(new Event("visibilitychange"));
};

test("every half minute while the page is seen, and not while it is hidden", () => {
  vi.advanceTimersByTime(3 * pageLookEveryMs);
  expect(looks).toBe(3);
  turn("hidden");
  vi.advanceTimersByTime(3 * pageLookEveryMs);
  expect(looks).toBe(3);
});

test("at once when it is seen again, and when its window gets the focus", () => {
  turn("hidden");
  turn("visible");
  expect(looks).toBe(1);
  window.dispatchEvent(new Event("focus"));
  expect(looks).toBe(2);
});

test("a page nobody touches asks nothing any more, long before a sign-in ends, until somebody is back", () => {
  expect(2 * pageUnusedMs).toBeLessThan(sharedIdleMs);
  vi.advanceTimersByTime(pageUnusedMs);
  const before = looks;
  vi.advanceTimersByTime(10 * pageUnusedMs);
  expect(looks).toBe(before);
  document.dispatchEvent(new Event("pointerdown"));
  expect(looks).toBe(before + 1);
  document.dispatchEvent(new Event("keydown"));
  expect(looks).toBe(before + 1);
  vi.advanceTimersByTime(pageLookEveryMs);
  expect(looks).toBe(before + 2);
});

test("a page that is closed looks no more", () => {
  stop();
  vi.advanceTimersByTime(pageLookEveryMs);
  window.dispatchEvent(new Event("focus"));
  turn("visible");
  document.dispatchEvent(new Event("keydown"));
  expect(looks).toBe(0);
});
