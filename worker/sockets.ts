/**
 * What Room and Switchboard share of a hibernating socket: its upgrade, its limits, and closing it with a code of the
 * closed list. What a socket is for stands in its attachment; how fast it speaks is remembered in memory alone.
 */
import type * as z from "zod/mini";
import { binaryFrameBytes, controlFrameBytes, firstFrameMs, framesBurst, framesPerSecond } from "../shared/limits.ts";
import { type CloseCode, closeCode, ping, pong, subprotocol } from "../shared/protocol.ts";

/** Called once in the constructor: pings are answered without waking the object. */
export function answerPings(context: DurableObjectState): void {
  context.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong));
}

/** The server's end, accepted for hibernation and tagged, and the response with the other end. */
export function acceptSocket(
  context: DurableObjectState,
  tags: string[],
): { readonly socket: WebSocket; readonly response: Response } {
  const { 0: theirs, 1: socket } = new WebSocketPair();
  context.acceptWebSocket(socket, tags);
  return { socket, response: upgraded(theirs) };
}

function upgraded(theirs: WebSocket): Response {
  return new Response(null, {
    status: 101,
    webSocket: theirs,
    headers: { "Sec-WebSocket-Protocol": subprotocol, "Cache-Control": "no-store" },
  });
}

/** Accepts an upgrade only to say why not (docs/decisions/0004): no object is touched. */
export function refuseSocket(code: CloseCode): Response {
  const { 0: theirs, 1: socket } = new WebSocketPair();
  socket.accept();
  socket.close(code);
  return upgraded(theirs);
}

/** Closing a socket that is already closing is nothing to complain about. */
export function closeSocket(socket: WebSocket, code: number): void {
  try {
    socket.close(code);
  } catch {
    // Gone already; its close event has come or will.
  }
}

/** Sending to a socket that is closing is nothing to complain about either: the outboxes recover. */
export function sendTo(socket: WebSocket, data: string | Uint8Array): void {
  try {
    socket.send(data);
  } catch {
    // Gone already.
  }
}

export function sendFrame(socket: WebSocket, frame: object): void {
  sendTo(socket, JSON.stringify(frame));
}

/** A frame of the schema, or the code that this one socket is closed with (rules W1 to W3). */
export function parseFrame<T>(schema: z.ZodMiniType<T>, text: string): { frame: T } | { code: CloseCode } {
  if (text.length > controlFrameBytes || new TextEncoder().encode(text).length > controlFrameBytes) {
    return { code: closeCode.tooLarge };
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { frame: parsed.data } : { code: closeCode.malformed };
  } catch {
    return { code: closeCode.malformed };
  }
}

/** The length alone; what is inside is between the ends (rule W2). */
export const binaryFits = (bytes: ArrayBuffer): boolean => bytes.byteLength <= binaryFrameBytes;

/** A token bucket per socket (rule W4). Lost at hibernation, when nobody has spoken for ten seconds anyway. */
export class Pace {
  readonly #buckets = new WeakMap<WebSocket, { left: number; at: number }>();

  /** `now`: real milliseconds. False when the socket speaks too fast. */
  allows(socket: WebSocket, now: number): boolean {
    const bucket = this.#buckets.get(socket) ?? { left: framesBurst, at: now };
    const left = Math.min(framesBurst, bucket.left + ((now - bucket.at) / 1000) * framesPerSecond) - 1;
    this.#buckets.set(socket, { left: Math.max(left, 0), at: now });
    return left >= 0;
  }
}

/** A socket that says nothing after the upgrade is closed (rule W5). The timer ends with the first frame. */
export class FirstFrames {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  expect(socket: string, missed: () => void): void {
    this.#timers.set(
      socket,
      setTimeout(() => this.#timers.delete(socket) && missed(), firstFrameMs),
    );
  }

  came(socket: string): void {
    clearTimeout(this.#timers.get(socket));
    this.#timers.delete(socket);
  }
}
