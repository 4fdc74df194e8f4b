/** The addresses the demo listens on: this machine alone, both ways "localhost" can be meant. */
import { once } from "node:events";
import { createServer } from "node:net";
import { codeOf, Failure } from "./failure.ts";
import { portTaken } from "./output.ts";

/** Which loopback addresses there are. Throws a Failure when the port cannot be had on one of them. */
export async function loopbacks(port: number): Promise<{ readonly v6: boolean }> {
  const [four, six] = [await attempt("127.0.0.1", port), await attempt("::1", port)];
  for (const code of [four, six]) {
    if (code === "EADDRINUSE") throw new Failure(portTaken(port));
    if (code === "EACCES")
      throw new Failure(`Port ${port} is reserved for the system. Choose one above 1023, such as --port 8787.`);
  }
  if (four !== undefined) throw new Failure(`This machine does not let programs listen on 127.0.0.1 (${four}).`);
  return { v6: six === undefined };
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
