/**
 * A WebSocket that comes back by itself: with jitter, at once when the network or the page returns, and also when the
 * connection only looks alive. Nothing is queued while it is down: whoever uses it says again what still matters.
 */
import type * as z from "zod/mini";
import { pingMs, pongMs, reconnectFirstMs, reconnectMostMs } from "../shared/limits.ts";
import { closeCode, ping, pong, subprotocol } from "../shared/protocol.ts";

export interface ConnectionEvents<Incoming> {
  /** Connected, again or for the first time. */
  opened(): void;
  /** Was connected; another attempt is on its way. */
  lost(): void;
  /** Closed for good, with a code that no other attempt would change. */
  closed(code: number): void;
  arrived(frame: Incoming): void;
  arrivedBytes?(bytes: Uint8Array): void;
}

export interface ConnectionOptions<Incoming> extends ConnectionEvents<Incoming> {
  /** `/ws/…` on our own origin. */
  readonly path: string;
  /** Asked before every attempt. */
  readonly token: () => string | undefined;
  readonly incoming: z.ZodMiniType<Incoming>;
}

export interface Connection {
  readonly up: boolean;
  /** False when there was no connection: nothing was sent. */
  send(frame: object): boolean;
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean;
  /** For good. `code`: of the closed list; none: a plain close. */
  close(code?: number): void;
}

/** Codes after which the same attempt could end otherwise: everything else of the list is final. */
const passing: ReadonlySet<number> = new Set([closeCode.silent, closeCode.tooFast]);

export const isFinal = (code: number): boolean => code >= 4000 && !passing.has(code);

/** Wait before attempt number `attempt` (from 0), in milliseconds; `random` in [0, 1). */
export function waitBefore(attempt: number, random: number): number {
  if (attempt === 0) return random * reconnectFirstMs;
  return Math.min(reconnectMostMs, reconnectFirstMs * 2 ** attempt) * (0.5 + random / 2);
}

export function connect<Incoming>(options: ConnectionOptions<Incoming>): Connection {
  return new Reconnecting(options);
}

class Reconnecting<Incoming> implements Connection {
  readonly #options: ConnectionOptions<Incoming>;
  readonly #returned = () => this.#comeBack();
  #socket: WebSocket | undefined;
  #attempt = 0;
  #opened = false;
  #over = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pinger: ReturnType<typeof setInterval> | undefined;
  #pongLate: ReturnType<typeof setTimeout> | undefined;

  readonly #offline = () => this.#opened && this.#lose();

  constructor(options: ConnectionOptions<Incoming>) {
    this.#options = options;
    addEventListener("online", this.#returned);
    addEventListener("offline", this.#offline);
    document.addEventListener("visibilitychange", this.#returned);
    this.#open();
  }

  get up(): boolean {
    return this.#opened;
  }

  send(frame: object): boolean {
    return this.#say(JSON.stringify(frame));
  }

  /** Words are worth a question: a connection that only looks alive is noticed within seconds of writing. */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (!this.#say(bytes)) return false;
    if (this.#pongLate === undefined) this.#ping();
    return true;
  }

  /** The other side may have begun to close a moment ago: the browser knows before the event comes. */
  #say(data: string | Uint8Array<ArrayBuffer>): boolean {
    if (!this.#opened || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(data);
    return true;
  }

  close(code?: number): void {
    this.#finish();
    this.#detach(code);
  }

  #open(): void {
    const { path, token } = this.#options;
    const url = new URL(path, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const given = token();
    const socket = new WebSocket(url, given === undefined ? [subprotocol] : [subprotocol, given]);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onopen = () => this.#up();
    socket.onmessage = ({ data }) => this.#message(data);
    socket.onclose = ({ code }) => this.#closed(code);
    this.#expectAnswer();
  }

  #up(): void {
    this.#opened = true;
    this.#attempt = 0;
    this.#answered();
    this.#pinger = setInterval(() => this.#ping(), pingMs);
    this.#options.opened();
    // The runtime then knows from the first second when this page was heard of last (rule Q6).
    if (this.#opened) this.#ping();
  }

  #message(data: unknown): void {
    // Whatever arrives shows that the connection lives.
    this.#answered();
    if (data === pong) return;
    if (data instanceof ArrayBuffer) return this.#options.arrivedBytes?.(new Uint8Array(data));
    const frame = typeof data === "string" ? this.#parsed(data) : undefined;
    if (frame === undefined) return this.#lose();
    this.#options.arrived(frame);
  }

  /** A server that says what we do not understand is not the one we know: try again, another may answer. */
  #parsed(text: string): Incoming | undefined {
    try {
      const parsed = this.#options.incoming.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  }

  #closed(code: number): void {
    if (!isFinal(code)) return this.#lose();
    this.#finish();
    this.#detach();
    this.#options.closed(code);
  }

  /** Half-open connections are noticed by the missing answer to a ping. */
  #ping(): void {
    this.#say(ping);
    if (this.#pongLate === undefined) this.#expectAnswer();
  }

  #expectAnswer(): void {
    this.#answered();
    this.#pongLate = setTimeout(() => this.#lose(), pongMs);
  }

  #answered(): void {
    clearTimeout(this.#pongLate);
    this.#pongLate = undefined;
  }

  #lose(): void {
    const was = this.#opened;
    this.#detach();
    if (this.#over) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#again(), waitBefore(this.#attempt, Math.random()));
    this.#attempt += 1;
    if (was) this.#options.lost();
  }

  #again(): void {
    this.#retry = undefined;
    this.#open();
  }

  /** The network or the page is back: do not wait, and do not trust an old connection. */
  #comeBack(): void {
    if (this.#over || document.visibilityState === "hidden") return;
    if (this.#opened) return this.#ping();
    if (this.#retry === undefined) return;
    clearTimeout(this.#retry);
    this.#again();
  }

  #detach(code?: number): void {
    this.#opened = false;
    clearInterval(this.#pinger);
    this.#answered();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    if (code === undefined) socket.close();
    else socket.close(code);
  }

  #finish(): void {
    this.#over = true;
    clearTimeout(this.#retry);
    removeEventListener("online", this.#returned);
    removeEventListener("offline", this.#offline);
    document.removeEventListener("visibilitychange", this.#returned);
  }
}
