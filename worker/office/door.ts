/**
 * The Office's only door: every request to `/api/staff/…` is one row of a table, and passes here. Who is it, may they
 * do this (`shared/permissions.ts`), is the body of the agreed form; then the row acts.
 */
import { Hono } from "hono";
import type * as z from "zod/mini";
import type { PersonId, SessionId } from "../../shared/ids.ts";
import { type Action, mayDo } from "../../shared/permissions.ts";
import type { DutyPass } from "../../shared/tokens.ts";
import type { Clock } from "../clock.ts";
import { sessionSecret } from "./cookie.ts";
import { type Member, member } from "./people.ts";
import { type ProblemName, problem } from "./problems.ts";
import { readBody } from "./request-body.ts";
import { type Session, sessionOfSecret } from "./sessions.ts";

/** What the routes need of the Office. */
export interface Desk {
  readonly storage: DurableObjectStorage;
  readonly clock: Clock;
  /** The one origin the service answers at; its host name is the relying party of every passkey. */
  readonly origin: string | undefined;
  /** Signs challenges. */
  readonly key: string;
  readonly setUpToken: string | undefined;
  sign(pass: DutyPass): string;
  /** Tells the Switchboard that this session is over: its sockets and seats end within a second. */
  revoke(session: SessionId): Promise<void>;
}

/** Who asks. */
export interface SignedIn {
  readonly session: Session;
  readonly person: Member;
}

export interface Asked<Body> {
  readonly desk: Desk;
  readonly now: number;
  readonly request: Request;
  readonly body: Body;
}

export type Outcome = Response | ProblemName;

/** One row of the table: what it is called, who may, and what it does. */
export type Route = {
  readonly method: "GET" | "POST";
  /** Below `/api/staff/`. */
  readonly path: string;
  readonly action: Action;
  answer(desk: Desk, request: Request): Promise<Response>;
};

/** For whoever comes, signed in or not. */
export function openRoute<Body>(
  method: Route["method"],
  path: string,
  action: Action,
  schema: z.ZodMiniType<Body> | undefined,
  act: (asked: Asked<Body>) => Outcome | Promise<Outcome>,
): Route {
  return { method, path, action, answer: (desk, request) => taken(desk, request, schema, act) };
}

/** For members of staff whose roles allow the action. `bodyBytes`: where a body may be longer than others. */
export function staffRoute<Body>(
  method: Route["method"],
  path: string,
  action: Action,
  schema: z.ZodMiniType<Body> | undefined,
  act: (asked: Asked<Body> & SignedIn) => Outcome | Promise<Outcome>,
  bodyBytes?: number,
): Route {
  return {
    method,
    path,
    action,
    async answer(desk, request) {
      const who = signedIn(desk, request);
      if (who === undefined) return problem("noSession");
      if (!mayDo(action, who.person.roles)) return problem("notAllowed");
      return taken(desk, request, schema, (asked) => act({ ...asked, ...who }), bodyBytes);
    },
  };
}

async function taken<Body>(
  desk: Desk,
  request: Request,
  schema: z.ZodMiniType<Body> | undefined,
  act: (asked: Asked<Body>) => Outcome | Promise<Outcome>,
  bodyBytes?: number,
): Promise<Response> {
  const body = schema === undefined ? { value: undefined as Body } : await readBody(request, schema, bodyBytes);
  if ("problem" in body) return problem(body.problem);
  const outcome = await act({ desk, request, now: desk.clock.now(), body: body.value });
  return typeof outcome === "string" ? problem(outcome) : outcome;
}

/** Whose living session the request brings. */
export function signedIn({ storage, clock }: Desk, request: Request): SignedIn | undefined {
  const secret = sessionSecret(request);
  const session = secret === undefined ? undefined : sessionOfSecret(storage.sql, secret, clock.now());
  const person = session && member(storage.sql, session.person);
  if (session === undefined || person === undefined || person.standing !== "here") return undefined;
  return { session, person };
}

export function serveRoutes(desk: Desk, routes: readonly Route[]): Hono {
  const app = new Hono();
  for (const { method, path, answer } of routes)
    app.on(method, `/api/staff/${path}`, ({ req }) => answer(desk, req.raw));
  app.notFound(() => problem("notFound"));
  // Hono's own handler would write the error to the console.
  app.onError(() => problem("failed"));
  return app;
}

/** An answer of the agreed form. */
export function answer<T>(body: T, headers: Record<string, string> = {}): Response {
  return Response.json(body, { headers: { "cache-control": "no-store", ...headers } });
}

export const told = ({ clock }: Desk) => ({ now: clock.now(), speed: clock.speed });

/** Who the session belongs to, for the audit. */
export const actorOf = ({ person }: SignedIn): PersonId => person.id;
