/** What is drawn of one's own shifts, worked out from the Office's answer and the time. Pure. */
import type { AssignmentId, PersonId, ShiftId } from "../../shared/ids.ts";
import { type Coverage, coverageOf } from "../../shared/rota/coverage.ts";
import { type Day, dayAt, mondayOf } from "../../shared/rota/day.ts";
import { againstOneMore } from "../../shared/rota/own.ts";
import { type Plan, planOf, type Shift, type Turn, turnsOf } from "../../shared/rota/plan.ts";
import type { Request } from "../../shared/rota/requests.ts";
import { rulesAtFirst, type Verdict } from "../../shared/rota/rules.ts";
import { withdrawUntil } from "../../shared/rota/settle.ts";
import { overlap, type Stretch } from "../../shared/rota/stretch.ts";
import type { MineAnswer } from "../../shared/rota-interface.ts";

export interface Picture {
  readonly answer: MineAnswer;
  readonly now: number;
  readonly zone: string;
  readonly me: PersonId;
  readonly plan: Plan;
  readonly names: ReadonlyMap<PersonId, string>;
  /** One's own turns that run or come, in order. */
  readonly mine: readonly MyTurn[];
  readonly weeks: readonly Week[];
  readonly open: readonly OpenShift[];
  /** Those that stand against a rule about oneself. */
  readonly closedToMe: readonly OpenShift[];
  /** What colleagues ask and one could take, the soonest first. */
  readonly offers: readonly Offer[];
  /** One's own requests and what one has taken, the newest first. */
  readonly asked: readonly Request[];
}

export interface MyTurn extends Turn {
  /** Whoever is on at the same time on the same line. */
  readonly others: readonly Turn[];
  /** Requests about it that wait for an answer. */
  readonly waiting: readonly Request[];
  readonly runs: boolean;
  /** Leave that was granted meets it: whoever plans looks for somebody, and one is on it until they have. */
  readonly onLeave: boolean;
  /** Until when one can take oneself off; null when that is past. */
  readonly freeUntil: number | null;
}

interface Week {
  readonly monday: Day;
  readonly turns: readonly MyTurn[];
}

export interface OpenShift {
  readonly coverage: Coverage;
  /** A sign-up of one's own that waits for a coordinator. */
  readonly waiting: Request | undefined;
  /** What stands against it, as far as it concerns oneself: refused and only warned. */
  readonly verdict: Verdict;
}

export interface Offer {
  readonly request: Request;
  readonly turn: Turn;
}

export function pictureOf(answer: MineAnswer, now: number): Picture {
  const { zone, me } = answer;
  const plan = planOf(answer.shifts, answer.assignments);
  const turns = turnsOf(plan);
  const waiting = answer.requests.filter(({ state }) => state === "open" || state === "taken");
  const mine = turns
    .filter(({ assignment, until }) => assignment.person === me.id && until > now)
    .map((turn) => asMine(turn, turns, waiting, { now, leave: me.leave }));
  const open = openShifts(answer, turns, now);
  return {
    ...{ answer, now, zone, plan, me: me.id, mine },
    names: new Map([...answer.colleagues.map(({ id, alias }) => [id, alias] as const), [me.id, me.alias]]),
    weeks: weeksOf(mine, zone),
    open: open.filter(({ verdict: { refused } }) => refused.length === 0),
    closedToMe: open.filter(({ verdict: { refused } }) => refused.length > 0),
    offers: offers(answer, turns),
    asked: answer.requests.filter(({ person, takenBy }) => person === me.id || takenBy?.person === me.id),
  };
}

interface Then {
  readonly now: number;
  readonly leave: readonly Stretch[];
}

function asMine(turn: Turn, turns: readonly Turn[], waiting: readonly Request[], { now, leave }: Then): MyTurn {
  const { assignment, shift, from } = turn;
  const free = withdrawUntil(turn);
  return {
    ...turn,
    others: turns.filter(
      (other) =>
        other.shift.line === shift.line && other.assignment.person !== assignment.person && overlap(other, turn),
    ),
    waiting: waiting.filter(({ what, takenBy }) => isAbout(what, assignment.id) || takenBy?.giving === assignment.id),
    runs: from <= now,
    onLeave: leave.some((one) => overlap(one, turn)),
    freeUntil: free >= now ? free : null,
  };
}

const isAbout = (what: Request["what"], id: AssignmentId): boolean => "assignment" in what && what.assignment === id;

