/** `/api/staff/…` as the Office answers it. The Worker has checked origin and method before anything comes here. */
import { Hono } from "hono";
import type { SessionId } from "../../shared/ids.ts";
import {
  type DutyAnswer,
  type JoinAnswer,
  JoinRequest,
  type LookAnswer,
  LookRequest,
  type MeAnswer,
} from "../../shared/staff-interface.ts";
import type { DutyPass } from "../../shared/tokens.ts";
import type { Clock } from "../clock.ts";
import { endedCookie, sessionCookie, sessionSecret } from "./cookie.ts";
import { join, lookAt } from "./joining.ts";
import { type Organisation, organisation } from "./organisation.ts";
import { asPerson, member } from "./people.ts";
import { problem } from "./problems.ts";
import { readBody } from "./request-body.ts";
import { dutyOf } from "./rota.ts";
import { endSession, type Session, sessionOfSecret } from "./sessions.ts";

/** What the routes need of the Office. */
export interface Desk {
  readonly storage: DurableObjectStorage;
  readonly clock: Clock;
  sign(pass: DutyPass): string;
  /** Tells the Switchboard that this session is over. */
  revoke(session: SessionId): Promise<void>;
}

export function staffRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.post("/api/staff/join/look", ({ req }) => look(desk, req.raw));
  app.post("/api/staff/join", ({ req }) => joinBy(desk, req.raw));
  app.get("/api/staff/me", ({ req }) => withSession(desk, req.raw, (session) => me(desk, session)));
  app.get("/api/staff/duty", ({ req }) => withSession(desk, req.raw, (session) => duty(desk, session)));
  app.post("/api/staff/sign-out", ({ req }) => signOut(desk, req.raw));
  app.notFound(() => problem("notFound"));
  // Hono's own handler would write the error to the console.
  app.onError(() => problem("failed"));
  return app;
}

async function look({ storage, clock }: Desk, request: Request): Promise<Response> {
  const body = await readBody(request, LookRequest);
  if ("problem" in body) return problem(body.problem);
  const usable = lookAt(storage.sql, body.value.token, clock.now());
  if (typeof usable === "string") return problem(usable);
  const { person, link, organisation } = usable;
  return answer<LookAnswer>({ person, organisation, chain: link.chain, clock: told(clock) });
}

async function joinBy({ storage, clock }: Desk, request: Request): Promise<Response> {
  const body = await readBody(request, JoinRequest);
  if ("problem" in body) return problem(body.problem);
  const joined = await join(storage, body.value, clock.now());
  if (typeof joined === "string") return problem(joined);
  return answer<JoinAnswer>({ person: joined.person }, { "set-cookie": sessionCookie(joined.secret) });
}

function withSession(desk: Desk, request: Request, act: (session: Session) => Response): Response {
  const session = sessionOf(desk, request);
  return session === undefined ? problem("noSession") : act(session);
}

function sessionOf({ storage, clock }: Desk, request: Request): Session | undefined {
  const secret = sessionSecret(request);
  return secret === undefined ? undefined : sessionOfSecret(storage.sql, secret, clock.now());
}

function me({ storage, clock }: Desk, session: Session): Response {
  const person = member(storage.sql, session.person);
  const home: Organisation | undefined = organisation(storage.sql);
  if (person === undefined || home === undefined) return problem("noSession");
  return answer<MeAnswer>({
    person: asPerson(person),
    organisation: home,
    sessionEnds: session.endsAt,
    clock: told(clock),
  });
}

function duty({ storage, clock, sign }: Desk, session: Session): Response {
  const { pass, ended, shift } = dutyOf(storage.sql, session, clock.now());
  const signed = (given: DutyPass | null) => given && sign(given);
  return answer<DutyAnswer>({ pass: signed(pass), ended: signed(ended), shift, revocations: null, clock: told(clock) });
}

/** Signing out twice is no mistake: whoever asks is signed out afterwards. */
async function signOut(desk: Desk, request: Request): Promise<Response> {
  const session = sessionOf(desk, request);
  if (session !== undefined) {
    endSession(desk.storage.sql, session.id);
    await desk.revoke(session.id);
  }
  return new Response(null, { status: 204, headers: { "set-cookie": endedCookie(), "cache-control": "no-store" } });
}

function told(clock: Clock): MeAnswer["clock"] {
  return { now: clock.now(), speed: clock.speed };
}

function answer<T>(body: T, headers: Record<string, string> = {}): Response {
  return Response.json(body, { headers: { "cache-control": "no-store", ...headers } });
}
