/** The Worker, its objects and its doors, made of the product's own shells on the simulated platform. */
import type { Clock } from "./clock.ts";
import { Context } from "./context.ts";
import type { Dial } from "./network.ts";
import type { Office } from "./office.ts";
import type { Random } from "./random.ts";
import {
  type DurableObject,
  type PlatformWatch,
  SimulatedObject,
  type SimulatedRequest,
  type SimulatedResponse,
} from "./workerd.ts";

export const ticketKey = "a key for the simulation, which signs nothing that anybody could use";
export const origin = "https://harbour.example";

type Class = new (platform: object, env: object) => DurableObject;
type Upgrade = (door: string, request: SimulatedRequest, env: object) => Promise<SimulatedResponse>;

/** The Worker's code is written for its own platform's types: it is loaded without them. */
async function productOf<T>(path: string): Promise<T> {
  return (await import(/* @vite-ignore */ path)) as T;
}

const { Room } = await productOf<{ Room: Class }>("../../worker/room/room.ts");
const { Switchboard } = await productOf<{ Switchboard: Class }>("../../worker/switchboard/switchboard.ts");
const { upgrade } = await productOf<{ upgrade: Upgrade }>("../../worker/upgrade.ts");

export class Service {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #watch: PlatformWatch;
  readonly #worker: Context;
  readonly rooms = new Map<string, SimulatedObject>();
  readonly switchboard: SimulatedObject;
  readonly #env: object;
  /** Nobody answers until then: a new version is being put in place. */
  downUntil = 0;

  constructor(clock: Clock, random: Random, office: Office, watch: PlatformWatch) {
    this.#clock = clock;
    this.#random = random;
    this.#watch = watch;
    this.#worker = new Context("worker", clock, watch.failed);
    this.#env = {
      TICKET_KEY: ticketKey,
      ORIGIN: origin,
      ROOM: { getByName: (name: string) => this.#stub(this.#room(name)) },
      SWITCHBOARD: { getByName: () => this.#stub(this.switchboard) },
      OFFICE: {
        getByName: () => ({
          sessionLives: (session: string) => office.sessionLives(session),
          sessionStands: (session: string) => office.sessionLives(session),
        }),
      },
    };
    this.switchboard = this.#object("switchboard", Switchboard);
  }

  readonly dial: Dial = (path, token, answer) => {
    if (this.#clock.now < this.downUntil) return answer(undefined);
    const protocols = token === undefined ? "quietline.1" : `quietline.1, ${token}`;
    const headers = new Headers({ Upgrade: "websocket", Origin: origin, "Sec-WebSocket-Protocol": protocols });
    this.#worker.run(() => {
      void upgrade(path.slice("/ws/".length), { url: `${origin}${path}`, headers }, this.#env).then(
        ({ webSocket }) => answer(webSocket?.peer),
        () => answer(undefined),
      );
    });
  };

  revoke(session: string): void {
    this.switchboard.call((instance) => instance.revoke(session));
  }

  /** A new version: everything at the server is gone at once. */
  deploy(): void {
    this.downUntil = this.#clock.now + this.#random.around(2000);
    this.switchboard.crash();
    for (const room of this.rooms.values()) room.crash();
  }

  #room(name: string): SimulatedObject {
    const known = this.rooms.get(name);
    if (known !== undefined) return known;
    const made = this.#object(`room ${name.slice(0, 4)}`, Room);
    this.rooms.set(name, made);
    return made;
  }

  #object(name: string, Product: Class): SimulatedObject {
    const make = (platform: object) => new Product(platform, this.#env);
    return new SimulatedObject(name, this.#clock, this.#random, this.#watch, make);
  }

  #stub(object: SimulatedObject): object {
    return {
      fetch: (url: string, init: { headers: Record<string, string> }) =>
        object.fetch({ url, headers: new Headers(init.headers) }),
      revoke: (session: string) => object.call((instance) => instance.revoke(session)),
    };
  }
}
