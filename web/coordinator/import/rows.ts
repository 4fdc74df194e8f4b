/**
 * What stands in a file of people, row by row: cells as a spreadsheet saved them become what the service takes, or the
 * faults of that row in a form that can be said. Pure; nothing here asks the service.
 */
import type * as z from "zod/mini";
import type { Role } from "../../../shared/certificates.ts";
import { type CsvRow, isGarbled } from "../../../shared/csv.ts";
import type { ImportPeople } from "../../../shared/people-interface.ts";
import { type Complaint, complaintsAbout, fieldsFrom, isComplaint } from "../people/editing.ts";

export type ImportRow = z.infer<typeof ImportPeople>["rows"][number];

export type RowFault =
  | { readonly is: "field"; readonly complaint: Complaint }
  | { readonly is: "role"; readonly word: string }
  | { readonly is: "noRole" }
  | { readonly is: "limit"; readonly word: string }
  | { readonly is: "trainee"; readonly word: string }
  | { readonly is: "twice" }
  /** A quote that is not closed, or stands where none can: whose cells are whose cannot be told. */
  | { readonly is: "quotes" }
  /** Letters that were read in the wrong encoding and saved again. */
  | { readonly is: "garbled" }
  | { readonly is: "service"; readonly sentence: string };

/** `number`: as the spreadsheet counts, the line of names being 1. `row`: undefined when it has faults. */
export interface ReadRow {
  readonly number: number;
  readonly cells: Readonly<Record<Column, string>>;
  readonly row: ImportRow | undefined;
  readonly faults: readonly RowFault[];
}

const columns = ["name", "roles", "languages", "chats at once", "trainee", "skills"] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ["name", "roles", "languages"];

export type TableProblem =
  | { readonly is: "empty" }
  | { readonly is: "unreadable" }
  | { readonly is: "missingColumn"; readonly column: Column };

/** `table`: the line of names first. Lines without any text are passed over. */
export function readRows(table: readonly CsvRow[]): readonly ReadRow[] | TableProblem {
  const [names, ...lines] = table;
  const written = lines.filter(({ cells, broken }) => broken || cells.join("").trim() !== "");
  if (names === undefined || written.length === 0) return { is: "empty" };
  if (names.broken || isGarbled(names)) return { is: "unreadable" };
  const places = new Map(names.cells.map((name, place) => [name.trim().toLowerCase(), place]));
  const missing = needed.find((column) => !places.has(column));
  if (missing !== undefined) return { is: "missingColumn", column: missing };
  return withoutTwins(written.map((line) => readLine(line, places)));
}

function readLine(line: CsvRow, places: ReadonlyMap<string, number>): ReadRow {
  const cell = (column: Column) => (line.cells[places.get(column) ?? -1] ?? "").trim();
  const cells = {
    name: cell("name"),
    roles: cell("roles"),
    languages: cell("languages"),
    "chats at once": cell("chats at once"),
    trainee: cell("trainee"),
    skills: cell("skills"),
  };
  if (line.broken) return { number: line.row, cells, row: undefined, faults: [{ is: "quotes" }] };
  if (isGarbled(line)) return { number: line.row, cells, row: undefined, faults: [{ is: "garbled" }] };
  return readRow(line.row, cells);
}

export function isTableProblem(read: readonly ReadRow[] | TableProblem): read is TableProblem {
  return "is" in read;
}

function readRow(number: number, cells: ReadRow["cells"]): ReadRow {
  const [roles, chats, trainee] = [
    readRoles(cells.roles),
    readLimit(cells["chats at once"]),
    readTrainee(cells.trainee),
  ];
  const draft = {
    ...{ alias: cells.name, languages: cells.languages, skills: readSkills(cells.skills) },
    ...{ chatsMost: typeof chats === "number" ? chats : 1, trainee: trainee === true },
  };
  const fields = fieldsFrom(draft);
  const faults: RowFault[] = complaintsAbout(draft).map((complaint) => ({ is: "field", complaint }));
  if ("is" in roles) faults.push(roles);
  if (typeof chats !== "number") faults.push(chats);
  if (typeof trainee !== "boolean") faults.push(trainee);
  const row = faults.length > 0 || isComplaint(fields) || "is" in roles ? undefined : { ...fields, roles: [...roles] };
  return { number, cells, row, faults };
}

/** Two people may have one name, but a file that says it twice was more likely pasted twice. */
function withoutTwins(rows: readonly ReadRow[]): readonly ReadRow[] {
  const seen = new Set<string>();
  return rows.map((read) => {
    const name = read.cells.name.normalize("NFKC").toLowerCase();
    const isTwin = name !== "" && seen.has(name);
    seen.add(name);
    return isTwin ? { ...read, row: undefined, faults: [...read.faults, { is: "twice" }] } : read;
  });
}

/** What the service found, beside the rows it found it in. `row`: the place among those that were sent, from 1. */
export function withFaults(
  rows: readonly ReadRow[],
  problems: readonly { readonly row: number; readonly sentence: string }[],
): readonly ReadRow[] {
  return rows.map((read, place) => {
    const found = problems.filter(({ row }) => row === place + 1);
    const faults = found.map(({ sentence }): RowFault => ({ is: "service", sentence }));
    return { ...read, faults: [...read.faults, ...faults] };
  });
}

const roleWords: Readonly<Record<string, Role>> = {
  counsellor: "counsellor",
  counselor: "counsellor",
  supervisor: "supervisor",
  coordinator: "coordinator",
  "safeguarding lead": "safeguardingLead",
  safeguardinglead: "safeguardingLead",
};

function readRoles(text: string): readonly Role[] | Extract<RowFault, { is: "role" | "noRole" }> {
  const words = text.split(/[,;]/).flatMap((word) => word.trim() || []);
  if (words.length === 0) return { is: "noRole" };
  const roles: Role[] = [];
  for (const word of words) {
    const known = word.toLowerCase();
    const role = Object.hasOwn(roleWords, known) ? roleWords[known] : undefined;
    if (role === undefined) return { is: "role", word };
    if (!roles.includes(role)) roles.push(role);
  }
  return roles;
}

function readLimit(text: string): number | Extract<RowFault, { is: "limit" }> {
  if (text === "") return 1;
  return /^[1-3]$/.test(text) ? Number(text) : { is: "limit", word: text };
}

function readTrainee(text: string): boolean | Extract<RowFault, { is: "trainee" }> {
  switch (text.toLowerCase()) {
    case "yes":
    case "y":
    case "true":
      return true;
    case "":
    case "no":
    case "n":
    case "false":
      return false;
    default:
      return { is: "trainee", word: text };
  }
}

/** "Child safeguarding until 2027-03-01; First aid". */
function readSkills(text: string): { skill: string; until: string }[] {
  return text.split(";").flatMap((part) => {
    const [, skill = "", until = ""] = /^\s*(.*?)(?:\s+until\s+(\S+))?\s*$/i.exec(part) ?? [];
    return skill === "" && until === "" ? [] : { skill, until };
  });
}
