/** With ten thousand shifts stored, what is asked every minute reads a handful of rows. */
import { expect, test } from "vitest";
import type { PersonId } from "../../../shared/ids.ts";
import { turnsNow } from "../../../worker/office/planning/rows.ts";
import { assignmentsNear, lastShiftBegins, nextOpening, shiftsIn, shiftsNear } from "../../../worker/office/shifts.ts";
import { counting } from "./counting.ts";
import { harbourLine, planning } from "./planning.ts";
import { hour, monday } from "./staff.ts";

const shifts = 10_000;
/** Shifts of eight hours round the clock for nine years; two of forty people on each. `published`: up to here. */
function store(sql: SqlStorage, people: readonly string[], published: number): void {
  const first = monday - (shifts / 2) * 8 * hour;
  sql.exec(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)
     INSERT INTO shifts (id, line, from_at, until_at, published_at, revision)
     SELECT 'shift-' || i, 'harbour', ?2 + i * ?3, ?2 + (i + 1) * ?3, iif(?2 + i * ?3 < ?4, 1, NULL), 1 FROM n`,
    ...[shifts, first, 8 * hour, published],
  );
  for (const offset of [0, 1])
    sql.exec(
      `INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision)
       SELECT id || '-' || CAST(?1 AS INTEGER), id, json_extract(?2, '$[' || CAST((rowid + ?1) % ?3 AS INTEGER) || ']'), from_at, until_at, 0, 1
       FROM shifts`,
      ...[offset, JSON.stringify(people), people.length],
    );
}

const everywhere = Number.MAX_SAFE_INTEGER;

function withShifts(published: number, act: (read: ReturnType<typeof counting>["read"], people: PersonId[]) => void) {
  return planning(async ({ desk }) => {
    const people = Array.from({ length: 40 }, (_, number) => `person-${number}`.padEnd(22, "_") as PersonId);
    for (const id of people)
      desk.sql.exec("INSERT INTO people (id, alias, languages, chats_most) VALUES (?, ?, '[\"en\"]', 1)", id, id);
    store(desk.sql, people, published);
    act(counting(desk.sql).read, people);
  });
}

test("who is on now: at most ten rows", () =>
  withShifts(everywhere, (read) => {
    const [now, rows] = read((sql) => turnsNow(sql, harbourLine, monday));
    expect(now).toHaveLength(2);
    expect(rows).toBeLessThanOrEqual(10);
  }));

test("the shifts around now: those of four days; when the next one with somebody on it begins: a few rows", () =>
  withShifts(everywhere, (read) => {
    const [near, rows] = read((sql) => shiftsNear(sql, harbourLine, monday));
    expect(near).toHaveLength((4 * 24) / 8 + 1);
    expect(rows).toBeLessThanOrEqual(near.length + 1);
    const [next, rowsOfNext] = read((sql) => nextOpening(sql, harbourLine, monday, hour));
    expect(next).toBe(monday + 8 * hour);
    expect(rowsOfNext).toBeLessThanOrEqual(6);
  }));

test("the shifts of a week: no others; the beginning of the last there is: one row", () =>
  withShifts(everywhere, (read) => {
    const [week, rows] = read((sql) => shiftsIn(sql, harbourLine, { from: monday, until: monday + 7 * 24 * hour }));
    expect(week).toHaveLength(7 * 3 + 1);
    expect(rows).toBeLessThanOrEqual(week.length + 1);
    const last = monday + (shifts / 2 - 1) * 8 * hour;
    expect(read((sql) => lastShiftBegins(sql, harbourLine))).toEqual([last, 1]);
  }));

test("that none of thousands of coming shifts is published is seen at once", () =>
  withShifts(monday, (read) => {
    const [next, rows] = read((sql) => nextOpening(sql, harbourLine, monday, hour));
    expect([next, rows <= 1]).toEqual([null, true]);
  }));

test("somebody's turns around now, and the next one: a few rows for each, however many they have", () =>
  withShifts(everywhere, (read, people) => {
    for (const person of people) {
      const [turns, rows] = read((sql) => assignmentsNear(sql, person, monday));
      expect(turns.length).toBeGreaterThan(0);
      expect(rows).toBeLessThanOrEqual(10);
    }
  }));
