/** Two coordinators at once: no update is lost, undo never overwrites, and what is published is what was shown. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import { addStep, publish, publishing, replay, type Step, withoutStep } from "../../../shared/rota/draft.ts";
import { Operation } from "../../../shared/rota/operations.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { preview } from "../../../shared/rota/preview.ts";
import { operationOf, row, rowOf, start, visible, wish } from "./edits.ts";
import { alex, assigned, at, hourMs, morgan, plan, priya, sam, shift } from "./given.ts";

const done = (plan: Plan, step: Step) => {
  const applied = apply(plan, step);
  if (!applied.done) throw new Error(applied.refusal.why);
  return applied;
};

test("a change that was undone never was, and every row is newer than before", () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 5 }), (wishes) => {
      let [after, step]: [Plan, Operation[]] = [start, []];
      for (const [number, one] of wishes.entries()) {
        const operation = operationOf(after, one, number);
        const applied = operation && apply(after, [operation]);
        if (operation === undefined || !applied?.done) continue;
        step = [...step, operation];
        after = applied.plan;
      }
      const whole = done(start, step);
      const undone = done(whole.plan, whole.undo);
      expect(visible(undone.plan)).toEqual(visible(start));
      for (const id of new Set(step.map(rowOf))) {
        const [was, is] = [row(start, id), row(undone.plan, id)];
        if (was !== undefined) expect(is?.revision).toBeGreaterThan(was.revision);
      }
      expect(visible(done(undone.plan, undone.undo).plan)).toEqual(visible(whole.plan));
    }),
  );
});

test("no update is lost: what was made for an older row is refused, and the newer row comes with the refusal", () => {
  const turn = fc.record({ who: fc.constantFrom(0, 1), looks: fc.boolean(), wish });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      const seen: Plan[] = [start, start];
      let truth = start;
      for (const [number, { who, looks, wish: one }] of turns.entries()) {
        if (looks) seen[who] = truth;
        const view = seen[who] ?? truth;
        const operation = operationOf(view, one, number);
        if (operation === undefined) continue;
        const applied = apply(truth, [operation]);
        const id = rowOf(operation);
        const current = JSON.stringify(row(truth, id)) === JSON.stringify(row(view, id));
        if (applied.done) expect(current).toBe(true);
        else if (applied.refusal.why === "changedSince") expect(applied.refusal.newer).toEqual(row(truth, id));
        else if (applied.refusal.why === "gone") expect(row(truth, id)).toBeUndefined();
        if (applied.done) truth = applied.plan;
      }
    }),
  );
});

test("undo never overwrites: it is refused when somebody changed a row of it since, and otherwise leaves theirs alone", () => {
  fc.assert(
    fc.property(wish, fc.array(wish, { maxLength: 6 }), (mine, theirs) => {
      const operation = operationOf(start, mine, 100);
      const first = operation && apply(start, [operation]);
      fc.pre(first?.done === true);
      if (operation === undefined || !first?.done) return;
      let truth = first.plan;
      const touched = new Set<string>();
      for (const [number, one] of theirs.entries()) {
        const next = operationOf(truth, one, number);
        const applied = next && apply(truth, [next]);
        if (next === undefined || !applied?.done) continue;
        truth = applied.plan;
        touched.add(rowOf(next));
      }
      const undone = apply(truth, first.undo);
      if (touched.has(rowOf(operation))) expect(undone.done).toBe(false);
      if (undone.done) for (const id of touched) expect(row(undone.plan, id)).toEqual(row(truth, id));
    }),
    { numRuns: 300 },
  );
});

test("a change takes place whole or not at all, whatever the order within it", () => {
  const [one] = [...start.shifts.values()];
  if (one === undefined) throw new Error("no shift");
  const shorter: Operation = { do: "changeShift", shift: one.id, revision: 1, to: { until: one.until - hourMs } };
  expect(apply(start, [shorter])).toMatchObject({ done: false, refusal: { why: "outsideShift" } });
  const people = [...start.assignments.values()].filter((assignment) => assignment.shift === one.id);
  const follow = people.map(
    ({ id }): Operation => ({ do: "changeAssignment", assignment: id, revision: 1, to: { until: one.until - hourMs } }),
  );
  expect(apply(start, [shorter, ...follow]).done).toBe(true);
  expect(apply(start, [...follow, shorter]).done).toBe(true);
  expect(apply(start, [{ do: "removeShift", shift: one.id, revision: 1 }])).toMatchObject({
    refusal: { why: "peopleOnIt" },
  });
  const longer: Operation = { do: "changeShift", shift: one.id, revision: 1, to: { until: one.from + 14 * hourMs } };
  expect(apply(start, [longer])).toMatchObject({ refusal: { why: "badTime" } });
});

test("operations are strict: an unknown field, a foreign word or revision zero is refused", () => {
  const good = { do: "removeShift", shift: "s0____________________", revision: 1 };
  expect(Operation.safeParse(good).success).toBe(true);
  for (const bad of [
    { ...good, revision: 0 },
    { ...good, force: true },
    { ...good, do: "dropShift" },
  ]) {
    expect(Operation.safeParse(bad).success).toBe(false);
  }
});

const monday = shift("monday", "2026-11-30T09:00", "2026-11-30T17:00", { published: false });
const tuesday = shift("tuesday", "2026-12-01T09:00", "2026-12-01T17:00");
const published = plan([monday, tuesday], [assigned(monday, alex), assigned(tuesday, alex), assigned(tuesday, morgan)]);

test("the preview names every shift that changes and everybody whom it touches, and nobody else", () => {
  const later = [{ do: "changeAssignment", assignment: assigned(tuesday, morgan).id, revision: 1, to: { lead: true } }];
  const step: Step = [
    ...publishing(published, () => true),
    { do: "unassign", assignment: assigned(tuesday, alex).id, revision: 1 },
    { do: "assign", assignment: assigned(tuesday, priya) },
    ...(later as Step),
  ];
  const shown = preview(published, replay(published, [step]).plan);
  expect(shown.shifts).toMatchObject([{ kind: "opened", shift: { id: monday.id } }]);
  const people = Object.fromEntries(
    shown.people.map(({ person, gained, lost, changed }) => [
      person,
      [gained.map((turn) => turn.shift.id), lost.map((turn) => turn.shift.id), changed.length],
    ]),
  );
  expect(people).toEqual({
    [alex]: [[monday.id], [tuesday.id], 0],
    [morgan]: [[], [], 1],
    [priya]: [[tuesday.id], [], 0],
  });
});

test("a draft of a shift nobody can see yet touches nobody", () => {
  const step: Step = [{ do: "assign", assignment: assigned(monday, sam) }];
  expect(preview(published, replay(published, [step]).plan)).toEqual({ shifts: [], people: [] });
});

test("a step overtaken by somebody else stops the publication and is shown with the newer row", () => {
  const steps: Step[] = [[{ do: "unassign", assignment: assigned(tuesday, alex).id, revision: 1 }]];
  const meanwhile = done(published, [
    {
      do: "changeAssignment",
      assignment: assigned(tuesday, alex).id,
      revision: 1,
      to: { until: at("2026-12-01T16:00") },
    },
  ]).plan;
  const newer = meanwhile.assignments.get(assigned(tuesday, alex).id);
  expect(publish(meanwhile, steps)).toEqual({
    done: false,
    stale: [{ step: 0, refusal: { why: "changedSince", newer } }],
  });
  expect(publish(published, steps).done).toBe(true);
});

test("publishing can be taken back whole, until somebody has changed one of its rows", () => {
  const out = publish(published, [publishing(published, () => true)]);
  if (!out.done) throw new Error("not published");
  expect(visible(done(out.plan, out.undo).plan)).toEqual(visible(published));
  const meanwhile = done(out.plan, [{ do: "changeShift", shift: monday.id, revision: 2, to: { byHand: true } }]).plan;
  expect(apply(meanwhile, out.undo)).toMatchObject({ refusal: { why: "changedSince" } });
});

test("a step that does not fit is not taken into the draft", () => {
  const step: Step = [{ do: "unassign", assignment: assigned(tuesday, alex).id, revision: 1 }];
  const first = addStep(published, [], step);
  if (!first.done) throw new Error("refused");
  expect(addStep(published, first.steps, step)).toMatchObject({ done: false, refusal: { why: "gone" } });
});

test("a step that is taken out leaves nothing behind, and stays where a later one stands on it", () => {
  const until = tuesday.until + hourMs;
  const longer: Step = [{ do: "changeShift", shift: tuesday.id, revision: 1, to: { until } }];
  const onto: Step = [{ do: "assign", assignment: assigned(tuesday, priya, { until }) }];
  const other: Step = [{ do: "unassign", assignment: assigned(monday, alex).id, revision: 1 }];
  const stale: Step = [{ do: "removeShift", shift: monday.id, revision: 9 }];
  expect(withoutStep(published, [longer], 0)).toEqual({ steps: [], plan: published });
  expect(withoutStep(published, [longer, stale, other], 0)).toEqual({
    ...{ steps: [stale, other], plan: replay(published, [other]).plan },
  });
  expect(withoutStep(published, [stale, other], 0)?.steps).toEqual([other]);
  expect(withoutStep(published, [longer, onto], 0)).toBeUndefined();
  expect(withoutStep(published, [longer, onto], 1)?.steps).toEqual([longer]);
});
