/**
 * What a coordinator may do to whom. Pure. Whoever is alone in charge stays in charge, and nobody locks themselves out
 * by accident: the other coordinators are there for that.
 */
import type { Role } from "../../shared/certificates.ts";
import type { PersonShown } from "../../shared/people-interface.ts";
import type { ProblemName } from "./problems.ts";

export type Change =
  | { readonly type: "fields" }
  | { readonly type: "roles"; readonly roles: readonly Role[] }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "leave" };

interface Asked {
  readonly person: Pick<PersonShown, "id" | "roles" | "state" | "revision">;
  readonly change: Change;
  /** Who asks. */
  readonly actor: string;
  /** The revision the page saw. */
  readonly revision: number;
  /** Ids of the coordinators who are really there (`in-charge.ts`). */
  readonly coordinators: readonly string[];
}

/** Why not; undefined: it may be done. */
export function refusal({ person, change, actor, revision, coordinators }: Asked): ProblemName | undefined {
  if (person.state === "left") return "personLeft";
  if (person.revision !== revision) return "changedMeanwhile";
  const alone = coordinators.length === 1 && coordinators[0] === person.id;
  if (alone && endsCoordinating(change)) return "lastCoordinator";
  if (person.id === actor && (change.type === "pause" || change.type === "leave")) return "notYourself";
  return undefined;
}

function endsCoordinating(change: Change): boolean {
  switch (change.type) {
    case "roles":
      return !change.roles.includes("coordinator");
    case "pause":
    case "leave":
      return true;
    case "fields":
    case "resume":
      return false;
  }
}
