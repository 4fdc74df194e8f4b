/**
 * What strangers may ask of the Office. It is one object, and a failed sign-in costs it milliseconds: so whoever brings
 * no cookie of ours gets no further than the few routes that are open to anybody, and there no oftener than a whole
 * office of colleagues would come who begin their shift together.
 *
 * Nobody who is signed in is counted with the strangers behind the same address: a cookie of ours is counted by itself,
 * and only what is answered with 401: its session is over, or it was copied without its key. An answer that signs
 * somebody in gives back everything that was counted at their gate.
 */
import {
  gatesKept,
  strangersBurst,
  strangersOfProviderBurst,
  strangersOfProviderPerSecond,
  strangersPerSecond,
  strangersTogetherBurst,
  strangersTogetherPerSecond,
} from "../shared/limits.ts";
import { permissions } from "../shared/permissions.ts";
import { Buckets } from "./buckets.ts";
import { type Gate, GateKeys } from "./gate-key.ts";
import { problem } from "./office/problems.ts";
import { secretHash } from "./office/secrets.ts";
import { routes } from "./office/staff-routes.ts";
import { beginsSession, sessionSecret } from "./session-cookie.ts";

const open = new Set(
  routes
    .filter(({ action }) => permissions[action].allowed === "anybody")
    .map(({ method, path }) => `${method} /api/staff/${path}`),
);
const signOut = "/api/staff/sign-out";
const everybody = "all strangers together";

export class Strangers {
  readonly #gates = new Buckets({ perSecond: strangersPerSecond, burst: strangersBurst }, gatesKept);
  readonly #providers = new Buckets(
    { perSecond: strangersOfProviderPerSecond, burst: strangersOfProviderBurst },
    gatesKept,
  );
  readonly #keys = new GateKeys(() => {
    this.#gates.forgetAll();
    this.#providers.forgetAll();
  });
  readonly #sessions = new Buckets({ perSecond: strangersPerSecond, burst: strangersBurst }, gatesKept);
  readonly #together = new Buckets({ perSecond: strangersTogetherPerSecond, burst: strangersTogetherBurst }, 1);

  /** Called for every request, whatever it is for. `now`: real milliseconds. */
  expire(now: number): void {
    this.#keys.expire(now);
    this.#sessions.expire(now);
  }

  /** `ask`: asks the Office. `key`: TICKET_KEY. `now`: real milliseconds. */
  async pass(request: Request, key: string, now: number, ask: () => Promise<Response>): Promise<Response> {
    const { pathname } = new URL(request.url);
    const isOpen = open.has(`${request.method} ${pathname}`);
    const secret = sessionSecret(request, key);
    // Somebody else may have used up what this cookie has: they cannot keep its owner from ending it.
    if (secret !== undefined && isOpen && pathname === signOut) return ask();
    if (secret !== undefined && !isOpen) return this.#withCookie(secret, now, ask);
    return isOpen ? this.#stranger(request, now, ask) : problem("noSession");
  }

  async #withCookie(secret: string, now: number, ask: () => Promise<Response>): Promise<Response> {
    const session = secretHash(secret);
    if (!this.#sessions.take(session, now)) return tooOften();
    const answer = await ask();
    if (answer.status !== 401) this.#sessions.giveBack(session, now);
    return answer;
  }

  /** May somebody whom nobody knows ask the Office now? Counts that they did. */
  mayAsk(request: Request, now: number): boolean {
    return this.#take(this.#keys.of(request, now), now);
  }

  /** The narrowest first: what is refused there takes nothing from those who come from elsewhere. */
  #take(gate: Gate | undefined, now: number): boolean {
    if (gate !== undefined && !this.#gates.take(gate.site, now)) return false;
    if (gate !== undefined && !this.#providers.take(gate.provider, now)) return false;
    return this.#together.take(everybody, now);
  }

  async #stranger(request: Request, now: number, ask: () => Promise<Response>): Promise<Response> {
    const gate = this.#keys.of(request, now);
    if (!this.#take(gate, now)) return tooOften();
    const answer = await ask();
    if (beginsSession(answer)) {
      if (gate !== undefined) {
        this.#gates.forget(gate.site);
        this.#providers.giveBack(gate.provider, now);
      }
      this.#together.giveBack(everybody, now);
    }
    return answer;
  }
}

function tooOften(): Response {
  const answer = problem("tooOften");
  answer.headers.set("Retry-After", "10");
  return answer;
}
