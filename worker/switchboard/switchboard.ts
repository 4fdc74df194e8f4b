/**
 * The shell around `state.ts`: hibernating sockets in, frames out. The sockets' attachments are its only memory; it has
 * no storage and no alarm. One timer of at most ninety seconds waits for the next deadline, and only while there is one.
 */
import { DurableObject } from "cloudflare:workers";
import { idFrom, type LineSlug, type RoomId, type SessionId, type TicketId } from "../../shared/ids.ts";
import { answerMs, settleMs } from "../../shared/limits.ts";
import { type CloseCode, ConsoleFrame, closeCode, VisitorFrame } from "../../shared/protocol.ts";
import type { Admission, DutyPass, LineSheet } from "../../shared/tokens.ts";
import { type Clock, clockOf } from "../clock.ts";
import type { Env } from "../env.ts";
import { office, room } from "../objects.ts";
import type { Feeling } from "../room/state.ts";
import { acceptSocket, answerPings, closeSocket, FirstFrames, Pace, parseFrame, sendFrame } from "../sockets.ts";
import { signToken, verifyToken } from "../tokens.ts";
import { board } from "./board.ts";
import { type Opening, openingOf, type Present, presentOn } from "./opening.ts";
import { flaggable, keysKnown, surgeAt } from "./origins.ts";
import {
  consolesOf,
  type Effect,
  type Event,
  type Person,
  type Returning,
  type Signable,
  type State,
  visitorsOf,
} from "./people.ts";
import { Reach } from "./reach.ts";
import { type Salt, Salts, saltOf } from "./salts.ts";
import { initial, step } from "./state.ts";
import { nextDeadline } from "./time.ts";
import type { OnDuty } from "./turns.ts";

/** What the Worker hashes visitors' addresses with, and whether every page is asked for puzzles. */
export interface Gates {
  readonly salts: readonly Salt[];
  readonly surge: boolean;
}

export class Switchboard extends DurableObject<Env> {
  readonly #clock: Clock;
  readonly #pace = new Pace();
  readonly #firstFrames = new FirstFrames();
  readonly #reach = new Reach();
  readonly #salts = new Salts();
  #state: State | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The board each console saw last, so that only changes are sent. Lost at hibernation: then it is sent once more. */
  readonly #boards = new Map<string, string>();

  constructor(context: DurableObjectState, env: Env) {
    super(context, env);
    this.#clock = clockOf(env.CLOCK);
    answerPings(context);
  }

  /** An upgrade the Worker has verified. `/queue` with ticket, admission or nothing; `/staff` with a duty pass. */
  override async fetch(request: Request): Promise<Response> {
    const now = this.#clock.now();
    const token = request.headers.get("X-Token") ?? "";
    // What the attachments say must be read before this socket is one of them.
    this.#current();
    const socket = crypto.randomUUID();
    if (new URL(request.url).pathname === "/staff") {
      const pass = verifyToken(this.env.TICKET_KEY, "duty", token, now);
      if (pass === undefined) return new Response(null, { status: 403 });
      return this.#accept(socket, { type: "consoleConnected", socket, pass });
    }
    const gates = request.headers.get("X-Gates")?.split(",");
    const solves = request.headers.has("X-Puzzles");
    const returning = this.#returning(token, now);
    return this.#accept(socket, { type: "visitorConnected", socket, returning, solves, ...(gates && { gates }) });
  }

