/**
 * The shell around `state.ts`: hibernating sockets in, frames out. The sockets' attachments are its only memory; it has
 * no storage and no alarm, and does not look into sealed bytes.
 */
import { DurableObject } from "cloudflare:workers";
import type { SessionId } from "../../shared/ids.ts";
import { type CloseCode, closeCode, MemberFrame, packBinary, unpackBinary } from "../../shared/protocol.ts";
import type { Admission } from "../../shared/tokens.ts";
import { type Clock, clockOf } from "../clock.ts";
import type { Env } from "../env.ts";
import { switchboard } from "../objects.ts";
import { sessionStands } from "../session-lives.ts";
import {
  acceptSocket,
  answerPings,
  binaryFits,
  closeSocket,
  FirstFrames,
  Pace,
  parseFrame,
  sendFrame,
  sendTo,
} from "../sockets.ts";
import { signToken, verifyToken } from "../tokens.ts";
import {
  emptyRoom,
  type Feeling,
  type Member,
  type RoomEffect,
  type RoomEvent,
  type RoomState,
  step,
} from "./state.ts";

export class Room extends DurableObject<Env> {
  readonly #clock: Clock;
  readonly #pace = new Pace();
  readonly #firstFrames = new FirstFrames();
  #state: RoomState | undefined;

  constructor(context: DurableObjectState, env: Env) {
    super(context, env);
    this.#clock = clockOf(env.CLOCK);
    answerPings(context);
  }

  /** An upgrade the Worker has verified; the admission comes with it. */
  override async fetch(request: Request): Promise<Response> {
    const token = request.headers.get("X-Admission") ?? "";
    const admission = verifyToken(this.env.TICKET_KEY, "admission", token, this.#clock.now());
    if (admission === undefined) return new Response(null, { status: 403 });
    // What the attachments say must be read before this socket is one of them.
    this.#current();
    const name = crypto.randomUUID();
    const { response } = acceptSocket(this.ctx, [name]);
    this.#firstFrames.expect(name, () => this.#take({ type: "firstFrameMissed", socket: name }));
    this.#take({ type: "memberConnected", socket: name, admission });
    return response;
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const member = attached(socket);
    if (member === undefined) return closeSocket(socket, closeCode.malformed);
    this.#firstFrames.came(member.socket);
    if (!this.#pace.allows(socket, Date.now())) return this.#refuse(socket, member, closeCode.tooFast);
    if (typeof message !== "string") return this.#bytes(socket, member, message);
    const parsed = parseFrame(MemberFrame, message);
    if ("code" in parsed) return this.#refuse(socket, member, parsed.code);
    this.#take({
      type: "frameArrived",
      socket: member.socket,
      frame: parsed.frame,
      renewed: this.#renewed(parsed.frame),
    });
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#lost(socket, code);
    closeSocket(socket, code);
  }

  override webSocketError(socket: WebSocket): void {
    this.#lost(socket, 1006);
  }

  /** A member of staff's session was ended: their seat is cleared at once. */
  revoke(session: SessionId): void {
    this.#take({ type: "sessionRevoked", session });
  }

  #bytes(socket: WebSocket, member: Member, message: ArrayBuffer): void {
    if (!binaryFits(message)) return this.#refuse(socket, member, closeCode.tooLarge);
    const bytes = new Uint8Array(message);
    if (unpackBinary(bytes) === undefined) return this.#refuse(socket, member, closeCode.malformed);
    this.#take({ type: "bytesArrived", socket: member.socket, bytes });
  }

  #renewed(frame: MemberFrame): Admission | undefined {
    return frame.type === "renewed"
      ? verifyToken(this.env.TICKET_KEY, "admission", frame.admission, this.#clock.now())
      : undefined;
  }

  #refuse(socket: WebSocket, member: Member, code: CloseCode): void {
    closeSocket(socket, code);
    this.#take({ type: "memberGone", socket: member.socket, code });
  }

  #lost(socket: WebSocket, code: number): void {
    const member = attached(socket);
    if (member === undefined) return;
    this.#firstFrames.came(member.socket);
    // After hibernation a socket that is just closing is not among the object's sockets any more.
    const state = this.#current();
    const known = state.members.some((other) => other.socket === member.socket);
    if (!known) this.#state = { ...state, members: [...state.members, member] };
    this.#take({ type: "memberGone", socket: member.socket, code });
  }

  #take(event: RoomEvent): void {
    const { state, effects } = step(this.#current(), event, this.#clock.now());
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
  }

  /** After hibernation the attachments are all there is, and all that is needed. */
  #current(): RoomState {
    if (this.#state === undefined) {
      const members = this.ctx.getWebSockets().map(attached);
      this.#state = { ...emptyRoom, members: members.filter((member) => member !== undefined) };
    }
    return this.#state;
  }

  #perform(effect: RoomEffect): void {
    switch (effect.type) {
      case "remember":
        return this.#socket(effect.member.socket)?.serializeAttachment(effect.member);
      case "send":
        return this.#send(effect.socket, effect.frame);
      case "admit":
        return this.#send(effect.socket, {
          type: "admission",
          admission: signToken(this.env.TICKET_KEY, "admission", effect.admission),
        });
      case "relay":
        return this.#relay(effect.sockets, effect.seat, effect.bytes);
      case "ask":
        return this.ctx.waitUntil(this.#ask(effect.session));
      case "count":
        return this.ctx.waitUntil(this.#count(effect));
      case "close": {
        const socket = this.#socket(effect.socket);
        if (socket === undefined) return;
        socket.serializeAttachment(null);
        return closeSocket(socket, effect.code);
      }
    }
  }

  async #ask(session: SessionId): Promise<void> {
    if (!(await sessionStands(this.env, session))) this.revoke(session);
  }

  /** Nobody is told whether it was counted, and nothing is tried again: a lost count is better than one that is kept. */
  async #count({ line, difference }: Feeling): Promise<void> {
    await switchboard(this.env)
      .felt({ line, difference })
      .catch(() => undefined);
  }

  #relay(sockets: readonly string[], seat: number, bytes: Uint8Array): void {
    const parts = unpackBinary(bytes);
    if (parts === undefined) return;
    const frame = packBinary(parts.kind, seat, parts.payload);
    for (const name of sockets) {
      const socket = this.#socket(name);
      if (socket !== undefined) sendTo(socket, frame);
    }
  }

  #send(name: string, frame: object): void {
    const socket = this.#socket(name);
    if (socket !== undefined) sendFrame(socket, frame);
  }

  #socket(name: string): WebSocket | undefined {
    return this.ctx.getWebSockets(name)[0];
  }
}

/** The attachment is ours; null marks a socket that is being closed. */
function attached(socket: WebSocket): Member | undefined {
  return (socket.deserializeAttachment() as Member | null) ?? undefined;
}
