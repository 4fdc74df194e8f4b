/** The page of the lines: nothing typed is dropped unasked or overwritten unseen, and nothing is signed that was not read. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { LineShown } from "../../../shared/line-interface.ts";
import type { Act, Outcome } from "../../../web/coordinator/lines/acts.ts";
import { checklist } from "../../../web/coordinator/lines/checklist.ts";
import { draftOf, emptyDraft } from "../../../web/coordinator/lines/draft.ts";
import type { View } from "../../../web/coordinator/lines/panel.ts";
import { isUnsaved } from "../../../web/coordinator/lines/panel.ts";
import { previewOf } from "../../../web/coordinator/lines/preview.ts";
import {
  initial,
  inOrder,
  type LinesEvent,
  type LinesState,
  type LinesStep,
  step,
} from "../../../web/coordinator/lines/state.ts";
import { form } from "../../../web/coordinator/lines/words/en.ts";
import { en } from "../../../web/words/en.ts";
import { lineOf, text } from "./lines.ts";

const after = (state: LinesState, ...events: readonly LinesEvent[]): LinesStep =>
  events.reduce<LinesStep>((last, event) => step(last.state, event), { state, effects: [] });
const page = (...lines: readonly LineShown[]) =>
  after(initial, { type: "opened" }, { type: "loaded", lines }, { type: "linePressed", slug: lineOf().slug }).state;
const at = (line: LineShown, view: View["is"], ...events: readonly LinesEvent[]) =>
  after(page(line), { type: "viewed", view }, ...events);
const press: LinesEvent = { type: "savePressed" };

function actOf({ effects }: LinesStep): Act {
  const [effect] = effects;
  if (effect?.type !== "act") throw new Error("nothing is asked for");
  return effect.act;
}
const came = (from: LinesStep, outcome: Outcome) =>
  after(from.state, { type: "acted", act: actOf(from), outcome }).state;
function viewOf({ panel }: LinesState): View {
  if (panel?.is !== "line") throw new Error("no line is open");
  return panel.view;
}

const signed = text("1", ["One."], "Ada");
const waiting = text("2", ["Two."], null);

test("a new line's address follows its name until somebody writes another", () => {
  const draft = emptyDraft(form.emergency);
  const begun = after(page(), { type: "makePressed", draft });
  const slugOf = (state: LinesState) => (state.panel?.is === "making" ? state.panel.slug : undefined);
  const named = after(begun.state, { type: "wrote", draft: { name: "Young people" } });
  expect(slugOf(named.state)).toBe("young-people");
  const own = after(named.state, { type: "slugWritten", slug: "youth" }, { type: "wrote", draft: { name: "Other" } });
  expect(slugOf(own.state)).toBe("youth");
});

test("a form that the service would refuse asks for nothing, and says everything that is wrong", () => {
  const begun = after(page(), { type: "makePressed", draft: emptyDraft(form.emergency) }, press);
  expect(begun.effects).toEqual([]);
  const complaints = begun.state.panel?.is === "making" ? begun.state.panel.complaints : [];
  expect(complaints.map(({ field }) => field)).toEqual(["slug", "name", "help", "leaveTo"]);
});

test("a line that was made stands open as a draft", () => {
  const begun = after(
    page(),
    { type: "makePressed", draft: draftOf(lineOf()) },
    { type: "slugWritten", slug: "young" },
  );
  const making = after(begun.state, press);
  expect(actOf(making)).toMatchObject({ do: "make", slug: "young", fields: { name: "Harbour" } });
  // While it is being asked for, nothing changes.
  expect(after(making.state, press, { type: "wrote", draft: { name: "X" } }, { type: "closePressed" })).toEqual({
    ...{ state: making.state, effects: [] },
  });
  const line = lineOf({ slug: "young" });
  const done = came(making, { is: "done", line });
  expect(done).toMatchObject({ lines: [line], done: { act: "make" }, panel: { slug: "young", working: false } });
});

test("closing over something written asks first; dropping drops, going on keeps every letter", () => {
  const typed = at(lineOf(), "editing", { type: "wrote", draft: { name: "New" } });
  for (const leave of [{ type: "closePressed" }, { type: "viewed", view: "looking" }] as const) {
    const asked = after(typed.state, leave);
    expect([viewOf(asked.state), isUnsaved(asked.state.panel)]).toEqual([viewOf(typed.state), true]);
    expect(asked.state.panel?.dropping).toBe(leave.type === "closePressed" ? "close" : "look");
    const kept = after(asked.state, { type: "dropRefused" });
    expect(kept.state).toEqual(typed.state);
    const dropped = after(asked.state, { type: "dropConfirmed" }).state;
    if (leave.type === "closePressed") expect(dropped.panel).toBeUndefined();
    else expect(viewOf(dropped)).toEqual({ is: "looking" });
  }
});

test.each<[string, LineShown, View["is"], LinesEvent]>([
  ["a text", lineOf(), "limits", { type: "limitsWritten", text: "One." }],
  ["a signer", lineOf({ waiting }), "signing", { type: "limitsWritten", signedOffBy: "Ada" }],
  ["words", lineOf(), "editing", { type: "wrote", draft: { topics: "" } }],
])("%s that is typed counts as written; what is written back does not", (_, line, view, typing) => {
  const open = at(line, view).state;
  expect(isUnsaved(open.panel)).toBe(false);
  expect(isUnsaved(after(open, typing).state.panel)).toBe(true);
  expect(after(open, { type: "closePressed" }).state.panel).toBeUndefined();
  const back = { type: "wrote", draft: { topics: "One\nTwo" } } as const;
  if (view === "editing") expect(isUnsaved(after(open, typing, back).state.panel)).toBe(false);
});

test("what another coordinator changed meanwhile is taken over, or stands beside mine", () => {
  const writing = at(lineOf(), "editing", { type: "wrote", draft: { name: "Mine", minimumStaff: 3 } }, press);
  expect(actOf(writing)).toMatchObject({ do: "change", edition: 3, fields: { name: "Mine" } });
  const theirs = lineOf({ edition: 4, name: "Theirs", leaveTo: "https://news.example/" });
  const told = came(writing, { is: "changedMeanwhile", now: theirs });
  expect(told.panel).toMatchObject({ working: false, trouble: { is: "changedMeanwhile" } });
  const view = viewOf(told);
  if (view.is !== "editing") throw new Error("the form is gone");
  expect(view.editing.draft).toMatchObject({ name: "Mine", minimumStaff: 3, leaveTo: "https://news.example/" });
  expect(view.editing.meanwhile.map(({ field, mine }) => [field, mine])).toEqual([
    ["name", true],
    ["leaveTo", false],
  ]);
  expect(actOf(after(told, press))).toMatchObject({ edition: 4, fields: { name: "Mine" } });
  const taken = after(told, { type: "tookTheirs", field: "name" }, press);
  expect(actOf(taken)).toMatchObject({ edition: 4, fields: { name: "Theirs", minimumStaff: 3 } });
});

test("a text of limits goes on from the newest, waits without a signer, and is kept beside somebody else's", () => {
  const open = at(lineOf({ limits: signed, waiting: text("2", ["Two.", "Three."], null) }), "limits");
  expect(viewOf(open.state)).toMatchObject({ text: "Two.\n\nThree." });
  const writing = after(open.state, { type: "limitsWritten", text: " Mine. \n\nToo. " }, press);
  expect(actOf(writing)).toMatchObject({ do: "limits", edition: 3, paragraphs: ["Mine.", "Too."], signedOffBy: null });
  const now = lineOf({ edition: 4, limits: text("3", ["Theirs."], "Bea") });
  const told = came(writing, { is: "changedMeanwhile", now });
  expect(viewOf(told)).toMatchObject({ text: " Mine. \n\nToo. ", theirs: ["Theirs."] });
  const again = after(told, { type: "limitsWritten", signedOffBy: " Ada " }, press);
  expect(actOf(again)).toMatchObject({ edition: 4, signedOffBy: "Ada" });
});

test("a text that did not change meanwhile is not shown as somebody else's", () => {
  const writing = at(lineOf({ limits: signed }), "limits", { type: "limitsWritten", text: "Mine." }, press);
  const told = came(writing, { is: "changedMeanwhile", now: lineOf({ limits: signed, edition: 4, name: "Theirs" }) });
  expect(viewOf(told)).toMatchObject({ text: "Mine.", theirs: undefined });
});

test("nobody signs off, shows or takes off a line that is another one than they have read", () => {
  const line = lineOf({ limits: signed, waiting });
  const ways: readonly LinesStep[] = [
    at(line, "signing", { type: "limitsWritten", signedOffBy: "Ada" }, press),
    at(line, "showing", { type: "checked", checked: true }, press),
    at(line, "takingOff", press),
  ];
  for (const asking of ways) {
    expect(actOf(asking)).toMatchObject({ edition: 3 });
    const told = came(asking, { is: "changedMeanwhile", now: lineOf({ limits: signed, edition: 4 }) });
    expect(viewOf(told)).toEqual({ is: "looking" });
    expect(told.panel?.trouble).toEqual({ is: "changedMeanwhile" });
  }
});

test("a sign-off has a name, and a line is shown only when the numbers were checked", () => {
  const line = lineOf({ limits: signed, waiting });
  const nameless = at(line, "signing", { type: "limitsWritten", signedOffBy: "  " }, press);
  expect([nameless.effects, viewOf(nameless.state)]).toMatchObject([[], { complaint: "signer" }]);
  const unchecked = at(line, "showing", press);
  expect([unchecked.effects, viewOf(unchecked.state)]).toMatchObject([[], { complaint: "notChecked" }]);
  expect(actOf(at(line, "signing", { type: "limitsWritten", signedOffBy: "Ada" }, press))).toEqual({
    ...{ do: "sign", line: "harbour", edition: 3, version: "2", signedOffBy: "Ada" },
  });
});

test.each(["shown", "takenOff"] as const)(
  "L2: of a line that is %s other numbers are saved only when checked",
  (standing) => {
    const line = lineOf({ limits: signed, standing });
    const help = lineOf().help.map((one) => (one.danger ? { ...one, number: "112" } : one));
    const wrote: LinesEvent = { type: "wrote", draft: { help } };
    const checked: LinesEvent = { type: "checked", checked: true };
    const unchecked = at(line, "editing", wrote, press);
    expect([unchecked.effects, viewOf(unchecked.state)]).toMatchObject([[], { complaint: "notChecked" }]);
    const ready = after(unchecked.state, checked);
    expect(viewOf(ready.state)).toMatchObject({ complaint: undefined });
    expect(actOf(after(ready.state, press))).toMatchObject({ do: "change", fields: { help }, numbersChecked: true });
    // Numbers that are written afterwards were not checked; other words change nothing of it.
    const again: LinesEvent = { type: "wrote", draft: { help: help.slice(0, 1) } };
    expect(after(ready.state, again, press).effects).toEqual([]);
    expect(after(ready.state, { type: "wrote", draft: { name: "Mine" } }, press).effects).toHaveLength(1);
    const renamed = at(line, "editing", { type: "wrote", draft: { name: "Mine" } }, press);
    expect(actOf(renamed)).toMatchObject({ do: "change", numbersChecked: false });
  },
);

test("L2: numbers of a draft need no word before it is shown, and those somebody else wrote are not checked", () => {
  const wrote: LinesEvent = { type: "wrote", draft: { help: lineOf().help.slice(0, 1) } };
  expect(actOf(at(lineOf(), "editing", wrote, press))).toMatchObject({ numbersChecked: false });
  const line = lineOf({ limits: signed, standing: "shown" });
  const writing = at(line, "editing", wrote, { type: "checked", checked: true }, press);
  const theirs = lineOf({ ...line, edition: 4, help: [{ ...line.help[0], number: "112" }] });
  const told = came(writing, { is: "changedMeanwhile", now: theirs });
  const taken = after(told, { type: "tookTheirs", field: "help" });
  expect(viewOf(taken.state)).toMatchObject({ checked: false });
  expect(actOf(after(taken.state, press))).toMatchObject({ fields: { help: theirs.help }, numbersChecked: false });
});

test.each<Outcome>([
  { is: "unreachable" },
  { is: "notConfirmed" },
  { is: "refused", sentence: "There are as many lines as one organisation can have." },
])("%j leaves the form as it was", (outcome) => {
  const writing = at(lineOf(), "editing", { type: "wrote", draft: { name: "Mine" } }, press);
  const told = came(writing, outcome);
  expect(told.panel).toMatchObject({ working: false, trouble: outcome });
  expect(viewOf(told)).toEqual(viewOf(writing.state));
});

test("a sign-in that ended closes the page", () => {
  const asking = at(lineOf(), "takingOff", press);
  expect(came(asking, { is: "signedOut" })).toMatchObject({ stage: "signedOut", panel: undefined });
  expect(after(initial, { type: "loaded", lines: "signedOut" }).state.stage).toBe("signedOut");
  expect(after(initial, { type: "loaded", lines: "unreachable" }).state.stage).toBe("unreachable");
  expect(after(page(lineOf()), { type: "loaded", lines: "unreachable" }).state.stage).toBe("shown");
});

test("whoever wrote for longer than their sign-in lasted keeps every word, and saves it when they are back", () => {
  const writing = at(lineOf(), "limits", { type: "limitsWritten", text: "A long text." }, press);
  const out = came(writing, { is: "signedOut" });
  expect(out).toMatchObject({ stage: "shown", panel: { working: false, trouble: { is: "signedOut" } } });
  expect(viewOf(out)).toMatchObject({ text: "A long text." });
  expect(actOf(after(out, press))).toEqual(actOf(writing));
});

test("earlier texts are read when they are asked for, and shown where they belong", () => {
  const line = lineOf({ limits: signed });
  const asked = at(line, "earlier");
  expect(asked.effects).toEqual([{ type: "readTexts", slug: "harbour" }]);
  const read = after(asked.state, { type: "textsRead", slug: line.slug, texts: [signed] });
  expect(viewOf(read.state)).toEqual({ is: "earlier", texts: [signed] });
  const elsewhere = after(page(line), { type: "textsRead", slug: line.slug, texts: [signed] });
  expect(viewOf(elsewhere.state)).toEqual({ is: "looking" });
});

test("an order is laid out first and saved once; moved back there is nothing to save", () => {
  const lines = ["a", "b", "c"].map((slug) => lineOf({ slug }));
  const [a, b] = lines;
  if (a === undefined || b === undefined) throw new Error("there are no lines");
  const off = lineOf({ slug: "off", standing: "takenOff" });
  const open = after(initial, { type: "loaded", lines: [...lines, off] }).state;
  const slugs = (state: LinesState) => inOrder(state).map(({ slug }) => slug);
  const moved = after(open, { type: "moved", slug: b.slug, by: -1 });
  expect([slugs(moved.state), moved.effects]).toEqual([["b", "a", "c"], []]);
  expect(after(moved.state, { type: "moved", slug: a.slug, by: -1 }).state.order).toBeUndefined();
  expect(after(open, { type: "moved", slug: a.slug, by: -1 }).state.order).toBeUndefined();
  expect(after(moved.state, { type: "orderDropped" }).state.order).toBeUndefined();
  const saving = after(moved.state, { type: "orderSaved" });
  expect(actOf(saving)).toEqual({ do: "order", lines: ["b", "a", "c"] });
  expect(after(saving.state, { type: "orderSaved" }).effects).toEqual([]);
  const kept = came(saving, { is: "ordered", lines: [b, a] });
  expect(kept).toMatchObject({ lines: [{ slug: "b" }, { slug: "a" }], order: undefined, ordering: false });
  const late = came(saving, { is: "changedMeanwhile", now: [a] });
  expect(late).toMatchObject({ lines: [{ slug: "a" }], order: undefined, trouble: { is: "changedMeanwhile" } });
  expect(came(saving, { is: "unreachable" })).toMatchObject({ order: ["b", "a", "c"], trouble: { is: "unreachable" } });
});

test("an order that meets the end of a sign-in can be saved again, and leaves a panel waiting for its own answer", () => {
  const [a, b] = ["a", "b"].map((slug) => lineOf({ slug }));
  if (a === undefined || b === undefined) throw new Error("there are no lines");
  const open = after(initial, { type: "loaded", lines: [a, b] }).state;
  const saving = after(open, { type: "moved", slug: b.slug, by: -1 }, { type: "orderSaved" });
  const order = actOf(saving);
  const writing = after(
    saving.state,
    { type: "linePressed", slug: a.slug },
    { type: "viewed", view: "editing" },
    { type: "wrote", draft: { name: "Mine" } },
  ).state;
  const out = { type: "acted", act: order, outcome: { is: "signedOut" } } as const;
  const told = after(writing, out).state;
  expect(told).toMatchObject({ ordering: false, order: ["b", "a"], panel: { trouble: { is: "signedOut" } } });
  const asking = after(writing, press);
  expect(after(asking.state, out).state.panel?.working).toBe(true);
  expect(came({ ...asking, state: after(asking.state, out).state }, { is: "signedOut" }).panel?.working).toBe(false);
});

const person = (more: object) => ({
  ...{ id: "A".repeat(22), alias: "Sam", languages: ["en"], skills: [], chatsMost: 1, trainee: false, revision: 1 },
  ...{ roles: ["counsellor"], state: "active", lastSeenDay: null, passkeys: 1, sessions: 0, requests: [] },
  ...{ invitations: [], devices: [{ revokedAt: null, certifiedUntil: 100 }], ...more },
});

test("before a line opens: a text, a signer, numbers, and enough people whom visitors' pages believe", () => {
  const marks = (line: LineShown, people?: readonly object[]) =>
    Object.fromEntries(
      checklist(line, people as Parameters<typeof checklist>[1], 50).map(({ item, mark }) => [item, mark]),
    );
  expect(marks(lineOf())).toEqual({
    limits: "toDo",
    signOff: "toDo",
    numbers: "toDo",
    people: "unknown",
    leads: "unknown",
  });
  expect(marks(lineOf({ waiting }))).toMatchObject({ limits: "done", signOff: "toDo" });
  expect(marks(lineOf({ limits: signed, standing: "shown" }))).toMatchObject({
    ...{ limits: "done", signOff: "done", numbers: "done" },
  });
  const two = [person({}), person({ roles: ["coordinator", "supervisor"] })];
  expect(marks(lineOf(), two).people).toBe("done");
  expect(marks(lineOf({ minimumStaff: 1 }), two.slice(1)).people).toBe("done");
  expect(marks(lineOf({ minimumStaff: 1 }), []).people).toBe("toDo");
  expect(marks(lineOf({ minimumStaff: 3 }), two).people).toBe("toDo");
  const leads = [person({ roles: ["supervisor"] }), person({ roles: ["safeguardingLead"] }), person({})];
  expect([marks(lineOf(), leads).leads, marks(lineOf(), leads.slice(1)).leads]).toEqual(["done", "toDo"]);
  for (const more of [
    { state: "paused" },
    { roles: ["coordinator"] },
    { devices: [] },
    { devices: [{ revokedAt: 1, certifiedUntil: 100 }] },
    { devices: [{ revokedAt: null, certifiedUntil: 50 }] },
  ])
    expect(marks(lineOf(), [person({}), person(more)]).people).toBe("toDo");
});

/** The visitor's page with its words, as the build leaves it. */
const template = readFileSync(resolve(import.meta.dirname, "../../../web/visitor/visitor.html"), "utf8").replace(
  /\{\{words\.([\w.]+)\}\}/g,
  (_, path: string) => `${path.split(".").reduce<unknown>((inside, key) => Reflect.get(Object(inside), key), en)}`,
);
const organisation = { name: "Harbour & Co", key: "A".repeat(43), zone: "Europe/London", zoneName: "London time" };

