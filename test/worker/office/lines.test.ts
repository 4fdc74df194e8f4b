/** Lines as coordinators make them: fail closed, whole or not at all, nothing lost, and everything in the audit. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { StepUpNeeded } from "../../../shared/account-interface.ts";
import { LineSlug } from "../../../shared/ids.ts";
import {
  betweenChatsMostMs,
  helpNumbersMost,
  helpNumberUnits,
  languagesMost,
  largeBodyBytes,
  lastStartBeforeMostMs,
  leaveToUnits,
  limitsParagraphsMost,
  limitsShownMost,
  linesKeptMost,
  linesMost,
  minimumStaffMost,
  placeAddressUnits,
  placesMost,
  sentenceUnits,
  titleUnits,
  topicsMost,
  topicUnits,
  waitMostMostMs,
} from "../../../shared/limits.ts";
import {
  LimitsAnswer,
  LineMeanwhile,
  LineShown,
  LinesAnswer,
  PlacesAnswer,
  reservedSlugs,
} from "../../../shared/line-interface.ts";
import type { Site } from "../../../shared/site.ts";
import { addLimits } from "../../../worker/office/line-writing.ts";
import { goneLines, shownLines } from "../../../worker/office/lines.ts";
import { freshSecret } from "../../../worker/office/secrets.ts";
import { atHarbour, audited, type Harbour, wordOf } from "./coordinating.ts";
import { joinWithPasskey, postStepping } from "./passkeys.ts";
import { atDesk, bindings, hour, invite, makeKeys, monday } from "./staff.ts";

const emergency = { name: "Emergency services", number: "999", about: "If someone is in danger now.", danger: true };
const other = { name: "Samaritans", number: "116 123", about: "Free, any time.", danger: false };
const fields = {
  name: "Young people",
  languages: ["en"],
  topics: ["Something else"],
  urgentFirst: false,
  help: [emergency, other],
  places: [{ id: "AAAAAAAAAAAAAAAAAAAAAA", name: "Doctor", about: "By day.", to: "0300 123 456" }],
  leaveTo: "https://weather.example/",
  leadRequired: true,
  minimumStaff: 2,
  betweenChatsMs: 5 * 60_000,
  lastStartBeforeMs: 45 * 60_000,
  waitMostMs: 20 * 60_000,
};
const paragraphs = ["We keep no copy.", "We pass on what we must."];

const shownIn = async (answer: Response): Promise<LineShown> => {
  const body = await answer.json();
  const parsed = LineShown.safeParse(body);
  if (!parsed.success) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
  return parsed.data;
};
const make = (harbour: Harbour, more: object = {}) => harbour.post("lines/make", { slug: "young", ...fields, ...more });
const made = async (harbour: Harbour, more: object = {}) => shownIn(await make(harbour, more));
const act = (harbour: Harbour, path: string, { slug, edition }: LineShown, more: object = {}) =>
  harbour.post(`lines/${path}`, { line: slug, edition, ...more });
const allLines = async (harbour: Harbour) => LinesAnswer.parse(await (await harbour.get("lines")).json()).lines;
const slugs = async (harbour: Harbour) => (await allLines(harbour)).map(({ slug }) => slug);
const shownSlugs = ({ desk }: Harbour) => shownLines(desk.sql).map(({ slug }) => slug);
const actions = (harbour: Harbour) => audited(harbour).map(({ action }) => action);

/** A line that visitors may see. */
async function opened(harbour: Harbour, slug = "young"): Promise<LineShown> {
  const draft = await made(harbour, { slug });
  const signed = await shownIn(await act(harbour, "limits", draft, { paragraphs, signedOffBy: "Ada" }));
  return shownIn(await act(harbour, "show", signed, { numbersChecked: true }));
}

test("L1: a new line is a draft on no page, without a text, the last in order, and in the audit", () =>
  atHarbour(async (harbour) => {
    const line = await made(harbour);
    expect(line).toEqual({ slug: "young", ...fields, standing: "draft", edition: 1, limits: null, waiting: null });
    expect(await slugs(harbour)).toEqual(["harbour", "young"]);
    expect(shownSlugs(harbour)).toEqual(["harbour"]);
    expect(audited(harbour).at(-1)).toEqual({ action: "lineMade", actor: harbour.alex.person, subject: "young" });
  }));

