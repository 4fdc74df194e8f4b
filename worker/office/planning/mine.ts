/** `GET rota/mine`: the published rota as every member of staff sees it, and their own part in it. */
import { AssignmentId, LineSlug, type PersonId } from "../../../shared/ids.ts";
import { requestsKeptMs } from "../../../shared/limits.ts";
import { Availability } from "../../../shared/rota/availability.ts";
import { addDays, Day, dayAt, instantIn } from "../../../shared/rota/day.ts";
import { againstOneMore } from "../../../shared/rota/own.ts";
import { type Assignment, type Plan, planOf, type Turn, turnsOf } from "../../../shared/rota/plan.ts";
import type { Request } from "../../../shared/rota/requests.ts";
import { hasLapsed } from "../../../shared/rota/settle.ts";
import type { MineAnswer, RotaPersonShown } from "../../../shared/rota-interface.ts";
import { type Desk, told } from "../door.ts";
import { organisation } from "../organisation.ts";
import { servedMinutes } from "../served.ts";
import { feedOf } from "./feeds.ts";
import { type Around, publishedAround } from "./published.ts";
import { requestsAbout, unansweredRequests } from "./request-rows.ts";
import { type NamedRotaPerson, rotaRules } from "./team.ts";
import { rotaVersion } from "./writing.ts";

/** undefined for somebody whose row is gone. */
export function mineOf(desk: Desk, me: PersonId, now: number): MineAnswer | undefined {
  const { sql } = desk.storage;
  const home = organisation(sql);
  const around = publishedAround(sql, now);
  const person = around.people.get(me);
  if (home === undefined || person === undefined) return undefined;
  const { zone, zoneName } = home;
  const shown = since(around.plan, instantIn(zone, addDays(dayAt(zone, now), -1), "00:00"));
  const requests = requestsFor(sql, person, around);
  return {
    version: rotaVersion(sql),
    zone,
    zoneName,
    lines: lines(sql),
    me: asShown(person),
    shifts: [...shown.shifts.values()],
    assignments: [...shown.assignments.values()],
    colleagues: colleagues(around, shown, me),
    requests: [...requests],
    subjects: [...subjectsOf(sql, requests)],
    rules: rotaRules(sql),
    availability: availabilityOf(sql, me),
    feed: feedOf(sql, me),
    hours: hoursOf(sql, me, zone, now),
    clock: told(desk),
  };
}

/** Shifts that had not ended by then, with everybody on them. */
function since({ shifts, assignments }: Plan, instant: number): Plan {
  const kept = [...shifts.values()].filter(({ until }) => until > instant);
  const ids = new Set(kept.map(({ id }) => id));
  return planOf(
    kept,
    [...assignments.values()].filter(({ shift }) => ids.has(shift)),
  );
}

function lines(sql: SqlStorage): MineAnswer["lines"] {
  const rows = sql.exec<{ slug: string; name: string }>("SELECT slug, name FROM lines ORDER BY place");
  return rows.toArray().map(({ slug, name }) => ({ slug: LineSlug.parse(slug), name }));
}

function asShown({ id, alias, state, trainee, weekMostMs, ...lists }: NamedRotaPerson): RotaPersonShown {
  const { roles, languages, skills, leave, ratherNot } = lists;
  return {
    ...{ id, alias, state, trainee, weekMostMs },
    roles: [...roles],
    languages: [...languages],
    skills: [...skills],
    leave: [...leave],
    ratherNot: [...ratherNot],
  };
}

/** Names alone: of whoever could be asked for cover, and of whoever stands on a shift although they have left. */
function colleagues({ people }: Around, shown: Plan, me: PersonId): MineAnswer["colleagues"] {
  const on = new Set([...shown.assignments.values()].map(({ person }) => person));
  return [...people.values()]
    .filter(({ id, state }) => id !== me && (state !== "left" || on.has(id)))
    .map(({ id, alias, roles }) => ({ id, alias, takesChats: roles.some((role) => role !== "coordinator") }));
}

/** One's own that wait, are still to come, or ended within a month; and what one could take from a colleague. */
function requestsFor(sql: SqlStorage, me: NamedRotaPerson, around: Around): readonly Request[] {
  const { now } = around;
  const own = requestsAbout(sql, me.id).filter((request) => isRecent(request, now));
  const known = new Set(own.map(({ id }) => id));
  const others = unansweredRequests(sql).filter(({ id }) => !known.has(id));
  const mine = turnsOf(around.plan).filter(({ assignment }) => assignment.person === me.id);
  return [...own, ...others.filter((request) => couldTake(request, me, mine, around))];
}