test.each(["open", "closed", "limits"] as const)(
  "the preview is the visitor's own page while %s, with what is typed, and no script in it",
  (view) => {
    const previewed = {
      slug: "Not an address!",
      draft: {
        ...draftOf(lineOf()),
        name: "<b>Harbour</b>",
        languages: "Klingonese",
        help: [...lineOf().help].reverse(),
      },
      paragraphs: ["We <i>keep</i> no copy."],
      others: [lineOf({ slug: "young", name: "Young people" })],
    };
    const html = previewOf(template, organisation, previewed, view) ?? "";
    expect(html).toContain(`data-state="${view}"`);
    expect(html).toContain("Harbour &amp; Co");
    expect(html).toContain("We &lt;i&gt;keep&lt;/i&gt; no copy.");
    expect(html).toContain('<a href="/young">Young people</a>');
    expect(html).not.toMatch(/<script|<noscript|no-button|\{\{/);
    expect(html).toMatch(/<button [^>]*id="start" type="button">/);
    expect(html.indexOf("tel:999")).toBeLessThan(html.indexOf("tel:116123"));
  },
);

test("of a template that is another one there is no preview, rather than one that shows something else", () => {
  const previewed = { slug: "harbour", draft: draftOf(lineOf()), paragraphs: [], others: [] };
  expect(previewOf(template, organisation, previewed, "open")).toBeDefined();
  for (const other of [template.replace('id="start"', 'id="begin"'), "<!doctype html>", ""])
    expect(previewOf(other, organisation, previewed, "open")).toBeUndefined();
});
