/**
 * Two ends of a chat with real keys, and between them the Room's own rules on a network that can be cut, drop, repeat
 * and reorder. Time is moved by hand; everything that waits for keys is awaited.
 */
import { vi } from "vitest";
import {
  idFrom,
  LineSlug,
  type PersonId,
  type RoomId,
  type SessionId,
  type TicketId,
  toBase64url,
} from "../../../shared/ids.ts";
import { admissionMs, chatMs } from "../../../shared/limits.ts";
import { closeCode, MemberFrame, packBinary, type RoomFrame, unpackBinary } from "../../../shared/protocol.ts";
import type { Admission } from "../../../shared/tokens.ts";
import { now as serviceNow } from "../../../web/clock.ts";
import type { Connection, ConnectionEvents } from "../../../web/connection.ts";
import { openAsCounsellor } from "../../../web/conversation/counsellor.ts";
import type { Conversation } from "../../../web/conversation/view.ts";
import { openAsVisitor } from "../../../web/conversation/visitor.ts";
import type { ChatCrypto, DeviceIdentity } from "../../../web/encryption/chat-crypto.ts";
import { emptyRoom, type RoomEvent, type RoomState, step } from "../../../worker/room/state.ts";

const id = <Id extends string>(number: number) => idFrom<Id>(new Uint8Array(16).fill(number));

/** What the network does with one frame from a seat: how many copies arrive, and whether at the end of what is on its way. */
export interface Certified {
  readonly organisationKey: string;
  readonly device: DeviceIdentity;
}

export type Fault = (seat: number, frame: string | Uint8Array) => { copies: number; late?: boolean };

interface Wire {
  readonly events: ConnectionEvents<RoomFrame>;
  socket: string | undefined;
}

export class Chat {
  readonly failures: string[] = [];
  readonly seated: string[] = [];
  /** Every frame that went through the Room, by sender's seat. */
  readonly passed: { seat: number; bytes: Uint8Array }[] = [];
  /** What the Room counted (R11). */
  readonly counted: number[] = [];
  /** By seat, the code with which the Room closed it last. */
  readonly codes = new Map<number, number>();
  /** The visitor's page, when its part is over. */
  lingers: (connection: Connection) => boolean = () => false;
  fault: Fault = () => ({ copies: 1 });
  visitor!: Conversation;
  counsellor!: Conversation;
  readonly #wires = new Map<number, Wire>();
  readonly #admissions: Admission[];
  #room: RoomState = emptyRoom;
  #sockets = 0;
  #late: (() => void)[] = [];

