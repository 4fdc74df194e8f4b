/** A line in another language: what is signed off is said, what is not stands in the line's own words and says so. */
import { expect, test } from "vitest";
import { fillVisitorPage } from "../../../shared/page.ts";
import { type Line, Translation } from "../../../shared/site.ts";
import { pagesOf, sayLine } from "../../../shared/translation.ts";
import { sets } from "../../../web/words/sets.ts";
import { demoLine } from "../../../worker/office/demo-words.ts";

const dutch = Translation.parse({
  ...{ language: "nl", version: "1", signedOffBy: "Ada", name: "Haven", paragraphs: ["We bewaren niets."] },
  topics: [{ of: "I am not sure yet", said: "Ik weet het nog niet" }],
  help: [{ number: "999", name: "Alarmnummer", about: "Als er nu iemand in gevaar is." }],
});
const line = (more: Partial<Line> = {}): Line => ({ ...demoLine, ...more });

test("a line can be read in English, and in what was signed off besides", () => {
  expect(pagesOf(line())).toEqual(["en"]);
  expect(pagesOf(line({ translations: [dutch] }))).toEqual(["en", "nl"]);
});

test("a line whose own words are Dutch comes in Dutch once that is signed off, and in English before", () => {
  expect(pagesOf(line({ languages: ["nl", "en"] }))).toEqual(["en"]);
  expect(pagesOf(line({ languages: ["nl", "en"], translations: [dutch] }))).toEqual(["nl"]);
  expect(pagesOf(line({ languages: ["pt-BR"] }))).toEqual(["en"]);
});

test("what was not said in the language stands in the line's own, and is marked so", () => {
  const said = sayLine(line({ translations: [dutch] }), "nl");
  expect(said.name).toEqual({ text: "Haven", lang: "nl" });
  expect(said.topics.map(({ topic, text, lang }) => [topic, text, lang])).toEqual([
    ["My own thoughts or behaviour", "My own thoughts or behaviour", "en"],
    ["Someone I am worried about", "Someone I am worried about", "en"],
    ["I am not sure yet", "Ik weet het nog niet", "nl"],
  ]);
  expect(said.help.map(({ number, name, lang, danger }) => [number, name, lang, danger])).toEqual([
    ["999", "Alarmnummer", "nl", true],
    ["116 123", "Samaritans", "en", false],
  ]);
  expect(said.limits).toEqual({ paragraphs: ["We bewaren niets."], lang: "nl" });
  // Numbers are the line's: a translation cannot bring one.
  const other = { ...dutch, help: [{ number: "112", name: "x", about: "y" }] };
  expect(sayLine(line({ translations: [other] }), "nl").help.map(({ number }) => number)).toEqual(["999", "116 123"]);
});

const template = `{{languages}}|{{#pages}}<a href="?language={{page}}">{{pageName}}</a>{{/pages}}|{{#answered}}{{answered}}{{/answered}}|
{{#topics}}<i lang="{{lang}}">{{topic}}={{topicName}}</i>{{/topics}}|{{#others}}<a href="{{otherHref}}" lang="{{lang}}">{{otherName}}</a>{{/others}}`;
const filled = (more: Partial<Line>, language: "en" | "nl", chosen = false) =>
  fillVisitorPage(template, {
    site: {
      ...{ charity: "Harbour", organisationKey: "k", zone: "Europe/London", zoneName: "London time" },
      lines: [{ ...line(), slug: "other" as Line["slug"], name: "Other" }],
    },
    line: line(more),
    ...{ language, chosen, open: undefined, clock: { now: 0, speed: 1 } },
    words: sets[language].status,
    answeredIn: sets[language].firstPage.answeredIn,
    hours: { days: [], note: "" },
  });

test("the page offers its other languages, and says where one cannot write in its own", () => {
  const english = filled({ translations: [dutch] }, "en");
  expect(english).toContain('|<a href="?language=nl">Nederlands</a>||');
  expect(english).not.toContain("lang=");
  const alone = filled({ translations: [dutch] }, "nl");
  expect(alone).toContain(
    'en|<a href="?language=en">English</a>|Je schrijft hier, en krijgt antwoord, in het Engels.|',
  );
  expect(alone).toContain('<i lang="en">Someone I am worried about=Someone I am worried about</i>');
  expect(alone).toContain("<i>I am not sure yet=Ik weet het nog niet</i>");
  expect(filled({ translations: [dutch], offered: ["en", "nl"] }, "nl")).toContain("en nl|");
  expect(filled({ translations: [dutch], offered: ["en", "nl"] }, "nl")).toContain("</a>||");
});

test("the way to another line goes on in a language that was chosen by name, and in no other case", () => {
  expect(filled({ translations: [dutch] }, "nl", true)).toContain('<a href="/other?language=nl" lang="en">Other</a>');
  expect(filled({ translations: [dutch] }, "nl")).toContain('<a href="/other" lang="en">Other</a>');
});
