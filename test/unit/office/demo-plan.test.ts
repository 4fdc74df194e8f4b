/** The demo's shifts, at whatever time of the year somebody starts it. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Line } from "../../../shared/site.ts";
import { wallClockAt } from "../../../shared/wall-clock.ts";
import { merged, stretchAround } from "../../../worker/office/cover.ts";
import { demoPlan } from "../../../worker/office/demo-plan.ts";
import { demoLine } from "../../../worker/office/demo-words.ts";

const hour = 60 * 60 * 1000;
const zone = "Europe/London";
const anytime = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) });

test("whenever the demo starts, there is cover for three hours at least", () => {
  fc.assert(
    fc.property(anytime, (now) => {
      const cover = stretchAround(demoPlan(now, zone, false), now);
      expect(cover?.until ?? 0).toBeGreaterThanOrEqual(now + 3 * hour);
    }),
  );
});

test("closed means that nobody covers now, and that there is a day and a time when somebody does", () => {
  fc.assert(
    fc.property(anytime, (now) => {
      const plan = demoPlan(now, zone, true);
      expect(stretchAround(plan, now)).toBeUndefined();
      const next = plan.find(({ from }) => from > now);
      expect(next?.from ?? 0).toBeGreaterThan(now + hour);
      expect(wallClockAt(zone, next?.from ?? 0)).toMatchObject({ hour: 9, minute: 0 });
    }),
  );
});

test("shifts come in order, do not overlap, and none is longer than twelve hours on the wall", () => {
  fc.assert(
    fc.property(anytime, fc.boolean(), (now, closed) => {
      const plan = demoPlan(now, zone, closed);
      expect(plan.length).toBeGreaterThanOrEqual(7);
      for (const [index, { from, until }] of plan.entries()) {
        expect(until).toBeGreaterThan(from);
        expect(until - from).toBeLessThanOrEqual(13 * hour);
        expect(from).toBeGreaterThanOrEqual(plan[index - 1]?.until ?? 0);
      }
    }),
  );
});

test("at two in the afternoon the plan is nine to nine on eight days", () => {
  const plan = demoPlan(Date.parse("2026-03-25T14:00:00Z"), zone, false);
  expect(merged(plan)).toHaveLength(8);
  for (const { from, until } of plan) {
    expect(wallClockAt(zone, from)).toMatchObject({ hour: 9, minute: 0 });
    expect(wallClockAt(zone, until)).toMatchObject({ hour: 21, minute: 0 });
  }
});

test("the demo's words are a line as pages want it, with the help for danger first", () => {
  expect(Line.parse(demoLine)).toEqual(demoLine);
  expect(demoLine.help.map(({ number }) => number)).toEqual(["999", "116 123"]);
});
