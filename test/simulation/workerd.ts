/**
 * The platform as far as the Worker and its objects see of it: hibernating sockets with attachments, objects that lose
 * their memory between two events, crash, and are made again. The product's own shells run on it.
 */
import { ping, pong } from "../../shared/protocol.ts";
import type { Clock } from "./clock.ts";
import { Context } from "./context.ts";
import type { Wire } from "./network.ts";
import type { Random } from "./random.ts";

/** An object of the product, as it is called from outside. */
export interface DurableObject {
  fetch(request: SimulatedRequest): Promise<SimulatedResponse>;
  webSocketMessage(socket: ServerSocket, message: string | ArrayBuffer): void;
  webSocketClose(socket: ServerSocket, code: number): void;
  webSocketError(socket: ServerSocket): void;
  revoke(session: string): void;
}

export type Make = (platform: object) => DurableObject;

export interface SimulatedRequest {
  readonly url: string;
  readonly headers: Headers;
}

export class SimulatedResponse {
  readonly status: number;
  readonly webSocket: PageEnd | undefined;

  constructor(_body: unknown, init: { status?: number; webSocket?: PageEnd } = {}) {
    this.status = init.status ?? 200;
    this.webSocket = init.webSocket;
  }
}

/** The end that is handed to the page; what the server's end does with it is all that counts. */
export class PageEnd {
  peer: ServerSocket | undefined;
}

export class SimulatedPair {
  readonly 0 = new PageEnd();
  readonly 1 = new ServerSocket();

  constructor() {
    this[0].peer = this[1];
  }
}

export class ServerSocket {
  wire: Wire | undefined;
  object: SimulatedObject | undefined;
  tag = "";
  pingedAt: number | null = null;
  attachment = "null";
  /** Its object crashed. */
  crashed = false;
  #closing = false;
  #early: (() => void)[] = [];

  accept(): void {}

  serializeAttachment(value: unknown): void {
    this.attachment = JSON.stringify(value);
    this.object?.watch.attached(this.object.name, this.attachment);
  }

  deserializeAttachment(): unknown {
    return JSON.parse(this.attachment);
  }

  send(data: string | Uint8Array): void {
    if (this.#closing) throw new Error("this socket is closing");
    this.object?.watch.said(this.object.name, data);
    const copy = typeof data === "string" ? data : data.slice().buffer;
    this.#do(() => this.wire?.toPage(copy));
  }

  close(code: number): void {
    if (this.#closing) throw new Error("this socket is closing");
    this.#closing = true;
    this.object?.closed(this, code);
    this.#do(() => this.wire?.closedByServer(code));
  }

  /** The upgrade has reached the page's side: what was said meanwhile follows. */
  flush(): void {
    for (const act of this.#early) act();
    this.#early = [];
  }

  #do(act: () => void): void {
    if (this.wire === undefined) this.#early.push(act);
    else act();
  }

  receive(data: string | ArrayBuffer): void {
    const { object } = this;
    if (object === undefined) return;
    if (data === ping) {
      this.pingedAt = object.clock.now;
      if (!this.#closing) this.wire?.toPage(pong);
      return;
    }
    object.watch.heard(object.name, data);
    object.call((instance) => instance.webSocketMessage(this, data));
  }

  closed(code: number): void {
    this.#gone((instance) => instance.webSocketClose(this, code));
  }

  lost(): void {
    this.#gone((instance) => instance.webSocketClose(this, 1006));
  }

  #gone(tell: (instance: DurableObject) => void): void {
    const { object } = this;
    if (object === undefined || !object.sockets.delete(this)) return;
    object.call(tell);
  }
}

/** What the platform tells whoever watches the run. */
export interface PlatformWatch {
  attached(object: string, json: string): void;
  said(object: string, data: string | Uint8Array): void;
  heard(object: string, data: string | ArrayBuffer): void;
  closed(object: string, code: number): void;
  tell(who: string, what: string): void;
  failed(error: unknown): void;
}

/** The platform lets an object sleep after this long without an event. */
const sleepsAfterMs = 10_000;

export class SimulatedObject {
  readonly name: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly watch: PlatformWatch;
  readonly #make: Make;
  readonly sockets = new Set<ServerSocket>();
  #instance: DurableObject | undefined;
  #madeAt = 0;
  #calledAt = 0;
  context: Context;

  constructor(name: string, clock: Clock, random: Random, watch: PlatformWatch, make: Make) {
    this.name = name;
    this.clock = clock;
    this.random = random;
    this.watch = watch;
    this.#make = make;
    this.context = new Context(name, clock, watch.failed);
  }

  call(act: (instance: DurableObject) => void): void {
    this.#perhapsSleep();
    this.#calledAt = this.clock.now;
    this.context.run(() => act(this.#awake()));
  }

  fetch(request: SimulatedRequest): Promise<SimulatedResponse> {
    return new Promise((resolve, reject) => this.call((instance) => instance.fetch(request).then(resolve, reject)));
  }

  #awake(): DurableObject {
    if (this.#instance !== undefined) return this.#instance;
    this.#madeAt = this.clock.now;
    this.#instance = this.#make(this.#platform());
    return this.#instance;
  }

  /** Sterner than the platform: memory may be gone between any two events, as long as no timer keeps it. */
  #perhapsSleep(): void {
    if (this.#instance === undefined || this.context.timers > 0) return;
    const idle = this.clock.now - this.#calledAt > sleepsAfterMs;
    const settled = this.clock.now - this.#madeAt > sleepsAfterMs;
    if (idle || (settled && this.random.chance(0.2))) this.#instance = undefined;
  }

  /** Memory and sockets are gone; the pages notice now or later. */
  crash(): void {
    this.watch.tell(this.name, "crashes");
    for (const { wire } of this.sockets) {
      wire?.sever({ pageAfter: this.random.chance(0.9) ? this.random.around(400) : null, serverAfter: null });
    }
    for (const socket of this.sockets) socket.crashed = true;
    this.sockets.clear();
    this.context.end();
    this.context = new Context(this.name, this.clock, this.watch.failed);
    this.#instance = undefined;
  }

  closed(socket: ServerSocket, code: number): void {
    this.sockets.delete(socket);
    this.watch.closed(this.name, code);
  }

  #platform(): object {
    return {
      setWebSocketAutoResponse: () => {},
      acceptWebSocket: (socket: ServerSocket, [tag]: readonly string[]) => {
        socket.object = this;
        socket.tag = tag ?? "";
        this.sockets.add(socket);
      },
      getWebSockets: (tag?: string) =>
        tag === undefined ? [...this.sockets] : [...this.sockets].filter((socket) => socket.tag === tag),
      getWebSocketAutoResponseTimestamp: ({ pingedAt }: ServerSocket) =>
        pingedAt === null ? null : new Date(pingedAt),
      waitUntil: () => {},
    };
  }
}
