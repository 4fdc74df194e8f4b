/**
 * The pages that listen for a new build: one WebSocket each, because browsers allow any number of those to one host but
 * only six connections of the other kind. A page hears at once which pages are current, and again at every change; it
 * never says anything itself.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** RFC 6455, section 1.3. */
const acceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export class Listeners {
  readonly #sockets = new Set<Duplex>();
  #pages: string;

  constructor(pages: string) {
    this.#pages = pages;
  }

  get pages(): string {
    return this.#pages;
  }

  set pages(pages: string) {
    this.#pages = pages;
    for (const socket of this.#sockets) socket.write(textFrame(pages));
  }

  /** Takes an upgrade over. */
  add({ headers }: IncomingMessage, socket: Duplex): void {
    const key = headers["sec-websocket-key"];
    if (key === undefined) {
      socket.destroy();
      return;
    }
    const accept = createHash("sha1").update(`${key}${acceptSuffix}`).digest("base64");
    const answer = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
    socket.write(`${[...answer, `Sec-WebSocket-Accept: ${accept}`].join("\r\n")}\r\n\r\n`);
    socket.write(textFrame(this.#pages));
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // Whatever comes is a good-bye.
    socket.on("data", () => socket.destroy());
  }
}

/** RFC 6455, section 5.2: final, text, unmasked, one byte of length. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new Error("longer than one byte can say");
  return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
}
