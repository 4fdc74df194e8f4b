/**
 * What people ask of the rota for themselves, and what they take over from one another. Each is granted at once where
 * the charity or the shift allows it, and refused where it would break a rule: then the answer says which.
 */
import type * as z from "zod/mini";
import type { AssignmentId, PersonId, RequestId } from "../../../shared/ids.ts";
import { leaveMostMs, openRequestsMost, requestsADayMost } from "../../../shared/limits.ts";
import { effectOf } from "../../../shared/rota/effect.ts";
import { open, type Request, type RequestEvent, step, type Wish } from "../../../shared/rota/requests.ts";
import type { Conflict } from "../../../shared/rota/rules.ts";
import type { OwnRequest, TakeRequest, WhyRefused } from "../../../shared/rota-interface.ts";
import { record } from "../audit.ts";
import { type ProblemName, problem } from "../problems.ts";
import { freshId } from "../secrets.ts";
import { keepRequest, requestOf, unansweredRequests } from "./request-rows.ts";
import { type Around, approve, aroundNow, freshIds } from "./settling.ts";
import { rotaRules } from "./team.ts";
import { raiseVersion } from "./writing.ts";

/** undefined: done. */
type Refused = ProblemName | Response | undefined;

const dayMs = 24 * 60 * 60 * 1000;

export function ask(storage: DurableObjectStorage, me: PersonId, what: Wish, now: number): Refused {
  return storage.transactionSync(() => {
    const { sql } = storage;
    if (asksTooMuch(sql, me, now)) return "tooManyRequests";
    const around = aroundNow(sql, now);
    const request = open(freshId<RequestId>(), me, what, now);
    const why = cannotBeAsked(sql, request, around);
    if (why !== undefined) return refusedFor(why);
    const refused = needsColleague(request) ? keepOpen(sql, request, now) : decide(sql, me, request, around);
    if (refused === undefined) audit(sql, me, "requestMade", request, now);
    return refused;
  });
}

/** A colleague takes the shift; in a swap, for one of their own. */
export function take(
  storage: DurableObjectStorage,
  me: PersonId,
  { giving, ...named }: z.infer<typeof TakeRequest>,
  now: number,
): Refused {
  return stepping(storage, me, named, "requestTaken", { kind: "taken", by: me, giving }, now, (sql, request) =>
    decide(sql, me, request, aroundNow(sql, now)),
  );
}

/** Thought better of, before anybody approved it. */
export function handBack(
  storage: DurableObjectStorage,
  me: PersonId,
  named: z.infer<typeof OwnRequest>,
  now: number,
): Refused {
  return stepping(storage, me, named, "requestHandedBack", { kind: "handedBack", by: me }, now, (sql, request) =>
    keepOpen(sql, request, now),
  );
}

/** Also leave that was granted: whoever is there after all can be planned again. */
export function cancel(
  storage: DurableObjectStorage,
  me: PersonId,
  named: z.infer<typeof OwnRequest>,
  now: number,
): Refused {
  return stepping(storage, me, named, "requestCancelled", { kind: "cancelled", by: me }, now, (sql, request) => {
    sql.exec("DELETE FROM leave_times WHERE request = ?", request.id);
    return keepOpen(sql, request, now);
  });
}

function stepping(
  storage: DurableObjectStorage,
  me: PersonId,
  { request: id, revision }: z.infer<typeof OwnRequest>,
  action: "requestTaken" | "requestHandedBack" | "requestCancelled",
  event: RequestEvent,
  now: number,
  act: (sql: SqlStorage, stepped: Request) => Refused,
): Refused {
  return storage.transactionSync(() => {
    const { sql } = storage;
    const request = requestOf(sql, id);
    if (request === undefined || !isShownTo(me, request)) return "wishUnknown";
    if (request.revision !== revision) return problem("rotaChanged", { newer: request });
    const stepped = step(request, event);
    if (!stepped.done) return refusedFor(stepped.refusal);
    const refused = act(sql, stepped.request);
    if (refused === undefined) audit(sql, me, action, stepped.request, now);
    return refused;
  });
}

