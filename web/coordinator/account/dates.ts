/** Days and times as the organisation's people say them, in its time zone. */
export interface Dates {
  day(at: number): string;
  time(at: number): string;
  /** A day as the service writes it, `2026-11-24`. */
  dayOf(written: string): string;
}

export function datesIn(zone: string): Dates {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: zone });
  const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const plain = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  return {
    day: (at) => day.format(at),
    time: (at) => time.format(at),
    dayOf: (written) => plain.format(Date.parse(written)),
  };
}
