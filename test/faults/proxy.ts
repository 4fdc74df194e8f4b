/**
 * A bad network between one browser and the service: a TCP proxy on loopback that can be cut, hang (both ends believe
 * the connection is up and nothing passes), or break off in the middle of whatever is being sent.
 */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface BadNetwork {
  /** The service's address through this network. */
  address(url: string): string;
  /** Drops every connection and refuses new ones until `heal`. */
  cut(): void;
  /** Keeps every connection open and delivers nothing, in both directions, until `heal` drops them. */
  hang(): void;
  /** Lets this many more bytes from the service through, then cuts: usually in the middle of a frame. */
  cutAfter(bytes: number): void;
  heal(): void;
  close(): Promise<void>;
}

type State = { kind: "up" } | { kind: "cut" } | { kind: "hanging" } | { kind: "ending"; bytesLeft: number };

export async function badNetwork(servicePort: number): Promise<BadNetwork> {
  let state: State = { kind: "up" };
  const open = new Set<Socket>();

  const drop = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const cut = () => {
    state = { kind: "cut" };
    drop();
  };
  const downstream = (browser: Socket, bytes: Buffer) => {
    if (state.kind === "up") browser.write(bytes);
    if (state.kind !== "ending") return;
    const passed = bytes.subarray(0, state.bytesLeft);
    state = { kind: "ending", bytesLeft: state.bytesLeft - passed.length };
    if (passed.length > 0) browser.write(passed, () => state.kind === "ending" && state.bytesLeft === 0 && cut());
  };

  const server = createServer((browser) => {
    if (state.kind === "cut") return void browser.destroy();
    const service = connect(servicePort, "127.0.0.1");
    for (const [socket, other] of [
      [browser, service],
      [service, browser],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
    browser.on("data", (bytes) => (state.kind === "up" || state.kind === "ending") && service.write(bytes));
    service.on("data", (bytes) => downstream(browser, bytes));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");

  return {
    address: (url) => Object.assign(new URL(url), { port: `${bound.port}` }).href,
    cut,
    hang: () => {
      state = { kind: "hanging" };
    },
    cutAfter: (bytesLeft) => {
      state = { kind: "ending", bytesLeft };
    },
    heal: () => {
      drop();
      state = { kind: "up" };
    },
    close: async () => {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}