test("L2: a line is shown only when its limits were signed off and somebody says that they checked the numbers", () =>
  atHarbour(async (harbour) => {
    const draft = await made(harbour);
    const show = (line: LineShown, more: object = { numbersChecked: true }) => act(harbour, "show", line, more);
    expect(await wordOf(await show(draft))).toBe("409 limitsNotSignedOff");
    const written = await shownIn(await act(harbour, "limits", draft, { paragraphs, signedOffBy: null }));
    expect(written).toMatchObject({ limits: null, waiting: { version: "2026-11-30", paragraphs, signedOffBy: null } });
    expect(await wordOf(await show(written))).toBe("409 limitsNotSignedOff");
    const signed = await shownIn(
      await act(harbour, "sign", written, { version: "2026-11-30", signedOffBy: "Ada, clinical lead" }),
    );
    expect(signed).toMatchObject({
      limits: { version: "2026-11-30", paragraphs, signedOffBy: "Ada, clinical lead", signedOffAt: monday },
      waiting: null,
    });
    for (const more of [{}, { numbersChecked: false }])
      expect(await wordOf(await show(signed, more))).toBe("400 malformed");
    expect(shownSlugs(harbour)).toEqual(["harbour"]);
    expect(await shownIn(await show(signed))).toMatchObject({ standing: "shown" });
    expect(shownSlugs(harbour)).toEqual(["harbour", "young"]);
    expect(actions(harbour).slice(-4)).toEqual(["lineMade", "limitsWritten", "limitsSignedOff", "lineShown"]);
  }));

test("L2: numbers of a line that visitors can read change only when somebody says that they checked them", () =>
  atHarbour(async (harbour) => {
    const line = await opened(harbour);
    const help = [{ ...emergency, number: "112" }, other];
    const change = (to: LineShown, more: object) => act(harbour, "change", to, { ...fields, ...more });
    const refused = async (to: LineShown) => {
      const rows = audited(harbour).length;
      expect(await wordOf(await change(to, { help }))).toBe("409 numbersNotChecked");
      expect(await wordOf(await change(to, { help, numbersChecked: false }))).toBe("400 malformed");
      expect(audited(harbour)).toHaveLength(rows);
      expect((await allLines(harbour)).at(-1)?.help).toEqual([emergency, other]);
    };
    await refused(line);
    const renamed = await shownIn(await change(line, { name: "Youth" }));
    const off = await shownIn(await act(harbour, "take-off", renamed));
    await refused(off);
    expect((await shownIn(await change(off, { help, numbersChecked: true }))).help).toEqual(help);
  }));

test("L2: places of a line that visitors can read change only when somebody says that they checked them", () =>
  atHarbour(async (harbour) => {
    const line = await opened(harbour);
    const changed = { ...fields, places: [{ ...place(1), to: "0300 999 999" }] };
    expect(await wordOf(await act(harbour, "change", line, changed))).toBe("409 numbersNotChecked");
    const after = await shownIn(await act(harbour, "change", line, { ...changed, numbersChecked: true }));
    expect(after.places).toEqual(changed.places);
  }));

test("L13: counsellors see the places of every line that visitors can see, and of no other", () =>
  atHarbour(async (harbour) => {
    const answer = async (by = harbour.sam) => PlacesAnswer.parse(await (await harbour.get("places", by)).json()).lines;
    await made(harbour, { slug: "draft" });
    expect((await answer()).map(({ line }) => line)).toEqual(["harbour"]);
    await opened(harbour);
    expect((await answer()).at(-1)).toEqual({ line: "young", places: fields.places });
    expect(shownLines(harbour.desk.sql).at(-1)?.places).toEqual(fields.places);
  }));

test("L2: even a row that says it is shown is on no page without a signed-off text", () =>
  atHarbour(async (harbour) => {
    await made(harbour);
    harbour.desk.sql.exec("UPDATE lines SET standing = 'shown'");
    expect(shownSlugs(harbour)).toEqual(["harbour"]);
    harbour.desk.sql.exec("UPDATE limits_texts SET signed_off_by = NULL");
    expect(shownSlugs(harbour)).toEqual([]);
  }));

