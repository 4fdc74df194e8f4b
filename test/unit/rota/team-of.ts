/** Made-up people as the rules see them. */
import type { PersonId } from "../../../shared/ids.ts";
import type { RotaPerson } from "../../../shared/rota/rules.ts";
import { alex, morgan, priya, sam } from "./given.ts";

export const person = (id: PersonId, change: Partial<RotaPerson> = {}): RotaPerson => ({
  id,
  state: "active",
  roles: ["counsellor"],
  trainee: false,
  languages: ["en"],
  skills: [],
  weekMostMs: null,
  leave: [],
  ratherNot: [],
  ...change,
});

/** Alex, Morgan and Sam are counsellors, Priya is a supervisor; `change` makes somebody special. */
export function teamOf(...change: readonly RotaPerson[]): ReadonlyMap<PersonId, RotaPerson> {
  const usual = [person(alex), person(morgan), person(sam), person(priya, { roles: ["supervisor"] })];
  return new Map([...usual, ...change].map((one) => [one.id, one]));
}
