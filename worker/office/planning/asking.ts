/**
 * What people ask of the rota for themselves, and what they take over from one another. Each is granted at once where
 * the charity or the shift allows it, and refused where it would break a rule: then the answer says which.
 */
import type * as z from "zod/mini";
import type { AssignmentId, PersonId, RequestId } from "../../../shared/ids.ts";
import { leaveMostMs, openRequestsMost, requestsADayMost } from "../../../shared/limits.ts";
import { effectOf } from "../../../shared/rota/effect.ts";
import { open, type Request, type RequestEvent, step, type Wish } from "../../../shared/rota/requests.ts";
import type { Ask, OwnRequest, TakeRequest, WhyRefused } from "../../../shared/rota-interface.ts";
import { record } from "../audit.ts";
import type { Outcome } from "../door.ts";
import { problem } from "../problems.ts";
import { freshId } from "../secrets.ts";
import { asFarAsTheirs, changed } from "./judging.ts";
import { freshIds } from "./making.ts";
import { type Around, publishedAround } from "./published.ts";
import { keepRequest, requestOf, unansweredRequests } from "./request-rows.ts";
import { carryOut } from "./settling.ts";
import { rotaRules } from "./team.ts";

/** Everything here acts within the caller's transaction. undefined: done. */
type Refused = Outcome | undefined;

const dayMs = 24 * 60 * 60 * 1000;

export function ask(sql: SqlStorage, me: PersonId, { what }: z.infer<typeof Ask>, now: number): Refused {
  if (asksTooMuch(sql, me, now)) return "tooManyRequests";
  const around = publishedAround(sql, now);
  const request = open(freshId<RequestId>(), me, what, now);
  const why = cannotBeAsked(sql, request, around);
  if (why !== undefined) return refusedFor(why);
  const refused = needsColleague(request) ? keepRequest(sql, request, now) : decide(sql, me, request, around);
  return refused ?? audit(sql, { actor: me, action: "requestMade" }, request, now);
}

/** A colleague takes the shift; in a swap, for one of their own. */
export function take(
  sql: SqlStorage,
  me: PersonId,
  { giving, ...named }: z.infer<typeof TakeRequest>,
  now: number,
): Refused {
  const stepped = stepping(sql, me, named, { kind: "taken", by: me, giving });
  if ("refused" in stepped) return stepped.refused;
  const { request } = stepped;
  const refused = decide(sql, me, request, publishedAround(sql, now));
  return refused ?? audit(sql, { actor: me, action: "requestTaken" }, request, now);
}

/** Thought better of, before anybody approved it. */
export function handBack(sql: SqlStorage, me: PersonId, named: Named, now: number): Refused {
  const stepped = stepping(sql, me, named, { kind: "handedBack", by: me });
  if ("refused" in stepped) return stepped.refused;
  keepRequest(sql, stepped.request, now);
  return audit(sql, { actor: me, action: "requestHandedBack" }, stepped.request, now);
}

/** Whoever asked learns of it at once, and can ask somebody else. */
export function turnDown(sql: SqlStorage, me: PersonId, named: Named, now: number): Refused {
  const stepped = stepping(sql, me, named, { kind: "turnedDown", by: me });
  if ("refused" in stepped) return stepped.refused;
  keepRequest(sql, stepped.request, now);
  return audit(sql, { actor: me, action: "requestDeclined" }, stepped.request, now);
}

/** Also leave that was granted: whoever is there after all can be planned again. */
export function cancel(sql: SqlStorage, me: PersonId, named: Named, now: number): Refused {
  const stepped = stepping(sql, me, named, { kind: "cancelled", by: me });
  if ("refused" in stepped) return stepped.refused;
  sql.exec("DELETE FROM leave_times WHERE request = ?", stepped.request.id);
  keepRequest(sql, stepped.request, now);
  return audit(sql, { actor: me, action: "requestCancelled" }, stepped.request, now);
}

type Named = z.infer<typeof OwnRequest>;

function stepping(
  sql: SqlStorage,
  me: PersonId,
  { request: id, revision }: Named,
  event: RequestEvent,
): { readonly request: Request } | { readonly refused: Outcome } {
  const request = requestOf(sql, id);
  if (request === undefined || !isShownTo(me, request)) return { refused: "wishUnknown" };
  if (request.revision !== revision) return { refused: changed(request) };
  const stepped = step(request, event);
  return stepped.done ? stepped : { refused: refusedFor(stepped.refusal) };
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
  if (!isGrantedAtOnce(sql, request, around)) return keepRequest(sql, request, around.now);
  const approved = step(request, { kind: "approved" });
  if (!approved.done) return refusedFor(approved.refusal);
  carryOut(sql, request, { plan: around.plan, operations }, around.now);
  return keepRequest(sql, approved.request, around.now);
}

function isGrantedAtOnce(sql: SqlStorage, { what }: Request, { plan }: Around): boolean {
  if (rotaRules(sql).atOnce.includes(what.wish)) return true;
  return what.wish === "signUp" && plan.shifts.get(what.shift)?.need.signUp === "open";
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
function audit(
  sql: SqlStorage,
  act: { actor: PersonId; action: string },
  { person, what }: Request,
  now: number,
): undefined {
  record(sql, { ...act, subject: person, details: { wish: what.wish } }, now);
}
