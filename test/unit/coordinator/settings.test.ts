/** The settings page: nothing is sent that changes nothing, and a refusal leaves the choice where it was. */
import { expect, test } from "vitest";
import { initial, type SettingsEvent, type SettingsStep, step } from "../../../web/coordinator/settings/state.ts";
import { keyWords } from "../../../web/staff/spoken-words.ts";

function after(...events: readonly SettingsEvent[]): SettingsStep {
  return events.reduce<SettingsStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}
const shown: SettingsEvent[] = [{ type: "opened" }, { type: "read", read: { passkeys: "optional" } }];

test("a choice is kept only when it is saved", () => {
  const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
  expect(saving.effects).toEqual([{ type: "save", passkeys: "required" }]);
  expect(step(saving.state, { type: "savePressed" }).effects).toEqual([]);
  expect(step(saving.state, { type: "chosen", passkeys: "optional" }).state).toEqual(saving.state);
  expect(step(saving.state, { type: "saved", saved: { passkeys: "required" } }).state).toMatchObject({
    kept: "required",
    said: "saved",
  });
});

test("nothing is sent when nothing has changed", () => {
  expect(after(...shown, { type: "savePressed" })).toMatchObject({ state: { said: "unchanged" }, effects: [] });
});

test.each(["unreachable", "notConfirmed", { sentence: "Give yourself a passkey first." }] as const)(
  "%j leaves the choice as it was, unsaved",
  (problem) => {
    const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
    expect(step(saving.state, { type: "saved", saved: problem }).state).toMatchObject({
      ...{ kept: "optional", chosen: "required", saving: false, problem },
    });
  },
);

test("a sign-in that ended closes the page", () => {
  expect(after({ type: "read", read: "signedOut" }).state.stage).toBe("signedOut");
  const saving = after(...shown, { type: "chosen", passkeys: "required" }, { type: "savePressed" });
  expect(step(saving.state, { type: "saved", saved: "signedOut" }).state.stage).toBe("signedOut");
});

test("a key has six words, always the same, and another key has others", async () => {
  const [one, two] = [await keyWords("A".repeat(43)), await keyWords(`${"A".repeat(42)}E`)];
  expect(one).toHaveLength(6);
  expect(await keyWords("A".repeat(43))).toEqual(one);
  expect(two).not.toEqual(one);
});
