/**
 * Where the journeys through every state play: one browser, one service, people who come and go. Time is moved in a
 * page (`clock.fastForward`), the network is cut in its context (`setOffline`), and what only a busy or a broken service
 * would say is said by a relay between page and service. The product has no switch for any of it.
 */
import type { Browser, BrowserContext, Page, Route, WebSocketRoute } from "playwright-core";
import { ping, pong } from "../../../shared/protocol.ts";
import { until } from "../eventually.ts";
import { desktop, newPerson, type Person, stand } from "../people.ts";
import type { Service } from "../service.ts";

/** Called in every state; how it got there stands above the call. */
export type Visit = (state: string, person: Person) => Promise<void>;

export interface Stage {
  readonly browser: Browser;
  readonly service: Service;
  readonly visit: Visit;
  /** Everybody who ever came: what their pages must not have done is asked at the end. */
  readonly people: Person[];
}

export const desk = { viewport: { width: 1440, height: 900 } } as const;
export const narrow = { width: 390, height: 844 } as const;

/** Somebody new, whose page's time can be moved. */
export async function arrive({ browser, service, people }: Stage, device: object = desktop): Promise<Person> {
  const person = await newPerson(browser, service.visitor, { reducedMotion: "reduce", ...device });
  await withMovableTime(person);
  await keepAhead(person.context);
  people.push(person);
  return person;
}

/** Before this person's first page: its time can be moved then. The service's time goes on as it did, and the page takes it over again with an answer. */
export async function withMovableTime({ context }: Person): Promise<void> {
  await context.clock.install();
  await countWaits(context);
}

/** Answers to a console that are on their way. */
const underWay = new WeakMap<BrowserContext, number>();

/**
 * Every answer about the duty sets a console's clock, and so does a refused proof: it hears the time of its own page, or
 * it would go back. Its proofs say that time too, which the service would refuse: so they are made anew, with the page's
 * key and the service's time.
 */
async function keepAhead(context: BrowserContext): Promise<void> {
  const count = (by: number) => underWay.set(context, (underWay.get(context) ?? 0) + by);
  await context.route(/\/api\/staff\/(duty|places)$/, async (route) => {
    count(1);
    try {
      await answerAhead(route);
    } catch (error) {
      if (!hasGone.test(`${error}`)) throw error;
    } finally {
      count(-1);
    }
  });
}

/** The page was closed, or loaded another one, while it was answered: nobody waits for that any more. */
const hasGone = /has been closed|was detached|context (was destroyed|disposed)/;

async function answerAhead(route: Route): Promise<void> {
  const request = route.request();
  const proof = await request
    .frame()
    .evaluate(provedAt, { path: new URL(request.url()).pathname, instant: Date.now() });
  const response = await route.fetch({ headers: { ...(await request.allHeaders()), ...proof } });
  const said: { clock?: { now: number } } = await response.json();
  const now = await request.frame().evaluate(() => Date.now());
  await route.fulfill({
    response,
    json: said.clock === undefined ? said : { ...said, clock: { ...said.clock, now } },
  });
}

/** In the page: its proof for a `GET`, of another instant. Nothing where nobody is signed in. */
async function provedAt({ path, instant }: { path: string; instant: number }): Promise<Record<string, string>> {
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open("quietline-staff"));
  const held = await result(database.transaction("session").objectStore("session").get("session"));
  database.close();
  if (held === undefined) return {};
  const nothing = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
  const text = new TextEncoder().encode(`quietline proof 1\nGET ${path}\n${instant}\n${nothing}`);
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", held.signing, text));
  const base64 = btoa(String.fromCharCode(...signature));
  return { proof: `${instant}.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}` };
}

/** Every page knows which of its sockets wait: for their connection, or for the answer to a ping. */
async function countWaits(context: BrowserContext): Promise<void> {
  await context.addInitScript((asking) => {
    const unanswered = new Set<WebSocket>();
    Object.assign(globalThis, { unanswered });
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        unanswered.add(this);
        for (const type of ["open", "message", "close"]) this.addEventListener(type, () => unanswered.delete(this));
      }
      override send(data: string | Blob | BufferSource): void {
        if (data === asking) unanswered.add(this);
        super.send(data);
      }
    };
  }, ping);
}

/**
 * The page's time goes on, the service's does not: in steps, because a page whose clock leaps takes that for sleep and
 * counts afresh. A step may make a ping or an attempt due, and one that waited for its answer meanwhile would be taken for
 * a dead connection: so time stands still at every step until all are answered.
 */
