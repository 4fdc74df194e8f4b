/** Who may do what to whom: whoever is alone in charge stays in charge, whatever is asked in whatever order. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Role } from "../../../shared/certificates.ts";
import { PersonId } from "../../../shared/ids.ts";
import { type Change, refusal } from "../../../worker/office/standing.ts";

const ids = ["A", "B", "C"].map((letter) => PersonId.parse(letter.repeat(22)));
const anyId = fc.constantFrom(...ids);
const roles = fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 4 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>({ type: "fields" }, { type: "pause" }, { type: "resume" }, { type: "leave" }),
  roles.map((held): Change => ({ type: "roles", roles: held })),
);

interface Somebody {
  roles: readonly Role[];
  state: "active" | "paused" | "left";
}

const isCoordinator = ({ roles: held, state }: Somebody) => state === "active" && held.includes("coordinator");

function apply(person: Somebody, asked: Change): void {
  if (asked.type === "roles") person.roles = asked.roles;
  if (asked.type === "pause") person.state = "paused";
  if (asked.type === "resume") person.state = "active";
  if (asked.type === "leave") person.state = "left";
}

test("N3: after any changes by coordinators there is still an active coordinator", () => {
  const acts = fc.array(fc.record({ actor: anyId, of: anyId, change }), { maxLength: 40 });
  fc.assert(
    fc.property(acts, (all) => {
      const people = new Map<string, Somebody>(
        ids.map((id) => [id, { roles: ["coordinator", "counsellor"], state: "active" }]),
      );
      const coordinators = () => [...people].filter(([, person]) => isCoordinator(person)).map(([id]) => id);
      for (const { actor, of, change: asked } of all) {
        const person = people.get(of);
        if (person === undefined || !coordinators().includes(actor)) continue;
        const seen = { id: of, roles: [...person.roles], state: person.state, revision: 1 };
        const refused = refusal({ person: seen, change: asked, actor, revision: 1, coordinators: coordinators() });
        if (refused === undefined) apply(person, asked);
        expect(coordinators().length).toBeGreaterThan(0);
      }
    }),
  );
});

test("N2, N3: nobody pauses or removes themselves, and no older revision is changed", () => {
  fc.assert(
    fc.property(anyId, anyId, change, fc.nat(3), (id, actor, asked, revision) => {
      const person = { id, roles: ["coordinator" as const], state: "active" as const, revision: 2 };
      const refused = refusal({ person, change: asked, actor, revision, coordinators: ids });
      if (revision !== 2) expect(refused).toBe("changedMeanwhile");
      else if (id === actor && (asked.type === "pause" || asked.type === "leave")) expect(refused).toBe("notYourself");
      else expect(refused).toBeUndefined();
    }),
  );
});
