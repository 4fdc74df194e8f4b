/**
 * A page in the visitor's language: switched on by a named sign-off alone, picked by what the browser asks for or by
 * name, the same after a reload with a kept place, read from right to left where it is written so, and no sentence of any
 * other language loaded; only the words of danger, which nobody is shown, come in all of them.
 */
import { request } from "node:http";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { aboutLanguage, type PageLanguage, pageLanguages } from "../../shared/page-language.ts";
import { chattingBytes, chattingFiles, firstViewBytes } from "../../web/build/budgets.ts";
import { crisisLists } from "../../web/words/crisis/lists.ts";
import { laterSets, sets } from "../../web/words/sets.ts";
import { eventually } from "./eventually.ts";
import { fetchedBy, filesOf, sumOf, withoutMlKem } from "./fetched.ts";
import { openHouse } from "./house.ts";
import { tabTo } from "./keyboard.ts";
import { historyOf, neutralSite } from "./leaving.ts";
import { faults, faultsIn, tooWide } from "./look.ts";
import { desktop, type Person, phone } from "./people.ts";
import { limitsIn, openLanguages, signOff } from "./translating.ts";

/** The neutral site. */
const house = openHouse({ expected: /^request to https:/ });
let alex: Person;
let sam: Person;

beforeAll(async () => {
  [alex, sam] = [await house.person(desktop), await house.counsellor()];
}, 120_000);
/** Somebody whose browser asks for this language. */
const asking = (locale: string, device: object = phone): Promise<Person> => house.person({ ...device, locale });

const langOf = (page: Page) => page.locator("html").getAttribute("lang");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The page's answer to a request with just these headers. */
async function answered(headers: Record<string, string>, path = ""): Promise<{ lang: string; headers: object }> {
  const asked = request(`${house.service.visitor}${path}`, { headers }).end();
  const [answer] = await new Promise<[{ headers: object; text: string }]>((resolve) =>
    asked.on("response", async (response) => {
      let text = "";
      for await (const part of response) text += part;
      resolve([{ headers: response.headers, text }]);
    }),
  );
  return { lang: /<html lang="(\w+)"/.exec(answer.text)?.[1] ?? "", headers: answer.headers };
}

test("L9: a language is read only after a named person signed it off, our sentences and the limits together", async () => {
  expect((await answered({ "Accept-Language": "nl" })).lang).toBe("en");
  expect((await answered({}, "?language=nl")).lang).toBe("en");
  await openLanguages(alex, house.service);
  expect(await faultsIn(alex.page, "lines: languages")).toEqual([]);
  await preview("Dutch");
  for (const language of pageLanguages.filter((each) => each !== "en")) await signOff(alex, language);
  await eventually(async () => (await answered({ "Accept-Language": "nl" })).lang).toEqual("nl");
}, 120_000);

test.each(pageLanguages)(
  "%s: what is fetched until both can write weighs no more than it may, JavaScript ML-KEM included",
  async (language) => {
    const { page, context } = await asking(language);
    await withoutMlKem(context);
    const fetched = fetchedBy(context);
    const { firstPage, limitsPage, waiting, waitingPage } = sets[language];
    await page.goto(house.service.visitor);
    await button(page, firstPage.start).waitFor();
    expect(sumOf(await fetched())).toBeLessThanOrEqual(firstViewBytes);
    await button(page, firstPage.start).click();
    await page.getByRole("radio", { name: limitsPage.forget }).check();
    await button(page, limitsPage.agree).click();
    await page.getByRole("heading", { name: waiting.next }).waitFor();
    // The last to come. That a chat takes no further file is seen below, in two of the languages.
    await page.locator(".feeling").waitFor();
    const all = await fetched();
    expect([...all.keys()].filter((path) => /lattice/.test(path))).toHaveLength(1);
    expect(all.size).toBeLessThanOrEqual(chattingFiles);
    expect(sumOf(all)).toBeLessThanOrEqual(chattingBytes);
    await button(page, waitingPage.leave).click();
    // A browser may never close what is closed while it goes to another page.
    await button(page, firstPage.start).waitFor();
    await context.close();
  },
);