test("L3: while a new text waits, visitors read the one that was signed off; older ones stay as they were", () =>
  atHarbour(async (harbour) => {
    const line = await opened(harbour);
    const first = await shownIn(await act(harbour, "limits", line, { paragraphs: ["Newer."], signedOffBy: null }));
    expect(first).toMatchObject({ limits: { version: "2026-11-30" }, waiting: { version: "2026-11-30.2" } });
    expect(shownLines(harbour.desk.sql).at(-1)?.limits).toEqual({
      ...{ version: "2026-11-30", signedOffBy: "Ada", paragraphs },
    });
    const newest = await shownIn(await act(harbour, "limits", first, { paragraphs: ["Newest."], signedOffBy: "Bea" }));
    expect(newest).toMatchObject({ limits: { version: "2026-11-30.3", signedOffBy: "Bea" }, waiting: null });
    const { texts } = LimitsAnswer.parse(await (await harbour.get("lines/limits?line=young")).json());
    expect(texts.map(({ version, signedOffBy }) => [version, signedOffBy])).toEqual([
      ["2026-11-30.3", "Bea"],
      ["2026-11-30.2", null],
      ["2026-11-30", "Ada"],
    ]);
    expect(texts[2]?.paragraphs).toEqual(paragraphs);
    expect(addLimits(harbour.desk.sql, line.slug, paragraphs, monday + 24 * hour)).toBe("2026-12-01");
  }));

test("L3: nobody signs off a text that does not wait, and nobody signs one twice", () =>
  atHarbour(async (harbour) => {
    const draft = await made(harbour);
    const sign = (line: LineShown, version: string) => act(harbour, "sign", line, { version, signedOffBy: "Eve" });
    expect(await wordOf(await sign(draft, "2026-11-30"))).toBe("409 limitsUnknown");
    const written = await shownIn(await act(harbour, "limits", draft, { paragraphs, signedOffBy: null }));
    const again = await shownIn(await act(harbour, "limits", written, { paragraphs: ["B."], signedOffBy: null }));
    expect(await wordOf(await sign(again, "2026-11-30"))).toBe("409 limitsUnknown");
    const signed = await shownIn(await act(harbour, "sign", again, { version: "2026-11-30.2", signedOffBy: "Ada" }));
    expect(await wordOf(await sign(signed, "2026-11-30.2"))).toBe("409 limitsUnknown");
    expect(signed.limits?.signedOffBy).toBe("Ada");
  }));

test("the texts of a line are asked for by its name alone", () =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await harbour.get("lines/limits"))).toBe("400 malformed");
    expect(await wordOf(await harbour.get("lines/limits?line=Young%20people"))).toBe("400 malformed");
    expect(await wordOf(await harbour.get("lines/limits?line=nowhere"))).toBe("404 lineUnknown");
    let line = await made(harbour);
    for (let n = 0; n < limitsShownMost + 1; n++)
      line = await shownIn(await act(harbour, "limits", line, { paragraphs: [`Text ${n}.`], signedOffBy: null }));
    const { texts } = LimitsAnswer.parse(await (await harbour.get("lines/limits?line=young")).json());
    expect(texts).toHaveLength(limitsShownMost);
    expect(texts[0]?.paragraphs).toEqual([`Text ${limitsShownMost}.`]);
  }));

test("L6: a change keeps every field, puts numbers for danger first, and says in the audit what changed", () =>
  atHarbour(async (harbour) => {
    const line = await made(harbour);
    const after = {
      name: "Youth",
      languages: ["en", "cy"],
      topics: [],
      urgentFirst: true,
      help: [other, { ...emergency, number: "112" }, { ...other, name: "Childline", number: "0800 1111" }],
      places: [
        { id: "BBBBBBBBBBBBBBBBBBBBBA", name: "A page", about: "To read.", to: "https://help.example/a" },
        { id: "CCCCCCCCCCCCCCCCCCCCCA", name: "Childline", about: "If you are under 19.", to: "0800 1111" },
      ],
      leaveTo: "https://news.example/",
      leadRequired: false,
      minimumStaff: 1,
      betweenChatsMs: 0,
      lastStartBeforeMs: 0,
      waitMostMs: 60 * 60_000,
    };
    const changed = await shownIn(await act(harbour, "change", line, after));
    const [one, two, three] = after.help;
    expect(changed).toMatchObject({ ...after, help: [two, one, three], edition: 2 });
    const details = harbour.desk.sql.exec("SELECT details FROM audit ORDER BY number DESC LIMIT 1").one().details;
    expect(JSON.parse(`${details}`)).toEqual({
      changed:
        "name languages topics urgentFirst help places leaveTo leadRequired minimumStaff betweenChatsMs lastStartBeforeMs waitMostMs",
      numbers: "112 116123 08001111",
    });
    const rows = audited(harbour).length;
    const { slug, edition } = changed;
    expect(await shownIn(await harbour.post("lines/change", { line: slug, edition, ...after }))).toEqual(changed);
    expect(audited(harbour)).toHaveLength(rows);
  }));

