/** The people page: two coordinators at once, nothing typed is lost, what can be taken back is, once and only if it still can. */
import { expect, test } from "vitest";
import type { Act, Outcome } from "../../../web/coordinator/people/acts.ts";
import { initial, type PeopleState } from "../../../web/coordinator/people/page-state.ts";
import { after, alex, everybody, idOf, person, priya, sam, shown } from "./people.ts";

const opened = after(shown, { type: "personPressed", id: sam.id }).state;
const editing = after(opened, { type: "viewed", view: "editing" }).state;
const acted = (act: Act, outcome: Outcome) => ({ type: "acted", act, outcome }) as const;

function actOf({ effects }: ReturnType<typeof after>): Act {
  const [effect] = effects;
  if (effect?.type !== "act") throw new Error("nothing was asked for");
  return effect.act;
}

const draftOf = ({ panel }: PeopleState) =>
  panel?.is === "person" && panel.view.is === "editing" ? panel.view.editing.draft : undefined;
const meanwhileOf = ({ panel }: PeopleState) =>
  panel?.is === "person" && panel.view.is === "editing"
    ? panel.view.editing.meanwhile.map(({ field, mine }) => ({ field, mine }))
    : undefined;

test("the list is asked for, and a service that does not answer shows a list that is there already", () => {
  expect(after(initial, { type: "opened" }).effects).toEqual([{ type: "load" }]);
  expect(after(initial, { type: "loaded", answer: "unreachable" }).state.stage).toBe("unreachable");
  expect(after(shown, { type: "loaded", answer: "unreachable" }).state).toEqual(shown);
  expect(after(shown, { type: "loaded", answer: "signedOut" }).state.stage).toBe("signedOut");
});

test("a change names the revision it was made to, and what comes back stands in the list", () => {
  const saving = after(editing, { type: "wrote", draft: { chatsMost: 2 } }, { type: "saved" });
  const act = actOf(saving);
  expect(act).toMatchObject({ do: "change", person: sam.id, revision: 1, fields: { alias: "Sam", chatsMost: 2 } });
  const saved = after(saving.state, acted(act, { is: "done", person: { ...sam, chatsMost: 2, revision: 2 } })).state;
  expect(saved.people.map(({ alias, chatsMost }) => [alias, chatsMost])).toEqual([
    ["Alex", 1],
    ["Sam", 2],
    ["Priya", 1],
  ]);
  expect(saved.panel).toMatchObject({ is: "person", view: { is: "looking" }, working: false });
});

test("while an answer is awaited nothing else is asked for and nothing can be written", () => {
  const saving = after(editing, { type: "wrote", draft: { chatsMost: 2 } }, { type: "saved" }).state;
  for (const event of [
    { type: "saved" },
    { type: "wrote", draft: { alias: "Robin" } },
    { type: "viewed", view: "leaving" },
    { type: "panelClosed" },
    { type: "asked", act: { do: "endSessions", person: sam.id } },
  ] as const)
    expect(after(saving, event)).toEqual({ state: saving, effects: [] });
});

test("when another coordinator was faster, theirs appears where I wrote nothing and mine stays where I did", () => {
  const saving = after(editing, { type: "wrote", draft: { alias: "Sammy", chatsMost: 3 } }, { type: "saved" });
  const now = { ...sam, revision: 2, chatsMost: 2, trainee: true };
  const told = after(
    saving.state,
    acted(actOf(saving), { is: "changedMeanwhile", everybody: everybody(alex, now) }),
  ).state;
  expect(draftOf(told)).toMatchObject({ alias: "Sammy", chatsMost: 3, trainee: true });
  expect(meanwhileOf(told)).toEqual([
    { field: "chatsMost", mine: true },
    { field: "trainee", mine: false },
  ]);
  expect(told.panel).toMatchObject({ working: false, trouble: { is: "changedMeanwhile" } });
  // Saving again keeps mine, on top of theirs.
  expect(actOf(after(told, { type: "saved" }))).toMatchObject({
    revision: 2,
    fields: { alias: "Sammy", chatsMost: 3, trainee: true },
  });
  expect(draftOf(after(told, { type: "tookTheirs", field: "chatsMost" }).state)).toMatchObject({ chatsMost: 2 });
});