/** What visitors will see, before anybody signs: the words of this language, in a frame that runs nothing. */
async function preview(name: string): Promise<void> {
  const drawer = alex.page.locator("dialog.drawer");
  await drawer.getByRole("button", { name: `Write ${name}` }).click();
  // Whoever comes to sign them is led to them.
  await drawer.getByRole("button", { name: "Open every sentence of ours, above" }).click();
  await drawer.getByText(sets.nl.chatPage.takeBack, { exact: true }).waitFor();
  await drawer.getByText("What visitors see").click();
  await drawer.getByText(sets.nl.firstPage.oldLead).waitFor();
  await alex.page.frameLocator("iframe").getByRole("heading", { name: sets.nl.firstPage.heading }).waitFor();
  expect(await faultsIn(alex.page, "lines: writing a language")).toEqual([]);
  await drawer.getByRole("button", { name: "Cancel" }).click();
}

test("the page comes in the first language asked for, and says so to whoever might keep it", async () => {
  for (const [accept, lang] of [
    ["nl-BE,en;q=0.5", "nl"],
    ["en;q=0.5,cy", "cy"],
    ["zz,*", "en"],
    ["", "en"],
  ] as const) {
    const answer = await answered({ "Accept-Language": accept });
    expect([accept, answer.lang]).toEqual([accept, lang]);
    expect(answer.headers).toMatchObject({ vary: "Accept-Language", "cache-control": "no-store" });
  }
  expect((await answered({ "Accept-Language": "nl" }, "?language=ar")).lang).toBe("ar");
  expect((await answered({ "Accept-Language": "nl" }, "?language=xx")).lang).toBe("nl");
});

test("without JavaScript, too, the language is changed by its own name", async () => {
  const { page } = await asking("en", { ...phone, javaScriptEnabled: false });
  await page.goto(house.service.visitor);
  await page.getByRole("link", { name: aboutLanguage.cy.name, exact: true }).click();
  await page.locator("noscript p", { hasText: sets.cy.firstPage.noScript }).waitFor();
  // Nothing says that one can talk here, where that is so.
  expect(await page.getByText(sets.cy.firstPage.heading).isVisible()).toBe(false);
  expect(await langOf(page)).toBe("cy");
  expect(await page.locator("#limits-text p").first().textContent()).toBe(limitsIn("cy"));
  // What nobody has said in Welsh is said to be in English.
  expect(await page.locator("#help .danger p").first().getAttribute("lang")).toBe("en");
});

test("a language chosen by name stands in no address, and a reload with a kept place comes in it again", async () => {
  const { page } = await asking("en");
  await page.goto(house.service.visitor);
  const entries = await page.evaluate(() => history.length);
  await tabTo(page, aboutLanguage.nl.name);
  await page.keyboard.press("Enter");
  await eventually(() => langOf(page)).toEqual("nl");
  // It is there before its script, which takes it out of the address.
  await eventually(async () => new URL(page.url()).search).toEqual("");
  // "Leave quickly" replaces one page of the visit, so there must not be two.
  expect(await page.evaluate(() => history.length)).toBe(entries);
  const { firstPage, limitsPage, waiting } = sets.nl;
  await button(page, firstPage.start).click();
  await page.getByText(/^Je schrijft hier, en krijgt antwoord, in het Engels\.$/).waitFor();
  await page.getByRole("radio", { name: limitsPage.keep }).check();
  await button(page, limitsPage.agree).click();
  const inLine = page.getByRole("heading", { name: waiting.next });
  await inLine.waitFor();
  await page.reload();
  await inLine.waitFor();
  expect([await langOf(page), new URL(page.url()).search]).toEqual(["nl", ""]);
  const entry = await page.evaluate(() => sessionStorage.getItem("place"));
  expect(entry).toMatch(/ @nl$/);
  // Chosen anew, the new one counts, and the place stays.
  await page.goto(`${house.service.visitor}?language=fr`);
  await page.getByRole("heading", { name: sets.fr.waiting.next }).waitFor();
  await button(page, sets.fr.waitingPage.leave).click();
  await page.getByText(sets.fr.firstPage.heading).waitFor();
});