test.each(["change", "limits", "sign", "show", "take-off"])(
  "L4: whoever comes second with %s is told what the line is now, and changes nothing",
  (path) =>
    atHarbour(async (harbour) => {
      const line = await made(harbour);
      const now = await shownIn(await act(harbour, "change", line, { ...fields, name: "Theirs" }));
      const rows = audited(harbour).length;
      const body = {
        change: fields,
        limits: { paragraphs, signedOffBy: null },
        sign: { version: "2026-11-30", signedOffBy: "Ada" },
        show: { numbersChecked: true },
        "take-off": {},
      }[path];
      const late = await act(harbour, path, line, body);
      expect(late.status).toBe(409);
      expect(LineMeanwhile.parse(await late.json()).line).toEqual(now);
      expect(audited(harbour)).toHaveLength(rows);
      const nobody = await harbour.post(`lines/${path}`, { line: "nowhere", edition: 1, ...body });
      expect(await wordOf(nobody)).toBe("404 lineUnknown");
    }),
);

test("L4: shifts of a line do not get in the way of whoever writes about it, and reach the queue all the same", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    const revision = () => Number(sql.exec("SELECT revision FROM lines WHERE slug = 'harbour'").one().revision);
    const [line] = await allLines(harbour);
    if (line === undefined) throw new Error("there is no line");
    sql.exec("UPDATE lines SET revision = revision + 1");
    const before = revision();
    const { slug: _, standing, edition, limits, waiting, ...same } = line;
    expect([standing, waiting, limits?.signedOffBy]).toEqual(["shown", null, "Clinical lead, Harbour (demo)"]);
    const changed = await shownIn(await act(harbour, "change", line, { ...same, minimumStaff: 2 }));
    expect(changed.edition).toBe(edition + 1);
    expect(revision()).toBe(before + 1);
    await harbour.get("duty", harbour.sam);
    expect(harbour.desk.passes.at(-1)?.lines).toMatchObject([{ minimumStaff: 2, revision: revision() }]);
  }));

test("L5, S9: a line that is taken off is on no page, closes for those who wait, and its address says so", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    const [line] = await allLines(harbour);
    if (line === undefined) throw new Error("there is no line");
    const count = (table: string) => Number(sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n);
    const kept = ["shifts", "assignments", "limits_texts", "help_numbers"].map(count);
    const off = await shownIn(await act(harbour, "take-off", line));
    expect(off).toMatchObject({ standing: "takenOff", limits: line.limits });
    expect(shownLines(sql)).toEqual([]);
    expect(goneLines(sql).map(({ slug, help }) => [slug, help])).toEqual([["harbour", line.help]]);
    expect(["shifts", "assignments", "limits_texts", "help_numbers"].map(count)).toEqual(kept);
    await harbour.get("duty", harbour.sam);
    expect(harbour.desk.passes.at(-1)?.lines).toMatchObject([{ line: "harbour", from: null, until: null }]);
    expect(await wordOf(await make(harbour, { slug: "harbour" }))).toBe("409 lineTaken");
    // Taken off again is as it was; shown again is back.
    expect(await shownIn(await act(harbour, "take-off", off))).toEqual(off);
    const back = await shownIn(await act(harbour, "show", off, { numbersChecked: true }));
    expect(await shownIn(await act(harbour, "show", back, { numbersChecked: true }))).toEqual(back);
    expect(shownLines(sql).map(({ slug }) => slug)).toEqual(["harbour"]);
    await harbour.get("duty", harbour.sam);
    expect(harbour.desk.passes.at(-1)?.lines[0]?.until).not.toBeNull();
    expect(actions(harbour).slice(-2)).toEqual(["lineTakenOff", "lineShown"]);
  }));

