/** The pages as they are built with a charity's own sentences: as text, everywhere, within the budgets, or not at all. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { listed } from "../../../web/build/sentences.ts";
import { isGroup, placesIn } from "../../../web/build/words.ts";
import { buildWeb } from "../../../web/build.ts";
import { sets } from "../../../web/words/sets.ts";

const Pages = z.object({
  visitor: z.record(z.string(), z.object({ html: z.string(), status: z.object({ noWait: z.string() }) })),
});

const heading = `You & "us" <b>'now'</b> </h1>`;
const choose = "One of two <!-- <script> </script> & `x`";
const arabic = "تحدث & <b>معنا</b>";
const later = "You & <i>we</i> are here";
const happened = "What <happened> & when";
const own = {
  en: {
    visitor: {
      firstPage: { heading },
      limits: { choose },
      wait: { noWait: "Nobody <knows>" },
      embed: { open: "On <air>" },
    },
    later: { crisis: { heading: later }, complaint: { label: happened } },
    crisis: ["word of danger"],
  },
  ar: { visitor: { firstPage: { heading: arabic } } },
};

let folder: string;
let built: z.infer<typeof Pages>;

const words = (name: string, files: Readonly<Record<string, object>>) => {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [language, said] of Object.entries(files))
    writeFileSync(join(path, `${language}.json`), JSON.stringify(said));
  return path;
};
const assets = (start: string) =>
  readdirSync(join(folder, "dist/web/assets"))
    .filter((name) => name.startsWith(start))
    .map((name) => readFileSync(join(folder, "dist/web/assets", name), "utf8"));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "quietline-pages-"));
  await buildWeb(join(folder, "dist"), words("own", own));
  built = Pages.parse(JSON.parse(readFileSync(join(folder, "dist/pages.json"), "utf8")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a page says the charity's sentence as text, and no other language's page does", () => {
  const { en, ar, nl } = built.visitor;
  expect(en?.html).toContain("<h1>You &amp; &quot;us&quot; &lt;b>'now'&lt;/b> &lt;/h1></h1>");
  expect(ar?.html).toContain("<h1>تحدث &amp; &lt;b>معنا&lt;/b></h1>");
  expect(ar?.html).toContain('<html lang="ar" dir="rtl"');
  expect(nl?.html).toContain(`<h1>${sets.nl.firstPage.heading}</h1>`);
  expect(en?.status.noWait).toBe("Nobody <knows>");
  expect(nl?.status.noWait).toBe(sets.nl.wait.noWait);
});

test("in a page's script it is text too: nothing in it ends the script, or hides where it ends", () => {
  const html = built.visitor.en?.html ?? "";
  const ends = (text: string | undefined) => text?.split("</script").length;
  expect(html).toContain("One of two");
  expect(ends(html)).toBe(ends(built.visitor.nl?.html));
  expect(html).not.toContain("<!--");
});

test("what comes later has them, and so does the link for other sites", () => {
  expect(assets("later-").filter((text) => text.includes(later))).toHaveLength(1);
  expect(assets("form-").filter((text) => text.includes(happened))).toHaveLength(1);
  // Whoever is frightened may write English on any page: every one looks for the English words.
  expect(assets("later-").every((text) => text.includes("word of danger"))).toBe(true);
  expect(readFileSync(join(folder, "dist/web/embed.js"), "utf8")).toContain("On <air>");
});

test("L9: whoever signs a language off reads the very sentences visitors do, and their digest is of these", () => {
  const office = [...assets("office-"), ...assets("ar-")].join("\n");
  expect(office).toContain(arabic);
  expect(office).toContain(later);
  expect(office).not.toContain(sets.ar.firstPage.heading);
});

test("sentences that are wrong or too long stop the build, and what was built before stays", async () => {
  const before = readFileSync(join(folder, "dist/pages.json"), "utf8");
  const dist = join(folder, "dist");
  const wrong = buildWeb(dist, words("wrong", { nl: { visitor: { firstPage: { leeve: "x" } } } }));
  await expect(wrong).rejects.toThrow("nl.json: visitor.firstPage.leeve is the name of no sentence");
  const heavy = buildWeb(dist, words("heavy", { nl: longest() }));
  await expect(heavy).rejects.toThrow(
    /slow phone: nl: .*Make some sentences shorter in words\/nl.json \(\d+ bytes longer\)/,
  );
  expect(readFileSync(join(dist, "pages.json"), "utf8")).toBe(before);
  expect(existsSync(join(dist, "web/embed.js"))).toBe(true);
});

/** As long as is allowed, and no two alike, so that nothing presses them together. */
function longest(): object {
  let seed = 1;
  const letter = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (seed % 26));
  };
  const long = (sentence: string) => {
    const places = placesIn(sentence);
    return places + Array.from({ length: 3 * sentence.length - places.length }, letter).join("");
  };
  const all = (said: object): object =>
    Object.fromEntries(
      Object.entries(said).map(([name, one]: [string, unknown]) => [name, isGroup(one) ? all(one) : long(`${one}`)]),
    );
  return { visitor: all(listed("en").visitor) };
}
