/** What the rules of the rota must know of everybody, and the charity's own numbers. */
import * as z from "zod/mini";
import { PersonId } from "../../../shared/ids.ts";
import { fairMarginMs, onDutyLeast, restMs } from "../../../shared/limits.ts";
import { Availability, ratherNotFrom } from "../../../shared/rota/availability.ts";
import { addDays, Day, instantIn } from "../../../shared/rota/day.ts";
import { type RotaPerson, type Rules, rulesAtFirst } from "../../../shared/rota/rules.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { RotaRules } from "../../../shared/rota-interface.ts";
import { organisation } from "../organisation.ts";
import { rolesHeld } from "../people.ts";
import { skillsOf } from "../person-row.ts";

export interface NamedRotaPerson extends RotaPerson {
  readonly alias: string;
}

type Row = {
  id: string;
  alias: string;
  languages: string;
  trainee: number;
  paused_at: number | null;
  left_at: number | null;
  rather_not: string;
  week_most_ms: number | null;
};

const Languages = z.array(z.string());

/** Everybody whose name is still known, from this instant on: older leave and wishes are of no use to a plan. */
export function rotaPeople(sql: SqlStorage, now: number): readonly NamedRotaPerson[] {
  const zone = zoneOf(sql);
  const rows = sql.exec<Row>(
    `SELECT id, alias, languages, trainee, paused_at, left_at, rather_not, week_most_ms FROM people
     WHERE languages <> '[]' ORDER BY alias COLLATE NOCASE, id`,
  );
  return rows.toArray().map((row) => asPerson(sql, row, zone, now));
}

/** As `conflicts` takes them. */
export function byId(people: readonly NamedRotaPerson[]): ReadonlyMap<PersonId, NamedRotaPerson> {
  return new Map(people.map((person) => [person.id, person]));
}

function asPerson(sql: SqlStorage, row: Row, zone: string, now: number): NamedRotaPerson {
  const id = PersonId.parse(row.id);
  return {
    id,
    alias: row.alias,
    state: row.left_at !== null ? "left" : row.paused_at !== null ? "paused" : "active",
    roles: rolesHeld(sql, id),
    trainee: row.trainee === 1,
    languages: Languages.parse(JSON.parse(row.languages)),
    skills: skillsUntil(sql, id, zone),
    weekMostMs: row.week_most_ms,
    leave: leaveOf(sql, id, now),
    ratherNot: ratherNotFrom(Availability.parse(JSON.parse(row.rather_not)), zone, now),
  };
}

/** A skill holds until its last day is over. */
function skillsUntil(sql: SqlStorage, id: PersonId, zone: string): RotaPerson["skills"] {
  return skillsOf(sql, id).map(({ skill, until }) => ({
    skill,
    until: until === null ? null : instantIn(zone, addDays(Day.parse(until), 1), "00:00"),
  }));
}

function leaveOf(sql: SqlStorage, id: PersonId, now: number): readonly Stretch[] {
  const rows = sql.exec<{ from_at: number; until_at: number }>(
    "SELECT from_at, until_at FROM leave_times WHERE person = ? AND until_at > ? ORDER BY from_at",
    ...[id, now],
  );
  return rows.toArray().map(({ from_at, until_at }) => ({ from: from_at, until: until_at }));
}

export function zoneOf(sql: SqlStorage): string {
  return organisation(sql)?.zone ?? "UTC";
}

const atFirst: RotaRules = { restMs, weekMostMs: null, onDutyLeast, fairMarginMs, atOnce: ["withdraw"] };

/** The charity's numbers; those every rota begins with until somebody has set others. */
export function rotaRules(sql: SqlStorage): RotaRules {
  const { rules } = sql.exec<{ rules: string | null }>("SELECT rules FROM rota").one();
  return rules === null ? atFirst : RotaRules.parse(JSON.parse(rules));
}

/** The same as `conflicts` takes them. */
export function rulesOf(sql: SqlStorage): Rules {
  const { atOnce: _, ...numbers } = rotaRules(sql);
  return { ...rulesAtFirst(zoneOf(sql)), ...numbers };
}
