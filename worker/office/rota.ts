/** The rota as others ask for it: who is on duty, and when a line has cover. Reads rows, decides nothing (`duty.ts`). */
import { takesChats } from "../../shared/certificates.ts";
import type { LineSlug } from "../../shared/ids.ts";
import { comingDays, type Week } from "../../shared/opening-hours.ts";
import { closuresOfWeek } from "../../shared/rota/closed-weeks.ts";
import { closedOn } from "../../shared/rota/closures.ts";
import { dayAt, mondayOf, wholeWeek } from "../../shared/rota/day.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { OwnTurn } from "../../shared/shift-interface.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import type { OnDuty } from "../switchboard/turns.ts";
import { merged, without } from "./cover.ts";
import { deviceOfSession } from "./devices.ts";
import { nextTurn, openAround, passFor, sheetOf, type Turn, turnJustOver, turnNow } from "./duty.ts";
import type { Hours } from "./interface.ts";
import { lineRevisions, ruledLine } from "./lines.ts";
import { type Member, member } from "./people.ts";
import { repeating } from "./planning/pattern-rows.ts";
import { turnsNow } from "./planning/rows.ts";
import { zoneOf } from "./planning/team.ts";
import { revokedKeys, runsThrough } from "./revoked-keys.ts";
import { closedNow } from "./running/closures.ts";
import { ownTurn } from "./running/own-turn.ts";
import { surgeUntil } from "./running/surge.ts";
import type { Session } from "./sessions.ts";
import {
  assignmentsNear,
  comingTo,
  lastShiftBegins,
  nextOpening,
  openIn,
  promisedIn,
  shiftsIn,
  shiftsNear,
} from "./shifts.ts";

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
  const certified = device.roles.every((role) => person.roles.includes(role));
  return takesChats(person.roles) && certified && !runsThrough(device.chain, revokedKeys(sql)) ? person : undefined;
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
  if (line === undefined) return undefined;
  const closed = closedNow(sql, slug, now);
  const sheet = sheetOf(line, shiftsNear(sql, slug, now), now, closed, comingTo(sql, slug, now));
  const surge = surgeUntil(sql, now);
  return surge === undefined ? sheet : { ...sheet, surgeUntil: surge };
}

/** Everybody whose turn runs, on whatever line: a pass that says more than this was signed before the plan changed. */
export function onDutyNow(sql: SqlStorage, now: number): OnDuty {
  const people = [...lineRevisions(sql).keys()].flatMap((line) => turnsNow(sql, line, now).map(({ person }) => person));
  const turns = [...new Set(people)].flatMap((person) => {
    const turn = turnNow(assignmentsNear(sql, person, now), now);
    return turn === undefined ? [] : [{ person, until: turn.until, lead: turn.lead, lines: turn.lines }];
  });
  return { at: now, turns };
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
    ...unpublished(sql, slug, days, now),
    lastStartBeforeMs: line.lastStartBeforeMs,
  };
}

/**
 * Of these days those for which the line has a shift that is not published yet or that nobody is on, and weeks for which nothing is published; and
 * those that closures take. Such a shift on a closed day is one that somebody made all the same.
 */
function unpublished(
  sql: SqlStorage,
  line: LineSlug,
  days: readonly Stretch[],
  now: number,
): Pick<Week, "unplanned" | "closed"> {
  const zone = zoneOf(sql);
  const mondayOn = ({ from }: Stretch) => mondayOf(dayAt(zone, from));
  const empty = [...new Set(days.map(mondayOn))]
    .map((monday) => wholeWeek(zone, monday))
    .filter(({ from, until }) => shiftsIn(sql, line, { from, until: until - 1 }).length === 0);
  const open = openIn(sql, line, { from: now, until: days.at(-1)?.until ?? now });
  const isDrafted = (day: Stretch) => open.some((begins) => day.from <= begins && begins < day.until);
  const known = repeating(sql);
  const isClosed = (day: Stretch) =>
    closedOn(known.closures, line, dayAt(zone, day.from)) !== undefined ||
    closuresOfWeek(line, mondayOn(day), known).length > 0;
  return {
    unplanned: [...empty, ...days.filter(isDrafted)],
    closed: days.filter((day) => !isDrafted(day) && isClosed(day)),
  };
}