test("a third coordinator in between changes nothing about that", () => {
  const first = after(editing, { type: "wrote", draft: { alias: "Sammy" } }, { type: "saved" });
  const second = after(
    first.state,
    acted(actOf(first), { is: "changedMeanwhile", everybody: everybody({ ...sam, revision: 2, chatsMost: 2 }) }),
    { type: "saved" },
  );
  const third = after(
    second.state,
    acted(actOf(second), { is: "changedMeanwhile", everybody: everybody({ ...sam, revision: 3, chatsMost: 3 }) }),
  ).state;
  expect(draftOf(third)).toMatchObject({ alias: "Sammy", chatsMost: 3 });
  expect(meanwhileOf(third)).toEqual([{ field: "chatsMost", mine: false }]);
});

test("what is not a form is not done to somebody who has changed: they are shown as they are now", () => {
  const act: Act = { do: "leave", person: sam.id, revision: 1 };
  const asked = after(opened, { type: "viewed", view: "leaving" }, { type: "asked", act });
  const now = { ...sam, revision: 2, state: "paused" as const };
  const told = after(asked.state, acted(act, { is: "changedMeanwhile", everybody: everybody(alex, now) })).state;
  expect(told.panel).toMatchObject({ view: { is: "looking" }, trouble: { is: "changedMeanwhile" } });
  expect(told.people).toContainEqual(now);
});

test.each([
  [{ is: "refused", sentence: "The last coordinator stays one." }],
  [{ is: "noCertifier", why: "noKey" }],
  [{ is: "notConfirmed" }],
  [{ is: "unreachable" }],
] as const)("%j leaves the form as it was, with the reason beside it", (trouble) => {
  const saving = after(editing, { type: "wrote", draft: { alias: "Sammy" } }, { type: "saved" });
  const told = after(saving.state, acted(actOf(saving), trouble)).state;
  expect(draftOf(told)).toMatchObject({ alias: "Sammy" });
  expect(told.panel).toMatchObject({ working: false, trouble });
  expect(told.people).toEqual(shown.people);
});

test("a sign-in that ended meanwhile closes everything", () => {
  const saving = after(editing, { type: "saved" });
  expect(after(saving.state, acted(actOf(saving), { is: "signedOut" })).state).toMatchObject({
    stage: "signedOut",
    panel: undefined,
  });
});

const paused = { ...sam, state: "paused" as const, revision: 2 };
const pausing = { do: "pause", person: sam.id, revision: 1, paused: true } as const;
const donePausing = after(
  opened,
  { type: "asked", act: pausing },
  acted(pausing, { is: "done", person: paused }),
).state;

test("a pause is undone by ending it, on the revision the pause made", () => {
  const undoing = after(donePausing, { type: "panelClosed" }, { type: "undoPressed" });
  const act = actOf(undoing);
  expect(act).toEqual({ do: "pause", person: sam.id, revision: 2, paused: false });
  const active = { ...sam, revision: 3 };
  const undone = after(undoing.state, acted(act, { is: "done", person: active })).state;
  expect(undone.done).toMatchObject({ as: "undone", undo: undefined });
  expect(undone.people).toContainEqual(active);
});

test("an undo is refused, and said to be, when somebody changed the person since", () => {
  const undoing = after(donePausing, { type: "undoPressed" });
  const since = { ...paused, revision: 3, chatsMost: 2 };
  const told = after(
    undoing.state,
    acted(actOf(undoing), { is: "changedMeanwhile", everybody: everybody(since) }),
  ).state;
  expect(told.done).toMatchObject({ as: "notUndone", undo: undefined });
  expect(told.people).toEqual([since]);
  expect(after(told, { type: "undoPressed" }).effects).toEqual([]);
});

test("an undo is asked for once, and can be tried again when nothing came of it", () => {
  const undoing = after(donePausing, { type: "undoPressed" });
  expect(after(undoing.state, { type: "undoPressed" }).effects).toEqual([]);
  const failed = after(undoing.state, acted(actOf(undoing), { is: "unreachable" })).state;
  expect(failed.done).toMatchObject({ as: "done", trouble: { is: "unreachable" } });
  const again = after(failed, { type: "undoPressed" });
  expect(again.effects).toEqual(undoing.effects);
  expect(again.state.done?.trouble).toBeUndefined();
});

