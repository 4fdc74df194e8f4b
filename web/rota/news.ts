/** What others did between two answers of the Office: to be said once, quietly. Pure. */
import type { PersonId } from "../../shared/ids.ts";
import type { RotaAnswer } from "../../shared/rota-interface.ts";

export type News =
  | { readonly is: "published"; readonly person: PersonId }
  /** `step`: its number. */
  | { readonly is: "drafted"; readonly person: PersonId; readonly step: number }
  | { readonly is: "requests" }
  /** Something else of the rota, by whomever. */
  | { readonly is: "changed" };

/** The weightiest of it. undefined: nothing, or only what `me` did in another tab. */
export function newsBetween(before: RotaAnswer, after: RotaAnswer, me: string): News | undefined {
  if (after.version === before.version) return undefined;
  const { published } = after;
  if (published !== null && published.number !== before.published?.number)
    return published.person === me ? undefined : { is: "published", person: published.person };
  const known = new Set(before.steps.map(({ number }) => number));
  const fresh = after.steps.filter(({ number }) => !known.has(number));
  const others = fresh.filter(({ person }) => person !== me).at(-1);
  if (others !== undefined) return { is: "drafted", person: others.person, step: others.number };
  if (fresh.length > 0) return undefined;
  const asked = new Set(before.requests.map(({ id, state }) => `${id} ${state}`));
  if (after.requests.some(({ id, state }) => !asked.has(`${id} ${state}`))) return { is: "requests" };
  return { is: "changed" };
}
