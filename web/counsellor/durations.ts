/** Instants and lengths of time as the console shows them: always by the service's own zone, never the browser's. */

/** "19:42" */
export function clockTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
}

/** "Tuesday 24 November" */
export function dayName(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: zone }).format(
    at,
  );
}

/** "6:12", "1:06:12"; never negative. */
export function ticking(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(":")}` : `${Math.floor(seconds / 60)}:${parts[1]}`;
}

/** Whole minutes begun or gone by; never negative. */
export function wholeMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000));
}

const names = new Intl.DisplayNames("en", { type: "language" });

/** "Welsh" for `cy`. */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}
