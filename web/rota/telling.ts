/** Rows of the rota in words: when a shift is, what a step of the draft does, why it no longer fits. */
import type { ShiftId } from "../../shared/ids.ts";
import type { Operation, Refusal } from "../../shared/rota/operations.ts";
import type { Shift, Turn } from "../../shared/rota/plan.ts";
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
      return coverage.level.gap(need.wanted - have);
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

/** The first of them in words, and how many more. */
export function stepSaid(picture: Picture, operations: readonly Operation[]): string {
  const [first] = operations;
  if (first === undefined) return "";
  const said = operationSaid(picture, first);
  return operations.length === 1 ? said : steps.more(said, operations.length - 1);
}

function operationSaid(picture: Picture, operation: Operation): string {
  const shiftSaid = (id: ShiftId) => {
    const shift = shiftIn(picture, id);
    return shift === undefined ? steps.somewhere : shiftWhen(picture, shift);
  };
  switch (operation.do) {
    case "addShift":
      return steps.addShift(shiftWhen(picture, operation.shift));
    case "removeShift":
      return steps.removeShift(shiftSaid(operation.shift));
    case "changeShift": {
      const was = picture.standing.shifts.get(operation.shift);
      const isMoved = was !== undefined && (operation.to.from ?? was.from) !== was.from;
      if (operation.to.published === true) return steps.publishShift(shiftSaid(operation.shift));
      return isMoved
        ? steps.moveShift(shiftWhen(picture, was), shiftSaid(operation.shift))
        : steps.changeShift(shiftSaid(operation.shift));
    }
    case "assign": {
      const { person, from, until } = operation.assignment;
      return steps.assign(aliasIn(picture, person) || steps.somebody, when(picture.zone, { from, until }));
    }
    case "unassign":
    case "changeAssignment":
      return turnSaid(picture, operation);
  }
}

function turnSaid(picture: Picture, operation: Extract<Operation, { do: "unassign" | "changeAssignment" }>): string {
  const assignment = assignmentIn(picture, operation.assignment);
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
    case "drafted":
      return news.drafted(aliasIn(picture, told.person) || news.another, stepSaid(picture, told.step.operations));
    default:
      return news[told.is];
  }
}
