/** The time that is left in a chat that is being closed: spoken of only when it is short. */
import { expect, test } from "vitest";
import { chatMs } from "../../../shared/limits.ts";
import { remaining } from "../../../web/counsellor/remaining.ts";
import { hour, minute, start } from "./console.ts";

test("while there is plenty of time it says until when the chat could go on, and nothing of minutes", () => {
  expect(remaining(start + 2 * hour, undefined, start)).toEqual({ is: "ample", until: start + 2 * hour });
});

test("near its own end a chat names the minutes that are left", () => {
  const endsAt = start + 30 * minute;
  expect(remaining(endsAt, start + 3 * hour, start)).toEqual({ is: "chatEnds", until: endsAt, leftMs: 30 * minute });
  expect(remaining(endsAt + 1, start + 3 * hour, start).is).toBe("ample");
});

test("near the end of the shift it is the shift that is named, because the chat may go on after it", () => {
  const shiftUntil = start + 20 * minute;
  expect(remaining(start + chatMs, shiftUntil, start)).toEqual({
    is: "shiftEnds",
    until: shiftUntil,
    chatUntil: start + chatMs,
  });
});

test("a shift that is over ends nothing: the chat's own time counts", () => {
  expect(remaining(start + 2 * hour, start - minute, start)).toEqual({ is: "ample", until: start + 2 * hour });
});
