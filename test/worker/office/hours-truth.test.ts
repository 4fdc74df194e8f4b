/**
 * What the visitor's page says of opening, at every boundary of random plans, also while somebody in charge has closed
 * the line for the rest of a shift, against the plan read minute by minute:
 * rows, the sheet in a pass, the Switchboard's decision, the answer and the sentence.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { statusSentence } from "../../../shared/page.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { status as words } from "../../../web/words/en.ts";
import { sheetOf } from "../../../worker/office/duty.ts";
import { ruledLine } from "../../../worker/office/lines.ts";
import { hoursOf } from "../../../worker/office/rota.ts";
import { closedNow, keepClosed } from "../../../worker/office/running/closures.ts";
import { shiftsNear } from "../../../worker/office/shifts.ts";
import { openStateFrom, stillHolds } from "../../../worker/open.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import { pass, World } from "../../unit/switchboard/world.ts";
import { keepShift } from "./kept.ts";
import { harbourLine, planning } from "./planning.ts";
import { hour, minute } from "./staff.ts";

const london = { zone: "Europe/London", zoneName: "London time" };
const day = 24 * hour;
/** In winter, so that London's clocks show what UTC says and nothing here shares code with what it tests. */
const base = Date.parse("2026-12-07T00:00:00Z");
const lastStart = 45 * minute;

const anyPlan = fc.array(
  fc
    .record({ begins: fc.integer({ min: -8, max: 11 * 96 }), quarters: fc.integer({ min: 1, max: 48 }) })
    .map(({ begins, quarters }): Stretch => {
      const from = base + begins * 15 * minute;
      return { from, until: from + quarters * 15 * minute };
    }),
  { minLength: 1, maxLength: 14 },
);

/** The line is closed during its first shift, so many quarters of an hour after it began, and so many of cover are left. */
const anyClosing = fc.record({ after: fc.nat({ max: 20 }), left: fc.integer({ min: 1, max: 5 }) });

interface Closing {
  readonly plan: readonly Stretch[];
  readonly closed: Stretch | undefined;
}

function closedIn(plan: readonly Stretch[], closing: { after: number; left: number } | null): Closing {
  const [first] = plan;
  if (closing === null || first === undefined) return { plan, closed: undefined };
  const closed = { from: first.from + closing.after * 15 * minute, until: first.until };
  return { plan: [...plan, { from: closed.until, until: closed.until + closing.left * 15 * minute }], closed };
}

const outside = (plan: readonly Stretch[], closed: Stretch): readonly Stretch[] =>
  plan.flatMap(({ from, until }) =>
    [
      { from, until: Math.min(until, closed.from) },
      { from: Math.max(from, closed.until), until },
    ].filter((part) => part.from < part.until),
  );

const covered = (plan: readonly Stretch[], instant: number) =>
  plan.some(({ from, until }) => from <= instant && instant < until);

function endOfCover(plan: readonly Stretch[], instant: number): number {
  let end = instant;
  while (covered(plan, end)) end += 15 * minute - (end % (15 * minute));
  return end;
}

const startsAt = (plan: readonly Stretch[], instant: number) =>
  covered(plan, instant) && instant < endOfCover(plan, instant) - lastStart;

function nextOpening(plan: readonly Stretch[], now: number): number | undefined {
  const beginnings = plan.map(({ from }) => from).filter((from) => from > now && !covered(plan, from - 1));
  return beginnings.toSorted((a, b) => a - b).find((from) => startsAt(plan, from));
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const time = (instant: number) => new Date(instant).toISOString().slice(11, 16);

function expected(plan: readonly Stretch[], now: number, here: number): string {
  if (startsAt(plan, now)) {
    if (here === 0) return words.closed;
    const end = endOfCover(plan, now);
    const wait = "Wait: up to 2 minutes.";
    if (end - now >= day) return `Open now. ${wait}`;
    const last = time(end - lastStart);
    const late = end - lastStart - now < 2 * minute ? ` ${words.lateWait.replace("{time}", last)}` : "";
    return `Open until ${time(end)}. Last chats start at ${last}. ${wait}${late}`;
  }
  const next = nextOpening(plan, now);
  if (next === undefined) return words.closed;
  const date = new Date(next);
  const far = next - now >= 5 * day ? ` ${date.getUTCDate()} December` : "";
  return `Closed until ${weekdays[date.getUTCDay()]}${far} ${time(next)} (London time).`;
}

test("at every boundary the page says what the plan says", () =>
  planning(async ({ desk: { sql }, sam }) => {
    fc.assert(
      fc.property(anyPlan, fc.option(anyClosing), fc.integer({ min: 0, max: 1 }), (shifts, closing, here) => {
        sql.exec("DELETE FROM shifts");
        const { plan, closed } = closedIn(shifts, closing);
        for (const stretch of plan)
          keepShift(sql, { line: harbourLine, ...stretch, people: [{ person: sam.person, lead: false }] }, base);
        const line = ruledLine(sql, harbourLine);
        if (line === undefined) throw new Error("no line");
        const edges = [...plan, ...(closed === undefined ? [] : [closed])].flatMap(({ from, until }) => [
          ...[from, until, from - lastStart, until - lastStart],
        ]);
        for (const now of new Set(edges.flatMap((edge) => [edge - 1, edge, edge + 1]))) {
          sql.exec("DELETE FROM line_closed");
          const holds = closed !== undefined && closed.from <= now && now < closed.until;
          if (holds) keepClosed(sql, harbourLine, { ...closed, reason: "Storm", person: sam.person });
          const cover = shiftsNear(sql, harbourLine, now);
          const sheet = sheetOf({ ...line, minimumStaff: 1 }, cover, now, closedNow(sql, harbourLine, now));
          const world = new World(now);
          if (here > 0) world.onDuty("sam", pass(1, { lines: [sheet] }, now));
          const opening = openingOf(world.state, harbourLine, now);
          const state = openStateFrom(harbourLine, opening, hoursOf(sql, harbourLine, now), london, now);
          // Remembered until the next boundary that it names, and none that has passed is named.
          expect(stillHolds(state, now)).toBe(true);
          expect([new Date(now).toISOString(), statusSentence(state, words)]).toEqual([
            new Date(now).toISOString(),
            expected(holds ? outside(plan, closed) : plan, now, here),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  }));
