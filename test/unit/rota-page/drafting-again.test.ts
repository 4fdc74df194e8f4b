import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { draftedAgain } from "../../../web/rota/drafting-again.ts";
import { assigned, at, morgan, need, plan, priya, sam, shift } from "../rota/given.ts";
import { freshIds } from "../rota/ids.ts";

const evening = shift("evening", "2026-12-01T17:00", "2026-12-01T21:00", { published: false });
const late = shift("late", "2026-12-01T21:00", "2026-12-01T23:00");
const early = shift("early", "2026-12-02T09:00", "2026-12-02T12:00");
const added = shift("added", "2026-12-03T09:00", "2026-12-03T12:00", { published: false });
const before = plan([evening, late, early], [assigned(late, priya), assigned(early, sam), assigned(early, morgan)]);

/** Everything but ids, revisions and what is published: what a coordinator planned. */
const planned = ({ shifts, assignments }: Plan) =>
  [...shifts.values()]
    .map(({ id, from, until, need: wanted }) => ({
      ...{ from, until, wanted },
      people: [...assignments.values()]
        .filter((turn) => turn.shift === id)
        .map((turn) => [turn.person, turn.from, turn.until, turn.lead].join(" "))
        .toSorted(),
    }))
    .toSorted((one, other) => one.from - other.from);

function done(to: Plan, operations: readonly Operation[]) {
  const applied = apply(to, operations);
  if (!applied.done) throw new Error(applied.refusal.why);
  return applied;
}

test("what a publication changed is in the draft again, whatever kind of change it was", () => {
  const [latePriya, earlySam] = [assigned(late, priya), assigned(early, sam)];
  const publication = done(before, [
    { do: "assign", assignment: assigned(evening, sam, { until: at("2026-12-01T20:30"), lead: true }) },
    { do: "changeShift", shift: evening.id, revision: 1, to: { published: true, need: { ...need, maximum: 9 } } },
    { do: "unassign", assignment: latePriya.id, revision: 1 },
    { do: "removeShift", shift: late.id, revision: 1 },
    { do: "changeAssignment", assignment: earlySam.id, revision: 1, to: { lead: true } },
    { do: "unassign", assignment: assigned(early, morgan).id, revision: 1 },
    { do: "addShift", shift: added },
    { do: "assign", assignment: assigned(added, morgan) },
    { do: "changeShift", shift: added.id, revision: 1, to: { published: true } },
  ]);
  const now = done(publication.plan, publication.undo).plan;
  expect(planned(now)).toEqual(planned(before));
  const again = done(now, draftedAgain(publication.plan, now, freshIds("again"))).plan;
  expect(planned(again)).toEqual(planned(publication.plan));
  expect([...again.shifts.values()].filter(({ published }) => published).map(({ id }) => id)).toEqual([early.id]);
});

test("a publication that only made shifts visible leaves nothing to draft", () => {
  const shown = done(before, [{ do: "changeShift", shift: evening.id, revision: 1, to: { published: true } }]);
  expect(draftedAgain(shown.plan, done(shown.plan, shown.undo).plan, freshIds("none"))).toEqual([]);
});
