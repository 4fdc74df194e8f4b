/** A charity's own sentences: what is read, what is refused and how that is said, and what a visitor then reads. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Failure } from "../../../serve/failure.ts";
import { parseWordsOptions, wordsAsked } from "../../../serve/words.ts";
import { pageLanguages } from "../../../shared/page-language.ts";
import { faultsOfOwn, longerThanOurs, readOwnWords } from "../../../web/build/own-words.ts";
import { differing, listed, modulesOf, sentencesIn } from "../../../web/build/sentences.ts";
import { faultsOfWords } from "../../../web/build/words.ts";
import { en } from "../../../web/words/en.ts";
import { laterSets, sets } from "../../../web/words/sets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quietline-words-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

function refused(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return "not refused";
}

test("without a folder, and with an empty one, every sentence is ours", () => {
  expect(readOwnWords(join(folder, "nowhere")).size).toBe(0);
  expect(readOwnWords(folder).size).toBe(0);
  for (const language of pageLanguages) expect(sentencesIn(language).visitor).toEqual({ ...sets[language] });
});

test("what the charity says stands in the place of ours, and everything else stays", () => {
  save("nl.json", JSON.stringify({ visitor: { firstPage: { leave: "Weg" }, chat: { roles: { counsellor: "x" } } } }));
  save("ar.json", `\ufeff${JSON.stringify({ later: { crisis: { heading: "لست وحدك" } }, crisis: ["أريد أن أموت"] })}`);
  save("README.md", "Who read them, and when.");
  save(".gitkeep", "");
  const own = readOwnWords(folder);
  expect([...own.keys()]).toEqual(["ar", "nl"]);
  const nl = sentencesIn("nl", own.get("nl"));
  expect(nl.visitor.firstPage).toEqual({ ...sets.nl.firstPage, leave: "Weg" });
  expect(nl.visitor.chat.roles).toEqual({ ...sets.nl.chat.roles, counsellor: "x" });
  expect(nl.later).toEqual({ ...laterSets.nl });
  const ar = sentencesIn("ar", own.get("ar"));
  expect(ar.later.crisis).toEqual({ ...laterSets.ar.crisis, heading: "لست وحدك" });
  expect(ar.crisis).toEqual(["أريد أن أموت"]);
});

test("how long it may take has its names once, and is said the same wherever it stands", () => {
  const { visitor } = sentencesIn("de", { visitor: { wait: { noWait: "Noch offen." }, status: { gone: "Zu." } } });
  expect([visitor.wait.noWait, visitor.status.noWait, visitor.status.gone]).toEqual([
    "Noch offen.",
    "Noch offen.",
    "Zu.",
  ]);
  expect(faultsOfOwn("de", { visitor: { status: { noWait: "Noch offen." } } })).toHaveLength(1);
});

test.each<[string, unknown, string]>([
  ["a name there is not", { visitor: { firstPage: { leeve: "x" } } }, "visitor.firstPage.leeve is the name of no sent"],
  ["a group there is not", { visitor: { fristPage: {} } }, "visitor.fristPage is the name of no sentence"],
  ["a set there is not", { words: {} }, "words is the name of no sentence"],
  ["a name every object has", JSON.parse('{"visitor":{"__proto__":{}}}'), "visitor.__proto__ is the name of no sent"],
  ["the code of a locale", { visitor: { hours: { locale: "en" } } }, "visitor.hours.locale is the name of no sentence"],
  [
    "a place left out",
    { visitor: { first: { shift: "x" } } },
    'visitor.first.shift has the places "" and needs "{key}"',
  ],
  ["a place misspelt", { visitor: { first: { shift: "{kay}" } } }, 'has the places "{kay}" and needs "{key}"'],
  ["a place twice", { visitor: { first: { shift: "{key} {key}" } } }, 'has the places "{key} {key}"'],
  ["a brace of its own", { visitor: { firstPage: { leave: "{{a.b}}" } } }, "visitor.firstPage.leave has a brace"],
  ["half a brace", { visitor: { firstPage: { leave: "a{b" } } }, "has a brace that belongs to no place"],
  ["nothing", { visitor: { firstPage: { leave: " " } } }, "visitor.firstPage.leave says nothing"],
  ["a new line", { visitor: { firstPage: { leave: "a\nb" } } }, "visitor.firstPage.leave has a new line"],
  ["too much for a button", { visitor: { chatPage: { send: "x".repeat(61) } } }, "too long: 61 characters, at most 60"],
  ["too much for a paragraph", { visitor: { firstPage: { seeText: "x".repeat(2000) } } }, "is too long: 2000"],
  ["a number", { visitor: { firstPage: { leave: 1 } } }, "visitor.firstPage.leave is one sentence"],
  ["null", { visitor: { firstPage: { leave: null } } }, "visitor.firstPage.leave is one sentence"],
  ["a sentence for a group", { visitor: { firstPage: "x" } }, "visitor.firstPage is a group of sentences"],
  ["a list for a group", { later: [] }, "later is a group of sentences"],
  ["no words of danger", { crisis: [] }, "crisis is a list of words of danger, with one at least"],
  ["words of danger in one", { crisis: "a lot" }, "crisis is a list of words of danger"],
  ["a word of danger everybody writes", { crisis: ["die", "kill myself"] }, 'crisis: "die" is too short'],
  ["a whole sentence as one", { crisis: ["kill ".repeat(13)] }, "is too long to be found"],
  ["a number among them", { crisis: ["kill myself", 1] }, "crisis: entry 2 is no text"],
  ["a list", ["x"], "it holds no sentences by name"],
  ["null for a file", null, "it holds no sentences by name"],
])("%s is refused by name", (_, given, words) => {
  const faults = faultsOfOwn("en", given);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(words);
});

test("a sentence as long as three of the English one is taken, and text is text: markup, ampersands, Arabic", () => {
  const most = 3 * en.firstPage.seeText.length;
  expect(faultsOfOwn("ar", { visitor: { firstPage: { seeText: "س".repeat(most) } } })).toEqual([]);
  expect(faultsOfOwn("en", { visitor: { firstPage: { heading: '<b>You & "us"</b> {' } } })).toHaveLength(1);
  expect(faultsOfOwn("en", { visitor: { firstPage: { heading: '<b>You & "us"</b>' } } })).toEqual([]);
});

test("every fault of a file is named at once, with the file and where every name can be read", () => {
  save("fr.json", JSON.stringify({ visitor: { firstPage: { leave: "", leeve: "x" } } }));
  const said = refused(() => readOwnWords(folder));
  expect(said).toContain("fr.json: visitor.firstPage.leave says nothing; visitor.firstPage.leeve is the name of no");
  expect(said).toContain("npm run words -- fr");
  expect(said).not.toContain("\n");
});

test.each([
  ["nl.json", '{"visitor": {', "nl.json is not JSON:"],
  ["nl.json", "", "nl.json is not JSON:"],
  ["nl.json", '{"visitor": {"first": {}, "first": {}}}', 'nl.json: "first" stands there twice in one place.'],
  ["pt.json", "{}", "pt.json is no file of sentences. There can be en.json, nl.json"],
  ["NL.json", "{}", "NL.json is no file of sentences."],
  ["nl.json.txt", "{}", "nl.json.txt is no file of sentences."],
])("%s with '%s' is refused", (name, content, words) => {
  save(name, content);
  expect(refused(() => readOwnWords(folder))).toContain(words);
});

test("a file in another encoding, and a folder in a file's place, are refused", () => {
  save("de.json", Buffer.from('{"visitor":{"chatPage":{"send":"Schlie\u00dfen"}}}', "latin1"));
  expect(refused(() => readOwnWords(folder))).toContain("de.json is not in UTF-8.");
  rmSync(join(folder, "de.json"));
  mkdirSync(join(folder, "cy.json"));
  expect(refused(() => readOwnWords(folder))).toContain("cy.json cannot be read.");
});

test("every sentence is listed once, by a name that can be given to one's own", () => {
  for (const language of pageLanguages) {
    const all = listed(language);
    expect(faultsOfOwn(language, all)).toEqual([]);
    expect(differing(language, all)).toEqual({});
    expect(faultsOfWords(all.visitor ?? {}, listed("en").visitor ?? {})).toEqual([]);
    const { visitor, later, crisis } = sentencesIn(language, all);
    expect({ visitor, later, crisis }).toEqual(sentencesIn(language));
  }
});

test("only modules of languages with own sentences are others, and they export what ours do", async () => {
  save("en.json", JSON.stringify({ visitor: { firstPage: { leave: "Go </script> & \"'`" } } }));
  const modules = modulesOf("/tree", readOwnWords(folder));
  expect([...modules.keys()]).toEqual(
    ["web/words/en.ts", "web/words/later/en.ts", "web/words/crisis/en.ts"].map(inTree),
  );
  const text = modules.get(inTree("web/words/en.ts")) ?? "";
  const made: Record<string, unknown> = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  const ours: Record<string, unknown> = await import("../../../web/words/en.ts");
  expect(Object.keys(made)).toEqual(expect.arrayContaining(Object.keys(ours)));
  expect(made.en).toEqual({ ...en, firstPage: { ...en.firstPage, leave: "Go </script> & \"'`" } });
});

const inTree = (path: string) => join("/tree", path);

test("own sentences that are longer than ours are named when a page is too heavy, shorter ones are not", () => {
  save("nl.json", JSON.stringify({ visitor: { firstPage: { leave: "Zo snel als het kan weg" } } }));
  save("en.json", JSON.stringify({ visitor: { firstPage: { leave: "Go" } } }));
  expect(longerThanOurs(readOwnWords(folder))).toEqual(["words/nl.json (15 bytes longer)"]);
});

test("somebody reads all sentences, changes one, and that one alone is kept", () => {
  const [to, own] = [join(folder, "all.txt"), join(folder, "own")];
  const options = { language: "nl", to: undefined, from: undefined } as const;
  expect(JSON.parse(wordsAsked(options, own))).toEqual(listed("nl"));
  wordsAsked({ ...options, to }, own);
  expect(refused(() => wordsAsked({ ...options, to }, own))).toContain("is there already, and stays as it is.");
  writeFileSync(to, readFileSync(to, "utf8").replace(sets.nl.chatPage.send, "Sturen"));
  expect(wordsAsked({ ...options, from: to }, own)).toContain("words/nl.json says 1 sentence of its own.");
  expect(readdirSync(own)).toEqual(["nl.json"]);
  expect(readOwnWords(own).get("nl")).toEqual({ visitor: { chatPage: { send: "Sturen" } } });
  expect(JSON.parse(wordsAsked(options, own))).toEqual(listed("nl", { visitor: { chatPage: { send: "Sturen" } } }));
  writeFileSync(to, "{}x");
  expect(refused(() => wordsAsked({ ...options, from: to }, own))).toContain("all.txt is not JSON");
  expect(readOwnWords(own).get("nl")).toEqual({ visitor: { chatPage: { send: "Sturen" } } });
});

test("after an upgrade renamed a sentence, the names there are now can still be read, and nothing is written", () => {
  save("nl.json", JSON.stringify({ visitor: { firstPage: { gone: "x" } } }));
  const options = { language: "nl", to: undefined, from: undefined } as const;
  expect(JSON.parse(wordsAsked(options, folder))).toEqual(listed("nl"));
  const to = join(folder, "all.txt");
  expect(refused(() => wordsAsked({ ...options, to }, folder))).toContain("visitor.firstPage.gone is the name of no");
  expect(readdirSync(folder)).toEqual(["nl.json"]);
});

test("whoever runs the service can read what somebody careful kept", () => {
  const before = process.umask(0o077);
  try {
    save("all.txt", "{}");
    chmodSync(folder, 0o700);
    wordsAsked({ language: "en", to: undefined, from: join(folder, "all.txt") }, join(folder, "own"));
  } finally {
    process.umask(before);
  }
  expect(modeOf(join(folder, "own"))).toBe("755");
  expect(modeOf(join(folder, "own/en.json"))).toBe("644");
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("what is typed at the terminal is understood, or refused with a sentence", () => {
  expect(parseWordsOptions(["cy"])).toEqual({
    is: "options",
    options: { language: "cy", to: undefined, from: undefined },
  });
  expect(parseWordsOptions(["--help"]).is).toBe("help");
  for (const given of [
    [],
    ["pt"],
    ["--to", "x"],
    ["nl", "x"],
    ["nl", "--to", "a", "--from", "b"],
    ["nl", "--form", "x"],
  ])
    expect(parseWordsOptions(given).is).toBe("mistake");
});
