/** Days and moments as the coordinators' pages write them: always by the organisation's zone, never the browser's. */

const written = (options: Intl.DateTimeFormatOptions) => (at: number | Date, zone: string) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(at);

/** "23 February 2027" */
export const dayWritten = written({ day: "numeric", month: "long", year: "numeric" });
/** "Saturday 28 November at 14:05" */
export const momentWritten = written({
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});
/** "24 Nov 2026, 14:05" */
export const momentShort = written({
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

const dayBrief = written({ day: "numeric", month: "short", year: "numeric" });

/** The same for a day that is one already: "2027-02-23". */
export const dayNamed = (day: string): string => dayWritten(new Date(`${day}T12:00:00Z`), "UTC");
/** "23 Feb 2027", for the columns of a table */
export const dayShort = (day: string): string => dayBrief(new Date(`${day}T12:00:00Z`), "UTC");
