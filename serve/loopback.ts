/** The addresses listened on: this machine alone, both ways "localhost" can be meant. */
import { once } from "node:events";
import { createServer, isIPv6 } from "node:net";
import { codeOf, Failure } from "./failure.ts";
import { portTaken } from "./output.ts";

/** Which loopback addresses there are. Throws a Failure when the port cannot be had on one of them. */
export async function loopbacks(port: number): Promise<{ readonly v6: boolean }> {
  const [four, six] = [await attempt("127.0.0.1", port), await attempt("::1", port)];
  if (six === "EADDRINUSE" || six === "EACCES") refuse(six, "[::1]", port);
  refuse(four, "127.0.0.1", port);
  return { v6: six === undefined };
}

/** `code`: why not; undefined when it can be had. */
function refuse(code: string | undefined, host: string, port: number): void {
  if (code === undefined) return;
  if (code === "EADDRINUSE") throw new Failure(portTaken(port));
  if (code === "EACCES")
    throw new Failure(`Port ${port} is reserved for the system. Choose one above 1023, such as --port 8787.`);
  throw new Failure(`This machine does not let programs listen on ${host} (${code}).`);
}

/** As workerd and addresses write them. */
type Hosts = readonly [string] | readonly [string, string];

export function loopbackHosts({ v6 }: { readonly v6: boolean }): Hosts {
  return v6 ? ["127.0.0.1", "[::1]"] : ["127.0.0.1"];
}

/** `listen`: `loopback`, or an IP address. Throws a Failure when the port cannot be had there. */
export async function hostsFor(listen: string, port: number): Promise<Hosts> {
  if (listen === "loopback") return loopbackHosts(await loopbacks(port));
  refuse(await attempt(listen, port), listen, port);
  return [isIPv6(listen) ? `[${listen}]` : listen];
}

/** Where a program on this machine reaches a service that listens there. */
export function reachedAt(host: string, port: number): string {
  const own: Record<string, string> = { "0.0.0.0": "127.0.0.1", "[::]": "[::1]" };
  return `http://${own[host] ?? host}:${port}`;
}

/** The error's code; undefined when the address can be had. */
async function attempt(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, "listening");
    return undefined;
  } catch (error) {
    return codeOf(error) ?? "unknown";
  } finally {
    await new Promise<void>((closed) => server.close(() => closed()));
  }
}

/** A port of 127.0.0.1 for ourselves, which nobody is told of. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise<void>((closed) => server.close(() => closed()));
  if (address === null || typeof address === "string") throw new Failure("There is no free port on 127.0.0.1.");
  return address.port;
}
