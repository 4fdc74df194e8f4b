/**
 * Rule Q6: which visitors' sockets have not been heard of for too long. Pings are answered by the runtime, which keeps
 * the time of the last one; a socket without one for too long is a phone in a tunnel. Real milliseconds: pings are.
 */
import { movedMs, unreachableMs } from "../../shared/limits.ts";

/** Reads the pings of many sockets, and not again for a while: it costs more than everything else in a busy step. */
export class Reach {
  #readAt = 0;

  /** The unreachable among these sockets; undefined while what was read last is fresh enough. */
  read(context: DurableObjectState, names: () => readonly string[], now: number): ReadonlySet<string> | undefined {
    if (now < this.#readAt + movedMs) return undefined;
    this.#readAt = now;
    return new Set(names().filter((name) => isLate(context, name, now)));
  }
}

function isLate(context: DurableObjectState, name: string, now: number): boolean {
  const [socket] = context.getWebSockets(name);
  const pinged = socket === undefined ? null : context.getWebSocketAutoResponseTimestamp(socket);
  return pinged !== null && pinged.getTime() < now - unreachableMs;
}