test("L5: a draft that is taken off was never seen: no address says that it has closed", () =>
  atHarbour(async (harbour) => {
    const signed = await shownIn(await act(harbour, "limits", await made(harbour), { paragraphs, signedOffBy: "Ada" }));
    const off = await shownIn(await act(harbour, "take-off", signed));
    expect(goneLines(harbour.desk.sql)).toEqual([]);
    const back = await shownIn(await act(harbour, "show", off, { numbersChecked: true }));
    await shownIn(await act(harbour, "take-off", back));
    expect(goneLines(harbour.desk.sql).map(({ slug }) => slug)).toEqual(["young"]);
  }));

test("the Office tells pages of lines that are shown and of those taken off, and of no draft", async () => {
  const { person } = await invite(await makeKeys(), "Sam");
  const office = bindings.OFFICE.getByName(freshSecret());
  await runInDurableObject(office, async (instance, { storage }) => {
    const { seedDemo } = await import("../../../worker/office/demo.ts");
    const setting = { start: "one", organisationKey: "A".repeat(43), closed: false, people: [person] };
    seedDemo(storage, JSON.stringify(setting), monday);
    storage.sql.exec("UPDATE lines SET standing = 'takenOff'");
    const site: Site | null = await instance.site();
    expect([site?.lines, site?.gone.map(({ slug }) => slug)]).toEqual([[], ["harbour"]]);
    expect(await instance.hours(LineSlug.parse("harbour"))).toBeNull();
    storage.sql.exec("UPDATE lines SET standing = 'draft'");
    expect(await instance.site()).toMatchObject({ lines: [], gone: [] });
  });
  await evictDurableObject(office);
  expect(await office.site()).toMatchObject({ charity: "Harbour", lines: [], gone: [] });
});

test("L7: the order is every line that is there, once; the first is the one at /", () =>
  atHarbour(async (harbour) => {
    await opened(harbour, "young");
    const gone = await opened(harbour, "night");
    await shownIn(await act(harbour, "take-off", gone));
    await opened(harbour, "day");
    const order = (lines: readonly string[]) => harbour.post("lines/order", { lines });
    const answer = LinesAnswer.parse(await (await order(["day", "harbour", "young"])).json());
    expect(answer.lines.map(({ slug }) => slug)).toEqual(["day", "harbour", "young", "night"]);
    expect(shownSlugs(harbour)).toEqual(["day", "harbour", "young"]);
    expect(actions(harbour).at(-1)).toBe("linesOrdered");
    const rows = audited(harbour).length;
    expect((await order(["day", "harbour", "young"])).status).toBe(200);
    for (const lines of [
      ["day", "harbour"],
      ["day", "harbour", "young", "night"],
      ["day", "harbour", "other"],
    ])
      expect(await wordOf(await order(lines))).toBe("409 changedMeanwhile");
    for (const lines of [[], ["day", "day", "harbour"], Array.from({ length: linesMost + 1 }, (_, n) => `line${n}`)])
      expect(await wordOf(await order(lines))).toBe("400 malformed");
    expect(audited(harbour)).toHaveLength(rows);
  }));

test(`L6: ${linesMost} lines are there at once, ${linesKeptMost} with those that were shown, and no more`, () =>
  atHarbour(async (harbour) => {
    for (let n = 1; n < linesMost; n++) await opened(harbour, `line${n}`);
    expect(await wordOf(await make(harbour))).toBe("409 tooManyLines");
    let [last] = (await allLines(harbour)).slice(-1);
    for (let n = linesMost; n < linesKeptMost; n++) {
      if (last === undefined) throw new Error("there is no line");
      await shownIn(await act(harbour, "take-off", last));
      last = await opened(harbour, `line${n}`);
    }
    if (last === undefined) throw new Error("there is no line");
    const off = await shownIn(await act(harbour, "take-off", last));
    expect(await wordOf(await make(harbour))).toBe("409 tooManyLinesKept");
    // A place is free, but not in the list of all there ever were; one that was taken off may come back.
    expect((await act(harbour, "show", off, { numbersChecked: true })).status).toBe(200);
  }));

