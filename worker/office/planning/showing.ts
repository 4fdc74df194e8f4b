/** The rota as coordinators see it. Reads, and writes nothing. */
import type { Stretch } from "../../../shared/rota/stretch.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { type Desk, told } from "../door.ts";
import { organisation } from "../organisation.ts";
import { asking } from "./making.ts";
import { keptClosures, keptPatterns, linesToPlan } from "./pattern-rows.ts";
import { unansweredRequests } from "./request-rows.ts";
import { planIn, withNamed } from "./rows.ts";
import { keptSteps } from "./steps.ts";
import { rotaPeople, rotaRules, zoneOf } from "./team.ts";
import { publicationToUndo } from "./undoable.ts";
import { rotaVersion } from "./writing.ts";

/** The weeks looked at, with whatever the draft names besides. */
export function rotaAnswer(desk: Desk, window: Stretch, now: number): RotaAnswer {
  const { sql } = desk.storage;
  const steps = keptSteps(sql);
  const plan = withNamed(
    sql,
    planIn(sql, window),
    steps.flatMap(({ operations }) => operations),
  );
  return {
    version: rotaVersion(sql),
    zone: zoneOf(sql),
    zoneName: organisation(sql)?.zoneName ?? "",
    lines: linesToPlan(sql),
    shifts: [...plan.shifts.values()],
    assignments: [...plan.assignments.values()],
    people: rotaPeople(sql, now).map((person) => ({
      ...person,
      roles: [...person.roles],
      languages: [...person.languages],
      skills: [...person.skills],
      leave: [...person.leave],
      ratherNot: [...person.ratherNot],
    })),
    rules: rotaRules(sql),
    steps: steps.map((step) => ({ ...step, operations: [...step.operations] })),
    patterns: [...keptPatterns(sql)],
    closures: [...keptClosures(sql)],
    toDecide: asking(sql, now).map((answer) =>
      answer.kind === "askMove"
        ? {
            shift: answer.shift,
            to: { from: answer.to.from, until: answer.to.until },
            need: answer.to.need,
            why: "moved",
          }
        : { shift: answer.shift, to: null, why: answer.why },
    ),
    requests: [...unansweredRequests(sql)],
    published: publicationToUndo(sql, now),
    clock: told(desk),
  };
}
