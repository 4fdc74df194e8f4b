/** A Switchboard of pure steps with the people around it: what each was sent, and hibernation between any two events. */
import { idFrom, LineSlug, type PersonId, type RoomId, type SessionId, type TicketId } from "../../../shared/ids.ts";
import { settleMs } from "../../../shared/limits.ts";
import type { ConsoleFrame, VisitorFrame } from "../../../shared/protocol.ts";
import type { Admission, DutyPass, Ticket } from "../../../shared/tokens.ts";
import { board } from "../../../worker/switchboard/board.ts";
import {
  type Console,
  consolesOf,
  type Effect,
  type Event,
  type Person,
  type Returning,
  type State,
  visitorsOf,
} from "../../../worker/switchboard/people.ts";
import { initial, step } from "../../../worker/switchboard/state.ts";

export const line = LineSlug.parse("harbour");
const hour = 60 * 60 * 1000;

/** An id from a small number, always the same. */
export const id = <Id extends string>(number: number): Id => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, number);
  return idFrom<Id>(bytes);
};

export function pass(person: number, more: Partial<DutyPass> = {}, now = 0): DutyPass {
  const sheet = {
    line,
    revision: 1,
    minimumStaff: 1,
    leadRequired: false,
    urgentFirst: false,
    betweenChatsMs: 0,
    lastStartBeforeMs: 0.75 * hour,
    // Nobody is turned away here for a long wait, unless a test is about that.
    waitMostMs: 24 * hour,
    from: now - hour,
    until: now + 8 * hour,
  };
  return {
    person: id<PersonId>(1000 + person),
    session: id<SessionId>(2000 + person),
    alias: `Sam ${person}`,
    languages: ["en"],
    limit: 1,
    lead: false,
    from: now - hour,
    until: now + 8 * hour,
    expires: now + 8 * hour,
    lines: [sheet],
    ...more,
  };
}

export class World {
  state: State;
  now: number;
  /** The last effects. */
  effects: readonly Effect[] = [];
  readonly admissions = new Map<string, Admission[]>();
  readonly tickets = new Map<string, Ticket>();
  /** By ticket, the rooms its visitor was called into. */
  readonly roomsOf = new Map<TicketId, Set<RoomId>>();
  /** Sockets whose pings stopped, whatever the Switchboard has read of them. */
  readonly #silent = new Set<string>();
  #rooms = 0;
  #ids = 0;

  constructor(now = 10 * hour) {
    this.now = now;
    this.state = initial([], now - settleMs, settleMs);
  }

  take(event: Event): this {
    const next = step(this.state, event, this.now);
    this.state = next.state;
    this.effects = next.effects;
    for (const effect of next.effects) {
      if (effect.type !== "send" || effect.sign === undefined) continue;
      if ("ticket" in effect.sign) this.tickets.set(effect.socket, effect.sign.ticket);
      else this.#admitted(effect.socket, effect.sign.admission);
    }
    return this;
  }

  #admitted(socket: string, admission: Admission): void {
    this.admissions.set(socket, [...(this.admissions.get(socket) ?? []), admission]);
    if (admission.staff !== undefined) return;
    this.roomsOf.set(admission.ticket, (this.roomsOf.get(admission.ticket) ?? new Set()).add(admission.room));
  }

  /** Memory is gone, sockets and their attachments stay. */
  hibernate(): this {
    const attachments: Person[] = JSON.parse(JSON.stringify(this.state.people));
    this.state = { ...initial(attachments, this.now, settleMs), unreachable: new Set(this.#silent) };
    return this;
  }

  /** These are the sockets whose pings have stopped. */
  silent(...sockets: readonly string[]): this {
    this.#silent.clear();
    for (const socket of sockets) this.#silent.add(socket);
    return this.take({ type: "pingsRead", unreachable: new Set(sockets) });
  }

  /** Memory and sockets are gone. */
  crash(): this {
    this.state = initial([], this.now, settleMs);
    return this;
  }

  later(ms: number): this {
    this.now += ms;
    return this.take({ type: "timePassed" });
  }

  visitor(
    socket: string,
    returning: Returning | null = null,
    more: Partial<Extract<VisitorFrame, { type: "ask" }>> = {},
  ): this {
    this.take({ type: "visitorConnected", socket, returning });
    return this.says(socket, { type: "ask", line, language: "en", commitment: "c".repeat(43), ...more });
  }

  /** Comes back with the ticket it was given on another socket. */
  returns(socket: string, before: string): this {
    const ticket = this.tickets.get(before);
    if (ticket === undefined) throw new Error("no ticket");
    return this.visitor(socket, {
      ticket: ticket.id,
      line: ticket.line,
      askedAt: ticket.askedAt,
      left: null,
      lastStartAt: null,
    });
  }

  says(socket: string, frame: VisitorFrame): this {
    return this.take({ type: "visitorSaid", socket, frame, id: id<TicketId>(++this.#ids) });
  }

  console(socket: string, duty: DutyPass, admissions: Admission[] = []): this {
    this.take({ type: "consoleConnected", socket, pass: duty });
    return this.staff(socket, { type: "start", admissions: [] }, { admissions });
  }

  onDuty(socket: string, duty: DutyPass): this {
    return this.console(socket, duty).staff(socket, { type: "checkIn" });
  }

  staff(socket: string, frame: ConsoleFrame, more: Partial<Extract<Event, { type: "consoleSaid" }>> = {}): this {
    const room = id<RoomId>(500_000 + ++this.#rooms);
    return this.take({
      type: "consoleSaid",
      socket,
      frame,
      admissions: [],
      pass: null,
      room,
      ...more,
    });
  }

  takes(socket: string): this {
    return this.staff(socket, { type: "take" });
  }

  /** Takes exactly the one who waits at that socket. */
  picks(socket: string, visitor: string): this {
    return this.staff(socket, { type: "take", ticket: this.ticketOf(visitor) });
  }

  ticketOf(visitor: string): TicketId {
    const ticket = this.tickets.get(visitor);
    if (ticket === undefined) throw new Error("no ticket");
    return ticket.id;
  }

  consoleOf(socket: string): Console {
    const console = consolesOf(this.state).find((candidate) => candidate.socket === socket);
    if (console === undefined) throw new Error("no console");
    return console;
  }

  boardOf(socket: string): ReturnType<typeof board> {
    return board(this.state, this.consoleOf(socket), this.now);
  }

  /** The socket of whoever rings at this console. */
  ringsAt(socket: string): string | undefined {
    const { offer } = this.consoleOf(socket);
    return visitorsOf(this.state).find(({ ticket }) => ticket === offer?.ticket)?.socket;
  }

  /** Frames of the last event to this socket, without the board. */
  heard(socket: string): object[] {
    return this.effects.flatMap((effect) => (effect.type === "send" && effect.socket === socket ? [effect.frame] : []));
  }

  closed(): [string, number][] {
    return this.effects.flatMap((effect) => (effect.type === "close" ? [[effect.socket, effect.code]] : []));
  }
}
