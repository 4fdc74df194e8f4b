/** The options of `npm run serve`: what was asked for, or one sentence about what cannot be. Pure. */
import { isIP } from "node:net";
import { type Asked, mistake, portOf, readWords } from "./command-line.ts";

export interface OrganisationOptions {
  readonly port: number;
  readonly data: string;
  readonly json: boolean;
  /** The public address: scheme and host, and a port if it is not the usual one; no slash at the end. */
  readonly origin: string;
  /** `loopback`, or the one address of this machine that is listened on. */
  readonly listen: string;
  /** Builds, so that the next start takes a second, and starts nothing. */
  readonly buildOnly: boolean;
}

export const organisationUsage = `npm run serve -- [options]

  --origin URL   the public address, such as https://chat.harbour.example (http://localhost:PORT)
  --port N       listen on this port of this machine (8787; for an address on localhost, the port in it)
  --data DIR     keep the organisation's data in this folder (.organisation)
  --listen ADDR  loopback (as it is), or one IP address of this machine to listen on instead
  --build-only   build what changed and start nothing, so that the next start takes a second
  --json         print one line of JSON when ready, for programs
  --help         show this
`;

const known = {
  port: { type: "string" },
  data: { type: "string" },
  origin: { type: "string" },
  listen: { type: "string" },
  "build-only": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** `given`: the words after the program's name. */
export function parseOrganisationOptions(given: readonly string[]): Asked<OrganisationOptions> {
  const read = readWords(given, known);
  if (typeof read === "string") return mistake(read);
  const { values } = read;
  if (values.help === true) return { is: "help" };
  const port = portOf(values.port ?? ownPort(values.origin));
  if (typeof port !== "number") return port;
  const { data = ".organisation", listen = "loopback", json = false } = values;
  if (data.trim() === "") return mistake("--data takes a folder, such as --data /var/lib/quietline/organisation.");
  if (listen !== "loopback" && isIP(listen) === 0) {
    return mistake("--listen takes loopback or an IP address of this machine, such as --listen 10.0.0.5.");
  }
  const origin = originOf(values.origin ?? `http://localhost:${port}`);
  if (origin === undefined) {
    return mistake(
      "--origin takes the public address and nothing after it, such as --origin https://chat.harbour.example. " +
        "It begins with https://, except for localhost and onion addresses.",
    );
  }
  return { is: "options", options: { port, data, json, origin, listen, buildOnly: values["build-only"] ?? false } };
}

/** No proxy stands before an address on this machine: it says where to listen. */
function ownPort(origin = ""): string | undefined {
  const url = URL.parse(originOf(origin) ?? "");
  const isHere = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  return isHere && url.protocol === "http:" && url.port !== "" ? url.port : undefined;
}

/** As browsers write it in the header `Origin`; undefined when it is not one our pages could have. */
export function originOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || (text !== url.origin && text !== `${url.origin}/`)) return undefined;
  // Browsers call these secure contexts without TLS: nothing lies between, or Tor does it.
  const isSafePlain = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname.endsWith(".onion");
  return url.protocol === "https:" || (url.protocol === "http:" && isSafePlain) ? url.origin : undefined;
}
