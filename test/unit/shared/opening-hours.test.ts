/** The coming seven days on the visitor's page: by example, and by property against the plan itself. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { comingDays, hoursByDay, shownHours, type Week } from "../../../shared/opening-hours.ts";
import { type Day, instantIn } from "../../../shared/rota/day.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { hours as words } from "../../../web/words/en.ts";
import { merged } from "../../../worker/office/cover.ts";

const zone = "Europe/London";
const named = { zone, zoneName: "London time" };
const hour = 60 * 60 * 1000;
const minute = 60 * 1000;

const at = (text: string) => instantIn(zone, text.slice(0, 10) as Day, text.slice(11));
const from = (begins: string, ends: string): Stretch => ({ from: at(begins), until: at(ends) });
const week = (cover: Stretch[], more: Partial<Week> = {}): Week => ({
  cover: merged(cover),
  plannedTo: Math.max(...cover.map((stretch) => stretch.from), at("2026-12-06T09:00")),
  unplanned: [],
  closed: [],
  lastStartBeforeMs: 45 * minute,
  ...more,
});
const shown = (given: Week | undefined, now = at("2026-11-30T14:00")) => shownHours(given, named, now, words);
const times = (given: Week | undefined, now?: number) => shown(given, now).days.map((day) => day.times);

test("seven days from today, each with its date, its times and closed days among them", () => {
  const given = week([
    from("2026-11-30T09:00", "2026-11-30T13:00"),
    from("2026-11-30T17:00", "2026-11-30T21:00"),
    from("2026-12-02T09:00", "2026-12-02T12:00"),
    from("2026-12-02T12:00", "2026-12-02T21:00"),
  ]);
  expect(shown(given)).toEqual({
    days: [
      { day: "Monday 30 Nov", times: "09:00 to 13:00, 17:00 to 21:00" },
      { day: "Tuesday 1 Dec", times: "closed" },
      { day: "Wednesday 2 Dec", times: "09:00 to 21:00" },
      ...["Thursday 3", "Friday 4", "Saturday 5", "Sunday 6"].map((day) => ({
        day: `${day} Dec`,
        times: "closed",
      })),
    ],
    note: expect.stringMatching(/London time.*until 45 minutes before we close/),
  });
});

test("a night is said on both of its days, and the one of yesterday ends today", () => {
  const night = (day: number) => from(`2026-12-0${day}T22:00`, `2026-12-0${day + 1}T06:00`);
  const before = from("2026-11-30T22:00", "2026-12-01T06:00");
  expect(times(week([before, night(1)]), at("2026-12-01T03:00")).slice(0, 3)).toEqual([
    "midnight to 06:00, 22:00 to midnight",
    "midnight to 06:00",
    "closed",
  ]);
});

test("a line that never closes is there all day and night", () => {
  const always = [from("2026-11-29T00:00", "2026-12-08T00:00")];
  expect(times(week(always))).toEqual(Array(7).fill("all day and night"));
});

test("what is not published yet is not called closed", () => {
  const lastNight = from("2026-12-01T22:00", "2026-12-02T06:00");
  const until = (plannedTo: number | null) => times(week([lastNight], { plannedTo }));
  expect(until(lastNight.from)).toEqual([
    "closed",
    "22:00 to midnight",
    "midnight to 06:00, the rest is not planned yet",
    ...Array(4).fill("not planned yet"),
  ]);
});

test("a day that a closure takes is closed, also in a week of which nothing is published and after the last that is", () => {
  const closed = [from("2026-12-01T00:00", "2026-12-02T00:00"), from("2026-12-04T00:00", "2026-12-05T00:00")];
  const lastNight = from("2026-12-01T22:00", "2026-12-02T06:00");
  const given = { plannedTo: lastNight.from, unplanned: [from("2026-11-30T00:00", "2026-12-07T00:00")], closed };
  expect(times(week([lastNight], given))).toEqual([
    "not planned yet",
    // A night that begins on it all the same, because somebody made it.
    "22:00 to midnight",
    "midnight to 06:00, the rest is not planned yet",
    "not planned yet",
    "closed",
    ...Array(2).fill("not planned yet"),
  ]);
  expect(shown(week([], { plannedTo: null, closed })).note).toContain("London time");
});

test("a day between published ones for which more may be published is not called closed", () => {
  const unplanned = [from("2026-12-01T00:00", "2026-12-02T00:00"), from("2026-12-03T00:00", "2026-12-05T00:00")];
  expect(times(week([from("2026-12-01T09:00", "2026-12-01T12:00")], { unplanned }))).toEqual([
    "closed",
    "09:00 to 12:00, the rest is not planned yet",
    "closed",
    ...Array(2).fill("not planned yet"),
    ...Array(2).fill("closed"),
  ]);
});

test("with nothing published, or nothing known, no day is listed", () => {
  expect(shown(week([], { plannedTo: null }))).toEqual({ days: [], note: words.nonePlanned });
  expect(shown(week([], { plannedTo: at("2026-11-27T09:00") }))).toEqual({ days: [], note: words.nonePlanned });
  expect(shown(undefined)).toEqual({ days: [], note: words.unknown });
});

test("cover in which no chat could start is none, and one minute more is some", () => {
  const short = from("2026-11-30T09:00", "2026-11-30T09:45");
  expect(times(week([short]))[0]).toBe("closed");
  expect(times(week([{ ...short, until: short.until + minute }]))[0]).toBe("09:00 to 09:46");
});

test("without a last start before the end, none is spoken of", () => {
  expect(shown(week([], { lastStartBeforeMs: 0 })).note).toBe(
    "This is London time, as planned. Sometimes too few of us can be here, and we open later.",
  );
});

test.each([
  ["forward", "2027-03-28", 23],
  ["back", "2026-10-25", 25],
])("on the night the clocks go %s the day is whole, and nine o'clock stays nine o'clock", (_, day, length) => {
  const now = at(`${day}T12:00`);
  const [today] = comingDays(zone, now);
  expect((today.until - today.from) / hour).toBe(length);
  const plannedTo = at(`${day}T09:00`);
  expect(times(week([today], { plannedTo }), now)[0]).toBe("all day and night");
  expect(times(week([from(`${day}T09:00`, `${day}T21:00`)], { plannedTo }), now)[0]).toBe("09:00 to 21:00");
});

/** Also zones in which midnight itself is skipped or comes twice. */
const zones = ["Europe/London", "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"];
const anyWeek = fc
  .record({
    zone: fc.constantFrom(...zones),
    now: fc.integer({ min: at("2026-01-01T00:00") / minute, max: at("2027-12-01T00:00") / minute }),
    cover: fc.array(
      fc.record({ begins: fc.integer({ min: -48 * 4, max: 9 * 24 * 4 }), quarters: fc.integer({ min: 1, max: 52 }) }),
      {
        maxLength: 15,
      },
    ),
    lastStart: fc.constantFrom(0, 45),
  })
  .map(({ zone, now, cover, lastStart }) => ({
    zone,
    now: now * minute,
    given: {
      cover: merged(
        cover.map(({ begins, quarters }) => ({
          from: (now + begins * 15) * minute,
          until: (now + (begins + quarters) * 15) * minute,
        })),
      ),
      plannedTo: Number.MAX_SAFE_INTEGER,
      unplanned: [],
      closed: [],
      lastStartBeforeMs: lastStart * minute,
    },
  }));

