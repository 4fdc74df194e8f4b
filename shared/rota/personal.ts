/** The rules about one person's turns: where they may not be, and how much rest they need. Pure. */
import type { PersonId } from "../ids.ts";
import { shiftRealMostMs } from "../limits.ts";
import { type Day, dayAt, mondayOf, wholeWeek } from "./day.ts";
import type { Found } from "./found.ts";
import type { Turn } from "./plan.ts";
import { type Conflict, mayLead, type RotaPerson, type Rules } from "./rules.ts";
import { lengthMs, overlap, type Stretch, shared, withinMs } from "./stretch.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** `turns`: all of this person's, in order. `person`: undefined for somebody the Office does not know any more. */
export function personal(
  id: PersonId,
  person: RotaPerson | undefined,
  turns: readonly Turn[],
  rules: Rules,
): readonly Found[] {
  return [
    ...turns.flatMap((turn) => mayBeThere(id, person, turn, rules)),
    ...overlaps(id, turns),
    ...rest(id, turns, rules),
    ...weeks(id, turns, person?.weekMostMs ?? null, rules),
  ];
}

const found = (conflict: Conflict, measure: number, ...key: readonly (string | number)[]): Found => ({
  conflict,
  key: [conflict.rule, ...key].join(" "),
  measure,
});

function mayBeThere(id: PersonId, person: RotaPerson | undefined, turn: Turn, rules: Rules): readonly Found[] {
  const key = turn.assignment.id;
  const plain = (rule: "left" | "paused" | "unknown" | "roleForDuty" | "roleForLead") =>
    found({ rule, person: id, turn }, 1, key);
  if (person === undefined) return [plain("unknown")];
  const state = person.state === "active" ? [] : [plain(person.state)];
  const duty = person.roles.some((role) => role !== "coordinator") ? [] : [plain("roleForDuty")];
  const lead = turn.assignment.lead && !mayLead(person, rules) ? [plain("roleForLead")] : [];
  const clash = (stretches: readonly Stretch[], rule: "onLeave" | "ratherNot") =>
    stretches
      .filter((stretch) => overlap(stretch, turn))
      .map((stretch) => {
        const conflict: Conflict =
          rule === "onLeave" ? { rule, person: id, turn, leave: stretch } : { rule, person: id, turn, wish: stretch };
        return found(conflict, withinMs(turn, [stretch]), key, stretch.from);
      });
  return [...state, ...duty, ...lead, ...clash(person.leave, "onLeave"), ...clash(person.ratherNot, "ratherNot")];
}

function overlaps(person: PersonId, turns: readonly Turn[]): readonly Found[] {
  return turns.flatMap((turn, index) =>
    turns.slice(index + 1).flatMap((other) => {
      const both = shared(turn, other);
      if (both === undefined) return [];
      const key = [turn.assignment.id, other.assignment.id].toSorted();
      return [found({ rule: "overlap", person, turn, other }, lengthMs(both), ...key)];
    }),
  );
}

/**
 * Eleven hours' rest in each 24 (Directive 2003/88/EC, article 3): turns with less between them are one day of work, and
 * that day, from its beginning to its end, leaves the rest of 24 hours free. So nine to twelve and two to five is a day
 * like any other, and a late evening before an early morning is not. Unbroken work is never longer than a shift.
 */
function rest(person: PersonId, turns: readonly Turn[], { restMs }: Rules): readonly Found[] {
  const conflicts: Found[] = [];
  let [dayFrom, unbrokenFrom] = [turns[0]?.from ?? 0, turns[0]?.from ?? 0];
  for (const [index, after] of turns.entries()) {
    const before = turns[index - 1];
    if (before === undefined) continue;
    const pause = after.from - before.until;
    if (pause >= restMs) dayFrom = after.from;
    if (pause > 0) unbrokenFrom = after.from;
    const day = after.until - dayFrom;
    const key = [before.assignment.id, after.assignment.id];
    if (pause <= 0 && after.until - unbrokenFrom > shiftRealMostMs) {
      const conflict = {
        rule: "tooLong",
        person,
        from: unbrokenFrom,
        until: after.until,
        mostMs: shiftRealMostMs,
      } as const;
      conflicts.push(found(conflict, after.until - unbrokenFrom, ...key));
    } else if (pause > 0 && day > dayMs - restMs) {
      conflicts.push(found({ rule: "rest", person, before, after, leastMs: restMs }, day, ...key));
    }
  }
  return conflicts;
}

function weeks(person: PersonId, turns: readonly Turn[], own: number | null, rules: Rules): readonly Found[] {
  const mostMs = Math.min(own ?? Number.POSITIVE_INFINITY, rules.weekMostMs ?? Number.POSITIVE_INFINITY);
  if (mostMs === Number.POSITIVE_INFINITY) return [];
  const mondays = new Set(
    turns.flatMap((turn) => [turn.from, turn.until - 1].map((at): Day => mondayOf(dayAt(rules.zone, at)))),
  );
  return [...mondays].flatMap((monday) => {
    const plannedMs = withinMs(wholeWeek(rules.zone, monday), turns);
    const conflict = { rule: "week", person, monday, plannedMs, mostMs } as const;
    return plannedMs > mostMs ? [found(conflict, plannedMs, person, monday)] : [];
  });
}
