/** The ready check: what is found in a browser, and what it means for the next shift. */
import { expect, test } from "vitest";
import { clockToleranceMs } from "../../../shared/limits.ts";
import { checksOf, type Found, type Name, whole } from "../../../web/ready/checks.ts";
import { shiftSaid } from "../../../web/ready/telling.ts";
import { checks as sentences } from "../../../web/ready/words/en.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 29, 12);
const shift = { from: now + 24 * hour, until: now + 30 * hour };
const well: Found = {
  now,
  passkeys: 1,
  device: "usable",
  certifiedUntil: shift.until + clockToleranceMs + 1,
  shift,
  clockAheadMs: 0,
  able: { keys: true, webSocket: true, webAssembly: true },
  sound: "heard",
};
const resultOf = (name: Name, change: Partial<Found>) =>
  checksOf({ ...well, ...change }).find((check) => check.name === name)?.result;

test("with everything in order every check says so", () => {
  expect(checksOf(well).map(({ result }) => result)).toEqual(Array(6).fill("good"));
  expect(whole(checksOf(well))).toBe("good");
});

test("a certificate must last beyond the shift, and a little longer; without a shift beyond now", () => {
  expect(resultOf("certificate", { certifiedUntil: shift.until + clockToleranceMs })).toBe("bad");
  expect(resultOf("certificate", { certifiedUntil: now + hour, shift: null })).toBe("good");
  expect(resultOf("certificate", { device: "absent", certifiedUntil: undefined })).toBe("bad");
});

test("each of the others fails by itself, and says what to do", () => {
  const failing: readonly [Name, Partial<Found>, string][] = [
    ["passkey", { passkeys: 0 }, "bad"],
    ["clock", { clockAheadMs: clockToleranceMs + 1 }, "bad"],
    ["clock", { clockAheadMs: -clockToleranceMs - 1 }, "bad"],
    ["browser", { able: { ...well.able, keys: false } }, "bad"],
    ["browser", { able: { ...well.able, webSocket: false } }, "bad"],
    ["browser", { able: { ...well.able, webAssembly: false } }, "note"],
    ["sound", { sound: "notHeard" }, "bad"],
    ["sound", { sound: "notTried" }, "toDo"],
  ];
  for (const [name, change, result] of failing) {
    const checks = checksOf({ ...well, ...change });
    expect(checks.filter((check) => check.result !== "good")).toEqual([{ name, result }]);
    expect(sentences[name].says[result as "bad"]).toMatch(/\.$/);
  }
});

test("what has to be put right is said before what is left to try", () => {
  expect(whole(checksOf({ ...well, sound: "notTried" }))).toBe("toDo");
  expect(whole(checksOf({ ...well, sound: "notTried", passkeys: 0 }))).toBe("bad");
  expect(whole(checksOf({ ...well, able: { ...well.able, webAssembly: false } }))).toBe("good");
});

test("a shift that runs is not called the next one", () => {
  const said = (now: number) => shiftSaid({ shift, now }, "Europe/London");
  expect(said(now)).toBe("Your next shift: Monday 30 November, 12:00 to 18:00.");
  for (const at of [shift.from, shift.from + hour]) expect(said(at)).toBe("Your shift runs now, 12:00 to 18:00.");
  expect(shiftSaid({ shift: null, now }, "Europe/London")).toMatch(/^No shift is planned/);
});