test("in every zone the days say of every quarter of an hour what the plan says", () => {
  fc.assert(
    fc.property(anyWeek, ({ zone, now, given }) => {
      const days = hoursByDay(given, zone, now);
      for (const [index, day] of days.entries()) {
        expect(day.from).toBe(days[index - 1]?.until ?? day.from);
        for (let instant = day.from; instant < day.until; instant += 15 * minute) {
          const said = day.hours.some((stretch) => stretch.from <= instant && instant < stretch.until);
          const cover = given.cover.find((stretch) => stretch.from <= instant && instant < stretch.until);
          const planned = cover !== undefined && cover.until - cover.from > given.lastStartBeforeMs;
          if (said !== planned) throw new Error(`${zone} ${new Date(instant).toISOString()} said ${said}`);
        }
      }
      expect(days[0]?.from).toBeLessThanOrEqual(now);
      expect(days[0]?.until).toBeGreaterThan(now);
    }),
  );
});

test("read back by the clock on the wall, the times of a day without a change are those of the plan", () => {
  const text = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => minutes);
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 8 }), (edges) => {
      const sorted = edges.toSorted((a, b) => a - b).slice(0, edges.length - (edges.length % 2));
      const midnight = at("2026-12-02T00:00");
      const cover = sorted.flatMap((begins, index) =>
        index % 2 === 0
          ? [{ from: midnight + begins * minute, until: midnight + (sorted[index + 1] ?? 0) * minute }]
          : [],
      );
      const said = times(week(cover, { lastStartBeforeMs: 0 }))[2] ?? "";
      const whole = said === words.wholeDay ? "midnight to midnight" : said;
      const back = whole.split(", ").map((stretch) => {
        const [begins = "", ends = ""] = stretch.split(" to ");
        const read = (time: string, asMidnight: number) =>
          time === "midnight" ? asMidnight : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
        return { from: midnight + read(begins, 0) * minute, until: midnight + read(ends, 24 * 60) * minute };
      });
      expect(back).toEqual(cover);
    }),
  );
});
