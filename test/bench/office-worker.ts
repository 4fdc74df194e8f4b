/**
 * What `office.ts` measures, inside workerd: an Office's tables with a year of shifts made from patterns, and a week of it
 * read as the coordinators' page does, beside the reading somebody would write first. Clocks stand still in there while it
 * computes, so it is asked from outside, and here are only rows.
 */
import { DurableObject } from "cloudflare:workers";
import type { PersonId } from "../../shared/ids.ts";
import { addDays, dayAt, instantIn } from "../../shared/rota/day.ts";
import { migrate } from "../../worker/office/migrations.ts";
import { makeShifts } from "../../worker/office/planning/making.ts";
import { writePattern } from "../../worker/office/planning/pattern-rows.ts";
import { planIn } from "../../worker/office/planning/rows.ts";
import { freshId } from "../../worker/office/secrets.ts";
import { patternsIn } from "./rota.ts";

const zone = "Europe/London";
const first = instantIn(zone, "2026-01-04" as Parameters<typeof addDays>[0], "12:00");
/** Half of the year is past: a naive query reads what was. */
const week = { from: instantIn(zone, weekday(26), "00:00"), until: instantIn(zone, weekday(27), "00:00") };
const peopleOnEach = 3;
const shiftsInWeek = 30;

function weekday(weeks: number) {
  return addDays(dayAt(zone, first), 1 + 7 * weeks);
}

export class Bench extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const { storage } = this.ctx;
    const counted = counting(storage.sql);
    for (let times = 0; times < Number(searchParams.get("times") ?? 1); times++) {
      counted.rows.read = 0;
      counted.rows.written = 0;
      storage.transactionSync(() => this.#act(pathname, counted.sql));
    }
    const { shifts } = storage.sql.exec("SELECT count(*) AS shifts FROM shifts").one();
    return Response.json({ shifts, ...counted.rows });
  }

  #act(what: string, sql: SqlStorage): void {
    switch (what) {
      case "/lay":
        return lay(this.ctx.storage);
      case "/make":
        return makeYear(sql);
      case "/staff":
        return staff(sql);
      case "/day":
        return makeShifts(sql, instantIn(zone, weekday(39), "12:00"));
      case "/week":
        return void planIn(sql, week);
      case "/naive":
        return naive(sql);
      default:
        throw new Error(`nothing is called ${what}`);
    }
  }
}

function lay(storage: DurableObjectStorage): void {
  migrate(storage, first);
  storage.sql.exec("INSERT INTO organisation (one, name, key, zone, zone_name) VALUES (1, 'Harbour', '', ?, '')", zone);
  storage.sql.exec(
    `INSERT INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff, between_chats_ms,
       last_start_before_ms, revision) VALUES ('harbour', 0, 'Harbour', '["en"]', '', 0, 1, 0, 0, 1)`,
  );
  for (const pattern of patternsIn(zone)) writePattern(storage.sql, { pattern, revision: 1 });
}

/** Four looks, a quarter apart, at which everything that has come into sight is made. */
function makeYear(sql: SqlStorage): void {
  sql.exec("DELETE FROM shifts");
  for (let quarter = 0; quarter < 4; quarter++) makeShifts(sql, first + quarter * 13 * 7 * 24 * 60 * 60 * 1000);
}

function staff(sql: SqlStorage): void {
  const person = freshId<PersonId>();
  sql.exec("INSERT INTO people (id, alias, languages, chats_most) VALUES (?, 'Sam', '[\"en\"]', 1)", person);
  for (let on = 0; on < peopleOnEach; on++)
    sql.exec(
      `INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision)
       SELECT substr(id, 1, 21) || CAST(? AS INTEGER), id, ?, from_at, until_at, 0, 1 FROM shifts`,
      ...[on, person],
    );
}

/** The same week without knowing that no shift is longer than thirteen hours: all that began before its end. */
function naive(sql: SqlStorage): void {
  const { shifts } = planIn(sql, { from: 0, until: week.until });
  const running = [...shifts.values()].filter(({ until }) => until > week.from);
  if (running.length < shiftsInWeek) throw new Error(`only ${running.length} shifts in that week`);
}

function counting(sql: SqlStorage): { readonly sql: SqlStorage; readonly rows: { read: number; written: number } } {
  const rows = { read: 0, written: 0 };
  const exec = (query: string, ...values: string[]) => {
    const cursor = sql.exec(query, ...values);
    const all = cursor.toArray();
    rows.read += cursor.rowsRead;
    rows.written += cursor.rowsWritten;
    return { toArray: () => all, one: () => all[0] };
  };
  return { sql: { exec } as unknown as SqlStorage, rows };
}

export default {
  async fetch(request: Request, { BENCH }: { BENCH: DurableObjectNamespace }): Promise<Response> {
    return BENCH.getByName("bench").fetch(request);
  },
};
