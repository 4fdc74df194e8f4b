/** What a colleague changes is seen without loading the page again, and takes nothing from whoever is at work here. */
import { expect, test } from "vitest";
import type { Act } from "../../../web/coordinator/people/acts.ts";
import { initial, type PeopleEvent, type PeopleState } from "../../../web/coordinator/people/page-state.ts";
import { after, alex, everybody, person, priya, sam, shown } from "./people.ts";

const theirs = { ...sam, revision: 2, chatsMost: 2, roles: ["supervisor"] as const };
const changed = everybody(alex, { ...theirs, roles: [...theirs.roles] }, priya);
const looked = (answer: Extract<PeopleEvent, { type: "looked" }>["answer"], { turn }: PeopleState) =>
  ({ type: "looked", answer, turn }) as const;
const look = (state: PeopleState, answer = changed) => after(state, looked(answer, state)).state;
const onSam = (view: "editing" | "roles" | "leaving") =>
  after(shown, { type: "personPressed", id: sam.id }, { type: "viewed", view }).state;

test("a look is asked for when nothing else is, and what comes stands in the list", () => {
  expect(after(shown, { type: "lookDue" }).effects).toEqual([{ type: "look", turn: 0 }]);
  const morgan = person("Morgan");
  expect(look(shown, everybody(alex, sam, priya, morgan)).people).toContainEqual(morgan);
  expect(look(shown).people).toEqual(changed.people);
  expect(after(initial, { type: "lookDue" }).effects).toEqual([]);
});

test("a list that was asked for before something was done here is older than what is shown, and is dropped", () => {
  const act: Act = { do: "pause", person: sam.id, revision: 1, paused: true };
  const paused = { ...sam, revision: 2, state: "paused" as const };
  const asked = after(shown, { type: "personPressed", id: sam.id }, { type: "asked", act });
  expect(after(asked.state, { type: "lookDue" }).effects).toEqual([]);
  const done = after(asked.state, { type: "acted", act, outcome: { is: "done", person: paused } }).state;
  const late = looked(everybody(alex, sam, priya), shown);
  expect(after(asked.state, late).state).toEqual(asked.state);
  expect(after(done, late).state).toEqual(done);
});

test("a row that is newer here stays", () => {
  const newer = { ...sam, revision: 9 };
  const state = { ...shown, people: [alex, newer, priya] };
  expect(look(state).people).toEqual([alex, newer, priya]);
});

test("what is being written stays as it is, and saving it names the revision it was begun with", () => {
  const writing = after(onSam("editing"), { type: "wrote", draft: { alias: "Sammy" } }).state;
  const told = look(writing);
  expect(told.panel).toEqual(writing.panel);
  expect(after(told, { type: "saved" }).effects).toMatchObject([{ act: { do: "change", revision: 1 } }]);
});

test("roles picked beside older ones are refused with the newer row, not laid over it unseen", () => {
  const told = look(after(onSam("roles"), { type: "rolesPicked", roles: ["counsellor", "coordinator"] }).state);
  const saving = after(told, { type: "saved" });
  const [effect] = saving.effects;
  expect(effect).toMatchObject({ act: { do: "roles", revision: 1, roles: ["counsellor", "coordinator"] } });
  if (effect?.type !== "act") throw new Error("nothing was asked for");
  const outcome = { is: "changedMeanwhile", everybody: changed } as const;
  expect(after(saving.state, { type: "acted", act: effect.act, outcome }).state).toMatchObject({
    people: changed.people,
    panel: { view: { is: "looking" }, trouble: { is: "changedMeanwhile" } },
  });
});

test("nobody is asked about somebody who has left meanwhile", () => {
  const left = everybody(alex, { ...sam, revision: 2, state: "left" }, priya);
  expect(look(onSam("leaving"), left).panel).toMatchObject({ id: sam.id, view: { is: "looking" } });
});

test("a service that does not answer, and a sign-in that ended, take nothing that is written", () => {
  const writing = after(onSam("editing"), { type: "wrote", draft: { alias: "Sammy" } }).state;
  for (const answer of ["unreachable", "signedOut"] as const)
    expect(after(writing, looked(answer, writing)).state).toEqual(writing);
  expect(after(shown, looked("unreachable", shown)).state).toEqual(shown);
  expect(after(shown, looked("signedOut", shown)).state.stage).toBe("signedOut");
});
