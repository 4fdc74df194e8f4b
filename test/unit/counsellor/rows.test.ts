/** The conversation as rows: runs of what was taken back, the line "New", and rows that stay the same objects. */
import { expect, test } from "vitest";
import type { ShownMessage } from "../../../web/conversation/view.ts";
import { type Row, rowsOf } from "../../../web/counsellor/parts/rows.ts";
import { minute, start } from "./console.ts";

const message = (id: string, more: Partial<ShownMessage> = {}): ShownMessage => ({
  ...{ id, mine: id.startsWith("1"), text: id, at: start, delivery: "delivered", takenBack: false, place: undefined },
  ...more,
});
const gone = (id: string) => message(id, { text: "", takenBack: true });
const drawn = (rows: readonly Row[]) => rows.map((row) => (row.is === "message" ? row.message.id : row.is));

test("each run of messages that were taken back is one row", () => {
  const rows = rowsOf([gone("0.0"), gone("0.1"), message("1.0"), gone("0.2"), message("0.3")], undefined);
  expect(drawn(rows)).toEqual(["takenBack", "1.0", "takenBack", "0.3"]);
});

test("the line 'New' stands above the first of the visitor's messages that was not looked at", () => {
  const all = [message("1.0"), message("0.0"), message("1.1"), message("0.1"), message("0.2")];
  expect(drawn(rowsOf(all, 1))).toEqual(["1.0", "0.0", "1.1", "new", "0.1", "0.2"]);
  expect(drawn(rowsOf(all, 0))).toEqual(["1.0", "new", "0.0", "1.1", "0.1", "0.2"]);
  expect(drawn(rowsOf(all, 3))).toEqual(["1.0", "0.0", "1.1", "0.1", "0.2"]);
});

test("a new message leaves the rows before it the very same objects, unless their time or delivery is shown elsewhere now", () => {
  const before = rowsOf([message("0.0"), message("1.0", { delivery: "sent" })], undefined);
  const later = message("0.1", { at: start + 2 * minute });
  const after = rowsOf([message("0.0"), message("1.0", { delivery: "sent" }), later], undefined, before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  const seen = rowsOf([message("0.0"), message("1.0", { delivery: "seen" }), later], undefined, after);
  expect(seen[0]).toBe(before[0]);
  expect(seen[1]).not.toBe(before[1]);
  expect(seen[2]).toBe(after[2]);
});

test("the last of several alike speaks for them; a different delivery or minute ends them", () => {
  const rows = rowsOf(
    [
      message("1.0", { delivery: "seen" }),
      message("1.1", { delivery: "seen" }),
      message("1.2", { delivery: "delivered" }),
      message("0.0"),
      message("0.1", { at: start + minute }),
    ],
    undefined,
  );
  expect(rows.map((row) => row.is === "message" && row.last)).toEqual([false, true, true, true, true]);
});