  /** For the Worker, which alone sees where somebody comes from: what to hash that with. */
  gates(): Gates {
    const state = this.#current();
    const used = new Set(keysKnown(state).map(saltOf));
    return { salts: this.#salts.current(used, Date.now()), surge: surgeAt(state, this.#clock.now()) };
  }

  /** A chat of this session was ended and flagged; its line, or null when it holds none with this number. */
  flag(session: SessionId, room: RoomId): LineSlug | null {
    const found = flaggable(this.#current(), session, room);
    if (found === undefined) return null;
    this.#take({ type: "flagged", session, room });
    return found.line;
  }

  /** For `/api/open`. */
  open(line: LineSlug, language?: string | undefined): Opening {
    return openingOf(this.#current(), line, this.#clock.now(), language);
  }

  /** Who is checked in now, for the Office's warnings. Counts, and nobody's names. */
  present(lines: LineSlug[]): Present[] {
    return lines.map((line) => presentOn(this.#current(), line, this.#clock.now()));
  }

  /** The Office ended this session: its consoles are closed, and its seats in their rooms. */
  revoke(session: SessionId): void {
    this.#take({ type: "sessionRevoked", session });
  }

  /** The Office says what counts for these lines now, and whose turn runs: nobody waits for the next pass. */
  adopt(sheets: LineSheet[], onDuty: OnDuty): void {
    this.#take({ type: "sheetsChanged", sheets });
    this.#take({ type: "turnsChanged", onDuty });
  }

  /** A Room was told how much somebody's answer changed. Nothing says whose, and nobody hears whether it was counted. */
  felt(feeling: Feeling): void {
    this.#take({ type: "feelingTold", feeling });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const person = attached(socket);
    if (person === undefined) return closeSocket(socket, closeCode.malformed);
    this.#firstFrames.came(person.socket);
    if (!this.#pace.allows(socket, Date.now())) return this.#refuse(socket, person, closeCode.tooFast);
    if (typeof message !== "string") return this.#refuse(socket, person, closeCode.malformed);
    const refusal = person.kind === "console" ? this.#fromConsole(person, message) : this.#fromVisitor(person, message);
    if (refusal !== undefined) this.#refuse(socket, person, refusal);
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#lost(socket);
    closeSocket(socket, code);
  }

  override webSocketError(socket: WebSocket): void {
    this.#lost(socket);
  }

  #accept(name: string, event: Event): Response {
    const { socket, response } = acceptSocket(this.ctx, [name]);
    socket.serializeAttachment(null);
    this.#firstFrames.expect(name, () => this.#take({ type: "firstFrameMissed", socket: name }));
    this.#take(event);
    return response;
  }

  /** A ticket keeps its place; the admission of a lost chat puts its holder where the ticket stood. */
  #returning(token: string, now: number): Returning | null {
    const ticket = verifyToken(this.env.TICKET_KEY, "ticket", token, now);
    if (ticket !== undefined) {
      const { id, line, askedAt, lastStartAt = null, bits } = ticket;
      return { ticket: id, line, askedAt, left: null, lastStartAt, ...(bits !== undefined && { bits }) };
    }
    const admission = verifyToken(this.env.TICKET_KEY, "admission", token, now);
    if (admission === undefined || admission.staff !== undefined) return null;
    const { ticket: id, line, askedAt, room: left } = admission;
    return { ticket: id, line, askedAt, left, lastStartAt: null };
  }

  #fromVisitor(person: Person, text: string): CloseCode | undefined {
    const parsed = parseFrame(VisitorFrame, text);
    if ("code" in parsed) return parsed.code;
    this.#take({ type: "visitorSaid", socket: person.socket, frame: parsed.frame, id: idFrom<TicketId>(random()) });
    return undefined;
  }

  #fromConsole(person: Person, text: string): CloseCode | undefined {
    const parsed = parseFrame(ConsoleFrame, text);
    if ("code" in parsed) return parsed.code;
    const { frame } = parsed;
    const tokens = frame.type === "start" ? frame.admissions : frame.type === "renew" ? [frame.admission] : [];
    this.#take({
      type: "consoleSaid",
      socket: person.socket,
      frame,
      admissions: tokens.map((token) => this.#staffAdmission(token)).filter((admission) => admission !== undefined),
      pass: frame.type === "duty" ? this.#pass(frame.pass) : null,
      room: idFrom<RoomId>(random()),
    });
    return undefined;
  }

  #staffAdmission(token: string): Admission | undefined {
    const admission = verifyToken(this.env.TICKET_KEY, "admission", token, this.#clock.now());
    return admission?.staff === undefined ? undefined : admission;
  }

  #pass(token: string): DutyPass | null {
    return verifyToken(this.env.TICKET_KEY, "duty", token, this.#clock.now()) ?? null;
  }

  #refuse(socket: WebSocket, person: Person, code: CloseCode): void {
    socket.serializeAttachment(null);
    closeSocket(socket, code);
    this.#take({ type: "socketGone", socket: person.socket });
  }

