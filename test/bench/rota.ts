/**
 * The rota's figure: a year of shifts made from patterns, beside the same work with the Temporal polyfill in the same
 * run. Each round takes a zone nobody asked for before, so that nothing is remembered from the last one. By itself:
 * `node test/bench/rota.ts`.
 */
import { Temporal } from "temporal-polyfill/implementation";
import type { LineSlug, PatternId } from "../../shared/ids.ts";
import type { Day } from "../../shared/rota/day.ts";
import { type Occurrence, occurrences, type Pattern } from "../../shared/rota/pattern.ts";

const zones = ["Europe/London", "Europe/Dublin", "America/Chicago", "Africa/Cairo", "Australia/Lord_Howe"];
const warmUp = ["Asia/Kolkata", "Europe/Paris", "America/Havana"];
const bands = ["06:00", "10:00", "14:00", "18:00", "22:00", "06:00"];
/** 5 bands × 6 days × 52 weeks. */
const shifts = 1560;

export function patternsIn(zone: string): readonly Pattern[] {
  return bands.slice(0, -1).map((begins, band) => ({
    id: `band-${band}`.padEnd(22, "_") as PatternId,
    line: "harbour" as LineSlug,
    zone,
    begins,
    ends: bands[band + 1] ?? "06:00",
    weekdays: [1, 2, 3, 4, 5, 6],
    everyWeeks: 1,
    validFrom: "2026-01-05" as Day,
    validUntil: "2027-01-03" as Day,
    need: { minimum: 2, wanted: 3, maximum: 4, lead: true, languages: [], skills: [], signUp: "open" },
  }));
}

function ours(zone: string): readonly Occurrence[] {
  return patternsIn(zone).flatMap((pattern) => occurrences(pattern, Date.UTC(2026, 0, 1), 53));
}

function polyfill(zone: string): number {
  let made = 0;
  for (let day = Temporal.PlainDate.from("2026-01-05"); day.year < 2027; day = day.add({ days: 1 })) {
    if (day.dayOfWeek === 7) continue;
    for (const [band, begins] of bands.slice(0, -1).entries()) {
      const ends = bands[band + 1] ?? "06:00";
      const last = ends > begins ? day : day.add({ days: 1 });
      const [from, until] = [day.toPlainDateTime(begins), last.toPlainDateTime(ends)].map(
        (wall) => wall.toZonedDateTime(zone).epochMilliseconds,
      );
      if (from !== undefined && until !== undefined && until > from) made += 1;
    }
  }
  return made;
}

/** The fastest of the rounds: a year is so short that whatever else the machine does would be most of a median. */
function fastestMs(work: (zone: string) => number): number {
  for (const zone of warmUp) work(zone);
  const rounds = zones.map((zone) => {
    const began = performance.now();
    const made = work(zone);
    if (Math.abs(made - shifts) > 10) throw new Error(`${zone}: ${made} shifts`);
    return performance.now() - began;
  });
  return Math.min(...rounds);
}

export function rotaFigures() {
  const oursMs = fastestMs((zone) => ours(zone).length);
  const polyfillMs = fastestMs(polyfill);
  return [
    { what: `rota: a year of ${shifts.toLocaleString("en")} shifts`, value: oursMs, unit: "ms", target: 48 },
    { what: "yardstick: the same with temporal-polyfill", value: polyfillMs, unit: "ms" },
    { what: "rota, in yardsticks", value: oursMs / polyfillMs, unit: "yardsticks" },
  ] as const;
}

if (import.meta.main) {
  for (const { what, value, unit } of rotaFigures()) console.log(`${what.padEnd(48)} ${value.toFixed(2)} ${unit}`);
}
