/**
 * What a rota may not be, as data: each conflict is a stable word with what a page needs to make a sentence of it. The
 * sentences themselves belong to the pages' words, one file per language, where a charity can review and change them.
 *
 * Three kinds. *Personal* rules protect one person or say they cannot be there at all: always refused. *Team* rules say
 * what a shift lacks: a sign-up or a swap may not cause it; a coordinator may and is warned, because a rota must be able
 * to say the truth ("Sam is ill, nobody is on"), and the line then does not open. *Soft* rules warn.
 */
import type { Role } from "../certificates.ts";
import type { PersonId, ShiftId } from "../ids.ts";
import { fairMarginMs, onDutyLeast, restMs } from "../limits.ts";
import type { Day } from "./day.ts";
import type { Turn } from "./plan.ts";
import type { Stretch } from "./stretch.ts";

/** What the rota must know of somebody. */
export interface RotaPerson {
  readonly id: PersonId;
  readonly state: "active" | "paused" | "left";
  readonly roles: readonly Role[];
  readonly trainee: boolean;
  readonly languages: readonly string[];
  /** `until`: training and background checks run out; null: they do not. */
  readonly skills: readonly { readonly skill: string; readonly until: number | null }[];
  /** The person's own weekly maximum, if it is lower than everybody's. */
  readonly weekMostMs: number | null;
  /** Approved leave. */
  readonly leave: readonly Stretch[];
  /** Times the person would rather not work; a wish, never a promise. */
  readonly ratherNot: readonly Stretch[];
}

/** The charity's own numbers. */
export interface Rules {
  /** Weeks begin on Monday in this zone. */
  readonly zone: string;
  readonly restMs: number;
  readonly weekMostMs: number | null;
  /** People on a line at once while anybody is on it. */
  readonly onDutyLeast: number;
  readonly leadRoles: readonly Role[];
  readonly fairMarginMs: number;
}

const leadRoles: readonly Role[] = ["supervisor", "coordinator"];

/** Who leads a shift. Roles change after it was planned, so this counts when the shift runs as well. */
export const mayLead = (
  { trainee, roles }: { readonly trainee: boolean; readonly roles: readonly Role[] },
  rules: Pick<Rules, "leadRoles"> = { leadRoles },
): boolean => !trainee && roles.some((role) => rules.leadRoles.includes(role));

export const rulesAtFirst = (zone: string): Rules => ({
  zone,
  restMs,
  weekMostMs: null,
  onDutyLeast,
  leadRoles,
  fairMarginMs,
});

type OfPerson = { readonly person: PersonId };
type OfShift = { readonly shift: ShiftId } & Stretch;

type PersonalConflict = OfPerson &
  (
    | { readonly rule: "overlap"; readonly turn: Turn; readonly other: Turn }
    | { readonly rule: "rest"; readonly before: Turn; readonly after: Turn; readonly leastMs: number }
    | { readonly rule: "tooLong"; readonly from: number; readonly until: number; readonly mostMs: number }
    | { readonly rule: "week"; readonly monday: Day; readonly plannedMs: number; readonly mostMs: number }
    | { readonly rule: "left" | "paused" | "unknown" | "roleForDuty" | "roleForLead"; readonly turn: Turn }
    | { readonly rule: "onLeave"; readonly turn: Turn; readonly leave: Stretch }
  );

/** `from` and `until`: the first part of the shift in which it is so. */
export type TeamConflict = OfShift &
  (
    | { readonly rule: "tooMany"; readonly have: number; readonly most: number }
    | { readonly rule: "short" | "alone"; readonly have: number; readonly least: number }
    | { readonly rule: "noLead" }
    | { readonly rule: "language"; readonly language: string }
    | { readonly rule: "skill"; readonly skill: string; readonly expired: readonly PersonId[] }
    | { readonly rule: "unsupervised"; readonly trainees: readonly PersonId[] }
  );

type SoftConflict = OfPerson &
  (
    | { readonly rule: "ratherNot"; readonly turn: Turn; readonly wish: Stretch }
    | { readonly rule: "uneven"; readonly plannedMs: number; readonly middleMs: number }
  );

export type Conflict = PersonalConflict | TeamConflict | SoftConflict;

/** Who does what: a coordinator's draft, its publication, or somebody's own sign-up or swap. */
export type Act = "draft" | "publish" | "own";

export interface Verdict {
  readonly refused: readonly Conflict[];
  readonly warned: readonly Conflict[];
}

/** Nothing may be done while anything is `refused`; `warned` is shown and may be overruled. */
export function verdict(conflicts: readonly Conflict[], act: Act): Verdict {
  return {
    refused: conflicts.filter((conflict) => refuses(conflict, act)),
    warned: conflicts.filter((conflict) => !refuses(conflict, act)),
  };
}

function refuses({ rule }: Conflict, act: Act): boolean {
  switch (rule) {
    case "ratherNot":
    case "uneven":
      return false;
    case "short":
    case "alone":
    case "noLead":
    case "language":
    case "skill":
      return act === "own";
    case "unsupervised":
      return act !== "draft";
    default:
      return true;
  }
}
