/**
 * A person's shifts as an iCalendar feed (RFC 5545), read by calendars we know nothing about. It lies in somebody's
 * calendar account, so it says that there is a shift and when, and never for whom: no name of the charity or the line,
 * no place, no colleague, no address of ours in the UIDs (RFC 7986, section 5.3, advises against it as well).
 *
 * Times are UTC instants: no VTIMEZONE that could disagree with ours. A cancelled shift stays for 30 days with its UID
 * and a higher SEQUENCE, because calendars that only merge what they fetch would keep it for ever.
 */
import type { AssignmentId } from "../ids.ts";
import { calendarLineOctets, cancelledKeptMs } from "../limits.ts";
import type { Stretch } from "./stretch.ts";

export interface CalendarEntry extends Stretch {
  /** An assignment never changes its person, so its id is stable and this person's alone. */
  readonly id: AssignmentId;
  /** Of the assignment; it only grows, also when one is cancelled or brought back. */
  readonly revision: number;
  readonly changedAt: number;
  readonly cancelledAt: number | null;
}

/** The neutral word in every calendar; a person may choose another for their own feed. */
const neutralSummary = "Shift";

/** The whole feed, ready to be served as `text/calendar; charset=utf-8`. Published turns only: the Office sees to it. */
export function calendarFeed(entries: readonly CalendarEntry[], now: number, summary: string = neutralSummary): string {
  const shown = entries.filter(({ cancelledAt }) => cancelledAt === null || now - cancelledAt < cancelledKeptMs);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rota//Shifts//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...shown.toSorted((one, other) => one.from - other.from).flatMap((entry) => event(entry, summary)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function event(
  { id, revision, from, until, changedAt, cancelledAt }: CalendarEntry,
  summary: string,
): readonly string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${revision}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    `SUMMARY:${escaped(summary)}`,
    `STATUS:${cancelledAt === null ? "CONFIRMED" : "CANCELLED"}`,
    `TRANSP:${cancelledAt === null ? "OPAQUE" : "TRANSPARENT"}`,
    "CLASS:PRIVATE",
    "END:VEVENT",
  ];
}

/** Section 3.3.5, form 2: "20261130T090000Z". */
const utc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** Section 3.3.11: text may not hold control characters; these four are escaped. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

/** Section 3.1: lines of 75 *octets* at most, continued after a space; a character is never cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [out, octets] = ["", 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    const full = octets + size > calendarLineOctets;
    out += full ? `\r\n ${character}` : character;
    octets = full ? 1 + size : octets + size;
  }
  return out;
}
