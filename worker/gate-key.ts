/**
 * From where a request comes, as a number that means nothing to anybody: the one place that reads an address. It is
 * hashed with a salt that nobody else knows and that is replaced every ten minutes, and dropped at once. Nothing of it is
 * kept, written down, or handed to an object.
 */
import { createHmac } from "node:crypto";
import { gateSaltMs } from "../shared/limits.ts";

/** Only what stands in front of the Worker writes it; on one machine there is none, and the service asks for none. */
const header = "CF-Connecting-IP";

export class GateKeys {
  readonly #forget: () => void;
  #salt: Uint8Array | undefined;
  #until = 0;

  /** `forget`: called when there is a new salt, because what was kept by the old one means nothing any more. */
  constructor(forget: () => void) {
    this.#forget = forget;
  }

  /** `now`: real milliseconds. undefined where nobody tells the service addresses. */
  of(request: Request, now: number): string | undefined {
    const address = request.headers.get(header);
    if (address === null) return undefined;
    if (this.#salt === undefined || now >= this.#until) {
      this.#salt = crypto.getRandomValues(new Uint8Array(32));
      this.#until = now + gateSaltMs;
      this.#forget();
    }
    return createHmac("sha256", this.#salt).update(network(address)).digest("base64url");
  }
}

/** One household has one IPv4 address, or 64 bits of IPv6 (RFC 4291, section 2.5.4; RFC 6177). */
export function network(address: string): string {
  if (!address.includes(":")) return address;
  // IPv4 in the form of IPv6 (RFC 4291, section 2.5.5).
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  const [head = "", tail] = address.split("::");
  const groups = (part: string | undefined) => (part === undefined || part === "" ? [] : part.split(":"));
  const [front, back] = [groups(head), groups(tail)];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const all = [...front, ...Array.from({ length: missing }, () => "0"), ...back];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(":");
}
