/**
 * The three doors for sockets. Whoever comes in has been checked here, before any object is touched: the page's origin,
 * the protocol's version, and the token in the second subprotocol.
 */
import type { TicketId } from "../shared/ids.ts";
import { closeCode, subprotocol } from "../shared/protocol.ts";
import { clockOf } from "./clock.ts";
import type { Env } from "./env.ts";
import type { Joins } from "./joins.ts";
import { room, switchboard } from "./objects.ts";
import { isOwnPage } from "./origin.ts";
import { problem } from "./problem.ts";
import { sessionLives } from "./session-lives.ts";
import { refuseSocket } from "./sockets.ts";
import { verifyToken } from "./tokens.ts";

export type Door = "queue" | "room" | "staff";

/** Rules T1 to T6. `joins`: counts those who ask for a place, and those who come back to one (rule Q17). */
export async function upgrade(door: Door, request: Request, env: Env, joins?: Joins): Promise<Response> {
  if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket")
    return problem(426, "This address is for our pages' connections.");
  if (!isOwnPage(request, env)) return problem(403, "This request did not come from one of our pages.");
  const offered = (request.headers.get("Sec-WebSocket-Protocol") ?? "").split(",").map((name) => name.trim());
  if (offered[0] !== subprotocol || offered.length > 2)
    return problem(400, "This page is older than the service. Please load it again.");
  const token = offered[1];
  switch (door) {
    case "queue":
      return queue(token, request, env, joins);
    case "room":
      return seat(token, env);
    case "staff":
      return staff(token, env);
  }
}

/** Anybody may ask; whoever says they have a place must prove it. */
async function queue(
  token: string | undefined,
  request: Request,
  env: Env,
  joins: Joins | undefined,
): Promise<Response> {
  const proof = token === undefined ? undefined : placeOf(token, env);
  if (token !== undefined && proof === undefined) return refuseSocket(closeCode.token);
  // First of all, so that whoever is refused here touches no object.
  if (joins !== undefined && !isInTime(joins, request, proof)) return refuseSocket(closeCode.tooFast);
  const keys = await joins?.keysOf(request, async () => await switchboard(env).gates());
  const headers = {
    ...(token !== undefined && { "X-Token": token }),
    ...(keys !== undefined && { "X-Gates": keys.join() }),
    // Pages from before there were puzzles would not know what is asked of them.
    ...(new URL(request.url).searchParams.has("puzzles") && { "X-Puzzles": "yes" }),
  };
  return switchboard(env).fetch("https://switchboard/queue", passOn(headers));
}

/** `isInLine`: false while puzzles are asked for (rule T3). */
interface Proof {
  readonly place: TicketId;
  readonly isInLine: boolean;
}

function placeOf(token: string, env: Env): Proof | undefined {
  const now = clockOf(env.CLOCK).now();
  const ticket = verifyToken(env.TICKET_KEY, "ticket", token, now);
  if (ticket !== undefined) return { place: ticket.id, isInLine: ticket.bits === undefined };
  const admission = verifyToken(env.TICKET_KEY, "admission", token, now);
  return admission === undefined || admission.staff !== undefined
    ? undefined
    : { place: admission.ticket, isInLine: true };
}

/** Rule Q17. In real time. */
function isInTime(joins: Joins, request: Request, proof: Proof | undefined): boolean {
  const now = Date.now();
  if (proof !== undefined && !joins.mayReturn(request, proof.place, now)) return false;
  return proof?.isInLine === true || joins.mayJoin(request, now);
}

async function seat(token: string | undefined, env: Env): Promise<Response> {
  const admission =
    token === undefined ? undefined : verifyToken(env.TICKET_KEY, "admission", token, clockOf(env.CLOCK).now());
  if (token === undefined || admission === undefined) return refuseSocket(closeCode.token);
  if ((admission.seat === 0) !== (admission.staff === undefined)) return refuseSocket(closeCode.token);
  if (admission.staff !== undefined && !(await sessionLives(env, admission.staff.session)))
    return refuseSocket(closeCode.revoked);
  return room(env, admission.room).fetch("https://room/", passOn({ "X-Admission": token }));
}

async function staff(token: string | undefined, env: Env): Promise<Response> {
  const pass = token === undefined ? undefined : verifyToken(env.TICKET_KEY, "duty", token, clockOf(env.CLOCK).now());
  if (token === undefined || pass === undefined) return refuseSocket(closeCode.token);
  if (!(await sessionLives(env, pass.session))) return refuseSocket(closeCode.revoked);
  return switchboard(env).fetch("https://switchboard/staff", passOn({ "X-Token": token }));
}

/** Nothing of the visitor's own request goes on: no address, no browser, no cookie (P3). A gate's hash is no address. */
function passOn(headers: Record<string, string>): RequestInit {
  return { headers: { Upgrade: "websocket", ...headers } };
}
