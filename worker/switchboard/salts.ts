/**
 * The random salts that visitors' addresses are hashed with, in the Switchboard's memory alone. A new one every ten
 * minutes; an older one stays only while somebody who came by it is here or a flag counts by it, four hours at most.
 */
import { flagMs, gateSaltMs } from "../../shared/limits.ts";

export interface Salt {
  /** Random too: it says nothing but which of several salts this is. */
  readonly name: string;
  readonly salt: Uint8Array;
}

export class Salts {
  #salts: readonly (Salt & { readonly at: number })[] = [];

  /** The newest first. `used`: names of salts that somebody is known by. `now`: real milliseconds. */
  current(used: ReadonlySet<string>, now: number): readonly Salt[] {
    this.expire(used, now);
    const [newest] = this.#salts;
    if (newest === undefined || now >= newest.at + gateSaltMs) this.#salts = [{ ...random(), at: now }, ...this.#salts];
    return this.#salts.map(({ name, salt }) => ({ name, salt }));
  }

  /** Forgets those that are not needed any more. */
  expire(used: ReadonlySet<string>, now: number): void {
    const [newest] = this.#salts;
    this.#salts = this.#salts.filter(
      (one) => (one === newest && now < one.at + gateSaltMs) || (used.has(one.name) && now < one.at + flagMs),
    );
  }

  get size(): number {
    return this.#salts.length;
  }
}

function random(): Salt {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const [name = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { name: name.toString(36), salt };
}

/** A key: the salt's name, a number of the connection, and one of the site that it belongs to. */
export const keyOf = (salt: string, connection: string, site: string): string => [salt, connection, site].join(".");

/** Which salt a key was made with. */
export const saltOf = (key: string): string => key.slice(0, key.indexOf("."));

/** The same for every connection of one site, under one salt. */
export function siteOf(key: string): string {
  const [salt, connection, site = connection] = key.split(".");
  return `${salt}.${site}`;
}
