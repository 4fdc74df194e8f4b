/** The languages of a line's page: nothing is signed unread or unnamed, and nothing typed is lost. */
import { expect, test } from "vitest";
import type { TranslationShown } from "../../../shared/translation-interface.ts";
import { complaintAbout, draftOf, needsLimits, wordsFrom } from "../../../web/coordinator/lines/languages/draft.ts";
import { sentencesIn } from "../../../web/coordinator/lines/languages/sentences.ts";
import {
  initial,
  isUnsaved,
  type LanguagesEvent,
  type LanguagesStep,
  step,
} from "../../../web/coordinator/lines/languages/state.ts";
import { lineOf } from "./lines.ts";

const line = lineOf();
const says = { name: "Haven", topics: [{ of: "One", said: "Een" }], help: [], paragraphs: ["Niets."] };
const text = (version: string, signedOffBy: string | null) => ({
  ...{ ...says, version, signedOffBy, signedOffAt: signedOffBy === null ? null : 1, sentences: null },
});
const known = (more: Partial<TranslationShown> = {}): TranslationShown[] => [
  { language: "nl", shown: text("1", "Ada"), waiting: null, newest: "1", ...more },
];
const after = (from: LanguagesStep, ...events: readonly LanguagesEvent[]): LanguagesStep =>
  events.reduce<LanguagesStep>((last, event) => step(last.state, event), from);
const opened = (list: readonly TranslationShown[] = []) =>
  after({ state: initial(line) }, { type: "opened" }, { type: "read", known: list });
const write: LanguagesEvent = { type: "formOpened", form: "writing", language: "nl" };
const press: LanguagesEvent = { type: "savePressed" };
const wrote = (draft: object): LanguagesEvent => ({ type: "wrote", draft });

test("what is left empty is not said, and a new text goes on from the newest", () => {
  const draft = draftOf(line, known()[0]?.shown ?? undefined);
  expect(draft).toMatchObject({
    name: "Haven",
    topics: ["Een", ""],
    paragraphs: "Niets.",
    signedOffBy: "",
    read: false,
  });
  expect(wordsFrom(line, "nl", draft)).toEqual(says);
  expect(wordsFrom(line, "nl", { ...draft, name: " ", topics: ["", " Twee "] })).toMatchObject({
    ...{ name: null, topics: [{ of: "Two", said: "Twee" }] },
  });
  const { state } = after(opened(known({ waiting: { ...text("2", null), name: "Nieuw" }, newest: "2" })), write);
  expect(state.form).toMatchObject({ is: "writing", after: "2", draft: { name: "Nieuw" } });
});

test("limits are asked for in every language but the one that the line's own are in", () => {
  expect([needsLimits(line, "nl"), needsLimits(lineOf({ languages: ["nl"] }), "nl")]).toEqual([true, false]);
  const empty = draftOf(line, undefined);
  expect(complaintAbout(line, "nl", empty)).toBe("none");
  expect(complaintAbout(lineOf({ languages: ["nl"] }), "nl", empty)).toBeUndefined();
  expect(wordsFrom(lineOf({ languages: ["nl"] }), "nl", { ...empty, paragraphs: "x" }).paragraphs).toBeNull();
});

test.each([
  ["long", { paragraphs: "a".repeat(5000) }],
  ["signer", { signedOffBy: "a".repeat(5000) }],
  [
    "half",
    {
      help: [
        { name: "Alarm", about: "" },
        { name: "", about: "" },
      ],
    },
  ],
  ["odd", { name: "a\u202eb" }],
  ["notRead", { signedOffBy: "Ada", read: false }],
])("%s is said before the service is asked", (complaint, more) => {
  const typed = after(opened(), write, wrote({ paragraphs: "Niets.", ...more }), press);
  expect([typed.act, typed.state.form?.complaint]).toEqual([undefined, complaint]);
  expect(after(typed, wrote({})).state.form?.complaint).toBeUndefined();
});