export async function later({ page, context }: Person, minutes: number, stepMs = 10_000): Promise<void> {
  const answered = async () =>
    (underWay.get(context) ?? 0) === 0 && (await page.evaluate(() => Reflect.get(globalThis, "unanswered").size === 0));
  await until("everything is answered", answered);
  await stand(page);
  await until("everything is answered", answered);
  for (let left = minutes * 60_000; left > 0; left -= stepMs) {
    await page.clock.fastForward(Math.min(left, stepMs));
    await until("everything is answered", answered);
  }
  await page.clock.resume();
}

/** The page's device sleeps so long. */
export const asleep = (person: Person, minutes: number): Promise<void> => later(person, minutes, minutes * 60_000);

export const heading = ({ page }: Person, name: string | RegExp) => page.getByRole("heading", { name }).waitFor();
export const text = ({ page }: Person, name: string | RegExp) =>
  page.getByText(name).filter({ visible: true }).first().waitFor();
export const gone = ({ page }: Person, name: string | RegExp) =>
  page.getByText(name).filter({ visible: true }).first().waitFor({ state: "detached" });
export const press = ({ page }: Person, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();

/** Fades are over: what is looked at now is what stays. */
export function settled({ page }: Pick<Person, "page">): Promise<void> {
  return page.evaluate(() => {
    for (const fade of document.getAnimations()) if (fade instanceof CSSTransition) fade.finish();
  });
}

/** The page went behind another one, or came back. */
export function turnPage({ page }: Person, state: "hidden" | "visible"): Promise<void> {
  return page.evaluate((visibility) => {
    Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Stands between a page and one of the service's sockets. */
export class Relay {
  #page: WebSocketRoute | undefined;
  #held: (string | Buffer)[] | undefined;
  #mended = Promise.resolve();
  #mend = () => {};
  /** The newest frame of each type that the service said. */
  readonly heard = new Map<string, Frame>();

  /** `answer`: nobody is behind it, the test itself answers. */
  static async between(
    page: Page,
    path: "queue" | "room" | "staff",
    answer?: (frame: Frame, relay: Relay) => void,
  ): Promise<Relay> {
    const relay = new Relay();
    await page.routeWebSocket(`**/ws/${path}*`, async (socket) => {
      await relay.#mended;
      relay.#page = socket;
      if (answer === undefined) relay.#join(socket);
      else
        socket.onMessage((message) => {
          if (message === ping) socket.send(pong);
          else if (typeof message === "string") answer(JSON.parse(message) as Frame, relay);
        });
    });
    return relay;
  }

  #join(socket: WebSocketRoute): void {
    socket.connectToServer().onMessage((message) => {
      if (typeof message === "string" && message.startsWith("{")) {
        const frame = JSON.parse(message) as Frame;
        this.heard.set(frame.type, frame);
      }
      if (this.#held === undefined) socket.send(message);
      else this.#held.push(message);
    });
  }

  /** The next frame of this type that the service says. Asked for before it can come: the newest may be an older one. */
  async next(type: string): Promise<Frame> {
    const before = this.heard.get(type);
    await until(`"${type}" is heard`, () => this.heard.get(type) !== before);
    const heard = this.heard.get(type);
    if (heard === undefined) throw new Error(`"${type}" was forgotten`);
    return heard;
  }

  say(frame: object): void {
    this.#page?.send(JSON.stringify(frame));
  }

  sayBytes(bytes: readonly number[]): void {
    this.#page?.send(Buffer.from(bytes));
  }

  /** The service closes with a code of the closed list. */
  async close(code: number): Promise<void> {
    await this.#page?.close({ code });
  }

  /** No connection opens until `mend`: the browser's offline switch does not stop a socket that the test itself answers. */
  cut(): void {
    this.#mended = new Promise((done) => (this.#mend = done));
  }

  mend(): void {
    this.#mend();
  }

  /** Nothing passes until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    for (const message of this.#held ?? []) this.#page?.send(message);
    this.#held = undefined;
  }
}

/** A token nobody signed: pages read dates in them and trust nothing. */
export function token(said: object): string {
  return `${Buffer.from(JSON.stringify(said)).toString("base64url")}.${"A".repeat(43)}`;
}

export const someId = (letter: string): string => `${letter.repeat(21)}A`;
