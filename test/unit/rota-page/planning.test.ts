/** Whom to put on, what a change is, what publishing shows, what a file brings: the page's own reading of the rota. */
import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import { exported } from "../../../shared/rota/exchange.ts";
import { changed, copied, copying, decided, undecided } from "../../../web/rota/editing.ts";
import { readFile } from "../../../web/rota/importing.ts";
import { aliasIn, cellIn, lineWeek, pictureOf, warningsNow } from "../../../web/rota/picture.ts";
import { changedShifts, notKept, previewOf, stepsElsewhere, verdictOn } from "../../../web/rota/publishing.ts";
import { candidates, matching } from "../../../web/rota/suggesting.ts";
import { awaySaid, coverageSaid, draftSaid, refusalSaid } from "../../../web/rota/telling.ts";
import { alex, assigned, at, day, harbour, london, morgan, need, patternId, priya, sam, shift } from "../rota/given.ts";
import { freshIds } from "../rota/ids.ts";
import { answer, somebody, stepOf, team } from "./answers.ts";

const led = { ...need, lead: true, languages: ["cy"] };
const evening = shift("evening", "2026-11-24T17:00", "2026-11-24T21:00", { need: led });
const late = shift("late", "2026-11-24T19:00", "2026-11-24T23:00");
const monday = day("2026-11-23");
const now = at("2026-11-24T14:00");
const wanted = { lines: [harbour], first: monday, last: monday, now };

test("the table says how many there are and what they lack", () => {
  const picture = pictureOf(answer([evening], [assigned(evening, sam)]));
  const [cell] = lineWeek(picture, harbour, monday).cells;
  expect(cell && coverageSaid(cell)).toBe("1 of 3, 1 needed, no lead, no Welsh");
});

test("whoever brings what is missing comes first, then whoever has fewer hours; who cannot comes last, with the reason", () => {
  const people = [...team, somebody("Zoe".padEnd(22, "_") as typeof sam, "Zoë", { languages: ["en", "cy"] })];
  const picture = pictureOf(answer([evening, late], [assigned(late, sam)], { people }));
  const found = candidates(picture, cellIn(picture, evening));
  expect(found.map(({ person, fit }) => [person.alias, fit])).toEqual([
    ["Morgan", "free"],
    ["Zoë", "free"],
    ["Priya", "free"],
    ["Alex", "refused"],
    ["Sam", "refused"],
  ]);
  expect(found[0]?.brings).toEqual([{ is: "lead" }]);
  expect(found.at(-1)?.refused.map(({ rule }) => rule)).toEqual(["overlap"]);
  expect(matching(found, "zoe").map(({ person }) => person.alias)).toEqual(["Zoë"]);
  expect(matching(found, "")).toHaveLength(5);
});

test("a shift changed by hand is left alone by patterns, and one that is not changed is no step", () => {
  const picture = pictureOf(answer([evening], [assigned(evening, sam)]));
  const { line, from, until } = evening;
  expect(changed(picture.plan, evening, { line, from, until, need: led })).toEqual([]);
  const operations = changed(picture.plan, evening, { line, from, until: at("2026-11-24T20:00"), need: led });
  const applied = apply(picture.plan, operations);
  expect(applied.done && applied.plan.shifts.get(evening.id)).toMatchObject({
    byHand: true,
    until: at("2026-11-24T20:00"),
  });
  expect(applied.done && [...applied.plan.assignments.values()][0]?.until).toBe(at("2026-11-24T20:00"));
});

test("a copied week is new shifts of the lines shown, at the same times on the wall", () => {
  const picture = pictureOf(
    answer([evening, shift("other", "2026-11-25T09:00", "2026-11-25T12:00", { line: "other" as typeof harbour })]),
  );
  const operations = copied(
    picture,
    { from: monday, to: day("2026-11-30"), people: true, lines: [harbour] },
    freshIds("c"),
  );
  expect(operations).toMatchObject([{ do: "addShift", shift: { from: at("2026-12-01T17:00"), published: false } }]);
});

