/** Filling the visitor's page: every value escaped, every slot known, and sentences that promise nothing untrue. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { idFrom, LineSlug } from "../../../shared/ids.ts";
import {
  clockTime,
  type Filling,
  fillVisitorPage,
  opensSentence,
  statusSentence,
  waitSentence,
} from "../../../shared/page.ts";
import type { OpenState } from "../../../shared/protocol.ts";
import { firstPage, status as words } from "../../../web/words/en.ts";

const line = LineSlug.parse("harbour");
const at = (text: string) => Date.parse(text);

const openState = (more: Partial<OpenState> = {}): OpenState => ({
  line,
  state: "open",
  now: at("2026-11-30T20:00Z"),
  until: at("2026-11-30T21:00Z"),
  lastStartAt: at("2026-11-30T20:45Z"),
  opensAt: null,
  wait: { fromMinutes: 0, toMinutes: 4 },
  zone: "Europe/London",
  zoneName: "London time",
  ...more,
});

const filling = (more: { charity?: string; paragraph?: string; open?: OpenState | undefined } = {}): Filling => ({
  site: {
    charity: more.charity ?? "Harbour",
    organisationKey: "k".repeat(43),
    zone: "Europe/London",
    zoneName: "London time",
    lines: [],
  },
  line: {
    slug: line,
    name: "Harbour",
    languages: ["en", "cy"],
    topics: ["Somebody <b>else</b>"],
    urgentFirst: true,
    help: [{ name: "Emergency", number: "99 9", about: "Right now.", danger: true }],
    places: [
      { id: idFrom(new Uint8Array(16)), name: "Doctor", about: "By day.", to: "+44 20 7946 0000" },
      {
        id: idFrom(new Uint8Array(16).fill(1)),
        name: 'A "page"',
        about: "To read.",
        to: "https://help.example/a?b=1&c=2",
      },
    ],
    limits: { version: "1", paragraphs: [more.paragraph ?? "First.", "Second."] },
    leaveTo: "https://weather.example/",
  },
  open: "open" in more ? more.open : openState(),
  clock: { now: 1000, speed: 1 },
  ...{ language: "en", chosen: false, answeredIn: firstPage.answeredIn },
  words,
  hours: { days: [{ day: "Monday 30 November", times: "09:00 to 21:00" }], note: "As planned." },
});

test("values are put in where they belong, and a part is repeated for every entry", () => {
  const template =
    '<a href="{{leaveTo}}">{{charity}}</a>{{#limits}}<p>{{paragraph}}</p>{{/limits}}{{#help}}<a href="{{numberHref}}">{{name}} for {{charity}}</a>{{/help}}';
  expect(fillVisitorPage(template, filling())).toBe(
    '<a href="https://weather.example/">Harbour</a><p>First.</p><p>Second.</p><a href="tel:999">Emergency for Harbour</a>',
  );
});

test("places lead to a number or an address, and say which", () => {
  const template =
    '{{#places}}<a id="{{placeId}}" href="{{placeHref}}" title="{{placeName}}">{{placeWhere}}</a>{{/places}}';
  expect(fillVisitorPage(template, filling())).toBe(
    '<a id="AAAAAAAAAAAAAAAAAAAAAA" href="tel:+442079460000" title="Doctor">+44 20 7946 0000</a>' +
      '<a id="AQEBAQEBAQEBAQEBAQEBAQ" href="https://help.example/a?b=1&amp;c=2" title="A &quot;page&quot;">help.example</a>',
  );
});

test("where several lines are shown, each names the others and not itself", () => {
  const given = filling();
  const others = ["young", "night"].map((slug) => ({
    slug: LineSlug.parse(slug),
    name: `Line <${slug}>`,
    languages: ["en"],
  }));
  const site = { ...given.site, lines: [{ slug: line, name: "Harbour", languages: ["en"] }, ...others] };
  const template = '{{#others}}<a href="{{otherHref}}">{{otherName}}</a>{{/others}}';
  expect(fillVisitorPage(template, { ...given, site })).toBe(
    '<a href="/young">Line &lt;young&gt;</a><a href="/night">Line &lt;night&gt;</a>',
  );
  expect(fillVisitorPage(template, given)).toBe("");
});

test("a place nobody knows is a fault of the build", () => {
  expect(() => fillVisitorPage("{{nonsense}}", filling())).toThrow("nonsense");
  expect(() => fillVisitorPage("{{#nonsense}}x{{/nonsense}}", filling())).toThrow("nonsense");
  expect(() => fillVisitorPage("{{constructor}}", filling())).toThrow("constructor");
});

test("no value, whatever is in it, becomes markup, an attribute or another place", () => {
  const template = '<p title="{{charity}}">{{charity}}</p>{{#limits}}<p>{{paragraph}}</p>{{/limits}}';
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '"><script>',
      "{{organisationKey}}",
      "{{#help}}",
      "$&",
      "$1",
      "' onload='",
      "&lt;",
      "}}{{charity}}",
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (charity, paragraph) => {
      const page = fillVisitorPage(template, filling({ charity, paragraph }));
      const shape = page.match(/^<p title="([^"<>{}']*)">([^<>"{}']*)<\/p><p>([^<>"{}']*)<\/p><p>Second\.<\/p>$/);
      expect(shape?.slice(1).map(unescaped)).toEqual([charity, charity, paragraph]);
    }),
  );
});

/** What a browser makes of the character references that we write. */
function unescaped(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (named[name] ?? "?") : String.fromCharCode(Number(code)),
  );
}