  #lost(socket: WebSocket): void {
    const person = attached(socket);
    if (person === undefined) return;
    this.#firstFrames.came(person.socket);
    // After hibernation a socket that is just closing is not among the object's sockets any more.
    const state = this.#current();
    const known = state.people.some((other) => other.socket === person.socket);
    if (!known) this.#state = { ...state, people: [...state.people, person] };
    this.#take({ type: "socketGone", socket: person.socket });
  }

  #take(event: Event): void {
    const now = this.#clock.now();
    const names = () => visitorsOf(this.#current()).map(({ socket }) => socket);
    const unreachable = this.#reach.read(this.ctx, names, Date.now());
    if (unreachable !== undefined) this.#step({ type: "pingsRead", unreachable }, now);
    const state = this.#step(event, now);
    this.#showBoards(state, now);
    this.#wakeAt(nextDeadline(state, now), now);
  }

  #step(event: Event, now: number): State {
    const { state, effects } = step(this.#current(), event, now);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    return state;
  }

  /** After hibernation the attachments are all there is, and all that is needed. */
  #current(): State {
    if (this.#state === undefined) {
      const people = this.ctx.getWebSockets().map(attached);
      this.#state = initial(
        people.filter((person) => person !== undefined),
        this.#clock.now(),
        settleMs,
      );
    }
    return this.#state;
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case "remember":
        return this.#socket(effect.person.socket)?.serializeAttachment(effect.person);
      case "send": {
        const socket = this.#socket(effect.socket);
        if (socket === undefined) return;
        return sendFrame(socket, { ...effect.frame, ...(effect.sign === undefined ? {} : this.#signed(effect.sign)) });
      }
      case "close": {
        const socket = this.#socket(effect.socket);
        this.#boards.delete(effect.socket);
        this.#firstFrames.came(effect.socket);
        if (socket === undefined) return;
        socket.serializeAttachment(null);
        return closeSocket(socket, effect.code);
      }
      case "revokeInRoom":
        return this.ctx.waitUntil(Promise.resolve(room(this.env, effect.room).revoke(effect.session)));
      case "count":
        return this.ctx.waitUntil(this.#count(effect.feelings));
    }
  }

  /** Tried once: counted twice would be worse than lost. */
  async #count(feelings: readonly Feeling[]): Promise<void> {
    await office(this.env)
      .countFeelings([...feelings])
      .catch(() => undefined);
  }

  #signed(sign: Signable): { ticket: string } | { admission: string } {
    const key = this.env.TICKET_KEY;
    return "ticket" in sign
      ? { ticket: signToken(key, "ticket", sign.ticket) }
      : { admission: signToken(key, "admission", sign.admission) };
  }

  #showBoards(state: State, now: number): void {
    for (const console of consolesOf(state).filter(({ started }) => started)) {
      const shown = board(state, console, now);
      const { now: _, ...content } = shown;
      const seen = JSON.stringify(content);
      const socket = this.#socket(console.socket);
      if (socket === undefined || this.#boards.get(console.socket) === seen) continue;
      this.#boards.set(console.socket, seen);
      sendFrame(socket, shown);
    }
  }

  /** One timer for the next deadline. In real time, and never longer than the platform may be kept awake for. */
  #wakeAt(deadline: number | null, now: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (deadline === null) return;
    const wait = Math.min(answerMs, Math.max(0, deadline - now) / this.#clock.speed);
    this.#timer = setTimeout(() => this.#take({ type: "timePassed" }), wait);
  }

  #socket(name: string): WebSocket | undefined {
    return this.ctx.getWebSockets(name)[0];
  }
}

const random = () => crypto.getRandomValues(new Uint8Array(16));

/** The attachment is ours; null marks a socket that is being closed. */
function attached(socket: WebSocket): Person | undefined {
  return (socket.deserializeAttachment() as Person | null) ?? undefined;
}