test("before a week is copied it is said which shifts are added, and which get people", () => {
  const next = shift("next", "2026-12-01T19:00", "2026-12-01T23:00");
  const picture = pictureOf(answer([evening, late, next], [assigned(evening, sam), assigned(late, priya)]));
  const week = { from: monday, to: day("2026-11-30"), people: true, lines: [harbour] };
  const rows = copying(picture, copied(picture, week, freshIds("c")));
  expect(rows).toMatchObject([
    { is: "added", shift: { from: at("2026-12-01T17:00") }, people: [sam] },
    { is: "filled", shift: { id: next.id }, people: [priya] },
  ]);
});

test("publishing counts each shift once, says who is touched, and what a rule refuses", () => {
  const assignment = assigned(evening, morgan, { lead: true });
  const drafted = answer([evening, late], [assigned(late, morgan)], {
    steps: [
      stepOf(
        2,
        alex,
        { do: "assign", assignment },
        { do: "changeShift", shift: evening.id, revision: 1, to: { need } },
      ),
    ],
  });
  const picture = pictureOf(drafted);
  const preview = previewOf(picture, wanted);
  expect(changedShifts(preview)).toBe(1);
  expect(preview.people.map(({ person, gained }) => [aliasIn(picture, person), gained.length])).toEqual([
    ["Morgan", 1],
  ]);
  expect(verdictOn(picture, wanted).refused.map(({ rule }) => rule)).toEqual(["overlap"]);
  expect(draftSaid(picture)).toEqual(["change the shift, Tuesday 24 November, 17:00 to 21:00, and 1 more change"]);
});

test("steps say what was done when it was done, whatever became of the shift since", () => {
  const made = shift("made", "2026-11-25T14:00", "2026-11-25T18:00", { published: false });
  const [from, until] = [at("2026-11-25T20:00"), at("2026-11-25T23:00")];
  const [on, named] = [assigned(made, sam), { shift: made.id }];
  const steps = [
    stepOf(2, alex, { do: "addShift", shift: made }),
    stepOf(3, alex, { do: "assign", assignment: on }),
    stepOf(4, alex, { do: "changeShift", ...named, revision: 1, to: { need: { ...need, maximum: 9 } } }),
    stepOf(
      5,
      alex,
      { do: "changeAssignment", assignment: on.id, revision: 1, to: { from, until } },
      { do: "changeShift", ...named, revision: 2, to: { from, until } },
    ),
    stepOf(6, alex, { do: "unassign", assignment: on.id, revision: 2 }, { do: "removeShift", ...named, revision: 3 }),
  ];
  const picture = pictureOf(answer([], [], { steps }));
  expect(picture.stale).toEqual([]);
  expect(draftSaid(picture)).toEqual([
    "add a shift, Wednesday 25 November, 14:00 to 18:00",
    "put Sam on Wednesday 25 November, 14:00 to 18:00",
    "change the shift, Wednesday 25 November, 14:00 to 18:00",
    "move the shift, Wednesday 25 November, 14:00 to 18:00, to Wednesday 25 November, 20:00 to 23:00, and 1 more change",
    "remove the shift, Wednesday 25 November, 20:00 to 23:00, and 1 more change",
  ]);
});

test("before publishing it is said which hours visitors will read that cannot be kept; an empty shift is said once", () => {
  const [few, empty, unled, fine] = [25, 26, 27, 28].map((date) =>
    shift(`on${date}`, `2026-11-${date}T17:00`, `2026-11-${date}T21:00`, {
      ...{ published: false, need: { ...need, minimum: date === 25 ? 2 : 1, lead: date !== 25, languages: ["cy"] } },
    }),
  );
  if (!few || !empty || !unled || !fine) throw new Error("no shifts");
  const on = [assigned(few, sam), assigned(unled, sam), assigned(fine, morgan, { lead: true })];
  const picture = pictureOf(answer([few, empty, unled, fine], on));
  const ids = ({ promised, empty: nobody }: ReturnType<typeof notKept>) =>
    [promised, nobody].map((all) => all.map(({ id }) => id));
  expect(ids(notKept(picture, wanted))).toEqual([[few.id, unled.id], [empty.id]]);
  expect(ids(notKept(picture, { ...wanted, lines: [] }))).toEqual([[], []]);
  const { warned } = verdictOn(picture, wanted);
  const of = (id: string) => warned.flatMap((one) => ("shift" in one && one.shift === id ? [one.rule] : []));
  expect([of(empty.id), of(unled.id)]).toEqual([[], ["noLead", "language"]]);
});

