/** What is written is asked about before it is left; where nothing is written, nothing is asked. */
import { expect, test } from "vitest";
import type { Act } from "../../../web/coordinator/people/acts.ts";
import { isWritten } from "../../../web/coordinator/people/in-panel.ts";
import type { PeopleEvent, PeopleState } from "../../../web/coordinator/people/page-state.ts";
import { after, priya, sam, shown } from "./people.ts";

const open = (...events: readonly PeopleEvent[]): PeopleState => after(shown, ...events).state;
const onSam = (view: "editing" | "roles" | "leaving") =>
  [
    { type: "personPressed", id: sam.id },
    { type: "viewed", view },
  ] as const;

const forms = {
  change: open(...onSam("editing"), { type: "wrote", draft: { alias: "Sammy" } }),
  roles: open(...onSam("roles"), { type: "rolesPicked", roles: ["counsellor", "supervisor"] }),
  invitation: open({ type: "invitePressed" }, { type: "wrote", draft: { alias: "Morgan" } }),
  import: open({ type: "importPressed" }, { type: "importWrote", written: true }),
};
const untouched = {
  nothing: shown,
  change: open(...onSam("editing")),
  "a change that was taken back": open(
    ...onSam("editing"),
    { type: "wrote", draft: { alias: "Sammy" } },
    { type: "wrote", draft: { alias: "Sam" } },
  ),
  roles: open(...onSam("roles")),
  "roles that were ticked and taken back, in another order": after(
    { ...shown, people: [{ ...sam, roles: ["coordinator", "counsellor"] }] },
    ...onSam("roles"),
    { type: "rolesPicked", roles: ["counsellor", "coordinator"] },
  ).state,
  leaving: open(...onSam("leaving")),
  "an invitation with only its roles": open({ type: "invitePressed" }, { type: "rolesPicked", roles: ["coordinator"] }),
  import: open({ type: "importPressed" }),
};
const leaves: readonly PeopleEvent[] = [
  ...[{ type: "panelClosed" } as const, { type: "personPressed", id: priya.id } as const],
  ...[{ type: "invitePressed" } as const, { type: "importPressed" } as const],
];

test.each(Object.entries(forms))("%s: whatever leaves it is asked about, and it stays when it should", (_, form) => {
  expect(isWritten(form.panel)).toBe(true);
  for (const leave of leaves) {
    const asked = after(form, leave);
    expect(asked).toEqual({ state: { ...form, dropping: leave }, effects: [] });
    expect(after(asked.state, { type: "dropRefused" })).toEqual({ state: form, effects: [] });
  }
});

test.each(Object.entries(forms))("%s: said so, it is left for what was pressed", (_, form) => {
  const left = (leave: PeopleEvent) => after(form, leave, { type: "dropConfirmed" }).state;
  expect(left({ type: "panelClosed" })).toMatchObject({ panel: undefined, dropping: undefined });
  expect(left({ type: "personPressed", id: priya.id })).toMatchObject({
    panel: { is: "person", id: priya.id, view: { is: "looking" } },
    dropping: undefined,
  });
});

test.each(Object.entries(untouched))("%s: nothing is asked", (_, form) => {
  expect(isWritten(form.panel)).toBe(false);
  for (const leave of leaves) expect(after(form, leave).state.dropping).toBeUndefined();
  expect(after(form, { type: "panelClosed" }).state.panel).toBeUndefined();
});

test("Cancel says itself what it does", () => {
  const cancelled = after(forms.change, { type: "viewed", view: "looking" }).state;
  expect(cancelled).toMatchObject({ panel: { view: { is: "looking" } }, dropping: undefined });
});

test("an answer to nothing changes nothing, and what is being saved is not asked about", () => {
  const form = forms.change;
  for (const type of ["dropConfirmed", "dropRefused"] as const) expect(after(form, { type }).state).toEqual(form);
  const saving = after(form, { type: "saved" }).state;
  expect(after(saving, { type: "panelClosed" })).toEqual({ state: saving, effects: [] });
});

test("what was imported is in the list, and no longer written here", () => {
  const added = after(forms.import, { type: "importWrote", written: false }, { type: "panelClosed" });
  expect(added).toMatchObject({ state: { panel: undefined }, effects: [{ type: "load" }] });
});

test("what is saved is written no more", () => {
  const saving = after(forms.change, { type: "saved" });
  const [effect] = saving.effects;
  const act: Act | undefined = effect?.type === "act" ? effect.act : undefined;
  if (act === undefined) throw new Error("nothing was asked for");
  const person = { ...sam, alias: "Sammy", revision: 2 };
  expect(isWritten(after(saving.state, { type: "acted", act, outcome: { is: "done", person } }).state.panel)).toBe(
    false,
  );
});
