/**
 * What stands in front of the service on the internet, for one person: their requests come from an address of their
 * own, with whatever their browser and the company that carries the connection say about them.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { type Duplex, pipeline } from "node:stream";
import { createBrotliCompress } from "node:zlib";

export interface Edge {
  /** The service as this person reaches it, without a slash at the end. */
  readonly origin: string;
  /** Until then, with `sockets: false`, pages pass and WebSockets do not: some networks are like that. */
  passSockets(): void;
  close(): Promise<void>;
}

interface Passing {
  readonly sockets?: boolean;
  /** Text is sent in brotli, as what stands in front of the service does. */
  readonly brotli?: boolean;
}

/** `address`: of the loopback network, 127.0.0.1 to 127.255.255.254. `headers` are added to every request. */
export async function edge(
  servicePort: number,
  address: string,
  headers: Readonly<Record<string, string>>,
  { sockets = true, brotli = false }: Passing = {},
): Promise<Edge> {
  let passing = sockets;
  const onward = (incoming: IncomingMessage) =>
    request({
      host: "127.0.0.1",
      port: servicePort,
      localAddress: address,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, ...headers },
      agent: false,
    });
  const upgraded = new Set<Duplex>();
  const server = createServer((incoming, answer) => {
    const out = onward(incoming);
    out.on("response", (response) => {
      if (!brotli) {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
        return;
      }
      const { "content-length": _, ...others } = response.headers;
      answer.writeHead(response.statusCode ?? 502, { ...others, "content-encoding": "br" });
      pipeline(response, createBrotliCompress(), answer, () => undefined);
    });
    out.on("error", () => answer.destroy());
    incoming.pipe(out);
  });
  server.on("upgrade", (incoming, socket, head) => {
    // It may be gone before anybody listens: that must not end the test.
    socket.on("error", () => socket.destroy());
    if (!passing) return socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    const out = onward(incoming);
    out.on("upgrade", (response, service, first) => {
      const lines = response.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      upgraded.add(socket);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
      socket.write(first);
      service.write(head);
      service.pipe(socket).pipe(service);
      service.on("error", () => socket.destroy());
      socket.on("close", () => service.destroy());
      service.on("close", () => socket.destroy());
    });
    out.on("response", () => socket.destroy());
    out.on("error", () => socket.destroy());
    out.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return {
    origin: `http://localhost:${bound.port}`,
    passSockets() {
      passing = true;
    },
    async close() {
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
