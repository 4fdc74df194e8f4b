/**
 * What listens where `npm start` would, in front of workerd: it passes everything on as it is, adds the reloading to
 * pages, and lets requests wait while the Worker is being replaced.
 */
import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { codeOf, Failure } from "../failure.ts";
import { portTaken } from "../output.ts";
import { listenPath, withReload } from "./injected.ts";
import { Listeners } from "./listeners.ts";

const host = "127.0.0.1";

export interface Front {
  /** From now on requests wait. */
  pause(): void;
  /** They go on. `pages`: those served from now on; open pages of others load again. */
  resume(pages: string): void;
  close(): void;
}

/** Resolves when it listens; throws a Failure when it cannot. `inner`: workerd's port. */
export async function startFront(
  { port, v6, pages }: { readonly port: number; readonly v6: boolean; readonly pages: string },
  inner: number,
): Promise<Front> {
  const listeners = new Listeners(pages);
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const servers = await Promise.all([host, ...(v6 ? ["::1"] : [])].map((address) => listening(port, address)));
  for (const server of servers) {
    server.on("request", (request, response) => {
      void gate.promise.then(() => pass(request, response, inner, listeners));
    });
    server.on("upgrade", (request, socket, head) => {
      // Gone before anybody looked: no reason to end.
      socket.on("error", () => socket.destroy());
      if (request.url === listenPath) listeners.add(request, socket);
      else void gate.promise.then(() => join(request, socket, head, inner));
    });
  }
  return {
    pause() {
      gate = Promise.withResolvers<void>();
    },
    resume(current) {
      gate.resolve();
      if (current !== listeners.pages) listeners.pages = current;
    },
    close() {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

async function listening(port: number, address: string): Promise<Server> {
  const server = createServer().listen({ port, host: address, exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    throw codeOf(error) === "EADDRINUSE" ? new Failure(portTaken(port)) : error;
  }
  return server;
}

/** `host` stays what the browser sent: the Worker answers to its own origin alone. */
function pass(request: IncomingMessage, response: ServerResponse, inner: number, listeners: Listeners): void {
  const asked = ask({
    host,
    port: inner,
    method: request.method,
    path: request.url,
    headers: request.headers,
    agent: false,
  });
  asked.on("response", (answer) => void answered(answer, response, listeners).catch(() => response.destroy()));
  // The Worker is being replaced, or the page has gone.
  asked.on("error", () => response.destroy());
  response.on("close", () => asked.destroy());
  request.pipe(asked);
}

async function answered(answer: IncomingMessage, response: ServerResponse, listeners: Listeners): Promise<void> {
  const { statusCode = 502, headers } = answer;
  const policy = headers["content-security-policy"];
  if (!headers["content-type"]?.startsWith("text/html") || typeof policy !== "string") {
    response.writeHead(statusCode, headers);
    answer.on("error", () => response.destroy()).pipe(response);
    return;
  }
  const page = withReload({ html: await text(answer), policy }, listeners.pages);
  const length = Buffer.byteLength(page.html);
  const { "transfer-encoding": _, ...others } = headers;
  response.writeHead(statusCode, { ...others, "content-length": length, "content-security-policy": page.policy });
  response.end(page.html);
}

/** A WebSocket: the same bytes both ways, the refusal of an upgrade included. Either end takes the other with it. */
function join(request: IncomingMessage, socket: Duplex, head: Buffer, inner: number): void {
  const other = connect(inner, host);
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
  other.write(`${lines.join("\r\n")}\r\n\r\n`);
  other.write(head);
  other.on("error", () => other.destroy());
  other.on("close", () => socket.destroy());
  socket.on("close", () => other.destroy());
  socket.pipe(other).pipe(socket);
}
