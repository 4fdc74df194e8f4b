/** Rows of the rota in words: when a shift is, what a step of the draft does, why it no longer fits. */
import { apply } from "../../shared/rota/apply.ts";
import type { Operation, Refusal } from "../../shared/rota/operations.ts";
import type { Plan, Shift, Turn } from "../../shared/rota/plan.ts";
import type { Conflict } from "../../shared/rota/rules.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import { when } from "./days.ts";
import type { News } from "./news.ts";
import { aliasIn, assignmentIn, awayIn, type Cell, lineIn, type Picture, shiftIn } from "./picture.ts";
import { conflictSentence, coverage, draft, languageNamed, news, steps } from "./words/en.ts";

/** With its line, where there are several. */
export function shiftWhen(picture: Picture, shift: Stretch & Pick<Shift, "line">): string {
  const line = picture.answer.lines.length > 1 ? `, ${lineIn(picture, shift.line)}` : "";
  return when(picture.zone, shift) + line;
}

export const sentenceOf = (picture: Picture, conflict: Conflict): string =>
  conflictSentence(conflict, namesIn(picture), picture.zone);

const namesIn = ({ people }: Picture) => new Map([...people].map(([id, { alias }]) => [id, alias]));

/** "2 of 4, 2 needed, no lead" */
export function coverageSaid({ have, level, shift: { need }, lacks }: Cell): string {
  return [coverage.have(have, need.wanted), missingSaid({ have, level, shift: { need } }), ...lacks.map(lackSaid)].join(
    ", ",
  );
}

/** "2 needed": against the minimum below it, against what is wanted above. */
export function missingSaid({ have, level, shift: { need } }: Pick<Cell, "have" | "level"> & NeedOf): string {
  switch (level) {
    case "gap":
      return coverage.level.gap(need.minimum - have);
    case "short":
      return coverage.level.short(need.wanted - have);
    case "over":
      return coverage.level.over(have - need.maximum);
    default:
      return coverage.level[level]();
  }
}

interface NeedOf {
  readonly shift: Pick<Shift, "need">;
}

export function lackSaid(lack: Cell["lacks"][number]): string {
  switch (lack.rule) {
    case "language":
      return coverage.language(languageNamed(lack.language));
    case "skill":
      return coverage.skill(lack.skill);
    case "unsupervised":
      return coverage.unsupervised;
    default:
      return coverage.noLead;
  }
}

/** Why somebody on a shift does not count, or not all the time; "" when they do. */
export function awaySaid(picture: Picture, turn: Turn): string {
  const away = awayIn(picture, turn);
  return away === undefined ? "" : coverage.away[away];
}

const drafts = new WeakMap<Picture, readonly string[]>();

/** Every step of the draft in words, as it was made: of the rows as the steps before it had left them. */
export function draftSaid(picture: Picture): readonly string[] {
  const made = drafts.get(picture);
  if (made !== undefined) return made;
  let before = picture.standing;
  const said = picture.answer.steps.map(({ operations }) => {
    const sentence = stepSaid(picture, before, operations);
    const applied = apply(before, operations);
    if (applied.done) before = applied.plan;
    return sentence;
  });
  drafts.set(picture, said);
  return said;
}

/** What happens to a shift, else the first of them; and how many more. */
function stepSaid(picture: Picture, before: Plan, operations: readonly Operation[]): string {
  const first = operations.find(({ do: what }) => what.endsWith("Shift")) ?? operations[0];
  if (first === undefined) return "";
  const said = operationSaid(picture, before, first);
  return operations.length === 1 ? said : steps.more(said, operations.length - 1);
}

function operationSaid(picture: Picture, before: Plan, operation: Operation): string {
  switch (operation.do) {
    case "addShift":
      return steps.addShift(shiftWhen(picture, operation.shift));
    case "removeShift":
    case "changeShift": {
      const was = before.shifts.get(operation.shift) ?? shiftIn(picture, operation.shift);
      const at = was === undefined ? steps.somewhere : shiftWhen(picture, was);
      if (operation.do === "removeShift") return steps.removeShift(at);
      if (operation.to.published === true) return steps.publishShift(at);
      if (was === undefined) return steps.changeShift(at);
      const { from = was.from, until = was.until, line = was.line } = operation.to;
      const then = shiftWhen(picture, { from, until, line });
      return then === at ? steps.changeShift(at) : steps.moveShift(at, then);
    }
    case "assign": {
      const { person, from, until } = operation.assignment;
      return steps.assign(aliasIn(picture, person) || steps.somebody, when(picture.zone, { from, until }));
    }
    case "unassign":
    case "changeAssignment":
      return turnSaid(picture, before, operation);
  }
}

type OfTurn = Extract<Operation, { do: "unassign" | "changeAssignment" }>;

function turnSaid(picture: Picture, before: Plan, operation: OfTurn): string {
  const assignment = before.assignments.get(operation.assignment) ?? assignmentIn(picture, operation.assignment);
  if (assignment === undefined) return operation.do === "unassign" ? steps.unassignGone : steps.retimeGone;
  const alias = aliasIn(picture, assignment.person) || steps.somebody;
  if (operation.do === "unassign") return steps.unassign(alias, when(picture.zone, assignment));
  const { from = assignment.from, until = assignment.until, lead } = operation.to;
  const at = when(picture.zone, { from, until });
  if (lead === undefined) return steps.retime(alias, at);
  return lead ? steps.lead(alias, at) : steps.leadNot(alias, at);
}

/** Why a step no longer fits, with the row as it is now. */
export function refusalSaid(picture: Picture, refusal: Refusal): string {
  switch (refusal.why) {
    case "changedSince": {
      const { newer } = refusal;
      return "person" in newer
        ? draft.now.turn(aliasIn(picture, newer.person) || steps.somebody, when(picture.zone, newer))
        : draft.now.shift(shiftWhen(picture, newer));
    }
    default:
      return draft.now[refusal.why];
  }
}

export function newsSaid(picture: Picture, told: News): string {
  switch (told.is) {
    case "published":
      return news.published(aliasIn(picture, told.person) || news.another);
    case "drafted": {
      const index = picture.answer.steps.findIndex(({ number }) => number === told.step);
      const said = draftSaid(picture)[index];
      return said === undefined ? news.changed : news.drafted(aliasIn(picture, told.person) || news.another, said);
    }
    default:
      return news[told.is];
  }
}
