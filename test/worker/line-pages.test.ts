/** What stands at `/` and at a line's address: with no line, one, several, a draft, and one that was taken off. */
import { runInDurableObject } from "cloudflare:test";
import { exports as workerExports } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { LineSlug } from "../../shared/ids.ts";
import { demoLine, demoRules } from "../../worker/office/demo-words.ts";
import { keepLine } from "../../worker/office/line-writing.ts";
import { keepOrganisation } from "../../worker/office/organisation.ts";
import { addTranslation, signTranslation } from "../../worker/office/translations.ts";
import { siteChanged } from "../../worker/open.ts";
import { bindings, monday } from "./office/staff.ts";

const worker = (workerExports as unknown as { default: Fetcher }).default;
const get = (path: string) => worker.fetch(`https://harbour.example${path}`);
const office = bindings.OFFICE.getByName("main");

const stateOf = (html: string) => /^<html[^>]* data-state="(\w+)"/m.exec(html)?.[1];
const lineOf = (html: string) => /^<html[^>]* data-line="([a-z]+)"/m.exec(html)?.[1];
/** Ways to the other lines: what they are called, and where they lead. */
const othersOn = (html: string) =>
  [...html.matchAll(/<p data-for="[^"]*">Also here: <a href="([^"]*)">([^<]*)<\/a>/g)].map(([, to, name]) => [
    to,
    name,
  ]);

/** Lines by their standing, in this order; pages are asked for afresh. */
async function withLines(lines: Readonly<Record<string, "draft" | "shown" | "takenOff">>): Promise<void> {
  await runInDurableObject(office, (_, { storage: { sql } }) => {
    for (const [slug, standing] of Object.entries(lines)) {
      keepLine(sql, { ...demoLine, slug: LineSlug.parse(slug), name: `Line ${slug}` }, demoRules, monday);
      sql.exec("UPDATE lines SET standing = ? WHERE slug = ?", standing, slug);
    }
  });
  siteChanged();
}

beforeEach(() =>
  runInDurableObject(office, (_, { storage: { sql } }) => {
    sql.exec("UPDATE lines SET limits_version = NULL");
    for (const table of ["page_languages", "translations", "help_numbers", "places", "limits_texts", "lines"])
      sql.exec(`DELETE FROM ${table}`);
    const home = { name: "Harbour", key: "A".repeat(43), zone: "Europe/London", zoneName: "London time" };
    keepOrganisation(sql, home, "required");
    siteChanged();
  }),
);

test("L1, L7: without a line, or with drafts alone, nothing has opened yet, at any address", async () => {
  for (const lines of [{}, { young: "draft" }] as const) {
    await withLines(lines);
    for (const path of ["/", "/young", "/other"]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).toContain("has not opened yet");
    }
    for (const path of ["/api/open?line=young", "/api/open"]) expect((await get(path)).status).toBe(404);
  }
});

test("L7: one line stands at / and at its own address, closed while nobody is there, and names no other", async () => {
  await withLines({ young: "shown" });
  for (const path of ["/", "/young"]) {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect([stateOf(html), lineOf(html), othersOn(html)]).toEqual(["closed", "young", []]);
  }
});

test("L7: of several lines the first stands at /, and each names the others that are there", async () => {
  await withLines({ young: "shown", night: "draft", day: "shown", old: "takenOff" });
  const first = await (await get("/")).text();
  expect([lineOf(first), othersOn(first)]).toEqual(["young", [["/day", "Line day"]]]);
  expect(await (await get("/api/open")).json()).toMatchObject({ line: "young", state: "closed" });
  const second = await (await get("/day")).text();
  expect([lineOf(second), othersOn(second)]).toEqual(["day", [["/young", "Line young"]]]);
});

test("L5, L7: a line that was taken off says so where it was, with its numbers, and to pages that are open", async () => {
  await withLines({ young: "shown", old: "takenOff" });
  const html = await (await get("/old")).text();
  expect([stateOf(html), lineOf(html), othersOn(html)]).toEqual(["gone", "old", [["/young", "Line young"]]]);
  expect(html).toContain('href="tel:999"');
  expect(await (await get("/api/open?line=old")).json()).toMatchObject({ line: "old", state: "gone", opensAt: null });
  await withLines({ young: "takenOff" });
  expect(stateOf(await (await get("/")).text())).toBe("gone");
  expect(await (await get("/api/open")).json()).toMatchObject({ state: "gone" });
});

test("an address with a letter missing leads to the page that is there", async () => {
  await withLines({ young: "shown" });
  const answer = await get("/youn");
  expect([answer.status, answer.headers.get("Retry-After"), answer.headers.get("Cache-Control")]).toEqual([
    ...[404, null, "no-store"],
  ]);
  expect(await answer.text()).toContain('<a href="/">');
});

