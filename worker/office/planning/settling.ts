/**
 * A coordinator's answer to what somebody asked: the change and the state of the request, in one transaction. What is
 * granted without a coordinator (`asking.ts`) is carried out here too.
 */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { effectOf } from "../../../shared/rota/effect.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Plan, planOf } from "../../../shared/rota/plan.ts";
import { type Request, type RequestEvent, step } from "../../../shared/rota/requests.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import type { AnswerRequest } from "../../../shared/rota-interface.ts";
import { record } from "../audit.ts";
import type { Outcome } from "../door.ts";
import { problem } from "../problems.ts";
import { planAround } from "./around.ts";
import { changed, conflicting } from "./judging.ts";
import { shiftsNamed } from "./lapsing.ts";
import { freshIds } from "./making.ts";
import { keepRequest, requestOf } from "./request-rows.ts";
import { withShifts } from "./rows.ts";
import { byId, rotaPeople, rulesOf } from "./team.ts";
import { raiseVersion, writePlan } from "./writing.ts";

type Body = z.infer<typeof AnswerRequest>;

/** Both of these act within a transaction. undefined: done. */
export function approveRequest(sql: SqlStorage, actor: PersonId, body: Body, now: number): Outcome | undefined {
  const stepped = answered(sql, body, { kind: "approved" });
  if ("refused" in stepped) return stepped.refused;
  const refused = perform(sql, stepped.request, now);
  if (refused !== undefined) return refused;
  return done(sql, { actor, action: "requestApproved" }, stepped.request, now);
}

export function declineRequest(sql: SqlStorage, actor: PersonId, body: Body, now: number): Outcome | undefined {
  const stepped = answered(sql, body, { kind: "declined" });
  return "refused" in stepped ? stepped.refused : done(sql, { actor, action: "requestDeclined" }, stepped.request, now);
}

function answered(
  sql: SqlStorage,
  { request: id, revision }: Body,
  event: RequestEvent,
): { readonly request: Request } | { readonly refused: Outcome } {
  const request = requestOf(sql, id);
  if (request === undefined) return { refused: "wishUnknown" };
  if (request.revision !== revision) return { refused: changed(request) };
  const stepped = step(request, event);
  return stepped.done ? stepped : { refused: problem("wishRefused", { why: stepped.refusal }) };
}

/** What the request does to the plan, unless a rule stands against it. Leave takes nobody off: it is kept beside. */
function perform(sql: SqlStorage, request: Request, now: number): Response | undefined {
  const plan = planAsked(sql, request);
  const around = { plan, people: byId(rotaPeople(sql, now)), rules: rulesOf(sql), now };
  const looked = effectOf(request, around, freshIds);
  if (!looked.done) return problem("wishRefused", { why: looked.why });
  const { operations, verdict } = looked.effect;
  if (verdict.refused.length > 0) return conflicting(verdict.refused);
  carryOut(sql, request, { plan, operations }, now);
  return undefined;
}

/** The plan around what the request is about, as it is stored. */
function planAsked(sql: SqlStorage, request: Request): Plan {
  const named = withShifts(sql, planOf([], []), shiftsNamed(sql, [request]));
  const leave: readonly Stretch[] = request.what.wish === "leave" ? [request.what] : [];
  return planAround(sql, [], { also: [...named.shifts.values(), ...leave] });
}

/** `operations`: what `effectOf` said of this very plan. */
export function carryOut(
  sql: SqlStorage,
  { id, person, what }: Request,
  { plan, operations }: { readonly plan: Plan; readonly operations: readonly Operation[] },
  now: number,
): void {
  const applied = apply(plan, operations);
  if (!applied.done) throw new Error(`A request that was looked at: ${applied.refusal.why}`);
  writePlan(sql, plan, applied.plan, now, "person");
  if (what.wish === "leave")
    sql.exec(
      "INSERT OR REPLACE INTO leave_times (request, person, from_at, until_at) VALUES (?, ?, ?, ?)",
      ...[id, person, what.from, what.until],
    );
}

function done(sql: SqlStorage, act: { actor: PersonId; action: string }, request: Request, now: number): undefined {
  keepRequest(sql, request, now);
  raiseVersion(sql);
  const details = { wish: request.what.wish, request: request.id };
  record(sql, { ...act, subject: request.person, details }, now);
}
