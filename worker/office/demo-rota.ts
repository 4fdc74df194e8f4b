/**
 * Harbour's rota: what repeats, the plan of today and the week after it, and weeks that are still being planned, so that
 * coordinators and counsellors have something to look at. Pure: ids are handed in.
 */
import type { LineSlug, PatternId, PersonId } from "../../shared/ids.ts";
import type { FreshIds } from "../../shared/rota/changes.ts";
import type { Skip } from "../../shared/rota/closures.ts";
import { addDays, type Day, dayAt, mondayOf } from "../../shared/rota/day.ts";
import { occurrenceOn, occurrences, type Pattern } from "../../shared/rota/pattern.ts";
import { type Need, type Plan, planOf, type Shift } from "../../shared/rota/plan.ts";
import { demoPlan } from "./demo-plan.ts";

const need: Need = {
  ...{ minimum: 1, wanted: 3, maximum: 4 },
  ...{ lead: false, languages: [], skills: [], signUp: "open" },
};

/** Days from today on which everybody is on, as `demoPlan` has it. */
const nearDays = 8;
/** Days from today that are published, and days that have people on them. */
const publishedDays = 14;
const plannedDays = 28;
/** One that is published and one that is not. */
const daysWithNobody: readonly number[] = [11, 24];

interface OnShift {
  readonly person: PersonId;
  readonly lead: boolean;
}

interface Given {
  readonly now: number;
  readonly zone: string;
  readonly line: LineSlug;
  /** Nobody covers now. */
  readonly closed: boolean;
  readonly people: readonly OnShift[];
}

interface DemoRota {
  readonly patterns: readonly Pattern[];
  /** Times of a pattern that are left out, because the demo is closed. */
  readonly skips: readonly Skip[];
  readonly plan: Plan;
}

type Ids = FreshIds & { pattern(): PatternId };
type Fields = Pick<Shift, "line" | "from" | "until" | "need" | "pattern" | "day">;

export function demoRota(given: Given, ids: Ids): DemoRota {
  const { now, zone, closed, people } = given;
  const today = dayAt(zone, now);
  const days = Array.from({ length: plannedDays }, (_, ahead) => addDays(today, ahead));
  const [daily, late] = patternsFrom(today, given, ids);
  const near = demoPlan(now, zone, closed).map((stretch) => asPlanned(stretch, daily, given));
  const further = [...occurrences(daily, now), ...occurrences(late, now)].filter(
    ({ day, pattern }) => pattern === late.id || !days.slice(0, nearDays).includes(day),
  );
  const rows = [
    ...near.map((fields) => withPeople(fields, true, people, ids)),
    ...further.map((fields) => {
      const ahead = fields.pattern === daily.id ? days.indexOf(fields.day) : -1;
      return withPeople(fields, ahead >= 0 && ahead < publishedDays, partOf(people, ahead), ids);
    }),
  ];
  const planned = new Set(near.map(({ day }) => day));
  return {
    patterns: [daily, late],
    skips: days
      .slice(0, nearDays)
      .filter((day) => !planned.has(day))
      .map((day) => ({ pattern: daily.id, day })),
    plan: planOf(
      rows.map(({ shift }) => shift),
      rows.flatMap(({ turns }) => turns),
    ),
  };
}

/**
 * Every day, and Fridays and Saturdays late from the week after next; both until the end of the last week that is planned,
 * so that there are empty weeks to try a pattern in.
 */
function patternsFrom(today: Day, { zone, line }: Given, ids: Ids): readonly [Pattern, Pattern] {
  const validUntil = addDays(mondayOf(addDays(today, plannedDays - 1)), 6);
  const fields = { line, zone, everyWeeks: 1, validUntil };
  return [
    {
      ...fields,
      ...{ id: ids.pattern(), begins: "09:00", ends: "21:00", weekdays: [1, 2, 3, 4, 5, 6, 7], validFrom: today, need },
    },
    {
      ...fields,
      ...{
        id: ids.pattern(),
        begins: "21:00",
        ends: "00:00",
        weekdays: [5, 6],
        validFrom: mondayOf(addDays(today, 14)),
      },
      need: { ...need, wanted: 2, signUp: "onRequest" },
    },
  ];
}

/** One of the daily shifts, or one by hand that is there because somebody tries the demo in the evening. */
function asPlanned({ from, until }: { from: number; until: number }, daily: Pattern, { zone, line }: Given): Fields {
  const made = occurrenceOn(daily, dayAt(zone, from));
  const isDaily = made?.from === from && made.until === until;
  return { line, from, until, need, pattern: isDaily ? daily.id : null, day: isDaily ? made.day : null };
}

/** All but one, in turn, and on two days nobody: three people have the same hours. `ahead`: in days; -1: not planned. */
function partOf(people: readonly OnShift[], ahead: number): readonly OnShift[] {
  if (ahead < 0 || daysWithNobody.includes(ahead)) return [];
  return people.filter((_, index) => index !== ahead % people.length);
}

function withPeople(fields: Fields, published: boolean, people: readonly OnShift[], ids: Ids) {
  const shift: Shift = { ...fields, id: ids.shift(), published, byHand: fields.pattern === null, revision: 1 };
  const { id, from, until } = shift;
  const turns = people.map((one) => ({ ...one, id: ids.assignment(), shift: id, from, until, revision: 1 }));
  return { shift, turns };
}
