/**
 * The door for complaints: whoever brings one proves with their admission that there was a chat, and brings one from each.
 * Which chat it was goes no further than this: the Office hears the line and what is sealed. What is remembered is in this
 * isolate's memory alone, so that nothing that is kept ties a complaint to a chat.
 */
import type * as z from "zod/mini";
import { Complaint, type LeadsAnswer, LeadsAsked } from "../shared/complaint.ts";
import type { LineSlug } from "../shared/ids.ts";
import {
  complaintAfterMs,
  complaintsOfGateMost,
  complaintTicketsKept,
  gatesKept,
  largeBodyBytes,
} from "../shared/limits.ts";
import type { Admission } from "../shared/tokens.ts";
import { Buckets } from "./buckets.ts";
import { GateKeys } from "./gate-key.ts";
import type { OfficeInterface } from "./office/interface.ts";
import { parseBody, readBytes } from "./office/request-body.ts";
import { problem } from "./problem.ts";
import { Remembered } from "./remembered.ts";
import { verifyToken } from "./tokens.ts";

/** How long an answer is good for, in real milliseconds: whoever is sealed for anew hears a 409 first, and asks again. */
const leadsMs = 5000;

/** What is asked of the Office. */
type Keeper = Pick<OfficeInterface, "leads" | "keepComplaint">;

/** By the service's clock, and by this machine's: gates are counted in real time. */
export interface Moment {
  readonly now: number;
  readonly real: number;
}

export class ComplaintDoor {
  /** Asked of the Office once in a while, however many ask here. */
  readonly #leads = new Remembered<LeadsAnswer>(leadsMs);
  /** Counted anew with each salt. */
  readonly #gates = new Buckets({ perSecond: 0, burst: complaintsOfGateMost }, gatesKept);
  readonly #keys = new GateKeys(() => this.#gates.forgetAll());
  /** Places in line whose chat has had its complaint; in the order in which they came. */
  readonly #had = new Set<string>();

  /** Called for every request, whatever it is for. `real`: real milliseconds. */
  expire(real: number): void {
    this.#keys.expire(real);
  }

  /** `key`: TICKET_KEY. */
  async leads(request: Request, key: string, { now }: Moment, office: Keeper): Promise<Response> {
    const asked = await readBody(request, LeadsAsked);
    if (asked instanceof Response) return asked;
    if (visitorsSeat(asked.admission, key, now) === undefined) return noProof();
    try {
      return Response.json(await this.#leads.get("leads", () => office.leads()));
    } catch {
      return notNow();
    }
  }

  async take(request: Request, key: string, { now, real }: Moment, office: Keeper): Promise<Response> {
    const gate = this.#keys.of(request, real)?.site;
    const asked = await readBody(request, Complaint);
    if (asked instanceof Response) return asked;
    const seat = visitorsSeat(asked.admission, key, now);
    if (seat === undefined) return noProof();
    if (this.#had.has(seat.ticket)) return problem(410, "Something was sent from this chat already.");
    if (gate !== undefined && !this.#gates.take(gate, real)) return tooOften();
    // Before anything is waited for: two that come at once are one too many.
    this.#remember(seat.ticket);
    const kept = await keep(office, seat.line, asked);
    if (kept === "kept") return new Response(null, { status: 204 });
    this.#had.delete(seat.ticket);
    if (gate !== undefined) this.#gates.giveBack(gate, real);
    if (kept === "leadsChanged") this.#leads.outdate();
    return kept === "leadsChanged" ? problem(409, "Somebody else reads complaints now. Please look again.") : notNow();
  }

  #remember(ticket: string): void {
    this.#had.add(ticket);
    const [oldest] = this.#had;
    if (this.#had.size > complaintTicketsKept && oldest !== undefined) this.#had.delete(oldest);
  }
}

async function keep(office: Keeper, line: LineSlug, { copies }: Complaint) {
  try {
    return await office.keepComplaint(line, copies);
  } catch {
    return "failed";
  }
}

/** The visitor's own, in time: it need not be over, and may have run out. */
function visitorsSeat(token: string, key: string, now: number): Admission | undefined {
  const admission = verifyToken(key, "admission", token, now - complaintAfterMs);
  return admission?.seat === 0 && admission.staff === undefined ? admission : undefined;
}

async function readBody<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T | Response> {
  const bytes = await readBytes(request, largeBodyBytes);
  if (bytes === undefined) return problem(413, "This is more than a complaint can be.");
  const body = parseBody(request.headers.get("content-type"), bytes, schema);
  return "value" in body ? body.value : problem(400, "This page is older than the service. Please load it again.");
}

const noProof = () => problem(403, "The chat is too long ago, or this page has none.");
const notNow = () => problem(503, "This cannot be taken just now. Please try again in a while.");
const tooOften = () => problem(429, "There were very many requests just now. Please try again in a while.");
