/**
 * The Office's only door: every request to `/api/staff/…` is one row of a table, and passes here. Who is it, may they
 * do this (`shared/permissions.ts`), is the body of the agreed form; then the row acts.
 */
import { Hono } from "hono";
import type * as z from "zod/mini";
import { proofHeader } from "../../shared/account-interface.ts";
import type { LineSlug, RoomId, SessionId } from "../../shared/ids.ts";
import { type Action, mayDo, permissions } from "../../shared/permissions.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import type { Clock } from "../clock.ts";
import { sessionSecret } from "../session-cookie.ts";
import type { Present } from "../switchboard/opening.ts";
import type { OnDuty } from "../switchboard/turns.ts";
import { type Actor, actorOf } from "./actor.ts";
import { withConsequences } from "./consequences.ts";
import { type Member, member } from "./people.ts";
import { type ProblemName, problem } from "./problems.ts";
import { digestOf, judgeProof, type Signed } from "./proof.ts";
import { parseBody, readBytes } from "./request-body.ts";
import { noteSignOfLife, type Session, sessionOfSecret } from "./sessions.ts";
import { stepUp } from "./step-up.ts";
import type { Send } from "./watching/telling.ts";

/** What the routes need of the Office. */
export interface Desk {
  readonly storage: DurableObjectStorage;
  readonly clock: Clock;
  /** The one origin the service answers at; its host name is the relying party of every passkey. */
  readonly origin: string | undefined;
  /** Signs challenges and cookies. */
  readonly key: string;
  readonly setUpToken: string | undefined;
  /** For tests alone: the webhook may be on this machine. */
  readonly webhookLoopback: boolean;
  /** One attempt to send a message to the webhook. */
  readonly send: Send;
  /** Who is checked in on these lines, from the Switchboard; undefined when it does not answer. */
  present(lines: readonly LineSlug[]): Promise<readonly Present[] | undefined>;
  sign(pass: DutyPass): string;
  /** Tells the Switchboard that this session is over: its sockets and seats end within a second. */
  revoke(session: SessionId): Promise<void>;
  /** Tells the Switchboard what counts for these lines now, and whose turn runs, so that it does at once. */
  tell(sheets: readonly LineSheet[], onDuty: OnDuty): Promise<void>;
  /** Tells the Switchboard that this session flags the chat it holds there; false: it holds none. */
  flag(session: SessionId, room: RoomId): Promise<boolean>;
}

/** Who asks. */
export interface SignedIn {
  readonly session: Session;
  readonly person: Member;
}

/** And what for: who waits for something asks again whether they still may. */
export interface Acting extends SignedIn {
  readonly actor: Actor;
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

/**
 * For members of staff whose roles allow the action. Where the action says so, the passkey is asked for again.
 * `bodyBytes`: where a body may be longer than others.
 */
export function staffRoute<Body>(
  method: Route["method"],
  path: string,
  action: Action,
  schema: z.ZodMiniType<Body> | undefined,
  act: (asked: Asked<Body> & Acting) => Outcome | Promise<Outcome>,
  bodyBytes?: number,
): Route {
  return {
    method,
    path,
    action,
    async answer(desk, request) {
      // Before anything is read: strangers and sign-ins that are over have no long body waited for.
      if (someone(desk, request) === undefined) return problem("noSession");
      const bytes = await readBytes(request, bodyBytes);
      if (bytes === undefined) return problem("tooLarge");
      const signed = signedOf(request, bytes);
      const who = signedIn(desk, request, signed);
      if ("refused" in who) return who.refused;
      if (!mayDo(action, who.person.roles)) return problem("notAllowed");
      const body = bodyOf(request, bytes, schema);
      if ("problem" in body) return problem(body.problem);
      const step = permissions[action].stepUp ? await stepUp(desk, request, who, action, signed) : { cookie: null };
      if ("refused" in step) return step.refused;
      const { session } = who;
      const actor = actorOf(desk, { action, person: who.person.id, session: session.id });
      // The passkey's signature took a moment.
      const person = step.cookie === null ? who.person : actor.still();
      if (typeof person === "string") return problem(person);
      const asked = { desk, request, now: desk.clock.now(), body: body.value };
      const acted = () => act({ ...asked, session, person, actor });
      const outcome = method === "GET" ? await acted() : await withConsequences(desk, acted);
      return withCookie(responseOf(outcome), step.cookie);
    },
  };
}

async function taken<Body>(
  desk: Desk,
  request: Request,
  schema: z.ZodMiniType<Body> | undefined,
  act: (asked: Asked<Body>) => Outcome | Promise<Outcome>,
): Promise<Response> {
  const bytes = schema === undefined ? new Uint8Array() : await readBytes(request);
  if (bytes === undefined) return problem("tooLarge");
  const body = bodyOf(request, bytes, schema);
  if ("problem" in body) return problem(body.problem);
  return responseOf(await act({ desk, request, now: desk.clock.now(), body: body.value }));
}

function bodyOf<Body>(request: Request, bytes: Uint8Array, schema: z.ZodMiniType<Body> | undefined) {
  // Without a schema the route reads no body, and `Body` is inferred as nothing.
  if (schema === undefined) return { value: undefined as Body };
  return parseBody(request.headers.get("content-type"), bytes, schema);
}

function responseOf(outcome: Outcome): Response {
  return typeof outcome === "string" ? problem(outcome) : outcome;
}

function withCookie(response: Response, cookie: string | null): Response {
  if (cookie === null) return response;
  const headers = new Headers(response.headers);
  // A route that ends or begins the session has the last word.
  if (!headers.has("set-cookie")) headers.set("set-cookie", cookie);
  return new Response(response.body, { status: response.status, headers });
}

function signedOf(request: Request, bytes: Uint8Array): Signed {
  const { pathname, search } = new URL(request.url);
  return { method: request.method, path: `${pathname}${search}`, bodyDigest: digestOf(bytes) };
}

/** Whose living session the request brings, proved by the key of the browser it began in. That is its sign of life. */
function signedIn(desk: Desk, request: Request, signed: Signed): SignedIn | { refused: Response } {
  const { storage, clock } = desk;
  const now = clock.now();
  // Looked up again: reading the body took its time.
  const who = someone(desk, request);
  if (who === undefined) return { refused: problem("noSession") };
  const { session } = who;
  switch (judgeProof(request.headers.get(proofHeader), session.key, signed, now)) {
    case "bad":
      return { refused: problem("noSession") };
    case "wrongClock":
      return { refused: problem("clockWrong", { clock: { now, speed: clock.speed } }) };
    case "good":
      noteSignOfLife(storage.sql, session, now);
      return who;
  }
}

/** Whose living session the cookie names, not yet proved. */
function someone(desk: Desk, request: Request): SignedIn | undefined {
  const { storage, clock } = desk;
  const session = sessionIn(desk, request, clock.now());
  const person = session && member(storage.sql, session.person);
  return session !== undefined && person?.standing === "here" ? { session, person } : undefined;
}

/** The session of the request's cookie, without proof: enough to end it, for nothing else. */
export function sessionIn({ storage, key }: Desk, request: Request, now: number): Session | undefined {
  const secret = sessionSecret(request, key);
  return secret === undefined ? undefined : sessionOfSecret(storage.sql, secret, now);
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
