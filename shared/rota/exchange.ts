/**
 * The rota as a table that leaves and comes back: one row for each person on each shift with their own times, and
 * one without a name for a shift whose whole time nobody is on. Times are those of the wall in the organisation's zone.
 *
 * An import is read whole before anything is done: every row with a fault is named, and one fault is enough for none
 * of it to be taken.
 */
import { type CsvRow, csvOf, isGarbled, rowsOf } from "../csv.ts";
import type { LineSlug, PersonId } from "../ids.ts";
import { importRows, rotaImportUnits, shiftMostMs, shiftRealMostMs } from "../limits.ts";
import { addDays, Day, dayAt, instantIn, Time, timeAt } from "./day.ts";
import { wallLengthMs } from "./pattern.ts";
import { type Plan, type Turn, turnsOf } from "./plan.ts";
import type { Stretch } from "./stretch.ts";

export const columns = ["date", "begins", "ends", "line", "name", "lead"] as const;

/** `aliasOf`: how the charity calls people; empty for somebody who left. */
export function exported(plan: Plan, zone: string, aliasOf: (person: PersonId) => string): string {
  const turns = turnsOf(plan);
  const whole = (turn: Turn) => turn.from === turn.shift.from && turn.until === turn.shift.until;
  const said = new Set(turns.filter(whole).map(({ shift }) => shift.id));
  const unsaid = [...plan.shifts.values()].filter(({ id }) => !said.has(id));
  const time = ({ from, until }: Stretch) => [dayAt(zone, from), timeAt(zone, from), timeAt(zone, until)];
  const rows = [
    ...turns.map((turn) => {
      const { person, lead } = turn.assignment;
      return [...time(turn), turn.shift.line, aliasOf(person), lead ? "yes" : "no"];
    }),
    ...unsaid.map((shift) => [...time(shift), shift.line, "", "no"]),
  ];
  return csvOf([columns, ...rows.toSorted((one, other) => (one.join() < other.join() ? -1 : 1))]);
}

/** One row, understood. `person` is null for a shift without anybody. */
export interface ImportedTurn extends Stretch {
  readonly row: number;
  readonly line: LineSlug;
  readonly person: PersonId | null;
  readonly lead: boolean;
}

type RowFault =
  | "columns"
  | "quotes"
  | "garbled"
  | "date"
  | "time"
  | "tooLong"
  | "noSuchTime"
  | "line"
  | "nobodyOfThatName"
  | "severalOfThatName"
  | "lead"
  | "duplicate";

interface RowReport {
  readonly row: number;
  readonly fault: RowFault;
  /** What stands there, where it is one cell's fault. */
  readonly cell?: string;
  /** For a duplicate: the row it repeats. */
  readonly first?: number;
}

export type Imported =
  | { readonly done: true; readonly turns: readonly ImportedTurn[] }
  | { readonly done: false; readonly why: "tooLarge" | "empty" | "header" | "tooManyRows" }
  | { readonly done: false; readonly why: "rows"; readonly faults: readonly RowReport[] };

export interface Known {
  readonly zone: string;
  /** The line of that address or name. */
  readonly line: (written: string) => LineSlug | undefined;
  /** People of that alias, without regard to case. */
  readonly named: (alias: string) => readonly PersonId[];
}

export function imported(text: string, known: Known): Imported {
  if (text.length > rotaImportUnits) return { done: false, why: "tooLarge" };
  const [header, ...rows] = rowsOf(text);
  if (header === undefined) return { done: false, why: "empty" };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  if (header.broken || names.join() !== columns.join()) return { done: false, why: "header" };
  if (rows.length === 0) return { done: false, why: "empty" };
  if (rows.length > importRows) return { done: false, why: "tooManyRows" };
  const first = new Map<string, number>();
  const read = rows.map((row): ImportedTurn | RowReport => {
    const one = understood(row, known);
    if ("fault" in one) return { row: row.row, ...one };
    const key = [one.line, one.from, one.until, one.person].join(" ");
    const earlier = first.get(key);
    if (earlier !== undefined) return { row: row.row, fault: "duplicate", first: earlier };
    first.set(key, row.row);
    return { row: row.row, ...one };
  });
  const faults = read.filter((one) => "fault" in one);
  if (faults.length > 0) return { done: false, why: "rows", faults };
  return { done: true, turns: read.filter((one) => "line" in one) };
}

type Fault = Omit<RowReport, "row">;

function understood(row: CsvRow, known: Known): Omit<ImportedTurn, "row"> | Fault {
  const { cells, broken } = row;
  if (broken) return { fault: "quotes" };
  if (cells.length !== columns.length) return { fault: "columns" };
  if (isGarbled(row)) return { fault: "garbled" };
  const [date = "", begins = "", ends = "", written = "", name = "", lead = ""] = cells.map((cell) => cell.trim());
  const time = timeOf(date, begins, ends, known.zone);
  if ("fault" in time) return time;
  const line = known.line(written);
  if (line === undefined) return { fault: "line", cell: written };
  const leads = /^(yes|no|)$/i.test(lead) ? lead.toLowerCase() === "yes" : undefined;
  if (leads === undefined || (leads && name === "")) return { fault: "lead", cell: lead };
  const [person = null, another] = name === "" ? [] : known.named(name);
  if (another !== undefined) return { fault: "severalOfThatName", cell: name };
  if (person === null && name !== "") return { fault: "nobodyOfThatName", cell: name };
  return { ...time, line, person, lead: leads };
}

function timeOf(date: string, begins: string, ends: string, zone: string): Stretch | Fault {
  const day = Day.safeParse(date);
  if (!day.success) return { fault: "date", cell: date };
  const read = (time: string) => Time.safeParse(time.padStart(5, "0")).data;
  const [first, last] = [read(begins), read(ends)];
  if (first === undefined) return { fault: "time", cell: begins };
  if (last === undefined) return { fault: "time", cell: ends };
  if (wallLengthMs({ begins: first, ends: last }) > shiftMostMs) return { fault: "tooLong" };
  const stretch = {
    from: instantIn(zone, day.data, first),
    until: instantIn(zone, last > first ? day.data : addDays(day.data, 1), last),
  };
  if (stretch.until <= stretch.from) return { fault: "noSuchTime" };
  return stretch.until - stretch.from > shiftRealMostMs ? { fault: "tooLong" } : stretch;
}
