/** The calendar feed, read back by somebody else's reader, and every line of it measured. */
import * as fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type CalendarEntry, calendarFeed } from "../../../shared/rota/calendar.ts";
import { assignmentId, at, hourMs } from "./given.ts";

const now = at("2026-11-25T08:00");
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: assignmentId("a"),
  revision: 1,
  from: at("2026-11-30T09:00"),
  until: at("2026-11-30T17:00"),
  changedAt: now - hourMs,
  cancelledAt: null,
  ...change,
});

function read(feed: string): readonly Record<string, unknown>[] {
  const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent");
  return events.map((component) => {
    const { uid, summary, startDate, endDate, sequence } = new ICAL.Event(component);
    const status = component.getFirstPropertyValue("status");
    return {
      uid,
      summary,
      from: startDate.toJSDate().getTime(),
      until: endDate.toJSDate().getTime(),
      sequence,
      status,
    };
  });
}

test("a calendar reads the shift as it is, in UTC, with a stable id", () => {
  expect(read(calendarFeed([entry()], now))).toEqual([
    {
      uid: assignmentId("a"),
      summary: "Shift",
      from: at("2026-11-30T09:00"),
      until: at("2026-11-30T17:00"),
      sequence: 1,
      status: "CONFIRMED",
    },
  ]);
});

test("shifts across a change of the clocks keep their instants, without any zone in the file", () => {
  const night = entry({ from: at("2026-10-24T21:00"), until: at("2026-10-25T09:00") });
  const feed = calendarFeed([night], now);
  expect(read(feed)).toMatchObject([{ from: night.from, until: night.until }]);
  expect(feed).toContain("DTSTART:20261024T200000Z\r\nDTEND:20261025T090000Z\r\n");
  expect(feed).not.toMatch(/TZID|VTIMEZONE/);
});

test("a cancelled shift says so for thirty days, under the same id with a higher number, and is then gone", () => {
  const cancelled = entry({ revision: 2, cancelledAt: now });
  expect(read(calendarFeed([cancelled], now))).toMatchObject([
    { status: "CANCELLED", sequence: 2, uid: assignmentId("a") },
  ]);
  expect(read(calendarFeed([cancelled], now + 30 * 24 * hourMs - 1))).toHaveLength(1);
  expect(read(calendarFeed([cancelled], now + 30 * 24 * hourMs))).toEqual([]);
});

test("an empty feed is a calendar without events, and not an error", () => {
  expect(read(calendarFeed([], now))).toEqual([]);
});

test("the feed says nothing but when: no charity, no line, no colleague, no address", () => {
  const names = [...calendarFeed([entry()], now).matchAll(/^([A-Z-]+)[;:]/gm)].map(([, name]) => name);
  expect(new Set(names)).toEqual(
    new Set([
      ...["BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"],
      ...["UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "CLASS"],
    ]),
  );
  expect(calendarFeed([entry()], now)).not.toMatch(/quietline|harbour|@|http/i);
});

/** Long on purpose: a line must be folded more than once for the space before its continuation to count. */
const anything = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300, size: "max" }),
  fc.string({ unit: "grapheme-ascii", maxLength: 300, size: "max" }),
);
const entries = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 1e6 }).map((number) => assignmentId(`n${number}`)),
    revision: fc.integer({ min: 1, max: 1e6 }),
    from: fc.integer({ min: now, max: now + 1e10 }),
    until: fc.integer({ min: now + 1e10 + 1000, max: now + 2e10 }),
    changedAt: fc.constant(now),
    cancelledAt: fc.constantFrom(null, now),
  }),
  { maxLength: 5 },
);

test("every line has 75 octets at most, ends in CRLF, and is whole UTF-8, whatever the shift is called", () => {
  fc.assert(
    fc.property(entries, anything, (some, summary) => {
      const feed = calendarFeed(some, now, summary);
      const bytes = Buffer.from(feed, "utf8");
      expect(feed.endsWith("\r\n")).toBe(true);
      const lines = bytes.toString("latin1").split("\r\n");
      expect(lines.filter((line) => line.length > 75 || /[\r\n]/.test(line))).toEqual([]);
      const decoder = new TextDecoder("utf-8", { fatal: true });
      for (const line of lines) decoder.decode(Buffer.from(line, "latin1"));
    }),
  );
});

test("whatever a shift is called, a reader gets it back without its control characters", () => {
  fc.assert(
    fc.property(anything, (summary) => {
      const [event] = read(calendarFeed([entry()], now, summary));
      const plain = summary.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n]/gu, "");
      expect(event?.summary).toBe(plain);
    }),
  );
});
