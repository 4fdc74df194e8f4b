/**
 * Two coordinators at once, each with a page that may show what was so a while ago: no update is lost, taking back never
 * overwrites, nobody publishes what they have not seen, and what is refused has changed nothing.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { replay } from "../../../shared/rota/draft.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Plan, planOf } from "../../../shared/rota/plan.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { operationOf, row, rowOf, start, visible, wish } from "../../unit/rota/edits.ts";
import { alex, morgan, priya, sam } from "../../unit/rota/given.ts";
import { at, harbourLine, joined, type Planning, planning, rotaIn } from "./planning.ts";

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("draft" as const), wish }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), step: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("publish" as const, "takeBack" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drop" as const) }) },
);
const turns = fc.array(fc.record({ who: fc.constantFrom(0, 1), looks: fc.boolean(), action }), { maxLength: 12 });

/** One coordinator alone does everything once. */
const unassign = { what: "unassign" as const, row: 0, hours: 1, flag: false };
const everything = [
  { do: "draft" as const, wish: unassign },
  { do: "publish" as const },
  { do: "takeBack" as const },
  { do: "draft" as const, wish: unassign },
  { do: "undo" as const, step: 0 },
  { do: "drop" as const },
].map((one) => ({ who: 0 as const, looks: true, action: one }));

const storedIn = ({ shifts, assignments }: RotaAnswer): Plan => planOf(shifts, assignments);
const draftedIn = (rota: RotaAnswer): Plan =>
  replay(
    storedIn(rota),
    rota.steps.map(({ operations }) => operations),
  ).plan;
/** Everything of it but the rows named. */
const without = (plan: Plan, ids: ReadonlySet<string>) =>
  visible(
    planOf(
      [...plan.shifts.values()].filter(({ id }) => !ids.has(id)),
      [...plan.assignments.values()].filter(({ id }) => !ids.has(id)),
    ),
  );
const rowsOf = (operations: readonly Operation[]): ReadonlySet<string> => new Set(operations.map(rowOf));

function beginAgain({ desk, keep }: Planning): void {
  for (const table of ["draft_steps", "publications", "publication_undo", "shifts"])
    desk.sql.exec(`DELETE FROM ${table}`);
  desk.sql.exec("DELETE FROM ended_assignments");
  keep(start);
}

test(
  "two coordinators at once lose nothing of each other's",
  () =>
    planning(async (harbour) => {
      const { desk } = harbour;
      for (const person of [alex, morgan, priya, sam]) {
        desk.sql.exec(
          "INSERT INTO people (id, alias, languages, chats_most) VALUES (?, ?, '[\"en\"]', 1)",
          person,
          person,
        );
        desk.sql.exec("INSERT INTO person_roles (person, role) VALUES (?, 'supervisor')", person);
      }
      const pages = [harbour.alex, await joined(harbour, "Robin", "coordinator")];
      const accepted = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(turns, async (given) => {
          beginAgain(harbour);
          const seen = [await harbour.rota(), await harbour.rota()];
          /** Each step's rows as it left them, and the plan each publication replaced. */
          const left = new Map<number, readonly unknown[]>();
          const replaced = new Map<number, Plan>();
          for (const [number, { who, looks, action: one }] of given.entries()) {
            const truth = await harbour.rota();
            if (looks) seen[who] = truth;
            const view = seen[who] ?? truth;
            const [before, mine] = [draftedIn(truth), draftedIn(view)];
            const sent = bodyOf(one, view, mine, number);
            if (sent === undefined) continue;
            const answer = await harbour.act(sent.path, sent.body, pages[who]);
            if (answer.status !== 200) {
              expect([answer.status, await harbour.rota()]).toEqual([409, truth]);
              continue;
            }
            accepted.set(one.do, (accepted.get(one.do) ?? 0) + 1);
            const after = await rotaIn(answer);
            seen[who] = after;
            const is = draftedIn(after);
            const last = after.steps.at(-1);
            switch (one.do) {
              case "undo": {
                const index = truth.steps.findIndex(({ number: one }) => one === sent.step);
                const operations = truth.steps[index]?.operations ?? [];
                const touched = rowsOf(operations);
                expect(after.steps).toEqual(truth.steps.toSpliced(index, 1));
                expect(without(is, touched)).toEqual(without(before, touched));
                const isStale = replay(
                  storedIn(truth),
                  truth.steps.map((step) => step.operations),
                ).stale.some(({ step }) => step === index);
                if (isStale) expect(visible(is)).toEqual(visible(before));
                else
                  expect([...touched].map((id) => row(before, id)).toSorted()).toEqual(left.get(sent.step)?.toSorted());
                break;
              }
              case "draft": {
                const operations = last?.operations ?? [];
                const touched = rowsOf(operations);
                expect(without(is, touched)).toEqual(without(before, touched));
                for (const id of touched) expect(row(before, id)).toEqual(row(mine, id));
                left.set(
                  last?.number ?? 0,
                  [...touched].map((id) => row(is, id)),
                );
                break;
              }
              case "drop":
                expect([after.steps, visible(is)]).toEqual([[], visible(storedIn(truth))]);
                expect(view.steps).toEqual(expect.arrayContaining(truth.steps));
                break;
              case "publish":
                expect(view).toEqual(truth);
                expect([after.steps, visible(is)]).toEqual([[], visible(published(before))]);
                // Where nothing was to be published, the publication before is still the last.
                if (after.published && after.published.number !== truth.published?.number)
                  replaced.set(after.published.number, storedIn(truth));
                break;
              case "takeBack": {
                const was = replaced.get(truth.published?.number ?? 0);
                const changed = was && differing(was, storedIn(after));
                expect(changed).toEqual([]);
                break;
              }
            }
          }
        }),
        { numRuns: 25, examples: [[everything]] },
      );
      expect([...accepted.keys()].toSorted()).toEqual(["draft", "drop", "publish", "takeBack", "undo"]);
    }),
  120_000,
);

/** What the page that shows `view` sends. */
function bodyOf(
  one: typeof action extends fc.Arbitrary<infer Action> ? Action : never,
  view: RotaAnswer,
  drafted: Plan,
  number: number,
): { path: string; body: object; step: number } | undefined {
  const upTo = view.steps.at(-1)?.number ?? 0;
  const { version } = view;
  switch (one.do) {
    case "draft": {
      const operation = "wish" in one ? operationOf(drafted, one.wish, number) : undefined;
      return operation && { path: "draft", body: { version, operations: [operation] }, step: 0 };
    }
    case "undo": {
      const step = "step" in one ? view.steps[one.step]?.number : undefined;
      return step === undefined ? undefined : { path: "draft/undo", body: { step }, step };
    }
    case "drop":
      return { path: "draft/drop", body: { upTo }, step: 0 };
    case "publish": {
      const body = { version, upTo, lines: [harbourLine], from: at("2026-11-30T00:00"), until: at("2026-12-14T00:00") };
      return { path: "publish", body, step: 0 };
    }
    case "takeBack":
      return view.published ? { path: "publish/undo", body: { number: view.published.number }, step: 0 } : undefined;
  }
}

const published = ({ shifts, assignments }: Plan): Plan =>
  planOf(
    [...shifts.values()].map((shift) => ({ ...shift, published: true })),
    assignments.values(),
  );

/** What taking a publication back should have brought back and did not: nothing was changed between, or it is refused. */
function differing(was: Plan, is: Plan): readonly unknown[] {
  const then = visible(was).map((one) => JSON.stringify(one));
  const now = new Set(visible(is).map((one) => JSON.stringify(one)));
  return then.filter((one) => !now.has(one));
}
