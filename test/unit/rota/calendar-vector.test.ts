/** The same feed as Python's icalendar has read it: another reader's word, kept as a table (`test/vectors/calendar/`). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { calendarLineOctets } from "../../../shared/limits.ts";
import { type CalendarEntry, calendarFeed } from "../../../shared/rota/calendar.ts";
import { assignmentId, at, hourMs } from "./given.ts";

const now = at("2026-11-25T08:00");
const summary = "Gwarchod; ffôn, sgwrs \\ 🐟 – a word of somebody’s own that is longer than one line of a feed may be";
const entry = (name: string, change: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ id: assignmentId(name), revision: 1, changedAt: now - hourMs, cancelledAt: null },
  ...{ from: at("2026-11-30T09:00"), until: at("2026-11-30T17:00") },
  ...change,
});
/** In order of time: a night on which the clocks go back, one that was cancelled, a plain one. */
const entries = [
  entry("back", { from: at("2026-10-24T21:00"), until: at("2026-10-25T06:00"), revision: 3 }),
  entry("off", {
    from: at("2026-11-28T13:00"),
    until: at("2026-11-28T17:00"),
    revision: 2,
    cancelledAt: now - 2 * hourMs,
  }),
  entry("plain", {}),
];

const Read = z.strictObject({
  icalendar: z.string(),
  faults: z.array(z.string()),
  longestLine: z.int(),
  events: z.array(
    z.strictObject({
      ...{ uid: z.string(), summary: z.string(), status: z.string() },
      ...{ from: z.int(), until: z.int(), changedAt: z.int(), sequence: z.int() },
    }),
  ),
});
const vector = (name: string) => readFileSync(new URL(`../../vectors/calendar/${name}`, import.meta.url), "utf8");

test("the feed that was read is the feed that is written", () => {
  expect(calendarFeed(entries, now, summary)).toBe(vector("feed.ics"));
});

test("Python's icalendar reads every event in it as it was meant", () => {
  const { faults, longestLine, events } = Read.parse(JSON.parse(vector("feed.json")));
  expect(faults).toEqual([]);
  expect(longestLine).toBeLessThanOrEqual(calendarLineOctets);
  expect(events).toEqual(
    entries.map(({ id, from, until, changedAt, revision, cancelledAt }) => ({
      ...{ uid: id, summary, from, until, changedAt, sequence: revision },
      status: cancelledAt === null ? "CONFIRMED" : "CANCELLED",
    })),
  );
});
