/** Sockets to the real Worker in workerd, as our pages open them, and tokens as only the Worker signs them. */
import { runInDurableObject } from "cloudflare:test";
import { env, exports as workerExports } from "cloudflare:workers";
import {
  idFrom,
  LineSlug,
  type PersonId,
  type RoomId,
  type SessionId,
  type TicketId,
  toBase64url,
} from "../../../shared/ids.ts";
import { admissionMs, chatMs, ticketMs, waitMostMostMs } from "../../../shared/limits.ts";
import { pong, subprotocol } from "../../../shared/protocol.ts";
import type { Admission, DutyPass, Ticket } from "../../../shared/tokens.ts";
import type { Env } from "../../../worker/env.ts";
import { signToken } from "../../../worker/tokens.ts";

export const bindings = env as unknown as Env;
const origin = "https://harbour.example";
export const line = LineSlug.parse("harbour");

let made = 0;
export const fresh = <Id extends string>(): Id => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, ++made);
  crypto.getRandomValues(bytes.subarray(4));
  return idFrom<Id>(bytes);
};

export function ticket(more: Partial<Ticket> = {}): string {
  const content = { id: fresh<TicketId>(), line, askedAt: Date.now(), expires: Date.now() + ticketMs, ...more };
  return signToken(bindings.TICKET_KEY, "ticket", content);
}

export function admission(more: Partial<Admission> = {}): string {
  const now = Date.now();
  const base = { room: fresh<RoomId>(), ticket: fresh<TicketId>(), seat: 0, line, askedAt: now };
  return signToken(bindings.TICKET_KEY, "admission", {
    ...base,
    endsAt: now + chatMs,
    expires: now + admissionMs,
    ...more,
  });
}

/** A pass of a session that the Office has never heard of, unless it is given. */
export function duty(more: Partial<DutyPass> = {}): string {
  const now = Date.now();
  const times = { from: now - 60_000, until: now + 8 * 3_600_000 };
  const sheet = {
    line,
    revision: 1,
    minimumStaff: 1,
    leadRequired: false,
    urgentFirst: false,
    betweenChatsMs: 0,
    lastStartBeforeMs: 0,
    // Nobody is turned away here for a long wait.
    waitMostMs: waitMostMostMs,
    coming: [{ at: times.until, people: 1 }],
    ...times,
  };
  return signToken(bindings.TICKET_KEY, "duty", {
    person: fresh<PersonId>(),
    session: fresh<SessionId>(),
    alias: "Sam",
    languages: ["en"],
    limit: 1,
    lead: false,
    expires: now + 900_000,
    lines: [sheet],
    ...times,
    ...more,
  });
}

/** A session that lives, as the Office sees it. */
export async function person(): Promise<{ person: PersonId; session: SessionId }> {
  const ids = { person: fresh<PersonId>(), session: fresh<SessionId>() };
  await runInDurableObject(bindings.OFFICE.getByName("main"), (_, { storage }) => {
    const { sql } = storage;
    const now = Date.now();
    const device = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
    sql.exec("INSERT INTO people (id, alias, languages, chats_most) VALUES (?, 'Sam', '[\"en\"]', 1)", ids.person);
    sql.exec(
      `INSERT INTO devices (signing_key, person, receiving_key, roles, alias, chain, certified_until, added_at)
       VALUES (?, ?, ?, '["counsellor"]', 'Sam', '[]', ?, ?)`,
      ...[device, ids.person, device, now + 3_600_000, now],
    );
    sql.exec(
      `INSERT INTO sessions (id, secret_hash, person, session_key, device, began_by, shared, began_at, last_seen_at, ends_at)
       VALUES (?, ?, ?, ?, ?, 'link', 0, ?, ?, ?)`,
      ...[ids.session, device, ids.person, device, device, now, now, now + 3_600_000],
    );
  });
  return ids;
}

export interface Opened {
  readonly status: number;
  send(frame: unknown): void;
  sendRaw(data: string | ArrayBuffer | Uint8Array): void;
  close(code?: number): void;
  /** The next frame that fits, also one that came before. Binary frames come as bytes. */
  next(fits: (frame: never) => boolean): Promise<never>;
  nextOf(type: string): Promise<Record<string, unknown>>;
  nextBytes(): Promise<Uint8Array>;
  readonly closed: Promise<number>;
  readonly frames: unknown[];
}

/** Opens a socket. Headers replace what a page of ours would send. */
export async function open(path: string, token?: string, headers: Record<string, string> = {}): Promise<Opened> {
  const protocols = token === undefined ? subprotocol : `${subprotocol}, ${token}`;
  const given = { Upgrade: "websocket", Origin: origin, "Sec-WebSocket-Protocol": protocols, ...headers };
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  const response = await worker.fetch(new Request(`${origin}${path}`, { headers: given }));
  const socket = response.webSocket;
  const frames: unknown[] = [];
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const look of waiting.splice(0)) look();
  };
  let code: number | undefined;
  const closed = new Promise<number>((done) => {
    socket?.addEventListener("close", (event) => {
      code = event.code;
      done(event.code);
      wake();
    });
  });
  socket?.addEventListener("message", ({ data }) => {
    frames.push(data === pong ? { type: pong } : readFrame(data));
    wake();
  });
  if (socket !== null) {
    socket.binaryType = "arraybuffer";
    socket.accept();
  }
  const next = async (fits: (frame: never) => boolean): Promise<never> => {
    for (;;) {
      const index = frames.findIndex((frame) => fits(frame as never));
      if (index >= 0) return frames.splice(index, 1)[0] as never;
      if (code !== undefined) throw new Error(`closed with ${code}`);
      await new Promise<void>((done) => waiting.push(done));
    }
  };
  return {
    status: response.status,
    send: (frame) => socket?.send(JSON.stringify(frame)),
    sendRaw: (data) => socket?.send(data),
    close: (why) => socket?.close(why),
    next,
    nextOf: (type) => next((frame: { type?: string }) => frame.type === type),
    nextBytes: () => next((frame) => (frame as unknown) instanceof Uint8Array),
    closed,
    frames,
  };
}

const readFrame = (data: string | ArrayBuffer): unknown =>
  typeof data === "string" ? JSON.parse(data) : new Uint8Array(data);