test("L8: what pages say is remembered for a moment, and anew as soon as a change passes by", async () => {
  await withLines({ young: "shown", day: "shown" });
  const named = async () => othersOn(await (await get("/")).text());
  expect(await named()).toEqual([["/day", "Line day"]]);
  await runInDurableObject(office, (_, { storage: { sql } }) => {
    sql.exec("UPDATE lines SET name = 'New' WHERE slug = 'day'");
  });
  expect(await named()).toEqual([["/day", "Line day"]]);
  siteChanged();
  expect(await named()).toEqual([["/day", "New"]]);
});

test("the page of the lines may show a frame of its own making, and the visitor's styles in it; no other page may", async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get("Content-Security-Policy") ?? "";
  await withLines({ young: "shown" });
  expect(await policyOf("/staff/lines")).toContain("; frame-src blob:; ");
  for (const path of ["/", "/staff", "/staff/people", "/staff/setup", "/join"])
    expect(await policyOf(path)).not.toMatch(/frame-src|blob:/);
  const [styles = ""] = / style-src ([^;]*)/.exec(await policyOf("/"))?.slice(1) ?? [];
  for (const source of styles.split(" ")) expect(await policyOf("/staff/lines")).toContain(source);
  const template = await get("/staff/lines/template");
  expect(template.headers.get("Content-Type")).toMatch(/^text\/plain/);
  expect(await template.text()).toContain("{{charity}}");
});

const dutch = {
  ...{ name: "Haven", topics: [], help: [{ number: "999", name: "Alarmnummer", about: "Bij gevaar." }] },
  paragraphs: ["We bewaren niets."],
};

/** The line in Dutch, signed off. */
async function inDutch(line: string): Promise<void> {
  await runInDurableObject(office, (_, { storage: { sql } }) => {
    const text = { line: LineSlug.parse(line), language: "nl" as const };
    const version = addTranslation(sql, { ...text, says: dutch }, monday);
    signTranslation(sql, { ...text, version }, { signedOffBy: "Ada", sentences: "s".repeat(22) }, monday);
  });
  siteChanged();
}

const inLanguage = (path: string, accept: string) =>
  worker.fetch(`https://harbour.example${path}`, { headers: { "Accept-Language": accept } });
const langOf = (html: string) => /<html lang="([^"]*)"/.exec(html)?.[1];

test("L9: a page comes in a language that was signed off, if it is asked for, and no cache mixes them up", async () => {
  await withLines({ young: "shown", day: "shown" });
  expect(langOf(await (await inLanguage("/", "nl")).text())).toBe("en");
  await inDutch("young");
  const answer = await inLanguage("/", "nl-BE,en;q=0.5");
  expect([answer.headers.get("Vary"), answer.headers.get("Cache-Control")]).toEqual(["Accept-Language", "no-store"]);
  const html = await answer.text();
  expect(langOf(html)).toBe("nl");
  for (const said of ["We bewaren niets.", "Alarmnummer", "Gesloten", '<a href="?language=en"'])
    expect(html).toContain(said);
  // Only the charity has not said everything in Dutch: that is marked.
  expect(html).toMatch(/<span lang="en">I am not sure yet<\/span>/);
  // Its policy is its own: it runs the scripts that stand in it, and no other.
  const english = await inLanguage("/", "en");
  const scripts = ({ headers }: Response) =>
    /script-src ([^;]*)/.exec(headers.get("Content-Security-Policy") ?? "")?.[1];
  expect(scripts(english)).not.toBe(scripts(answer));
  expect(langOf(await english.text())).toBe("en");
  expect(langOf(await (await inLanguage("/day", "nl")).text())).toBe("en");
});

test("a language asked for by name goes on to the other lines; a hostile one asks for nothing", async () => {
  await withLines({ young: "shown", day: "shown" });
  await inDutch("young");
  const named = await (await inLanguage("/?language=nl", "en")).text();
  expect([langOf(named), othersOnIn(named, "Ook hier:")]).toEqual(["nl", ["/day?language=nl"]]);
  for (const language of ["", "xx", "%22%3E%3Cscript%3E", "en-GB", "nl&language=de", "__proto__"]) {
    const html = await (await inLanguage(`/?language=${language}`, "en")).text();
    expect([language, langOf(html)]).toEqual([language, language.startsWith("nl") ? "nl" : "en"]);
  }
  expect((await inLanguage("/", "nl,".repeat(5000))).status).toBe(200);
});

const othersOnIn = (html: string, said: string) =>
  [...html.matchAll(new RegExp(`<p data-for="[^"]*">${said} <a href="([^"]*)"`, "g"))].map(([, to]) => to);
