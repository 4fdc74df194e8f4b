/** Whether a line takes people now, from the newest line sheet in the passes of those on duty, and how long it takes. */
import type * as z from "zod/mini";
import type { LineSlug } from "../../shared/ids.ts";
import { againMs, exactPlaces, languagesMost, waitingMost, waitMostMs } from "../../shared/limits.ts";
import type { Missing, Wait } from "../../shared/protocol.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import { oneOfEachGate } from "./origins.ts";
import { type Console, consolesOf, type Departed, personOf, type State } from "./people.ts";
import { waitingOn } from "./queue.ts";
import { sheetOf } from "./sheets.ts";
import { Waits, type Wish } from "./waits.ts";

export interface Opening {
  readonly state: "open" | "closed" | "full";
  readonly until: number | null;
  readonly lastStartAt: number | null;
  /** Of somebody who would come now. */
  readonly wait: Wait;
  /** While full: when it is worth asking again; null: not before the last start. */
  readonly againAt: number | null;
}

const closed: Opening = { state: "closed", until: null, lastStartAt: null, wait: null, againAt: null };

/** For whoever has not asked yet. Where nothing says what they write: in the language that most of those on duty do. */
export function openingOf(state: State, line: LineSlug, now: number, language?: string | undefined): Opening {
  return openingFor(state, { line, language: language ?? mostSpokenOn(state, line, now), also: [] }, now);
}

/** Rules S5, Q15: whether somebody who writes this is taken in, and how long they would wait. */
export function openingFor(state: State, wish: Wish, now: number): Opening {
  const sheet = sheetOf(state, wish.line);
  const until = sheet?.until ?? null;
  if (sheet === undefined || until === null || !isOpen(state, wish.line, now)) return closed;
  const lastStartAt = until - sheet.lastStartBeforeMs;
  const newcomer = new Waits(state, now).ofNewcomer(wish);
  const { wait } = newcomer;
  // Mostly the same: in calm no gate has two places.
  const fewer = oneOfEachGate(state);
  const { expectedAt } = fewer === state ? newcomer : new Waits(fewer, now).ofNewcomer(wish);
  const limit = sheet.waitMostMs ?? waitMostMs;
  const overdue = expectedAt === null ? 0 : expectedAt - Math.min(now + limit, lastStartAt);
  const full = overdue > 0 || waitingOn(state, wish.line).length >= waitingMost;
  if (!full) return { state: "open", until, lastStartAt, wait, againAt: null };
  const againAt = Math.ceil((now + Math.max(overdue, againMs)) / againMs) * againMs;
  return { state: "full", until, lastStartAt, wait, againAt: againAt < lastStartAt ? againAt : null };
}

/** Rule S5: published cover now, minimum staff checked in, a lead where one is required, before the last start. */
export function isOpen(state: State, line: LineSlug, now: number): boolean {
  const sheet = sheetOf(state, line);
  return sheet !== undefined && isCovered(sheet, now) && lackOn(state, sheet, now) === null;
}

function mostSpokenOn(state: State, line: LineSlug, now: number): string {
  const writers = Map.groupBy(
    onDuty(state, line, now).flatMap(({ pass }) => pass.languages),
    (language) => language,
  );
  const [most] = [...writers].toSorted(([a, by], [b, others]) => others.length - by.length || (a < b ? -1 : 1));
  return most?.[0] ?? "";
}

/** Chats could begin now, as published. */
const isCovered = ({ from, until, lastStartBeforeMs }: LineSheet, now: number): boolean =>
  from !== null && until !== null && from <= now && now < until - lastStartBeforeMs;

/** Who must check in before a line opens: so many people, and whether a lead must be among them. */
export type Lack = NonNullable<z.infer<typeof Missing>>;

function lackOn(state: State, { line, minimumStaff, leadRequired }: LineSheet, now: number): Lack | null {
  const staff = [...onDuty(state, line, now), ...justGone(state, line, now)];
  const lead = leadRequired && !staff.some(({ pass }) => pass.lead);
  const people = Math.max(lead ? 1 : 0, minimumStaff - staff.length);
  return people === 0 ? null : { people, lead };
}

/** What alone keeps this line from opening; null where it is open, or closed whoever checks in. */
export function lackOf(state: State, line: LineSlug, now: number): Lack | null {
  const sheet = sheetOf(state, line);
  return sheet !== undefined && isCovered(sheet, now) ? lackOn(state, sheet, now) : null;
}

/** Languages that those on duty for this line write now, in an order that does not depend on who came first. */
export function spokenOn(state: State, line: LineSlug, now: number): string[] {
  const spoken = onDuty(state, line, now).flatMap(({ pass }) => pass.languages);
  return [...new Set(spoken)].toSorted().slice(0, languagesMost);
}

/** Those checked in for a line whose shift runs now. */
function onDuty(state: State, line: LineSlug, now: number): readonly Console[] {
  return consolesOf(state).filter(({ checkedIn, pass }) => checkedIn && isFor(pass, line, now));
}

/** Staff checked in for a line whose shift runs now: how many, and whether a lead is among them. */
export interface Present {
  readonly line: LineSlug;
  readonly people: number;
  readonly lead: boolean;
}

export function presentOn(state: State, line: LineSlug, now: number): Present {
  const people = new Map(onDuty(state, line, now).map((console) => [personOf(console), console.pass.lead]));
  return { line, people: people.size, lead: [...people.values()].includes(true) };
}

/** Those whose connection went within the last minutes; whoever is connected again counts once. */
function justGone(state: State, line: LineSlug, now: number): readonly Departed[] {
  const here = new Set(consolesOf(state).flatMap((console) => (console.checkedIn ? [personOf(console)] : [])));
  return state.departed.filter(({ pass }) => !here.has(pass.person) && isFor(pass, line, now));
}

const isFor = (pass: DutyPass, line: LineSlug, now: number) =>
  pass.from <= now && now < pass.until && pass.lines.some((sheet) => sheet.line === line);

/** Rule Q9: exact for the first twenty, then in bands of ten. */
export function shownAhead(ahead: number): number {
  return ahead <= exactPlaces ? ahead : Math.floor(ahead / 10) * 10;
}