test("L5, L6: a draft that is taken off before anybody saw it takes no room, and its address can be made anew", () =>
  atHarbour(async (harbour) => {
    const { sql } = harbour.desk;
    const signed = await shownIn(await act(harbour, "limits", await made(harbour), { paragraphs, signedOffBy: "Ada" }));
    const off = await shownIn(await act(harbour, "take-off", signed));
    for (let n = 0; n < linesKeptMost; n++) {
      const draft = await made(harbour, { slug: `line${n}` });
      await shownIn(await act(harbour, "take-off", draft));
    }
    await made(harbour, { slug: "other" });
    const anew = await made(harbour, { name: "Youth" });
    expect(anew).toMatchObject({ slug: "young", name: "Youth", standing: "draft", limits: null, waiting: null });
    expect(anew.edition).toBeGreaterThan(off.edition);
    expect((await slugs(harbour)).slice(0, 3)).toEqual(["harbour", "other", "young"]);
    expect(sql.exec("SELECT count(*) AS n FROM limits_texts WHERE line = 'young'").one().n).toBe(1);
    // Whoever still has the older one open changes nothing of this one.
    expect((await act(harbour, "show", off, { numbersChecked: true })).status).toBe(409);
    // Shown, it counts: so nobody shows more of them than there is room for.
    const never = (await allLines(harbour)).filter(({ standing }) => standing === "takenOff");
    sql.exec("UPDATE lines SET shown_at = 1 WHERE slug <> 'line0'");
    const [line0] = never.filter(({ slug }) => slug === "line0");
    if (line0 === undefined) throw new Error("there is no line0");
    const ready = await shownIn(await act(harbour, "limits", line0, { paragraphs, signedOffBy: "Ada" }));
    expect(await wordOf(await act(harbour, "show", ready, { numbersChecked: true }))).toBe("409 tooManyLinesKept");
  }));

test("L7: of those that were taken off the one taken off last comes first, whatever their order was", () =>
  atHarbour(async (harbour) => {
    const { desk } = harbour;
    const gone = () => goneLines(desk.sql).map(({ slug }) => slug);
    const [first] = await allLines(harbour);
    const young = await opened(harbour, "young");
    if (first === undefined) throw new Error("there is no line");
    const off = await shownIn(await act(harbour, "take-off", young));
    desk.now += 1000;
    const harbourOff = await shownIn(await act(harbour, "take-off", first));
    expect(gone()).toEqual(["harbour", "young"]);
    // Back and off again it is the last one.
    desk.now += 1000;
    const back = await shownIn(await act(harbour, "show", off, { numbersChecked: true }));
    await shownIn(await act(harbour, "take-off", back));
    expect(gone()).toEqual(["young", "harbour"]);
    expect(harbourOff.standing).toBe("takenOff");
  }));

test("a line that comes back needs a place among the others", () =>
  atHarbour(async (harbour) => {
    const off = await shownIn(await act(harbour, "take-off", await opened(harbour)));
    for (let n = 1; n < linesMost; n++) await made(harbour, { slug: `line${n}` });
    expect(await wordOf(await act(harbour, "show", off, { numbersChecked: true }))).toBe("409 tooManyLines");
  }));

const long = (units: number) => "x".repeat(units);
const many = <T>(count: number, one: (n: number) => T) => Array.from({ length: count }, (_, n) => one(n));
const languageCodes = many(languagesMost + 1, (n) => `a${String.fromCharCode(97 + n)}`);

const place = (n: number) => ({ id: `${n}`.padStart(22, "A"), name: "Doctor", about: "By day.", to: "0300 123 456" });

