/** What it takes to be in line, over a bad network: tried for as long as somebody waits for it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Spent } from "../../../web/visitor/scripts.ts";
import { loaded } from "../../../web/visitor/visit/loading.ts";

const network = new EventTarget();
let tries: number;

beforeEach(() => {
  vi.useFakeTimers();
  tries = 0;
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Fails so often, then comes. */
const failing = (times: number) => async () => {
  tries += 1;
  if (tries <= times) throw new TypeError();
  return "there";
};

const always = () => true;
const anHour = () => vi.advanceTimersByTimeAsync(3_600_000);

test("what comes at once is there at once", async () => {
  expect(await loaded(failing(0), always)).toBe("there");
});

test("a network that is gone for an hour gives nothing up", async () => {
  const result = loaded(failing(100), always);
  await anHour();
  expect(await result).toBe("there");
});

test("when the connection returns it is tried at once", async () => {
  const result = loaded(failing(1), always);
  await vi.advanceTimersByTimeAsync(0);
  expect(tries).toBe(1);
  network.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(await result).toBe("there");
});

test("where nothing is left to try, that is said", async () => {
  expect(await loaded(() => Promise.reject(new Spent()), always)).toBeUndefined();
});

test("when nobody waits any more, nothing is tried any more", async () => {
  let isWanted = true;
  const result = loaded(failing(9), () => isWanted);
  isWanted = false;
  await anHour();
  expect([await result, tries]).toEqual([undefined, 1]);
});