test("a text is kept with its signer, or waits; nothing changes while an answer is awaited", () => {
  const typed = after(opened(), write, wrote({ paragraphs: "Niets.\n\nEcht." }));
  const waits = after(typed, press);
  const about = { line: "harbour", language: "nl", after: null, paragraphs: ["Niets.", "Echt."] };
  expect(waits.act).toMatchObject({ do: "writing", body: { ...about, signedOffBy: null } });
  const signed = after(typed, wrote({ signedOffBy: " Ada ", read: true }), press);
  expect(signed.act).toMatchObject({ body: { ...about, signedOffBy: "Ada" } });
  for (const event of [wrote({ name: "x" }), press, { type: "formLeft" }, write] as const)
    expect(step(waits.state, event)).toEqual({ state: waits.state });
  const done = after(waits, { type: "acted", outcome: { is: "done", translations: known() } });
  expect(done.state).toMatchObject({ form: undefined, working: false, done: { act: "writing", shown: true } });
});

test("whoever signs what waits is named, and says that every sentence was read", () => {
  const waiting = opened(known({ waiting: text("2", null), newest: "2" }));
  const form = after(waiting, { type: "formOpened", form: "signing", language: "nl" });
  expect(after(form, press).state.form?.complaint).toBe("signer");
  expect(after(form, wrote({ signedOffBy: "Ada" }), press).state.form?.complaint).toBe("notRead");
  expect(after(form, wrote({ signedOffBy: "Ada", read: true }), press).act).toEqual({
    ...{ do: "signing", language: "nl", body: { line: "harbour", language: "nl", version: "2", signedOffBy: "Ada" } },
  });
  // There is nothing that waits.
  expect(after(opened(known()), { type: "formOpened", form: "signing", language: "nl" }).state.form).toBeUndefined();
});

test("what is typed stays when it could not be kept, and what others wrote meanwhile is read first", () => {
  const asked = after(opened(known()), write, wrote({ name: "Mijn" }), press);
  for (const is of ["unreachable", "notConfirmed", "signedOut"] as const) {
    const { state, read } = step(asked.state, { type: "acted", outcome: { is } });
    expect([state.form?.draft.name, state.trouble, state.working, read]).toEqual(["Mijn", { is }, false, undefined]);
    expect(isUnsaved(state)).toBe(true);
  }
  const overtaken = step(asked.state, { type: "acted", outcome: { is: "changedMeanwhile" } });
  expect(overtaken.read).toBe(true);
  const theirs = { ...text("2", null), paragraphs: ["Theirs."] };
  const told = after(overtaken, { type: "read", known: known({ waiting: theirs, newest: "2" }) });
  expect(told.state.form).toMatchObject({ after: "2", theirs: ["Theirs."], draft: { name: "Mijn" } });
  expect(after(told, press).act).toMatchObject({ body: { after: "2" } });
});

test("taking a language off names the version that was seen, and is not typed", () => {
  const form = after(opened(known()), { type: "formOpened", form: "withdrawing", language: "nl" });
  expect(isUnsaved(form.state)).toBe(false);
  expect(after(form, press).act).toEqual({
    ...{ do: "withdrawing", language: "nl", body: { line: "harbour", language: "nl", version: "1" } },
  });
});

test("sentences are named by what they say: another word is another name", async () => {
  const [dutch, again, german] = await Promise.all([sentencesIn("nl"), sentencesIn("nl"), sentencesIn("de")]);
  expect(dutch.digest).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(again.digest).toBe(dutch.digest);
  expect(german.digest).not.toBe(dutch.digest);
  expect(dutch.pairs.find(([english]) => english === "Send")).toEqual(["Send", "Verstuur"]);
  expect(dutch.pairs.flat()).not.toContain("undefined");
  expect(dutch.pairs).toContainEqual(["What we agreed", "Wat we hebben afgesproken"]);
  expect(dutch.pairs.at(-1)?.[1]).toMatch(/^zelfmoord; /);
});
