/**
 * The wall clock against two others that share nothing with it: a table written by Python's zoneinfo (see
 * `test/vectors/wall-clock/transitions.py`) and the Temporal polyfill. Zone data differ by version; the runtime's is
 * newer than the table's, and so is the rule of Africa/Casablanca, which is announced a year at a time: where the two
 * part there, only the polyfill, which reads the runtime's own data, decides.
 */
import { Temporal } from "temporal-polyfill/implementation";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { instantOf } from "../../../shared/wall-clock.ts";
import written from "../../vectors/wall-clock/transitions.json" with { type: "json" };

const pair = z.tuple([z.string(), z.string()]);
const Table = z.object({
  zoneData: z.string(),
  zones: z.record(z.string(), z.array(z.object({ at: z.string(), cases: z.array(pair) }))),
});
const { zones, zoneData } = Table.parse(written);
const { "Africa/Casablanca": _announcedYearly, ...settled } = zones;

/** The rule in Temporal's terms: both readings agree, or it is a fold (the earlier), or a gap (the change itself). */
function byTemporal(zone: string, wall: string): number {
  const plain = Temporal.PlainDateTime.from(wall);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(plain)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.NaN;
}

function byUs(zone: string, wall: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = wall.split(/[-T:]/).map(Number);
  return instantOf(zone, { year, month, day, hour, minute });
}

test("the table covers 17 zones, every change of 2025 to 2030, and says which zone data it is from", () => {
  expect(Object.keys(zones)).toHaveLength(17);
  expect(zoneData).toMatch(/^20\d{2}[a-z]$/);
  expect(zones["Europe/London"]?.map(({ at }) => at.slice(0, 4))).toEqual(
    [2025, 2026, 2027, 2028, 2029, 2030].flatMap((year) => [String(year), String(year)]),
  );
  expect(zones["Asia/Kolkata"]).toEqual([]);
});

test.each(Object.entries(settled))(
  "around every change of the clocks, %s is read as Python reads it",
  (zone, changes) => {
    for (const [wall, instant] of changes.flatMap(({ cases }) => cases)) {
      expect([wall, new Date(byUs(zone, wall)).toISOString().replace(":00.000Z", "Z")]).toEqual([wall, instant]);
    }
  },
);

test.each(Object.entries(zones))(
  "around every change of the clocks, %s is read as Temporal reads it",
  (zone, changes) => {
    for (const [wall] of changes.flatMap(({ cases }) => cases)) {
      expect([wall, byUs(zone, wall)]).toEqual([wall, byTemporal(zone, wall)]);
    }
  },
);

test("the runtime knows every change the table knows, so that none is compared with itself alone", () => {
  for (const [zone, changes] of Object.entries(settled)) {
    for (const { at } of changes) {
      const before = Temporal.Instant.from(at).subtract({ seconds: 1 }).toZonedDateTimeISO(zone);
      expect(before.getTimeZoneTransition("next")?.toInstant().toString()).toBe(at);
    }
  }
});