/** Every sentence a visitor can read, by pieces long enough to stand for their language: between `{places}` and quotes. */
function telling(language: PageLanguage): string[] {
  const piecesOf = (said: unknown): string[] =>
    typeof said === "string" ? said.split(/\{\w+\}|[{'"&`’]/) : Object.values(said ?? {}).flatMap(piecesOf);
  return piecesOf([sets[language], laterSets[language]]).filter((piece) => piece.length > 25);
}

test.each(["ar", "de"] as const)(
  "%s: from the first view to the end of a chat, no sentence of another language is loaded, words of danger aside, and axe finds nothing",
  async (language) => {
    const found = await wholeChat(language);
    expect(found.faults).toEqual([]);
    // What a complaint takes comes while the chat runs, after both can write.
    expect(found.files.filter((path) => !/\/(form|complaint)[-/]/.test(path))).toEqual(found.filesInLine);
    for (const other of pageLanguages.filter((each) => each !== language)) {
      expect(telling(other).filter((sentence) => found.loaded.includes(sentence))).toEqual([]);
      // Shown to nobody: whoever is frightened may write English on any page (docs/decisions/0014).
      const ofDanger = crisisLists[other].filter((phrase) => found.loaded.includes(phrase));
      expect([other, ofDanger.length > 10]).toEqual([other, other === "en"]);
    }
    expect(telling(language).filter((sentence) => found.loaded.includes(sentence)).length).toBeGreaterThan(100);
  },
);

interface WholeChat {
  readonly faults: string[];
  readonly loaded: string;
  /** Paths that were fetched until the place in line came, and until the chat ended. */
  readonly filesInLine: readonly string[];
  readonly files: readonly string[];
}

async function wholeChat(language: PageLanguage): Promise<WholeChat> {
  const visitor = await asking(language);
  const { page } = visitor;
  const fetched = filesOf(visitor.context);
  const words = sets[language];
  const found: string[] = [];
  const look = async (state: string) => {
    found.push(...(await faults(visitor, `${language}, ${state}`)));
    found.push(...(await tooWide(visitor, `${language}, ${state}`)));
  };
  await page.goto(house.service.visitor);
  await button(page, words.firstPage.start).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(aboutLanguage[language].dir);
  await look("open");
  await button(page, words.firstPage.start).click();
  await page.getByRole("radio", { name: words.limitsPage.forget }).check();
  await look("limits");
  await button(page, words.limitsPage.agree).click();
  await page.getByRole("heading", { name: words.waiting.next }).waitFor();
  await button(page, words.waitingPage.urgent).click();
  await look("waiting, numbers to call");
  await button(page, words.waitingPage.urgentClose).click();
  await look("waiting");
  const filesInLine = [...(await fetched()).keys()];
  await sam.page.getByRole("button", { name: "Take next" }).click();
  await page.getByRole("textbox", { name: words.chatPage.message }).fill("One.");
  await button(page, words.chatPage.send).click();
  await page.getByText(words.chat.delivered).waitFor();
  await button(page, words.chatPage.more).click();
  await look("chat, more");
  await button(page, words.chat.close).click();
  await button(page, words.chatPage.end).click();
  await look("chat, end?");
  await button(page, words.chat.endYes).click();
  await page.getByRole("heading", { name: words.ended.heading }).waitFor();
  await page.getByText(words.ended.notRight, { exact: true }).click();
  await page.getByText(laterSets[language].complaint.nobody).waitFor();
  await look("ended");
  const files = await fetched();
  await button(page, words.ended.again).click();
  await button(page, words.firstPage.start).waitFor();
  expect([await langOf(page), new URL(page.url()).search]).toEqual([language, ""]);
  const loaded = [...(await fetched()).values()].map((body) => body.toString()).join("\n");
  return { faults: found, loaded, filesInLine, files: [...files.keys()] };
}

test.each(pageLanguages)(
  "Leave quickly, in %s: from the first page, in line by Shift, and said where scripts are off",
  async (locale) => {
    const { firstPage, limitsPage, waiting } = sets[locale];
    const visitor = await house.passing({ ...desktop, locale });
    const { page } = visitor;
    await neutralSite(visitor.context);
    const nothingIsLeft = async () => {
      await eventually(() => page.title()).toEqual("Weather");
      expect((await historyOf(visitor)).filter(({ url }) => url.startsWith("http:"))).toEqual([]);
    };
    await page.goto(house.service.visitor);
    await page.getByRole("link", { name: firstPage.leave, exact: true }).click();
    await nothingIsLeft();
    await page.goto(house.service.visitor);
    await button(page, firstPage.start).click();
    await page.getByRole("radio", { name: limitsPage.keep }).check();
    await button(page, limitsPage.agree).click();
    await page.getByRole("heading", { name: waiting.next }).waitFor();
    for (const key of ["Shift", "Shift", "Shift"]) await page.keyboard.press(key);
    await nothingIsLeft();
    const plain = await house.passing({ ...phone, locale, javaScriptEnabled: false });
    await plain.page.goto(house.service.visitor);
    await plain.page.getByText(firstPage.noScript, { exact: true }).waitFor();
  },
);
