/**
 * Visitors who ask for a place, counted where they come in and before any object is touched. Nobody is shut out: whoever
 * is too fast is told so, and their page tries again by itself. A ticket or an admission is a place that is there already:
 * it is not counted with those who ask, but by itself.
 */

import type { TicketId } from "../shared/ids.ts";
import {
  gatesKept,
  gatesKnownMs,
  joinsBurst,
  joinsOfProviderBurst,
  joinsOfProviderPerSecond,
  joinsPerSecond,
  joinsTogetherBurst,
  joinsTogetherPerSecond,
  returnsBurst,
  returnsOfGateBurst,
  returnsOfGatePerSecond,
  returnsPerSecond,
} from "../shared/limits.ts";
import { Buckets } from "./buckets.ts";
import { GateKeys, keysUnder } from "./gate-key.ts";
import { Remembered } from "./remembered.ts";
import type { Gates } from "./switchboard/switchboard.ts";

const everybody = "all visitors together";

export class Joins {
  readonly #gates = new Buckets({ perSecond: joinsPerSecond, burst: joinsBurst }, gatesKept);
  readonly #providers = new Buckets({ perSecond: joinsOfProviderPerSecond, burst: joinsOfProviderBurst }, gatesKept);
  readonly #together = new Buckets({ perSecond: joinsTogetherPerSecond, burst: joinsTogetherBurst }, 1);
  readonly #places = new Buckets({ perSecond: returnsPerSecond, burst: returnsBurst }, gatesKept);
  readonly #returns = new Buckets({ perSecond: returnsOfGatePerSecond, burst: returnsOfGateBurst }, gatesKept);
  readonly #keys = new GateKeys(() => {
    this.#gates.forgetAll();
    this.#providers.forgetAll();
    this.#returns.forgetAll();
  });
  readonly #known = new Remembered<Gates>(gatesKnownMs);

  /** As the Switchboard said last; whoever comes in asks it again, so that it is seconds old. */
  #isSurge = false;

  /** Salts and places that are not needed any more: called for every request, whatever it is for. `now`: real milliseconds. */
  expire(now: number): void {
    this.#keys.expire(now);
    this.#known.expire(now);
    this.#places.expire(now);
  }

  /** May somebody without a place ask for one now? The narrowest first, as with staff's strangers. `now`: real milliseconds. */
  mayJoin(request: Request, now: number): boolean {
    const gate = this.#keys.of(request, now);
    if (gate !== undefined && !this.#gates.take(gate.connection, now, this.#isSurge ? 2 : 1)) return false;
    if (gate !== undefined && !this.#providers.take(gate.provider, now)) return false;
    return this.#together.take(everybody, now);
  }

  /** May whoever proves this place come back to it now? Its name is random, and known no longer than it counts. */
  mayReturn(request: Request, place: TicketId, now: number): boolean {
    const gate = this.#keys.of(request, now);
    if (!this.#places.take(place, now)) return false;
    return gate === undefined || this.#returns.take(gate.connection, now);
  }

  /**
   * What the Switchboard may know of where somebody comes from. `ask`: asks it for its salts. undefined where nobody can be
   * told apart; the same where it gives no answer, and nobody is kept out for that.
   */
  async keysOf(request: Request, ask: () => Promise<Gates>): Promise<readonly string[] | undefined> {
    try {
      const { salts, surge } = await this.#known.get("gates", ask);
      this.#isSurge = surge;
      return keysUnder(request, salts);
    } catch {
      return undefined;
    }
  }
}
