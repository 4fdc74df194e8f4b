/** The rota as others ask for it: who is on duty, and when a line has cover. Reads rows, decides nothing (`duty.ts`). */
import type { LineSlug } from "../../shared/ids.ts";
import { comingDays, type Week } from "../../shared/opening-hours.ts";
import { dayAt, mondayOf, wholeWeek } from "../../shared/rota/day.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { OwnTurn } from "../../shared/shift-interface.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import { merged, without } from "./cover.ts";
import { deviceOfSession } from "./devices.ts";
import { nextTurn, openAround, passFor, sheetOf, type Turn, turnJustOver, turnNow } from "./duty.ts";
import type { Hours } from "./interface.ts";
import { ruledLine } from "./lines.ts";
import { type Member, member } from "./people.ts";
import { zoneOf } from "./planning/team.ts";
import { revokedKeys, runsThrough } from "./revoked-keys.ts";
import { closedNow } from "./running/closures.ts";
import { ownTurn } from "./running/own-turn.ts";
import type { Session } from "./sessions.ts";
import { assignmentsNear, lastShiftBegins, nextOpening, openIn, promisedIn, shiftsIn, shiftsNear } from "./shifts.ts";

const dayMs = 24 * 60 * 60 * 1000;

export interface Duty {
  readonly pass: DutyPass | null;
  /** Of a turn that is over, while its last chats may still run. */
  readonly ended: DutyPass | null;
  readonly turn: OwnTurn | null;
  /** The running turn, or else the next one; `line`: its name, or their names. */
  readonly shift: {
    readonly from: number;
    readonly until: number;
    readonly lead: boolean;
    readonly line: string;
  } | null;
}

/** What the person of this session may do now. */
export function dutyOf(sql: SqlStorage, session: Session, now: number): Duty {
  const person = onDuty(sql, session);
  const assignments = assignmentsNear(sql, session.person, now);
  const turn = turnNow(assignments, now);
  const pass = (of: Turn | undefined) => passOf(sql, person, session, of, now);
  const own = turn === undefined || person === undefined ? null : ownTurn(sql, person, turn, now);
  const current = own?.confirmation === "awaited" ? undefined : turn;
  const over = current === undefined ? turnJustOver(assignments, now) : undefined;
  return {
    pass: pass(current),
    ended: pass(over),
    turn: own,
    shift: asShift(sql, turn ?? nextTurn(assignments, now)),
  };
}

/**
 * The session's person, if they may sit in a chat from this browser: a counsellor or supervisor who is here, with a
 * certificate that says no role they do not hold any more and does not hang on a revoked one. When the certificate
 * ends is the console's own to notice; visitors' pages judge it anyway (rule N6).
 */
function onDuty(sql: SqlStorage, session: Session): Member | undefined {
  const person = member(sql, session.person);
  const device = deviceOfSession(sql, session.id);
  if (person === undefined || device === undefined || person.standing !== "here") return undefined;
  const sits = person.roles.some((role) => role === "counsellor" || role === "supervisor");
  const certified = device.roles.every((role) => person.roles.includes(role));
  return sits && certified && !runsThrough(device.chain, revokedKeys(sql)) ? person : undefined;
}

function passOf(
  sql: SqlStorage,
  person: Member | undefined,
  session: Session,
  turn: Turn | undefined,
  now: number,
): DutyPass | null {
  if (person === undefined || turn === undefined) return null;
  const sheets = turn.lines.flatMap((slug) => sheetNow(sql, slug, now) ?? []);
  return sheets.length === 0 ? null : passFor(person, session, turn, sheets, now);
}

/** What the Switchboard must know of the line now; undefined for one that is unknown or may not be shown. */
export function sheetNow(sql: SqlStorage, slug: LineSlug, now: number): LineSheet | undefined {
  const line = ruledLine(sql, slug);
  return line && sheetOf(line, shiftsNear(sql, slug, now), now, closedNow(sql, slug, now));
}

function asShift(sql: SqlStorage, turn: Turn | undefined): Duty["shift"] {
  if (turn === undefined) return null;
  const names = turn.lines.map((slug) => ruledLine(sql, slug)?.name ?? slug);
  return { from: turn.from, until: turn.until, lead: turn.lead, line: names.join(", ") };
}

/** Published cover of a line; null for a line that is unknown or may not be shown. */
export function hoursOf(sql: SqlStorage, slug: LineSlug, now: number): Hours | null {
  const line = ruledLine(sql, slug);
  if (line === undefined || !line.shown) return null;
  const cover = shiftsNear(sql, slug, now);
  const closed = closedNow(sql, slug, now);
  const current = openAround(cover, closed, now) ?? null;
  const { lastStartBeforeMs } = line;
  const after = current?.until ?? closed?.until ?? now;
  // A line that was closed for a while opens again in the middle of its cover if a chat can start in what is left of it.
  const left = openAround(cover, closed, after);
  const reopens = left !== undefined && left.until - after > lastStartBeforeMs;
  return {
    current,
    opensAt: reopens ? after : nextOpening(sql, slug, after, lastStartBeforeMs),
    lastStartBeforeMs,
  };
}

/** What is promised of the coming seven days of a line, and a day to both sides; null for a line that is unknown or may not be shown. */
export function weekOf(sql: SqlStorage, slug: LineSlug, now: number): Week | null {
  const line = ruledLine(sql, slug);
  if (line === undefined || !line.shown) return null;
  const days = comingDays(zoneOf(sql), now);
  const from = days[0].from - dayMs;
  const until = (days.at(-1) ?? days[0]).until + dayMs;
  const promised = promisedIn(sql, slug, { from, until }, now);
  const closed = closedNow(sql, slug, now);
  return {
    cover: closed === undefined ? merged(promised) : without(promised, closed),
    plannedTo: lastShiftBegins(sql, slug),
    unplanned: unplanned(sql, slug, days, now),
    lastStartBeforeMs: line.lastStartBeforeMs,
  };
}

/** Of these days those for which the line has a shift that is not published, or that nobody is on, and weeks for which nothing is published. */
function unplanned(sql: SqlStorage, slug: LineSlug, days: readonly Stretch[], now: number): readonly Stretch[] {
  const zone = zoneOf(sql);
  const weeks = new Set(days.map(({ from }) => mondayOf(dayAt(zone, from))));
  const empty = [...weeks]
    .map((monday) => wholeWeek(zone, monday))
    .filter(({ from, until }) => shiftsIn(sql, slug, { from, until: until - 1 }).length === 0);
  const open = openIn(sql, slug, { from: now, until: days.at(-1)?.until ?? now });
  return [...empty, ...days.filter((day) => open.some((begins) => day.from <= begins && begins < day.until))];
}