  constructor(now: number) {
    const base = { room: id<RoomId>(1), ticket: id<TicketId>(2), line: LineSlug.parse("harbour"), askedAt: now };
    const times = { endsAt: now + chatMs, expires: now + admissionMs };
    const staff = { person: id<PersonId>(3), session: id<SessionId>(4) };
    this.#admissions = [
      { ...base, ...times, seat: 0 },
      { ...base, ...times, seat: 1, staff },
    ];
  }

  /** Opens both ends. The network is up unless it was cut before. */
  async open(crypto: ChatCrypto, certified: Certified, first: readonly string[] = []): Promise<this> {
    const { organisationKey, device } = certified;
    const preparation = await crypto.prepare(organisationKey);
    const { commitment } = preparation;
    this.visitor = openAsVisitor({
      crypto,
      admission: token(this.#admissions[0]),
      organisationKey,
      preparation,
      firstMessages: first,
      onSeated: () => this.seated.push("visitor"),
      onFailed: (reason) => this.failures.push(reason),
      onAdmission: () => {},
      lingers: (connection) => this.lingers(connection),
      connect: (events) => this.#connect(0, events),
    });
    this.counsellor = openAsCounsellor({
      crypto,
      admission: token(this.#admissions[1]),
      organisationKey,
      commitment,
      device,
      onSeated: () => this.seated.push("counsellor"),
      connect: (events) => this.#connect(1, events),
    });
    return this;
  }

  /** This end's connection breaks: whatever was on its way is lost. */
  cut(seat: number): void {
    const wire = this.#wires.get(seat);
    if (wire?.socket === undefined) return;
    const { socket } = wire;
    wire.socket = undefined;
    this.#take({ type: "memberGone", socket, code: 1006 });
    wire.events.lost();
  }

  join(seat: number): void {
    const wire = this.#wires.get(seat);
    const admission = this.#admissions[seat];
    if (wire === undefined || wire.socket !== undefined || admission === undefined) return;
    const socket = `${seat}-${++this.#sockets}`;
    wire.socket = socket;
    this.#take({ type: "memberConnected", socket, admission });
    wire.events.opened();
  }

  /** This end opens a new connection before the Room noticed that the old one is dead. */
  replace(seat: number): void {
    const wire = this.#wires.get(seat);
    if (wire?.socket === undefined) return;
    wire.socket = undefined;
    wire.events.lost();
    this.join(seat);
  }

  /** The Room's memory and sockets are gone. */
  crash(): void {
    this.#room = emptyRoom;
    for (const wire of this.#wires.values()) {
      if (wire.socket === undefined) continue;
      wire.socket = undefined;
      wire.events.lost();
    }
  }

  /** Is this end not connected, and not on its way back? */
  gone(seat: number): boolean {
    return this.#wires.get(seat)?.socket === undefined;
  }

  /** Somebody at the relay sends these bytes to a seat. */
  inject(seat: number, bytes: Uint8Array): void {
    this.#wires.get(seat)?.events.arrivedBytes?.(bytes);
  }

  /** The relay tells a seat this, true or not. */
  tell(seat: number, frame: RoomFrame): void {
    this.#wires.get(seat)?.events.arrived(frame);
  }

  /** Somebody at the relay, or an impatient page, says this in a seat's name. */
  say(seat: number, frame: object): void {
    const socket = this.#wires.get(seat)?.socket;
    if (socket !== undefined) this.#arrive(socket, JSON.stringify(frame));
  }

  #connect(seat: number, events: ConnectionEvents<RoomFrame>): Connection {
    const wire: Wire = { events, socket: undefined };
    this.#wires.set(seat, wire);
    queueMicrotask(() => this.join(seat));
    return {
      get up() {
        return wire.socket !== undefined;
      },
      send: (frame) => this.#send(seat, wire, JSON.stringify(frame)),
      sendBytes: (bytes) => this.#send(seat, wire, bytes),
      close: (code) => {
        const { socket } = wire;
        wire.socket = undefined;
        this.#wires.delete(seat);
        if (socket !== undefined) this.#take({ type: "memberGone", socket, code: code ?? 1005 });
      },
    };
  }

  #send(seat: number, wire: Wire, frame: string | Uint8Array): boolean {
    const { socket } = wire;
    if (socket === undefined) return false;
    const { copies, late } = this.fault(seat, frame);
    const deliver = () => {
      for (let copy = 0; copy < copies; copy++) if (wire.socket === socket) this.#arrive(socket, frame);
    };
    if (late) this.#late.push(deliver);
    else deliver();
    return true;
  }

  /** What was held back arrives now, out of order. */
  release(): void {
    const held = this.#late;
    this.#late = [];
    for (const deliver of held) deliver();
  }

  #arrive(socket: string, frame: string | Uint8Array): void {
    if (typeof frame !== "string") return this.#take({ type: "bytesArrived", socket, bytes: frame });
    this.#take({ type: "frameArrived", socket, frame: MemberFrame.parse(JSON.parse(frame)) });
  }

  #take(event: RoomEvent): void {
    const { state, effects } = step(this.#room, event, serviceNow());
    this.#room = state;
    for (const effect of effects) {
      if (effect.type === "send") this.#wireOf(effect.socket)?.events.arrived(effect.frame);
      if (effect.type === "relay") this.#relay(effect.sockets, effect.seat, effect.bytes);
      if (effect.type === "close") this.#closed(effect.socket, effect.code);
      if (effect.type === "count") this.counted.push(effect.difference);
    }
  }

  #relay(sockets: readonly string[], seat: number, bytes: Uint8Array): void {
    const parts = unpackBinary(bytes);
    if (parts === undefined) throw new Error("the Room would have closed this socket");
    const frame = packBinary(parts.kind, seat, parts.payload);
    this.passed.push({ seat, bytes: frame });
    for (const socket of sockets) this.#wireOf(socket)?.events.arrivedBytes?.(frame);
  }

  #closed(socket: string, code: number): void {
    const wire = this.#wireOf(socket);
    if (wire === undefined) return;
    wire.socket = undefined;
    this.codes.set(Number(socket.split("-")[0]), code);
    if (code === closeCode.silent) wire.events.lost();
    else wire.events.closed(code);
  }

  #wireOf(socket: string): Wire | undefined {
    return [...this.#wires.values()].find((wire) => wire.socket === socket);
  }
}

let keysAtWork = 0;

/** The same keys, with a count of what they are busy with: the moved clock must not outrun them. */
export function watched(crypto: ChatCrypto): ChatCrypto {
  return new Proxy(crypto, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const outcome: unknown = Reflect.apply(member, target, given);
        if (!(outcome instanceof Promise)) return outcome;
        keysAtWork += 1;
        return outcome.finally(() => {
          keysAtWork -= 1;
        });
      };
    },
  });
}

async function idle(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise<void>((done) => setImmediate(done));
    quiet = keysAtWork === 0 ? quiet + 1 : 0;
  }
}

/** Lets everything happen that waits for keys, and this much time pass by the moved clock, a second at a time. */
export async function settle(ms = 0): Promise<void> {
  await idle();
  for (let left = ms; left > 0; left -= 1000) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 1000));
    await idle();
  }
}

/** Until the condition holds, in real turns of the event loop and `tickMs` of the moved clock for each. */
export async function comes(holds: () => boolean, tickMs = 50, most = 2000): Promise<void> {
  for (let turn = 0; turn < most; turn++) {
    if (holds()) return;
    await settle(tickMs);
  }
  throw new Error("it did not come");
}

/** Pages read a token without its signature; so none is made here. */
const token = (admission: Admission | undefined) =>
  `${toBase64url(new TextEncoder().encode(JSON.stringify(admission)))}.${"A".repeat(43)}`;
