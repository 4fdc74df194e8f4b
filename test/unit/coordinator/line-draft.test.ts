/** A line's form: what is typed becomes what the service takes, and whatever it would refuse is said beside its field. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import {
  helpNumbersMost,
  languagesMost,
  limitsParagraphsMost,
  placesMost,
  sentenceUnits,
  titleUnits,
  topicsMost,
  topicUnits,
} from "../../../shared/limits.ts";
import { LineFields, reservedSlugs } from "../../../shared/line-interface.ts";
import {
  areComplaints,
  complaintAboutLimits,
  complaintAboutSlug,
  type Draft,
  draftOf,
  emptyDraft,
  fieldsFrom,
  freshPlace,
  linesOf,
  slugFrom,
} from "../../../web/coordinator/lines/draft.ts";
import { form } from "../../../web/coordinator/lines/words/en.ts";
import { lineOf } from "./lines.ts";

const draft = draftOf(lineOf());
const complaintsAbout = (more: Partial<Draft>) => {
  const made = fieldsFrom({ ...draft, ...more });
  return areComplaints(made) ? made.map((complaint) => ({ ...complaint })) : [];
};

test("what a form begins with, saved again, is what there was", () => {
  const { slug: _, standing: __, edition: ___, limits: ____, waiting: _____, ...fields } = lineOf();
  expect(fieldsFrom(draft)).toEqual(fields);
});

test("spaces around words are no part of them; a number is told in one way; topics are lines of text", () => {
  const [first, ...others] = draft.help;
  if (first === undefined) throw new Error("there is no number");
  const made = fieldsFrom({
    ...draft,
    name: "  Youth ",
    topics: " One \n\n  Two\r\n",
    leaveTo: " https://weather.example/ ",
    help: [{ ...first, number: " +44  20 7946 0000 " }, ...others],
  });
  expect(made).toMatchObject({ name: "Youth", topics: ["One", "Two"], leaveTo: "https://weather.example/" });
  expect(areComplaints(made) ? [] : made.help[0]?.number).toBe("+44 20 7946 0000");
});

const number = { name: "Somebody", number: "123", about: "Any time.", danger: true };
const place = { ...freshPlace(), name: "Doctor", about: "By day.", to: "0300 123 456" };
const many = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, n) => one(n));

test.each<[string, Partial<Draft>, object]>([
  ["no name", { name: " " }, { field: "name", why: "empty" }],
  ["a name too long", { name: "x".repeat(titleUnits + 1) }, { field: "name", why: "odd" }],
  ["a name that turns text around", { name: "a\u202eb" }, { field: "name", why: "odd" }],
  ["no language", { languages: " , " }, { field: "languages", why: "none" }],
  ["a language nobody knows", { languages: "English, Klingonese" }, { why: "unknown", word: "Klingonese" }],
  [
    "too many languages",
    { languages: "af am ar az be bg bn bs ca cs cy".replaceAll(" ", ",") },
    { field: "languages", why: "many" },
  ],
  ["too many topics", { topics: many(topicsMost + 1, (n) => `T${n}`).join("\n") }, { field: "topics", why: "many" }],
  ["a topic twice", { topics: "One\nOne" }, { field: "topics", why: "twice" }],
  ["a topic too long", { topics: "x".repeat(topicUnits + 1) }, { field: "topics", why: "odd" }],
  ["no number", { help: [] }, { field: "help", why: "noDanger" }],
  ["no number for danger", { help: [{ ...number, danger: false }] }, { field: "help", why: "noDanger" }],
  ["too many numbers", { help: Array(helpNumbersMost + 1).fill(number) }, { field: "help", why: "many" }],
  ["nobody who answers", { help: [number, { ...number, name: "" }] }, { field: "help", why: "name", at: 1 }],
  ["a number of letters", { help: [{ ...number, number: "0800 HELP" }] }, { field: "help", why: "number", at: 0 }],
  ["a number with brackets", { help: [{ ...number, number: "(020) 123" }] }, { field: "help", why: "number", at: 0 }],
  [
    "a number for nothing",
    { help: [{ ...number, about: "x".repeat(sentenceUnits + 1) }] },
    { field: "help", why: "about", at: 0 },
  ],
  ["too many places", { places: Array(placesMost + 1).fill(place) }, { field: "places", why: "many" }],
  ["a place without a name", { places: [place, { ...place, name: " " }] }, { field: "places", why: "name", at: 1 }],
  ["a place nobody knows", { places: [{ ...place, about: "" }] }, { field: "places", why: "about", at: 0 }],
  ["a place that leads nowhere", { places: [{ ...place, to: "help.example" }] }, { field: "places", why: "to", at: 0 }],
  ["an address that is none", { leaveTo: "weather.example" }, { field: "leaveTo", why: "odd" }],
  ["an address that is not https", { leaveTo: "http://weather.example" }, { field: "leaveTo", why: "odd" }],
  ["nobody on duty", { minimumStaff: 0 }, { field: "minimumStaff", why: "range" }],
  ["an empty field for minutes", { betweenChatsMinutes: Number.NaN }, { field: "betweenChatsMinutes", why: "range" }],
  ["a last start before the shift", { lastStartBeforeMinutes: 181 }, { field: "lastStartBeforeMinutes", why: "range" }],
])("%s is said beside its field, and in a sentence", (_, more, complaint) => {
  const found = complaintsAbout(more);
  expect(found).toEqual([expect.objectContaining(complaint)]);
  const made = fieldsFrom({ ...draft, ...more });
  if (!areComplaints(made)) throw new Error("it was taken");
  for (const each of made) expect(form.complaint(each)).toMatch(/^[A-Z“].*\.$/);
});

test("everything that is wrong is said at once", () => {
  const fields = complaintsAbout({ name: "", languages: "", leaveTo: "", minimumStaff: 0 });
  expect(fields.map(({ field }) => field)).toEqual(["name", "languages", "leaveTo", "minimumStaff"]);
});

test("whatever is typed is refused here or taken by the service's own schema", () => {
  const words = fc.string({ unit: "binary", maxLength: 90 });
  const typed = fc.record({
    name: words,
    topics: words,
    leaveTo: fc.oneof(words, fc.webUrl({ validSchemes: ["https"] })),
    minimumStaff: fc.double(),
    betweenChatsMinutes: fc.double({ min: -1, max: 70 }),
    places: fc.array(
      fc.record({ id: fc.constant(place.id), name: words, about: words, to: fc.oneof(words, fc.webUrl()) }),
      { maxLength: 1 },
    ),
    help: fc.array(fc.record({ name: words, number: words, about: words, danger: fc.boolean() }), { maxLength: 9 }),
  });
  fc.assert(
    fc.property(typed, (more) => {
      const made = fieldsFrom({ ...draft, ...more });
      expect(areComplaints(made) ? made.length : LineFields.safeParse(made).success).toBeTruthy();
    }),
  );
});

test("a new line begins with rules that keep people safe, and with no number that could be believed by mistake", () => {
  const begun = emptyDraft(form.emergency);
  expect(begun).toMatchObject({ leadRequired: true, minimumStaff: 2, help: [{ number: "", danger: true }] });
  const made = fieldsFrom(begun);
  expect(areComplaints(made) ? made.map(({ field }) => field) : []).toEqual(["name", "help", "leaveTo"]);
});

test.each([
  ["Young people", "young-people"],
  ["Jeunes & Nuit", "jeunes-nuit"],
  ["Älter werden", "alter-werden"],
  ["24 hours", "hours"],
  ["语", ""],
  ["a".repeat(40), "a".repeat(31)],
])("“%s” could have the address “%s”", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test("an address made of any name is one, or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
      const slug = slugFrom(name);
      expect(slug === "" || LineSlug.safeParse(slug).success).toBe(true);
    }),
  );
});

test("an address is there, is one, and is not the service's own", () => {
  expect(complaintAboutSlug("young")).toBeUndefined();
  expect(complaintAboutSlug("")).toEqual({ field: "slug", why: "empty" });
  expect(complaintAboutSlug("Young")).toEqual({ field: "slug", why: "odd" });
  for (const slug of reservedSlugs) expect(complaintAboutSlug(slug)).toEqual({ field: "slug", why: "reserved" });
});

test("limits are paragraphs, each on a line of its own, and somebody or nobody signs them off", () => {
  expect(linesOf("One.\n\n  Two. \r\nThree.")).toEqual(["One.", "Two.", "Three."]);
  expect(complaintAboutLimits("One.", "")).toBeUndefined();
  expect(complaintAboutLimits("One.", "Ada, clinical lead")).toBeUndefined();
  expect(complaintAboutLimits(" \n ", "Ada")).toBe("none");
  expect(complaintAboutLimits("P.\n".repeat(limitsParagraphsMost + 1), "")).toBe("many");
  expect(complaintAboutLimits("x".repeat(sentenceUnits + 1), "")).toBe("long");
  expect(complaintAboutLimits("One.", "x".repeat(titleUnits + 1))).toBe("signer");
});

test("as many languages as a line may have are taken", () => {
  const languages = "af, am, ar, az, be, bg, bn, bs, ca, cs";
  expect(languages.split(",")).toHaveLength(languagesMost);
  expect(complaintsAbout({ languages })).toEqual([]);
});
