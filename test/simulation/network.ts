/**
 * Connections between pages and the server. One that lives delivers everything, late but in order; one that is cut
 * loses all that is on its way, and each side may notice soon, late or never: the server may believe for many minutes
 * in a socket that nobody holds any more, while the page has long opened another.
 */
import type { Clock } from "./clock.ts";
import { Context, current } from "./context.ts";
import { Locks } from "./locks.ts";
import type { Random } from "./random.ts";
import type { ServerSocket } from "./workerd.ts";

/** How a side notices a cut, in milliseconds; null: not by itself. */
export interface Cut {
  readonly pageAfter: number | null;
  readonly serverAfter: number | null;
}

/** The door of the service: an upgrade is answered with a server's socket, or with nothing. */
export type Dial = (
  path: string,
  token: string | undefined,
  answer: (socket: ServerSocket | undefined) => void,
) => void;

export class Network {
  readonly clock: Clock;
  readonly random: Random;
  readonly dial: Dial;
  readonly wires = new Set<Wire>();
  /** How often somebody on the way swallows the first frame that a page says to a Room. */
  swallows = 0;

  constructor(clock: Clock, random: Random, dial: Dial) {
    this.clock = clock;
    this.random = random;
    this.dial = dial;
  }

  connect(client: ClientSocket, page: Page, path: string, token: string | undefined): void {
    if (page.offline) {
      // Some networks say so, others say nothing.
      if (this.random.chance(0.7)) this.clock.after(this.random.around(300), () => page.run(() => client.hear(1006)));
      return;
    }
    const wire = new Wire(this, page, client);
    client.wire = wire;
    this.clock.after(wire.latency(), () => this.dial(path, token, (socket) => wire.answered(socket)));
  }
}

export class Wire {
  readonly network: Network;
  readonly page: Page;
  readonly client: ClientSocket;
  readonly #meanMs: number;
  server: ServerSocket | undefined;
  /** Nothing passes any more. */
  cut = false;
  /** The page hung up with this code, perhaps before anybody had answered. */
  #hungUp: number | undefined;
  #upAt = 0;
  #downAt = 0;

  constructor(network: Network, page: Page, client: ClientSocket) {
    this.network = network;
    this.page = page;
    this.client = client;
    this.#meanMs = network.random.pick([5, 40, 150]);
    network.wires.add(this);
  }

  latency(): number {
    return 2 + this.network.random.around(this.#meanMs);
  }

  answered(socket: ServerSocket | undefined): void {
    if (this.cut) {
      // The page has given up, or the network has: the server believes in the socket for a while.
      if (socket !== undefined) this.network.clock.after(this.network.random.around(60_000), () => socket.lost());
      return;
    }
    if (socket === undefined || socket.crashed) return this.#down(() => this.client.hear(1006));
    this.server = socket;
    socket.wire = this;
    this.#down(() => this.client.open());
    socket.flush();
    if (this.#hungUp !== undefined) this.closedByPage(this.#hungUp);
  }

  toServer(data: string | ArrayBuffer): void {
    this.#up(() => this.server?.receive(data));
  }

  toPage(data: string | ArrayBuffer): void {
    this.#down(() => this.client.receive(data));
  }

  closedByPage(code: number): void {
    this.#hungUp = code;
    this.#up(() => this.server?.closed(code));
  }

  closedByServer(code: number): void {
    this.#down(() => {
      this.network.wires.delete(this);
      this.client.hear(code);
    });
  }

  sever({ pageAfter, serverAfter }: Cut): void {
    if (this.cut) return;
    this.cut = true;
    this.network.wires.delete(this);
    const { clock } = this.network;
    if (pageAfter !== null) clock.after(pageAfter, () => this.page.run(() => this.client.hear(1006)));
    if (serverAfter !== null) clock.after(serverAfter, () => this.server?.lost());
  }

  #up(act: () => void): void {
    const { clock } = this.network;
    this.#upAt = Math.max(this.#upAt, clock.now + this.latency());
    clock.after(this.#upAt - clock.now, () => !this.cut && act());
  }

  #down(act: () => void): void {
    const { clock } = this.network;
    this.#downAt = Math.max(this.#downAt, clock.now + this.latency());
    clock.after(this.#downAt - clock.now, () => !this.cut && this.page.run(act));
  }
}

/** A page in a browser: its connections, its storage, and whether anybody looks at it. */
export class Page extends Context {
  readonly sockets = new Set<ClientSocket>();
  readonly listeners = new Map<string, Set<() => void>>();
  /** The tab's own memory, and the browser's: both outlive the page. */
  storage = new Map<string, string>();
  locks = new Locks();
  hidden = false;
  offline = false;

  tell(happening: string): void {
    for (const listener of [...(this.listeners.get(happening) ?? [])]) this.run(listener);
  }

  show(shown: boolean): void {
    if (this.hidden === !shown) return;
    this.hidden = !shown;
    this.slow = !shown;
    this.tell("visibilitychange");
  }

  /** Is there a connection that does not only look alive? */
  reaches(path: string): boolean {
    return [...this.sockets].some(({ path: own, wire }) => own === path && wire?.server !== undefined && !wire.cut);
  }

  override end(): void {
    super.end();
    this.locks.gone(this);
  }

  /** The page is gone, and the browser closes what it had open. */
  close(): void {
    this.end();
    for (const { wire } of this.sockets) {
      if (wire === undefined || wire.cut) continue;
      wire.closedByPage(1001);
    }
    this.sockets.clear();
  }
}

/** What a page has for a WebSocket. */
export class ClientSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  binaryType = "arraybuffer";
  wire: Wire | undefined;
  readonly path: string;
  readonly #page: Page;
  #over = false;
  #saidFirst = false;

  constructor(url: URL, protocols: readonly string[]) {
    const page = current();
    if (!(page instanceof Page)) throw new Error("only a page opens a connection");
    this.#page = page;
    this.path = url.pathname;
    page.sockets.add(this);
    networkOf(page).connect(this, page, url.pathname, protocols[1]);
  }

  send(data: string | Uint8Array): void {
    if (this.#over || this.#isSwallowed()) return;
    this.wire?.toServer(typeof data === "string" ? data : data.slice().buffer);
  }

  #isSwallowed(): boolean {
    const { random, swallows } = networkOf(this.#page);
    const isFirst = !this.#saidFirst && this.path === "/ws/room";
    this.#saidFirst = true;
    return isFirst && swallows > 0 && random.chance(swallows);
  }

  close(code?: number): void {
    if (this.#over) return;
    this.#done();
    this.wire?.closedByPage(code ?? 1005);
    this.wire?.network.wires.delete(this.wire);
  }

  open(): void {
    if (!this.#over) this.onopen?.();
  }

  receive(data: string | ArrayBuffer): void {
    if (!this.#over) this.onmessage?.({ data });
  }

  /** Closed from the other side, or lost. */
  hear(code: number): void {
    if (this.#over) return;
    this.#done();
    this.onclose?.({ code });
  }

  #done(): void {
    this.#over = true;
    this.#page.sockets.delete(this);
  }
}

const networks = new WeakMap<Page, Network>();

export function putOn(page: Page, network: Network): void {
  networks.set(page, network);
}

function networkOf(page: Page): Network {
  const network = networks.get(page);
  if (network === undefined) throw new Error("a page without a network");
  return network;
}
