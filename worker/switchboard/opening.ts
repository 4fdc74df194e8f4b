/** Whether a line takes people now, from the newest line sheet in the passes of those on duty, and how long it takes. */
import type * as z from "zod/mini";
import type { LineSlug } from "../../shared/ids.ts";
import { exactPlaces, languagesMost, waitingMost } from "../../shared/limits.ts";
import type { Missing, Wait } from "../../shared/protocol.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import { type Console, consolesOf, type Departed, personOf, type State } from "./people.ts";
import { waitingOn } from "./queue.ts";
import { sheetOf } from "./sheets.ts";

/** Minutes of a chat while the service has no counts of its own: the middle of what helplines report (40 to 60). */
const usualChatMinutes = 45;

export interface Opening {
  readonly state: "open" | "closed" | "full";
  readonly until: number | null;
  readonly lastStartAt: number | null;
  readonly wait: Wait;
}

/** Rule S5: published cover now, minimum staff checked in, a lead where one is required, before the last start. */
export function openingOf(state: State, line: LineSlug, now: number): Opening {
  const sheet = sheetOf(state, line);
  const closed: Opening = { state: "closed", until: null, lastStartAt: null, wait: null };
  if (sheet === undefined || sheet.until === null || !isCovered(sheet, now)) return closed;
  if (lackOn(state, sheet, now) !== null) return closed;
  const lastStartAt = sheet.until - sheet.lastStartBeforeMs;
  const ahead = waitingOn(state, line).length;
  return {
    state: ahead >= waitingMost ? "full" : "open",
    until: sheet.until,
    lastStartAt,
    wait: waitBehind(ahead, capacityOf(state, line, now)),
  };
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

/** Chats that those taking now may hold at once on this line, and how many more of them could begin now. */
export interface Capacity {
  readonly places: number;
  readonly free: number;
}

export function capacityOf(state: State, line: LineSlug, now: number): Capacity {
  const staff = onDuty(state, line, now).filter(({ taking }) => taking);
  return {
    places: staff.reduce((sum, { pass }) => sum + pass.limit, 0),
    free: staff.reduce((sum, { pass, chats }) => sum + Math.max(0, pass.limit - chats.length), 0),
  };
}

/**
 * An honest range in whole minutes for somebody with `ahead` people before them; null when nobody is on duty. While a
 * counsellor is free: up to two minutes. Otherwise `k` chats must end first, and with `n` chats under way of which each
 * lasts `usualChatMinutes` on average one ends every usual/n minutes: half to one and a half times k × usual / n.
 */
export function waitBehind(ahead: number, { places, free }: Capacity): Wait {
  if (places === 0) return null;
  if (ahead < free) return { fromMinutes: 0, toMinutes: 2 };
  const expected = ((ahead - free + 1) * usualChatMinutes) / places;
  return { fromMinutes: Math.floor(expected / 2), toMinutes: Math.ceil(expected * 1.5) };
}

/** Rule Q9: exact for the first twenty, then in bands of ten. */
export function shownAhead(ahead: number): number {
  return ahead <= exactPlaces ? ahead : Math.floor(ahead / 10) * 10;
}