test("a change and new roles are undone with what was there before; a leave, a link and a revoked browser are not", () => {
  const changing = after(editing, { type: "wrote", draft: { languages: "Welsh" } }, { type: "saved" });
  const changed = { ...sam, languages: ["cy"], revision: 2 };
  const { done } = after(changing.state, acted(actOf(changing), { is: "done", person: changed })).state;
  expect(done?.undo).toMatchObject({ do: "change", revision: 2, fields: { languages: ["en"] } });
  const roles: Act = { do: "roles", person: sam.id, revision: 1, roles: ["supervisor"] };
  const after2 = after(
    opened,
    { type: "asked", act: roles },
    acted(roles, { is: "done", person: { ...sam, revision: 2 } }),
  );
  expect(after2.state.done?.undo).toEqual({ ...roles, revision: 2, roles: ["counsellor"] });
  for (const act of [
    { do: "leave", person: sam.id, revision: 1 },
    { do: "revoke", person: sam.id, signingKey: "A".repeat(43) },
    { do: "endSessions", person: sam.id },
  ] as const) {
    const told = after(
      opened,
      { type: "asked", act },
      acted(act, { is: "done", person: { ...sam, revision: 2 } }),
    ).state;
    expect(told.done).toMatchObject({ as: "done", undo: undefined });
  }
});

test("an invitation adds somebody to the list and shows its link, once", () => {
  const writing = after(shown, { type: "invitePressed" }, { type: "wrote", draft: { alias: "Morgan" } });
  const asked = after(writing.state, { type: "saved" });
  const act = actOf(asked);
  expect(act).toMatchObject({ do: "invite", roles: ["counsellor"], fields: { alias: "Morgan", languages: ["en"] } });
  const morgan = person("Morgan", { state: "invited" });
  const link = { address: "https://harbour.example/join#a.b", endsAt: 1 };
  const made = after(asked.state, acted(act, { is: "done", person: morgan, link }));
  expect(made.state.panel).toMatchObject({ is: "link", id: morgan.id, kind: "invitation", link });
  expect(made.state.people).toContainEqual(morgan);
  const left = after(made.state, { type: "panelClosed" }, { type: "personPressed", id: idOf("Morgan") });
  expect(JSON.stringify(left.state)).not.toContain("join#");
});

test.each([
  [{ alias: "" }, { field: "alias", why: "empty" }],
  [{ alias: "Mor\u202egan" }, { field: "alias", why: "odd" }],
  [{ alias: "M".repeat(41) }, { field: "alias", why: "long" }],
  [
    { alias: "Morgan", languages: "" },
    { field: "languages", why: "none" },
  ],
  [
    { alias: "Morgan", languages: "English, Gibberish" },
    { field: "languages", why: "unknown", word: "Gibberish" },
  ],
  [
    { alias: "Morgan", chatsMost: 4 },
    { field: "chatsMost", why: "range" },
  ],
  [
    { alias: "Morgan", chatsMost: Number.NaN },
    { field: "chatsMost", why: "range" },
  ],
  [
    { alias: "Morgan", skills: [{ skill: " ", until: "" }] },
    { field: "skills", why: "empty" },
  ],
  [
    { alias: "Morgan", skills: [{ skill: "First aid", until: "2027-02-30" }] },
    { field: "skills", why: "day" },
  ],
  [
    { alias: "Morgan", skills: Array(2).fill({ skill: "First aid", until: "" }) },
    { field: "skills", why: "twice" },
  ],
] as const)("an invitation with %j is not sent, and says why", (draft, complaint) => {
  const asked = after(shown, { type: "invitePressed" }, { type: "wrote", draft }, { type: "saved" });
  expect(asked.effects).toEqual([]);
  expect(asked.state.panel).toMatchObject({ is: "invite", complaint, draft });
});

test("an invitation without any role is not sent", () => {
  const writing = after(shown, { type: "invitePressed" }, { type: "wrote", draft: { alias: "Morgan" } });
  const asked = after(writing.state, { type: "rolesPicked", roles: [] }, { type: "saved" });
  expect(asked.effects).toEqual([]);
  expect(asked.state.panel).toMatchObject({ complaint: "noRole" });
});

test("whoever is looked at is nobody else: a panel of one person asks for that person", () => {
  const other = after(
    opened,
    { type: "panelClosed" },
    { type: "personPressed", id: priya.id },
    { type: "viewed", view: "roles" },
  );
  const asked = after(other.state, { type: "rolesPicked", roles: ["counsellor", "supervisor"] }, { type: "saved" });
  expect(actOf(asked)).toEqual({ do: "roles", person: priya.id, revision: 1, roles: ["counsellor", "supervisor"] });
});