test("what is over is not published any more, and weeks that nobody chose are left", () => {
  const draftOf = (one: typeof evening) => ({ ...one, published: false });
  const over = shift("over", "2026-11-24T09:00", "2026-11-24T13:00", { published: false });
  const next = shift("next", "2026-12-01T09:00", "2026-12-01T13:00", { published: false });
  const picture = pictureOf(answer([draftOf(evening), over, next]));
  expect(previewOf(picture, wanted).shifts.map(({ kind }) => kind)).toEqual(["opened"]);
  expect(changedShifts(previewOf(picture, { ...wanted, last: day("2026-11-30") }))).toBe(2);
});

test("the week says how many steps of the draft are about other weeks or lines", () => {
  const next = shift("next", "2026-12-01T09:00", "2026-12-01T13:00");
  const on = assigned(next, sam);
  const steps = [
    stepOf(2, alex, { do: "assign", assignment: assigned(evening, sam) }),
    stepOf(3, alex, { do: "unassign", assignment: on.id, revision: 1 }),
  ];
  const picture = pictureOf(answer([evening, next], [on], { steps }));
  const here = { lines: [harbour], first: monday, last: monday };
  expect(stepsElsewhere(picture, here)).toBe(1);
  expect(stepsElsewhere(picture, { ...here, lines: [] })).toBe(2);
  expect(stepsElsewhere(picture, { ...here, last: day("2026-11-30") })).toBe(0);
});

test("a step that somebody else overtook is said with the newer row", () => {
  const newer = { ...evening, until: at("2026-11-24T22:00"), revision: 2 };
  const steps = [stepOf(2, alex, { do: "changeShift", shift: evening.id, revision: 1, to: { need } })];
  const picture = pictureOf(answer([newer], [], { steps }));
  const [stale] = picture.stale;
  expect(stale && refusalSaid(picture, stale.refusal)).toBe(
    "the shift was changed meanwhile. It is now Tuesday 24 November, 17:00 to 22:00.",
  );
});

test("warnings are about what is published, whatever the draft says", () => {
  const steps = [stepOf(2, alex, { do: "assign", assignment: assigned(evening, sam) })];
  const picture = pictureOf(answer([evening], [], { steps }));
  expect(warningsNow(picture, now)).toMatchObject([
    { warning: "gap", have: 0 },
    { warning: "unpublished", days: 7 },
  ]);
});

test("whoever is paused or on leave stays in the table and covers nothing there, and is warned of", () => {
  const whom = [...team, somebody(sam, "Sam", { state: "paused" }), somebody(priya, "Priya", { leave: [evening] })];
  const on = [assigned(evening, sam), assigned(evening, priya)];
  const picture = pictureOf(answer([evening], on, { people: whom }));
  const here = pictureOf(answer([evening], on));
  expect(here.turns.map((turn) => awaySaid(here, turn))).toEqual(["", ""]);
  expect(cellIn(picture, evening)).toMatchObject({ have: 0, level: "gap", who: [{}, {}] });
  expect(picture.turns.map((turn) => awaySaid(picture, turn)).toSorted()).toEqual(["on leave", "paused"]);
  const { cells } = lineWeek(picture, harbour, day("2026-11-23"));
  expect(cells).toMatchObject([{ have: 0 }]);
  expect(warningsNow(picture, now)[0]).toMatchObject({ warning: "gap", have: 0 });
});

