/** The demo's options: what was asked for, or one sentence about what cannot be. Pure. */
import { instantOf } from "../shared/wall-clock.ts";
import { type Asked, mistake, portOf, readWords, wholeNumber } from "./command-line.ts";

export interface Options {
  readonly port: number;
  readonly data: string;
  /** One line of JSON when ready, for programs. */
  readonly json: boolean;
  readonly fresh: boolean;
  readonly closed: boolean;
  /** The service's time at the start, milliseconds since 1970; undefined: the machine's own. */
  readonly at: number | undefined;
  /** For tests: warnings may be sent to this machine. */
  readonly webhookLoopback: boolean;
  /** Service seconds per real one. */
  readonly speed: number;
}

/** `command`: as it was typed, such as `npm start`. */
export const usageOf = (command: string) => `${command} -- [options]

  --port N      listen on this port of this machine (8787)
  --data DIR    keep the demo's data in this folder (.data)
  --fresh       forget what earlier runs kept there
  --closed      nobody is on the rota now
  --at ISO      the service's time at the start, such as 2026-11-30T20:10 (London time) or 2026-11-30T20:10Z
  --speed N     let the service's time run N times as fast (1 to 3600)
  --webhook-loopback  let warnings be sent to a service on this machine, for tests
  --json        print one line of JSON when ready, for programs
  --help        show this
`;

const known = {
  port: { type: "string" },
  data: { type: "string" },
  json: { type: "boolean" },
  fresh: { type: "boolean" },
  closed: { type: "boolean" },
  at: { type: "string" },
  speed: { type: "string" },
  "webhook-loopback": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** `given`: the words after the program's name. `zone`: of the demo charity, for times without one. */
export function parseOptions(given: readonly string[], zone: string): Asked<Options> {
  const read = readWords(given, known);
  if (typeof read === "string") return mistake(read);
  const { values } = read;
  if (values.help === true) return { is: "help" };
  const port = portOf(values.port);
  if (typeof port !== "number") return port;
  const speed = wholeNumber(values.speed ?? "1", 3600);
  if (speed === undefined) return mistake("--speed takes a whole number from 1 to 3600, such as --speed 60.");
  const data = values.data ?? ".data";
  if (data.trim() === "") return mistake("--data takes a folder, such as --data .data.");
  const at = values.at === undefined ? undefined : instant(values.at, zone);
  if (at === "unreadable") {
    return mistake("--at takes a day and a time, such as --at 2026-11-30T20:10 (London time) or 2026-11-30T20:10Z.");
  }
  const { json = false, fresh = false, closed = false, "webhook-loopback": webhookLoopback = false } = values;
  return { is: "options", options: { port, data, json, fresh, closed, at, speed, webhookLoopback } };
}

/** With an offset or Z an instant; without one what clocks in the zone show. */
function instant(text: string, zone: string): number | "unreadable" {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (found === null) return "unreadable";
  const [, year, month, day, hour, minute, seconds = ":00", offset] = found;
  // Date.parse takes 30 February for 2 March; written out again it shows.
  const plain = Date.parse(`${year}-${month}-${day}T${hour}:${minute}${seconds}Z`);
  if (Number.isNaN(plain) || !new Date(plain).toISOString().startsWith(text.slice(0, 16))) return "unreadable";
  if (offset !== undefined) return parsed(text);
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  };
  return instantOf(zone, wall) + (plain % 60_000);
}

function parsed(text: string): number | "unreadable" {
  const instant = Date.parse(text);
  return Number.isNaN(instant) || instant < 0 ? "unreadable" : instant;
}
