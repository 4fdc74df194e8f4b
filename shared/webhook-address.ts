/** Which addresses the Office may send to: public hosts by name, by https. The network is told the same (serve/quietline.capnp). Pure. */
import { webhookAddressUnits } from "./limits.ts";

/** Names that mean a machine or a network of one's own (RFC 6761, 6762, 8375, 9476; `.internal` of ICANN), or none at all. */
const ownNames =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|arpa|alt|test|invalid|onion)$/;

/** The address as it is kept; undefined when nothing is sent there. `loopback`: for tests, also this machine. */
export function webhookAddress(text: string, loopback = false): string | undefined {
  const url = text.length > webhookAddressUnits ? null : URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "" || url.hash !== "") return undefined;
  if (loopback && url.protocol === "http:" && url.hostname === "127.0.0.1") return url.href;
  const host = url.hostname.replace(/\.$/, "");
  // URL has written every way to say an IPv4 address as four numbers, and IPv6 in brackets.
  const isLiteral = host.startsWith("[") || /^[\d.]+$/.test(host);
  const isPublic = host.includes(".") && !isLiteral && !ownNames.test(host);
  return url.protocol === "https:" && url.port === "" && isPublic ? url.href : undefined;
}
