/** Who is on duty: a person's effective assignments and the lines' cover, turned into a duty pass. Pure. */

import type { LineSlug, PersonId, SessionId } from "../../shared/ids.ts";
import { chatMs, dutyPassMs, waitMostMs } from "../../shared/limits.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import { stretchAround, without } from "./cover.ts";

/** What decides on pairing and hours; every change of it, or of the line's shifts, raises the revision. */
export interface LineRules {
  readonly leadRequired: boolean;
  readonly minimumStaff: number;
  readonly betweenChatsMs: number;
  readonly lastStartBeforeMs: number;
  /** Nobody new is taken whose expected wait is longer. */
  readonly waitMostMs: number;
}

export interface RuledLine extends LineRules {
  readonly slug: LineSlug;
  readonly name: string;
  readonly revision: number;
  readonly urgentFirst: boolean;
  /** Visitors may see it: neither a draft nor taken off. */
  readonly shown: boolean;
}

/** People whose turn on a line begins then. */
export type Coming = NonNullable<LineSheet["coming"]>[number];

/** Somebody who can be on duty. */
interface Holder {
  readonly id: PersonId;
  readonly alias: string;
  readonly languages: readonly string[];
  /** Chats at once: one, more by a lead's approval, three at most. */
  readonly chatsMost: number;
}

/** One person on one line, with their own beginning and end. */
export interface Assignment extends Stretch {
  readonly line: LineSlug;
  readonly lead: boolean;
}

export interface Turn extends Stretch {
  readonly lead: boolean;
  readonly lines: readonly LineSlug[];
}

/**
 * The person's own unbroken time on duty around now: adjoining assignments are one turn, as long as neither the lines
 * nor being the lead changes. Otherwise a pass kept while the Office is away would carry a right past its end.
 */
export function turnNow(assignments: readonly Assignment[], now: number): Turn | undefined {
  const current = assignments.filter(({ from, until }) => from <= now && now < until);
  const lines = [...new Set(current.map(({ line }) => line))].toSorted();
  const lead = current.some((assignment) => assignment.lead);
  const stretches = lines.flatMap((line) => {
    const leads = current.some((assignment) => assignment.line === line && assignment.lead);
    const alike = assignments.filter((assignment) => assignment.line === line && (!leads || assignment.lead));
    return stretchAround(alike, now) ?? [];
  });
  if (stretches.length === 0) return undefined;
  return {
    from: Math.max(...stretches.map(({ from }) => from)),
    until: Math.min(...stretches.map(({ until }) => until)),
    lead,
    lines,
  };
}

/** The turn that ended last, while a chat of it can still run. */
export function turnJustOver(assignments: readonly Assignment[], now: number): Turn | undefined {
  const over = assignments.map(({ until }) => until).filter((until) => until <= now && now - until < chatMs);
  return over.length === 0 ? undefined : turnNow(assignments, Math.max(...over) - 1);
}

/** The next time the person comes on duty. */
export function nextTurn(assignments: readonly Assignment[], now: number): Turn | undefined {
  const next = assignments.find(({ from }) => from > now);
  return next && turnNow(assignments, next.from);
}

/** A published shift: below `minimum` people, or without a lead it needs, the line does not open. */
export interface CoveringShift extends Stretch {
  readonly minimum: number;
  readonly lead: boolean;
}

/**
 * What the Switchboard must know of a line. `cover`: the published shifts around now. The stricter counts, of the line's
 * own rules and of what the shifts that run now need. So a sheet is another one whenever a shift begins or ends, and
 * newer than those from before that moment. A line nobody may see is covered by none, whatever is planned: whoever still
 * waits there is told that it is closed (rule S9). `closed`: the line takes nobody new then, whatever is published.
 */
export function sheetOf(
  line: RuledLine,
  cover: readonly CoveringShift[],
  now: number,
  closed: Stretch | undefined = undefined,
  coming: readonly Coming[] = [],
): LineSheet {
  const current = line.shown ? openAround(cover, closed, now) : undefined;
  const running = cover.filter(({ from, until }) => from <= now && now < until);
  const turnedAt = cover.flatMap(({ from, until }) => [from, until]).filter((instant) => instant <= now);
  return {
    line: line.slug,
    revision: Math.max(line.revision, ...turnedAt),
    minimumStaff: Math.max(line.minimumStaff, ...running.map(({ minimum }) => minimum)),
    leadRequired: line.leadRequired || running.some(({ lead }) => lead),
    urgentFirst: line.urgentFirst,
    betweenChatsMs: line.betweenChatsMs,
    lastStartBeforeMs: line.lastStartBeforeMs,
    ...(line.waitMostMs === waitMostMs ? {} : { waitMostMs: line.waitMostMs }),
    ...(coming.length === 0 ? {} : { coming: [...coming] }),
    from: current?.from ?? null,
    until: current?.until ?? null,
  };
}

/** The unbroken time around now in which people may come. */
export function openAround(cover: readonly Stretch[], closed: Stretch | undefined, now: number): Stretch | undefined {
  return stretchAround(closed === undefined ? cover : without(cover, closed), now);
}

/** The pass of somebody on duty now. `sheets`: of every line of the turn. Never outlives the session. */
export function passFor(
  holder: Holder,
  session: { readonly id: SessionId; readonly endsAt: number },
  turn: Turn,
  sheets: readonly LineSheet[],
  now: number,
): DutyPass {
  return {
    person: holder.id,
    session: session.id,
    alias: holder.alias,
    languages: [...holder.languages],
    limit: holder.chatsMost,
    lead: turn.lead,
    from: turn.from,
    until: turn.until,
    expires: Math.min(now + dutyPassMs, session.endsAt),
    lines: [...sheets],
  };
}