function weeksOf(mine: readonly MyTurn[], zone: string): readonly Week[] {
  const byWeek = Map.groupBy(mine, ({ from }) => mondayOf(dayAt(zone, from)));
  return [...byWeek].map(([monday, turns]) => ({ monday, turns }));
}

const urgency: Readonly<Record<Coverage["level"], number>> = { gap: 0, short: 1, wanted: 2, full: 3, over: 3 };

/** Where somebody is missing first, then where more are wanted; each in order of time. Those that are full are left out. */
function openShifts(answer: MineAnswer, turns: readonly Turn[], now: number): readonly OpenShift[] {
  const { me, requests } = answer;
  const byShift = Map.groupBy(turns, ({ shift }) => shift.id);
  const on = new Set(turns.flatMap(({ assignment, shift }) => (assignment.person === me.id ? [shift.id] : [])));
  return answer.shifts
    .filter(({ id, until, need }) => need.signUp !== "closed" && until > now && !on.has(id))
    .map((shift) => coverageOf(shift, byShift.get(shift.id) ?? []))
    .filter(({ level }) => urgency[level] < urgency.full)
    .toSorted((one, other) => urgency[one.level] - urgency[other.level] || one.shift.from - other.shift.from)
    .map((coverage) => ({
      coverage,
      waiting: requests.find(
        ({ what, state }) => what.wish === "signUp" && what.shift === coverage.shift.id && state === "open",
      ),
      verdict: ownVerdict(answer, coverage.shift, turns, now),
    }));
}

function ownVerdict({ me, zone, rules }: MineAnswer, shift: Shift, turns: readonly Turn[], now: number): Verdict {
  const mine = turns.filter(({ assignment }) => assignment.person === me.id);
  const { atOnce: _, ...numbers } = rules;
  const oneMore = { shift, from: Math.max(shift.from, now), until: shift.until, lead: false };
  return againstOneMore(me, mine, oneMore, { ...rulesAtFirst(zone), ...numbers });
}

function offers({ me, requests }: MineAnswer, turns: readonly Turn[]): readonly Offer[] {
  return requests
    .filter(({ person, state }) => person !== me.id && state === "open")
    .flatMap((request) => {
      const turn = turns.find(({ assignment }) => isAbout(request.what, assignment.id));
      return turn === undefined ? [] : [{ request, turn }];
    })
    .toSorted((one, other) => one.turn.from - other.turn.from);
}

/**
 * Whom one can ask to take it: whoever takes chats, is not on that very shift and, for a swap, has a shift to give. What
 * else stands against it is nobody's business but theirs.
 */
export function whomToAsk({ answer, plan, now }: Picture, { shift }: Turn, wish: "cover" | "swap") {
  const turns = turnsOf(plan);
  const on = new Set(turns.flatMap((turn) => (turn.shift.id === shift.id ? [turn.assignment.person] : [])));
  const giving = new Set(turns.flatMap(({ from, assignment }) => (from > now ? [assignment.person] : [])));
  return answer.colleagues.filter(
    ({ id, takesChats }) => takesChats && !on.has(id) && (wish === "cover" || giving.has(id)),
  );
}

/** What one could give for it in a swap: nothing that runs, nor what the other is on already, or on beside. */
export function toGive({ mine, plan }: Picture, { turn }: Offer): readonly MyTurn[] {
  const theirs = turnsOf(plan).filter(
    ({ assignment: { id, person } }) => person === turn.assignment.person && id !== turn.assignment.id,
  );
  return mine.filter(
    (one) => !one.runs && one.shift.id !== turn.shift.id && !theirs.some((other) => overlap(other, one)),
  );
}

export const aliasIn = ({ names }: Picture, id: PersonId): string | undefined => names.get(id);

/** A turn by its id; undefined when it is not on the published rota (any more). */
export function turnIn({ plan }: Picture, id: AssignmentId): Turn | undefined {
  const assignment = plan.assignments.get(id);
  const shift = assignment && plan.shifts.get(assignment.shift);
  return assignment && shift && { assignment, shift, from: assignment.from, until: assignment.until };
}

/** The line's name where there are several; else nothing has to be told apart. */
export function lineIn({ answer }: Picture, { line }: { readonly line: Shift["line"] }): string | undefined {
  return answer.lines.length < 2 ? undefined : answer.lines.find(({ slug }) => slug === line)?.name;
}

export const shiftIn = ({ plan }: Picture, id: ShiftId): Shift | undefined => plan.shifts.get(id);
