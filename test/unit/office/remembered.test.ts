/** What an isolate remembers of answers: good for a moment, anew once outdated, and the last one when nobody answers. */
import { expect, test } from "vitest";
import { Remembered } from "../../../worker/remembered.ts";

const long = 3_600_000;
const failing = () => Promise.reject(new Error("nobody answers"));

test("an answer is asked for once while it is good", async () => {
  const remembered = new Remembered<number>(long);
  expect(await remembered.get("site", async () => 1)).toBe(1);
  expect(await remembered.get("site", async () => 2)).toBe(1);
  expect(await remembered.get("other", async () => 2)).toBe(2);
});

test("an outdated answer is asked for anew, and still stands in when nobody answers", async () => {
  const remembered = new Remembered<number>(long);
  await remembered.get("site", async () => 1);
  remembered.outdate();
  expect(await remembered.get("site", failing)).toBe(1);
  expect(await remembered.get("site", async () => 2)).toBe(2);
  expect(await remembered.get("site", failing)).toBe(2);
});

test("an answer that was asked for before a change is not good after it, and takes the place of none that is", async () => {
  for (const known of [true, false]) {
    const remembered = new Remembered<string>(long);
    if (known) await remembered.get("site", async () => "first");
    if (known) remembered.outdate();
    const { promise, resolve } = Promise.withResolvers<string>();
    const early = remembered.get("site", () => promise);
    remembered.outdate();
    if (known) expect(await remembered.get("site", async () => "new")).toBe("new");
    resolve("old");
    expect(await early).toBe("old");
    expect(await remembered.get("site", failing)).toBe(known ? "new" : "old");
    expect(await remembered.get("site", async () => "newer")).toBe(known ? "new" : "newer");
  }
});

test("without any answer there is none", async () => {
  await expect(new Remembered<number>(long).get("site", failing)).rejects.toThrow("nobody answers");
});

test("an answer that says itself that it is over is asked for anew, and still stands in when nobody answers", async () => {
  const remembered = new Remembered<number>(long);
  const holds = (value: number) => value > 1;
  await remembered.get("site", async () => 1, holds);
  expect(await remembered.get("site", failing, holds)).toBe(1);
  expect(await remembered.get("site", async () => 2, holds)).toBe(2);
  expect(await remembered.get("site", async () => 3, holds)).toBe(2);
});