/** What is still taken, and what is just too much. */
const edges: readonly [string, object, object][] = [
  ["name", { name: long(titleUnits) }, { name: long(titleUnits + 1) }],
  ["languages", { languages: languageCodes.slice(1) }, { languages: languageCodes }],
  ["topics", { topics: many(topicsMost, (n) => `T${n}`) }, { topics: many(topicsMost + 1, (n) => `T${n}`) }],
  ["a topic", { topics: [long(topicUnits)] }, { topics: [long(topicUnits + 1)] }],
  ["numbers", { help: many(helpNumbersMost, () => emergency) }, { help: many(helpNumbersMost + 1, () => emergency) }],
  [
    "a number",
    { help: [{ ...emergency, number: "9".repeat(helpNumberUnits) }] },
    { help: [{ ...emergency, number: "9".repeat(helpNumberUnits + 1) }] },
  ],
  [
    "what a number is for",
    { help: [{ ...emergency, about: long(sentenceUnits) }] },
    { help: [{ ...emergency, about: long(sentenceUnits + 1) }] },
  ],
  [
    "the address to leave to",
    { leaveTo: `https://a.example/${long(leaveToUnits - 18)}` },
    { leaveTo: `https://a.example/${long(leaveToUnits - 17)}` },
  ],
  ["places", { places: many(placesMost, place) }, { places: many(placesMost + 1, place) }],
  [
    "the address of a place",
    { places: [{ ...place(1), to: `https://a.example/${long(placeAddressUnits - 18)}` }] },
    { places: [{ ...place(1), to: `https://a.example/${long(placeAddressUnits - 17)}` }] },
  ],
  ["people at least", { minimumStaff: minimumStaffMost }, { minimumStaff: minimumStaffMost + 1 }],
  ["people at the very least", { minimumStaff: 1 }, { minimumStaff: 0 }],
  ["time between chats", { betweenChatsMs: betweenChatsMostMs }, { betweenChatsMs: betweenChatsMostMs + 1 }],
  ["the last start", { lastStartBeforeMs: lastStartBeforeMostMs }, { lastStartBeforeMs: lastStartBeforeMostMs + 1 }],
  ["the longest expected wait", { waitMostMs: waitMostMostMs }, { waitMostMs: waitMostMostMs + 1 }],
];

test.each(edges)("%s has a limit, and a step beyond it is malformed", (_, most, beyond) =>
  atHarbour(async (harbour) => {
    const line = await made(harbour);
    expect((await act(harbour, "change", line, { ...fields, ...most })).status).toBe(200);
    expect(await wordOf(await act(harbour, "change", line, { ...fields, ...beyond }))).toBe("400 malformed");
    expect(await wordOf(await make(harbour, { slug: "another", ...beyond }))).toBe("400 malformed");
  }),
);

test.each<[string, object]>([
  ["no name", { name: "" }],
  ["a name of spaces", { name: "  " }],
  ["a name of two lines", { name: "One\nTwo" }],
  ["a name that turns text around", { name: "One\u202e" }],
  ["no language", { languages: [] }],
  ["a language twice", { languages: ["en", "en"] }],
  ["a language that is none", { languages: ["English"] }],
  ["a topic twice", { topics: ["A", "A"] }],
  ["no number", { help: [] }],
  ["no number for danger", { help: [other] }],
  ["a number of letters", { help: [{ ...emergency, number: "CALL" }] }],
  ["a number of spaces", { help: [{ ...emergency, number: "   " }] }],
  ["a number too short", { help: [{ ...emergency, number: "99" }] }],
  ["a number with more in it", { help: [{ ...emergency, by: "sms" }] }],
  ["an address to leave to that is not https", { leaveTo: "http://weather.example/" }],
  ["an address to leave to that is a script", { leaveTo: "javascript:alert(1)" }],
  ["an address to leave to that is none", { leaveTo: "weather" }],
  ["a place named twice", { places: [place(1), place(1)] }],
  ["a place without a name of its own", { places: [{ ...place(1), id: "doctor" }] }],
  ["a place that leads nowhere", { places: [{ ...place(1), to: "" }] }],
  ["a place of letters", { places: [{ ...place(1), to: "help.example" }] }],
  ["a place that is not https", { places: [{ ...place(1), to: "http://help.example/" }] }],
  ["a place that is a script", { places: [{ ...place(1), to: "javascript:alert(1)" }] }],
  ["a place that names somebody", { places: [{ ...place(1), to: "https://help@elsewhere.example/" }] }],
  ["a place in capitals", { places: [{ ...place(1), to: "HTTPS://HELP.EXAMPLE/" }] }],
  ["half a person", { minimumStaff: 1.5 }],
  ["time that runs back", { betweenChatsMs: -1 }],
  ["a field too many", { admin: true }],
  ["a standing of one's own", { standing: "shown" }],
  ["an address with a space", { slug: "young people" }],
  ["an address too long", { slug: `a${"b".repeat(31)}` }],
  ...reservedSlugs.map((slug): [string, object] => [`the service's own address ${slug}`, { slug }]),
])("a line with %s is malformed, and none is made", (_, more) =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await make(harbour, more))).toBe("400 malformed");
    expect(await slugs(harbour)).toEqual(["harbour"]);
  }),
);

