/** One answer of the Office as the rota's page gets it: a small team, and the shifts a test gives. */
import type { Operation } from "../../../shared/rota/operations.ts";
import type { Assignment, Shift } from "../../../shared/rota/plan.ts";
import type { RotaAnswer, RotaPersonShown } from "../../../shared/rota-interface.ts";
import { alex, at, harbour, hourMs, london, morgan, priya, sam } from "../rota/given.ts";

export const somebody = (
  id: RotaPersonShown["id"],
  alias: string,
  change: Partial<RotaPersonShown> = {},
): RotaPersonShown => ({
  ...{ id, alias, state: "active", roles: ["counsellor"], trainee: false, languages: ["en"], skills: [] },
  ...{ weekMostMs: null, leave: [], ratherNot: [] },
  ...change,
});

export const team = [
  somebody(alex, "Alex", { roles: ["coordinator"] }),
  somebody(morgan, "Morgan", { roles: ["supervisor"] }),
  somebody(sam, "Sam"),
  somebody(priya, "Priya"),
];

export function answer(
  shifts: readonly Shift[],
  assignments: readonly Assignment[] = [],
  change: Partial<RotaAnswer> = {},
): RotaAnswer {
  return {
    version: 1,
    zone: london,
    zoneName: "London time",
    lines: [{ slug: harbour, name: "Harbour", minimum: 1, lead: false }],
    shifts: [...shifts],
    assignments: [...assignments],
    people: team,
    rules: { restMs: 11 * hourMs, weekMostMs: null, onDutyLeast: 1, fairMarginMs: 100 * hourMs, atOnce: [] },
    steps: [],
    patterns: [],
    closures: [],
    toDecide: [],
    requests: [],
    published: null,
    clock: { now: at("2026-11-24T14:00"), speed: 1 },
    ...change,
  };
}

export const stepOf = (number: number, person: RotaPersonShown["id"], ...operations: Operation[]) => ({
  ...{ number, person, at: at("2026-11-24T14:00") },
  operations,
});
