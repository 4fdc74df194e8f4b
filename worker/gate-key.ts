/**
 * From where a request comes, as numbers that mean nothing to anybody: the one place that reads an address. It is
 * hashed with a salt that is random, in memory alone and replaced every ten minutes, and dropped at once. It is never kept,
 * written down, or handed to an object; of a visitor, the Switchboard hears the hash and nothing else.
 */
import { createHmac } from "node:crypto";
import { gateSaltMs } from "../shared/limits.ts";
import { keyOf, type Salt } from "./switchboard/salts.ts";

/** Only what stands in front of the Worker writes it; on one machine there is none, and the service asks for none. */
const header = "CF-Connecting-IP";
/** The same for the country; T1 stands for the exits of the Tor network, each of which many share. */
const countryHeader = "CF-IPCountry";

/** Whence somebody comes, as narrowly and as widely as it is counted. */
export interface Gate {
  /** One household or office. */
  readonly site: string;
  /** One connection: of a phone network, a single phone. */
  readonly connection: string;
  readonly provider: string;
}

export class GateKeys {
  readonly #forget: () => void;
  #salt: Uint8Array | undefined;
  #until = 0;

  /** `forget`: called when a salt goes, because what was kept by it means nothing any more. */
  constructor(forget: () => void) {
    this.#forget = forget;
  }

  /** `now`: real milliseconds. undefined where nobody tells the service addresses. */
  of(request: Request, now: number): Gate | undefined {
    const address = request.headers.get(header);
    if (address === null) return undefined;
    this.expire(now);
    if (this.#salt === undefined) {
      this.#salt = crypto.getRandomValues(new Uint8Array(32));
      this.#until = now + gateSaltMs;
    }
    const { site, connection, provider } = networks(address);
    return {
      site: hashed(this.#salt, `site ${site}`),
      connection: hashed(this.#salt, `connection ${connection}`),
      provider: hashed(this.#salt, `provider ${provider}`),
    };
  }

  /** Called for every request, whatever it is for: nothing runs between requests, and none may find an older salt. */
  expire(now: number): void {
    if (this.#salt === undefined || now < this.#until) return;
    this.#salt = undefined;
    this.#forget();
  }
}

/** What is left of a hash: enough that no two gates are ever taken for one. */
const keyLetters = 22;

/**
 * A visitor's gate under each of these salts, for the Switchboard. undefined where many share one address, which then
 * tells nobody apart: the Tor network's exits, an onion service (the machine itself), or a service that is told none.
 */
export function keysUnder(request: Request, salts: readonly Salt[]): readonly string[] | undefined {
  const address = request.headers.get(header);
  if (address === null || isShared(address) || request.headers.get(countryHeader) === "T1") return undefined;
  const { connection, site } = networks(address);
  const short = (salt: Uint8Array, network: string) => hashed(salt, network).slice(0, keyLetters);
  return salts.map(({ name, salt }) => {
    return keyOf(name, short(salt, `visitor ${connection}`), short(salt, `visitor's site ${site}`));
  });
}

const isShared = (address: string) => address === "::1" || /^(::ffff:)?127\./.test(address);

const hashed = (salt: Uint8Array, network: string) => createHmac("sha256", salt).update(network).digest("base64url");

/**
 * The networks an address lies in. One site has one IPv4 address, or up to 48 bits of IPv6: most have more than one /64, and
 * none needs more than a /48 (RFC 6177). One connection has a /64; phone networks give one to each phone. What one provider has is told apart by 16 bits of IPv4, or 32 of IPv6.
 */
export function networks(address: string): Gate {
  // IPv4 also in the form of IPv6 (RFC 4291, section 2.5.5).
  const isOlder = address.includes(".");
  const parts = isOlder ? address.slice(address.lastIndexOf(":") + 1).split(".") : groupsOf(address);
  const separator = isOlder ? "." : ":";
  const first = (count: number) => parts.slice(0, count).join(separator);
  return { site: first(isOlder ? 4 : 3), connection: first(4), provider: first(2) };
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail] = address.split("::");
  const groups = (part: string | undefined) => (part === undefined || part === "" ? [] : part.split(":"));
  const [front, back] = [groups(head), groups(tail)];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const all = [...front, ...Array.from({ length: missing }, () => "0"), ...back];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}