test.each<[string, object]>([
  ["no paragraph", { paragraphs: [] }],
  ["an empty paragraph", { paragraphs: [""] }],
  ["too many paragraphs", { paragraphs: many(limitsParagraphsMost + 1, () => "P.") }],
  ["a paragraph too long", { paragraphs: [long(sentenceUnits + 1)] }],
  ["a paragraph of two lines", { paragraphs: ["One\nTwo"] }],
  ["an empty sign-off", { signedOffBy: "" }],
  ["a sign-off of spaces", { signedOffBy: "   " }],
  ["a sign-off too long", { signedOffBy: long(titleUnits + 1) }],
  ["no word about the sign-off", { signedOffBy: undefined }],
  ["a version of one's own", { version: "1" }],
])("limits with %s are malformed, and none are kept", (_, more) =>
  atHarbour(async (harbour) => {
    const line = await made(harbour);
    const body = { paragraphs, signedOffBy: "Ada", ...more };
    expect(await wordOf(await act(harbour, "limits", line, body))).toBe("400 malformed");
    const [, kept] = await allLines(harbour);
    expect(kept).toEqual(line);
  }),
);

test("limits of the longest length are kept, in letters that take three bytes each", () =>
  atHarbour(async (harbour) => {
    const longest = many(limitsParagraphsMost, () => "語".repeat(sentenceUnits));
    const body = { paragraphs: longest, signedOffBy: long(titleUnits) };
    const line = await shownIn(await act(harbour, "limits", await made(harbour), body));
    expect(line.limits?.paragraphs).toEqual(longest);
    const tooLarge = `${JSON.stringify(body)}${" ".repeat(largeBodyBytes)}`;
    expect(await wordOf(await harbour.post("lines/limits", tooLarge))).toBe("413 tooLarge");
  }));

const everyChange = ["make", "change", "limits", "sign", "show", "take-off", "order"];

test.each(everyChange)("nobody but coordinators may do %s, and strangers are not even heard", (path) =>
  atHarbour(async (harbour) => {
    const before = audited(harbour).length;
    expect(await wordOf(await harbour.post(`lines/${path}`, {}, harbour.sam))).toBe("403 notAllowed");
    expect(await wordOf(await harbour.desk.post(`lines/${path}`, {}))).toBe("401 noSession");
    expect(audited(harbour)).toHaveLength(before);
  }),
);

test("A8: each change asks for the passkey again, and is done with it", async () => {
  const organisation = await makeKeys();
  const { person, link } = await invite(organisation, "Priya", { role: "coordinator" });
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    const priya = await joinWithPasskey(desk, link, "Priya");
    const bodies = {
      make: { slug: "young", ...fields },
      change: { line: "young", edition: 1, ...fields },
      limits: { line: "young", edition: 1, paragraphs, signedOffBy: null },
      sign: { line: "young", edition: 1, version: "1", signedOffBy: "Ada" },
      show: { line: "young", edition: 1, numbersChecked: true },
      "take-off": { line: "young", edition: 1 },
      order: { lines: ["harbour"] },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const refused = await desk.post(`lines/${path}`, body, { cookie: priya.cookie });
      expect([path, StepUpNeeded.safeParse(await refused.json()).success]).toEqual([path, true]);
    }
    expect(desk.sql.exec("SELECT count(*) AS n FROM lines").one().n).toBe(1);
    const { answer } = await postStepping(desk, "lines/make", bodies.make, priya);
    expect(answer.status).toBe(200);
    expect(desk.sql.exec("SELECT count(*) AS n FROM lines").one().n).toBe(2);
  });
});