/** Somebody's leave or sign-up is nobody else's business: to others it does not exist. */
function isShownTo(me: PersonId, { person, what, takenBy }: Request): boolean {
  if (person === me || takenBy?.person === me) return true;
  return (what.wish === "cover" || what.wish === "swap") && (what.to === null || what.to === me);
}

/** Granted at once, kept for somebody to answer, or refused with what it would break. */
function decide(sql: SqlStorage, me: PersonId, request: Request, around: Around): Refused {
  const looked = effectOf(request, around, freshIds);
  if (!looked.done) return refusedFor(looked.why);
  const { verdict, operations } = looked.effect;
  if (verdict.refused.length > 0) return problem("rotaConflict", asFarAsTheirs(me, verdict.refused));
  if (!isGrantedAtOnce(sql, request, around)) return keepOpen(sql, request, around.now);
  approve(sql, request, around, operations);
  return undefined;
}

function isGrantedAtOnce(sql: SqlStorage, { what }: Request, { plan }: Around): boolean {
  if (rotaRules(sql).atOnce.includes(what.wish)) return true;
  return what.wish === "signUp" && plan.shifts.get(what.shift)?.need.signUp === "open";
}

function keepOpen(sql: SqlStorage, request: Request, now: number): undefined {
  keepRequest(sql, request, now);
  raiseVersion(sql);
  return undefined;
}

/** Of colleagues nobody learns why: not their leave, nor whose training has run out. `others`: there is such a reason. */
function asFarAsTheirs(me: PersonId, conflicts: readonly Conflict[]) {
  const mine = conflicts.flatMap((conflict): readonly Conflict[] => {
    if (!("person" in conflict)) return [conflict.rule === "skill" ? { ...conflict, expired: [] } : conflict];
    return conflict.person === me ? [conflict] : [];
  });
  return { conflicts: mine, others: mine.length < conflicts.length };
}

const needsColleague = ({ what: { wish } }: Request): boolean => wish === "cover" || wish === "swap";

function asksTooMuch(sql: SqlStorage, person: PersonId, now: number): boolean {
  const { waiting, today } = sql
    .exec<{ waiting: number; today: number }>(
      `SELECT count(*) FILTER (WHERE state IN ('open', 'taken')) AS waiting, count(*) FILTER (WHERE asked_at > ?) AS today
       FROM requests WHERE person = ?`,
      ...[now - dayMs, person],
    )
    .one();
  return waiting >= openRequestsMost || today >= requestsADayMost;
}

/** What the plan alone does not say. */
function cannotBeAsked(sql: SqlStorage, request: Request, { plan, people, now }: Around): WhyRefused | undefined {
  const { what, person } = request;
  const same = (other: Request) => other.person === person && isSame(other.what, what);
  if (unansweredRequests(sql).some(same)) return "askedAlready";
  if (what.wish === "leave") return what.until - what.from > leaveMostMs ? "leaveTooLong" : undefined;
  if (what.wish !== "cover" && what.wish !== "swap") return undefined;
  const assignment = plan.assignments.get(what.assignment);
  if (assignment === undefined || assignment.person !== person) return "gone";
  if (assignment.until <= now) return "past";
  if (what.to === person) return "yourOwn";
  const gone = what.to !== null && (people.get(what.to)?.state ?? "left") === "left";
  return gone ? "colleagueGone" : undefined;
}

function isSame(one: Wish, other: Wish): boolean {
  if (one.wish === "leave") return other.wish === "leave" && one.from === other.from && one.until === other.until;
  return one.wish === other.wish && subjectOf(one) === subjectOf(other);
}

function subjectOf(wish: Wish): string | AssignmentId | undefined {
  if (wish.wish === "signUp") return wish.shift;
  return wish.wish === "leave" ? undefined : wish.assignment;
}

function refusedFor(why: WhyRefused): Response {
  return problem("wishRefused", { why });
}

/** Who asked what, and when; never why, and of leave not even when. */
function audit(sql: SqlStorage, actor: PersonId, action: string, { person, what }: Request, now: number): void {
  record(sql, { actor, action, subject: person, details: { wish: what.wish } }, now);
}