test("what a pattern asks is decided in the draft: kept, moved with its people, or taken away", () => {
  const made = { ...evening, pattern: patternId("days"), day: day("2026-11-24") };
  const to = { from: at("2026-11-24T18:00"), until: at("2026-11-24T22:00") };
  const moved = { shift: made, to, need, why: "moved" } as const;
  const gone = { shift: made, to: null, why: "notInPattern" } as const;
  const picture = pictureOf(answer([made], [assigned(made, sam)], { toDecide: [moved] }));
  expect(undecided(picture)).toEqual([moved]);
  const after = (asked: typeof moved | typeof gone, decision: "keep" | "move" | "cancel") => {
    const applied = apply(picture.plan, decided(picture, asked, decision, freshIds("d")));
    return applied.done ? [...applied.plan.shifts.values()] : "refused";
  };
  expect(after(moved, "keep")).toMatchObject([{ byHand: true, from: made.from }]);
  expect(after(moved, "move")).toMatchObject([{ ...to, need }]);
  expect(after(gone, "cancel")).toEqual([]);
  expect(after(gone, "keep")).toMatchObject([{ pattern: null, day: null, published: true, from: made.from }]);
  const steps = [stepOf(2, alex, ...decided(picture, moved, "move", freshIds("e")))];
  expect(undecided(pictureOf(answer([made], [assigned(made, sam)], { toDecide: [moved], steps })))).toEqual([]);
});

test("a decision that was taken back is asked for again", () => {
  const made = { ...evening, pattern: patternId("days"), day: day("2026-11-24") };
  const to = { from: at("2026-11-24T18:00"), until: at("2026-11-24T22:00") };
  const moved = { shift: made, to, need, why: "moved" } as const;
  const picture = pictureOf(answer([made], [assigned(made, sam)], { toDecide: [moved] }));
  for (const decision of ["keep", "move", "cancel"] as const) {
    const operations = decided(picture, moved, decision, freshIds("d"));
    const applied = apply(picture.plan, operations);
    const undo = applied.done ? applied.undo : [];
    const after = (...steps: ReturnType<typeof stepOf>[]) =>
      undecided(pictureOf(answer([made], [assigned(made, sam)], { toDecide: [moved], steps })));
    expect(after(stepOf(2, alex, ...operations))).toEqual([]);
    expect(after(stepOf(2, alex, ...operations), stepOf(3, alex, ...undo))).toEqual([moved]);
  }
});

test("what goes out as a file comes back as nothing new; one fault is enough for none of it", () => {
  const picture = pictureOf(answer([evening, late], [assigned(late, priya)]));
  const window = { from: monday, weeks: 1 };
  const read = (text: string) => readFile(new TextEncoder().encode(text), picture, window, freshIds("f"));
  const text = exported(picture.plan, london, (id) => aliasIn(picture, id));
  expect(read(text)).toMatchObject({ is: "step", step: [], alreadyThere: 2 });
  expect(read(`${text}"2026-11-25","17:00","21:00","harbour","SAM","no"\r\n`)).toMatchObject({
    ...{ is: "step", step: [{ do: "addShift" }, { do: "assign" }] },
  });
  expect(read(`${text}"2026-11-25","17:00","21:00","harbour","Nobody","no"\r\n`)).toEqual({
    ...{ is: "faults", faults: [{ row: 4, fault: "nobodyOfThatName", cell: "Nobody" }] },
  });
  expect(read(`${text}"2026-11-25","17:00","21:00","HARBOUR","Sam","no"\r\n`)).toMatchObject({ is: "step" });
  expect(read(`${text}"2027-05-25","17:00","21:00","harbour","Sam","no"\r\n`)).toEqual({ is: "whole", why: "outside" });
  expect(readFile(new Uint8Array([0xff, 0x41]), picture, window, freshIds("g"))).toEqual({
    is: "whole",
    why: "notText",
  });
});