test("the real page has no place that is not filled, whether or not anybody could be asked", () => {
  const source = readFileSync(resolve(import.meta.dirname, "../../../web/visitor/visitor.html"), "utf8");
  const template = source.replace(/\{\{words\.[\w.]+\}\}/g, "");
  for (const open of [undefined, openState(), openState({ state: "closed", until: null, lastStartAt: null })]) {
    expect(fillVisitorPage(template, filling({ open }))).not.toMatch(/\{\{|\}\}|undefined/);
  }
});

test.each<[string, Partial<OpenState>, string[]]>([
  ["open with an end and a wait", {}, ["21:00", "4 minutes"]],
  ["open in summer, by the service's clock", { until: at("2026-07-01T20:00Z") }, ["21:00"]],
  ["a wait with both ends", { wait: { fromMinutes: 5, toMinutes: 15 } }, ["5", "15"]],
  ["open with a last start before the end", {}, ["until 21:00", "start at 20:45"]],
  ["closed with a day", { state: "closed", opensAt: at("2026-12-01T09:00Z") }, ["Tuesday 09:00", "London time"]],
  [
    "closed until the same day of next week",
    { state: "closed", opensAt: at("2026-12-07T09:00Z") },
    ["Monday 7 December 09:00", "London time"],
  ],
])("%s", (_, more, wanted) => {
  const sentence = statusSentence(openState(more), words);
  for (const part of wanted) expect(sentence).toContain(part);
  expect(sentence).not.toMatch(/[{}]|undefined|null/);
});

test("without an end, a wait or a day, no sentence makes one up", () => {
  const none = { until: null, wait: null, opensAt: null };
  expect(statusSentence(openState(none), words)).toBe("Open now. We cannot say yet how long it takes.");
  expect(statusSentence(openState({ ...none, state: "closed" }), words)).toBe(words.closed);
  expect(statusSentence(openState({ ...none, state: "full" }), words)).toBe(words.full);
  expect(opensSentence(openState({ ...none, state: "closed" }), words)).toBe(words.opensUnknown);
  // Said with no shift planned at all as well: then nobody can come.
  expect(words.opensUnknown).not.toMatch(/any time|any moment|on duty/);
});

test("an end that is not today's is not said as a time of day, and a last start that is the end is not said twice", () => {
  const always = openState({ until: at("2026-12-02T20:00Z") });
  expect(statusSentence(always, words)).toBe("Open now. Wait: up to 4 minutes.");
  const toTheEnd = openState({ lastStartAt: at("2026-11-30T21:00Z") });
  expect(statusSentence(toTheEnd, words)).toBe("Open until 21:00. Wait: up to 4 minutes.");
});

test("an instant is told in the service's zone, in winter and in summer", () => {
  expect(clockTime(at("2026-01-15T12:00Z"), "Europe/London")).toBe("12:00");
  expect(clockTime(at("2026-07-15T12:00Z"), "Europe/London")).toBe("13:00");
});

test("a full line says when to try again, or when it opens again where no chat can start before", () => {
  const full = (more: Partial<OpenState>) => statusSentence(openState({ state: "full", ...more }), words);
  expect(full({ againAt: at("2026-11-30T20:15Z") })).toBe(
    "Open, but too many people are waiting. Please try again at 20:15.",
  );
  expect(full({ againAt: null })).toBe(`${words.full} ${words.fullToday}`);
  expect(full({ againAt: null, opensAt: at("2026-12-01T09:00Z") })).toBe(
    `${words.full} ${words.fullToday} Chat opens again on Tuesday 09:00 (London time).`,
  );
});

test("a wait above 15 minutes is called long before anybody starts", () => {
  const told = (toMinutes: number) => statusSentence(openState({ wait: { fromMinutes: 5, toMinutes } }), words);
  expect(told(20)).not.toContain("yours may not");
  expect(told(15)).not.toContain(words.longWait);
  expect(told(20)).toContain(words.longWait);
});

test("nobody is told of a wait beyond the last start, and where that may come first it is said", () => {
  const now = at("2026-11-30T20:00Z");
  const told = (minutes: number, wait: OpenState["wait"]) =>
    waitSentence(wait, words, { now, lastStartAt: now + minutes * 60_000, zone: "Europe/London" });
  const late = (time: string) => words.lateWait.replace("{time}", time);
  expect(told(22, { fromMinutes: 10, toMinutes: 185 })).toBe(`Wait: about 10 to 25 minutes. ${late("20:22")}`);
  expect(told(22, { fromMinutes: 0, toMinutes: 23 })).toBe(`Wait: up to 23 minutes. ${late("20:22")}`);
  expect(told(2, { fromMinutes: 3, toMinutes: 4 })).toBe(`Wait: about 3 to 4 minutes. ${late("20:02")}`);
  // Not even the shortest wait ends before it: a range would promise a chat.
  expect(told(22, { fromMinutes: 25, toMinutes: 185 })).toBe(late("20:22"));
  expect(told(0, { fromMinutes: 5, toMinutes: 185 })).toBe(late("20:00"));
  expect(told(30, { fromMinutes: 0, toMinutes: 15 })).toBe("Wait: up to 15 minutes.");
  // Nothing can be reckoned: said in the last half hour.
  expect(told(29, null)).toBe(`${words.noWait} ${late("20:29")}`);
  expect(told(30, null)).toBe(words.noWait);
});
