/** A socket to the running service without a page: what anybody with a program can open. Everything it carries is kept. */
import type * as z from "zod/mini";
import { subprotocol } from "../../shared/protocol.ts";
import type { Connection, ConnectionEvents } from "../../web/connection.ts";
import type { Carried } from "./recording.ts";

interface Wire<Incoming> extends ConnectionEvents<Incoming> {
  readonly origin: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly incoming: z.ZodMiniType<Incoming>;
  readonly cookie?: string;
  readonly carried: Carried[];
}

/** Node's WebSocket takes headers; the standard one's types do not know that. */
type SocketWithHeaders = new (
  url: string,
  options: { protocols: string[]; headers: Record<string, string> },
) => WebSocket;

/** Does not come back by itself: a test that loses it has failed. */
export function open<Incoming>(wire: Wire<Incoming>): Connection {
  const { origin, path, token, cookie, carried } = wire;
  const address = `${origin.replace(/^http/, "ws")}${path}`;
  const socket = new (WebSocket as unknown as SocketWithHeaders)(address, {
    protocols: token === undefined ? [subprotocol] : [subprotocol, token],
    headers: { origin, ...(cookie === undefined ? {} : { cookie }) },
  });
  socket.binaryType = "arraybuffer";
  let up = false;
  let over = false;
  const note = (direction: Carried["direction"], data: string | Uint8Array) =>
    carried.push({ address, direction, bytes: Buffer.from(data), binary: typeof data !== "string" });
  const send = (data: string | Uint8Array<ArrayBuffer>) => {
    if (!up) return false;
    note("sent", data);
    socket.send(data);
    return true;
  };
  socket.onopen = () => {
    up = true;
    wire.opened();
  };
  socket.onmessage = ({ data }) => {
    if (over) return;
    const received = typeof data === "string" ? data : new Uint8Array(data as ArrayBuffer);
    note("received", received);
    if (typeof received === "string") wire.arrived(wire.incoming.parse(JSON.parse(received)));
    else wire.arrivedBytes?.(received);
  };
  socket.onclose = ({ code }) => {
    up = false;
    if (!over) wire.closed(code);
  };
  return {
    get up() {
      return up;
    },
    send: (frame) => send(JSON.stringify(frame)),
    sendBytes: send,
    close(code) {
      over = true;
      up = false;
      if (code === undefined) socket.close();
      else socket.close(code);
    },
  };
}
