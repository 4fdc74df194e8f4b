/** The settings page: nothing is sent that changes nothing, and a refusal leaves the choice where it was. */
import { expect, test } from "vitest";
import { titleUnits } from "../../../shared/limits.ts";
import {
  initial,
  isNewZone,
  isUnsaved,
  type SettingsEvent,
  type SettingsStep,
  step,
} from "../../../web/coordinator/settings/state.ts";
import { keyWords } from "../../../web/staff/spoken-words.ts";

function after(...events: readonly SettingsEvent[]): SettingsStep {
  return events.reduce<SettingsStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}
const organisation = { name: "Harbour", zone: "Europe/London", zoneName: "London time", edition: 4 };
const kept = (passkeys: "required" | "optional", more: object = {}) => ({
  ...{ passkeys, organisation: { ...organisation, ...more } },
});
const shown: SettingsEvent[] = [{ type: "opened" }, { type: "read", read: kept("optional") }];

test("a choice is kept only when it is saved", () => {
  const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
  expect(saving.effects).toEqual([{ type: "save", passkeys: "required" }]);
  expect(step(saving.state, { type: "savePressed" }).effects).toEqual([]);
  expect(step(saving.state, { type: "chosen", passkeys: "optional" }).state).toEqual(saving.state);
  expect(step(saving.state, { type: "saved", saved: kept("required") }).state.rule).toMatchObject({
    kept: "required",
    said: "saved",
  });
});

test("nothing is sent when nothing has changed", () => {
  expect(after(...shown, { type: "savePressed" })).toMatchObject({
    state: { rule: { said: "unchanged" } },
    effects: [],
  });
  const words = after(...shown, { type: "wrote", words: { name: " Harbour " } }, { type: "wordsPressed" });
  expect(words).toMatchObject({ state: { words: { said: "unchanged" } }, effects: [] });
});

test.each(["unreachable", "notConfirmed", { sentence: "Give yourself a passkey first." }] as const)(
  "%j leaves the choice and the words as they were, unsaved",
  (problem) => {
    const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
    expect(step(saving.state, { type: "saved", saved: problem }).state.rule).toMatchObject({
      ...{ kept: "optional", chosen: "required", saving: false, problem },
    });
    const words = after(...shown, { type: "wrote", words: { name: "New" } }, { type: "wordsPressed" });
    expect(step(words.state, { type: "wordsSaved", saved: problem }).state.words).toMatchObject({
      ...{ editing: { draft: { name: "New" }, base: organisation }, saving: false, problem },
    });
  },
);

test("a sign-in that ended closes the page", () => {
  expect(after({ type: "read", read: "signedOut" }).state.stage).toBe("signedOut");
  const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
  expect(step(saving.state, { type: "saved", saved: "signedOut" }).state.stage).toBe("signedOut");
  const words = after(...shown, { type: "wrote", words: { name: "New" } }, { type: "wordsPressed" });
  expect(step(words.state, { type: "wordsSaved", saved: "signedOut" }).state.stage).toBe("signedOut");
});

test("another zone is called otherwise until somebody writes what it is called, and whoever confirms is told", () => {
  const zone = after(...shown, { type: "wrote", words: { zone: "Europe/Amsterdam" } });
  expect(zone.state.words.editing.draft.zoneName).toBe("Amsterdam time");
  expect(isNewZone(zone.state.words)).toBe(true);
  expect(step(zone.state, { type: "wordsPressed" }).effects).toEqual([
    {
      type: "saveWords",
      organisation: { ...organisation, zone: "Europe/Amsterdam", zoneName: "Amsterdam time" },
      newZone: true,
    },
  ]);
  const own = after(
    ...shown,
    { type: "wrote", words: { zoneName: "Our time" } },
    { type: "wrote", words: { zone: "UTC" } },
  );
  expect(own.state.words.editing.draft.zoneName).toBe("Our time");
  const name = after(...shown, { type: "wrote", words: { name: "New" } }, { type: "wordsPressed" });
  expect(name.effects).toMatchObject([{ organisation: { name: "New", edition: 4 }, newZone: false }]);
  expect(step(name.state, { type: "wordsPressed" }).effects).toEqual([]);
  const saved = step(name.state, { type: "wordsSaved", saved: kept("optional", { name: "New", edition: 5 }) }).state;
  expect(saved.words).toMatchObject({ editing: { base: { name: "New", edition: 5 } }, said: "saved" });
  expect([isUnsaved(name.state), isUnsaved(saved)]).toEqual([true, false]);
  const rule = after(...shown, { type: "chosen", passkeys: "required" }).state;
  expect([isUnsaved(after(...shown).state), isUnsaved(rule)]).toEqual([false, true]);
});

test("words that another coordinator changed meanwhile stand beside mine", () => {
  const saving = after(...shown, { type: "wrote", words: { name: "Mine" } }, { type: "wordsPressed" });
  const meanwhile = { ...organisation, name: "Theirs", zoneName: "Their time", edition: 5 };
  const { state } = step(saving.state, { type: "wordsSaved", saved: { meanwhile } });
  expect(state.words.editing.draft).toMatchObject({ name: "Mine", zoneName: "Their time" });
  expect(state.words.problem).toBe("changedMeanwhile");
  const again = step(state, { type: "wordsPressed" });
  expect(again.effects).toMatchObject([{ organisation: { name: "Mine", edition: 5 } }]);
  const theirs = step(state, { type: "tookTheirs", field: "name" }).state;
  expect(theirs.words.editing.draft.name).toBe("Theirs");
});

test.each<[string, object, object]>([
  ["no name", { name: "  " }, { field: "name", why: "empty" }],
  ["a name too long", { name: "x".repeat(titleUnits + 1) }, { field: "name", why: "odd" }],
  ["no name for the time", { zoneName: "" }, { field: "zoneName", why: "empty" }],
  ["a name for the time that turns text around", { zoneName: "a\u202eb" }, { field: "zoneName", why: "odd" }],
])("%s is said beside its field and not sent", (_, words, complaint) => {
  const pressed = after(...shown, { type: "wrote", words }, { type: "wordsPressed" });
  expect(pressed).toMatchObject({ state: { words: { complaint, saving: false } }, effects: [] });
  expect(step(pressed.state, { type: "wrote", words: { name: "New" } }).state.words.complaint).toBeUndefined();
});

test("a key has six words, always the same, and another key has others", async () => {
  const [one, two] = [await keyWords("A".repeat(43)), await keyWords(`${"A".repeat(42)}E`)];
  expect(one).toHaveLength(6);
  expect(await keyWords("A".repeat(43))).toEqual(one);
  expect(two).not.toEqual(one);
});
