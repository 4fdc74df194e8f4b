/**
 * From where a request comes, as numbers that mean nothing to anybody: the one place that reads an address. It is
 * hashed with a salt that nobody else knows and that is replaced every ten minutes, and dropped at once. Nothing of it is
 * kept, written down, or handed to an object.
 */
import { createHmac } from "node:crypto";
import { gateSaltMs } from "../shared/limits.ts";

/** Only what stands in front of the Worker writes it; on one machine there is none, and the service asks for none. */
const header = "CF-Connecting-IP";

/** Whence somebody comes, as narrowly and as widely as it is counted. */
export interface Gate {
  readonly site: string;
  readonly provider: string;
}

export class GateKeys {
  readonly #forget: () => void;
  #salt: Uint8Array | undefined;
  #until = 0;

  /** `forget`: called when there is a new salt, because what was kept by the old one means nothing any more. */
  constructor(forget: () => void) {
    this.#forget = forget;
  }

  /** `now`: real milliseconds. undefined where nobody tells the service addresses. */
  of(request: Request, now: number): Gate | undefined {
    const address = request.headers.get(header);
    if (address === null) return undefined;
    if (this.#salt === undefined || now >= this.#until) {
      this.#salt = crypto.getRandomValues(new Uint8Array(32));
      this.#until = now + gateSaltMs;
      this.#forget();
    }
    const { site, provider } = networks(address);
    return { site: hashed(this.#salt, `site ${site}`), provider: hashed(this.#salt, `provider ${provider}`) };
  }
}

const hashed = (salt: Uint8Array, network: string) => createHmac("sha256", salt).update(network).digest("base64url");

/**
 * The networks an address lies in. One site has one IPv4 address, or up to 48 bits of IPv6: most have more than one /64, and
 * none needs more than a /48 (RFC 6177). What one provider has is told apart by 16 bits of IPv4, or 32 of IPv6.
 */
export function networks(address: string): Gate {
  // IPv4 also in the form of IPv6 (RFC 4291, section 2.5.5).
  const isOlder = address.includes(".");
  const parts = isOlder ? address.slice(address.lastIndexOf(":") + 1).split(".") : groupsOf(address);
  const [separator, ofSite] = isOlder ? [".", 4] : [":", 3];
  return { site: parts.slice(0, ofSite).join(separator), provider: parts.slice(0, 2).join(separator) };
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