/** A turn that was given away has ended, and what was asked about it is still to be read. */
function subjectsOf(sql: SqlStorage, requests: readonly Request[]): MineAnswer["subjects"] {
  const ids = requests.flatMap(({ what }): string[] => {
    if (what.wish === "leave") return [];
    return what.wish === "signUp" ? [what.shift] : [what.assignment];
  });
  const rows = sql.exec<{ id: string; from_at: number; until_at: number }>(
    `WITH asked (id) AS (SELECT DISTINCT value FROM json_each(?))
     SELECT id, from_at, until_at FROM asked JOIN shifts USING (id)
     UNION ALL SELECT id, from_at, until_at FROM asked JOIN assignments USING (id)
     UNION ALL SELECT id, from_at, until_at FROM asked JOIN ended_assignments USING (id)`,
    JSON.stringify(ids),
  );
  return rows
    .toArray()
    .map(({ id, from_at, until_at }) => ({ id: AssignmentId.parse(id), from: from_at, until: until_at }));
}

/** Rows are deleted by an alarm, which may come late. */
function isRecent({ state, askedAt, what }: Request, now: number): boolean {
  const coming = what.wish === "leave" && what.until > now - requestsKeptMs;
  return state === "open" || state === "taken" || coming || askedAt > now - requestsKeptMs;
}

/** Asked of somebody by name, it is shown even where a rule stands against it: they are waited for. */
function couldTake(request: Request, me: NamedRotaPerson, mine: readonly Turn[], around: Around): boolean {
  const { what, state } = request;
  if (state !== "open" || (what.wish !== "cover" && what.wish !== "swap")) return false;
  if ((what.to !== null && what.to !== me.id) || hasLapsed(request, around.plan, around.now)) return false;
  const assignment = around.plan.assignments.get(what.assignment);
  return assignment !== undefined && (what.to === me.id || mayBeThere(request, me, mine, assignment, around));
}

/**
 * As far as the taker's own rules go. What would be given for a swap is still to be chosen, and is likely to be the very
 * turn that stands against it: so it is looked at without any turn of theirs that they could give.
 */
function mayBeThere(
  { what: { wish } }: Request,
  me: NamedRotaPerson,
  mine: readonly Turn[],
  assignment: Assignment,
  { plan, rules, now }: Around,
): boolean {
  const shift = plan.shifts.get(assignment.shift);
  if (shift === undefined || mine.some((turn) => turn.shift.id === shift.id)) return false;
  const begun = mine.filter(({ from }) => from <= now);
  if (wish === "swap" && begun.length === mine.length) return false;
  const { until, lead } = assignment;
  const oneMore = { shift, from: Math.max(assignment.from, now), until, lead };
  return againstOneMore(me, wish === "swap" ? begun : mine, oneMore, rules).refused.length === 0;
}

function availabilityOf(sql: SqlStorage, me: PersonId): MineAnswer["availability"] {
  const { rather_not } = sql.exec<{ rather_not: string }>("SELECT rather_not FROM people WHERE id = ?", me).one();
  return Availability.parse(JSON.parse(rather_not));
}

const monthsBefore = 2;

/** Planned and over, of the months as the organisation's calendar has them, and of the next one where something is planned; nothing of drafts. */
function hoursOf(sql: SqlStorage, me: PersonId, zone: string, now: number): MineAnswer["hours"] {
  const months = monthsAround(dayAt(zone, now));
  const rows = sql.exec<{ line: string; from_at: number; until_at: number }>(
    "SELECT line, from_at, until_at FROM effective_assignments WHERE person = ? AND from_at >= ?",
    ...[me, instantIn(zone, Day.parse(`${months.at(-1)}-01`), "00:00")],
  );
  const served = rows.toArray().map(({ line, from_at, until_at }) => ({ line, from: from_at, until: until_at }));
  const sums = servedMinutes(served, zone);
  const [next, ...sofar] = months.map((month) => ({
    month,
    minutes: sums.filter((sum) => sum.month === month).reduce((total, { minutes }) => total + minutes, 0),
  }));
  return next === undefined || next.minutes === 0 ? sofar : [next, ...sofar];
}

/** "2026-12", "2026-11", "2026-10", "2026-09": next month first. */
function monthsAround(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return Array.from({ length: monthsBefore + 2 }, (_, ago) =>
    new Date(Date.UTC(year, month - ago, 1)).toISOString().slice(0, 7),
  );
}
