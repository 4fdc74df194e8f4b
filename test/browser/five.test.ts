/** Two counsellors, a shift lead and people who wait, all at once: everybody finds their own chat, and nobody another's. */
import { expect, test } from "vitest";
import { eventually, until } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, comeOnShift, conversation, type Person, phone, visitorWrites } from "./people.ts";

const house = openHouse();

/** A visitor who waits and has begun to write: the words by which the rest of the test knows them. */
interface Waiting extends Person {
  readonly words: string;
}

async function waiting(words: string, ifClosed: "Keep my place" | "Forget me"): Promise<Waiting> {
  const visitor = await house.person(phone);
  await ask(visitor, house.service.visitor, ifClosed);
  await begin(visitor, words);
  return { ...visitor, words };
}

const begin = (visitor: Person, words: string) =>
  visitor.page.getByRole("textbox", { name: "Your message" }).fill(words);

/** One chat as its counsellor sees it: by the name that was made up for it. */
interface Held {
  readonly counsellor: Person;
  readonly name: string;
}

const entries = ({ page }: Person) => page.getByRole("region", { name: "My chats" }).getByRole("button");

async function namesOf(counsellor: Person): Promise<string[]> {
  const texts = await entries(counsellor).allInnerTexts();
  return texts.map((text) => /[A-Z]\w+ [A-Z]\w+/.exec(text)?.[0] ?? text);
}

async function select({ counsellor, name }: Held): Promise<void> {
  await entries(counsellor).filter({ hasText: name }).click();
  await counsellor.page.getByRole("textbox", { name: `Write to ${name}` }).waitFor();
}

async function write(held: Held, text: string): Promise<void> {
  await select(held);
  await held.counsellor.page.getByRole("textbox", { name: `Write to ${held.name}` }).fill(text);
  await held.counsellor.page.getByRole("button", { name: `Send to ${held.name}` }).click();
}

function textsIn({ counsellor, name }: Held): Promise<string[]> {
  const log = counsellor.page.getByRole("log", { name: `Conversation with ${name}` });
  return log.locator("[data-text]").allInnerTexts();
}

/** Takes whoever is next, and finds out by the words written while waiting who of these it is. */
async function takeNext(counsellor: Person, visitors: readonly Waiting[]): Promise<{ held: Held; visitor: Waiting }> {
  const before = await namesOf(counsellor);
  await counsellor.page.getByRole("button", { name: "Take next" }).click();
  let name: string | undefined;
  await until("another chat in the list", async () => {
    name = (await namesOf(counsellor)).find((found) => !before.includes(found));
    return name !== undefined;
  });
  const held = { counsellor, name: name ?? "" };
  await select(held);
  let visitor: Waiting | undefined;
  await until("the first words", async () => {
    const [first] = await textsIn(held);
    visitor = visitors.find(({ words }) => words === first);
    return visitor !== undefined;
  });
  if (visitor === undefined) throw new Error("somebody was taken");
  return { held, visitor };
}

/** Exactly these on both screens, once each, each author's in the order written. */
async function bothHave(held: Held, visitor: Person, texts: Readonly<Record<string, readonly string[]>>) {
  const all = Object.values(texts).flat();
  await select(held);
  for (const look of [() => textsIn(held), () => conversation(visitor)]) {
    await eventually(async () => (await look()).toSorted()).toEqual(all.toSorted());
    const shown = await look();
    for (const own of Object.values(texts)) expect(shown.filter((text) => own.includes(text))).toEqual(own);
  }
}

const isNext = (visitor: Person) => visitor.page.getByText("You are next").first().waitFor();
const hasEnded = (visitor: Person) => visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();

/** Everything a browser keeps for this page. */
const keptBy = ({ page }: Person) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
const nothing = { local: {}, session: {}, cookies: "", caches: [], databases: [], workers: 0 };

/** Every record of every database of this page, as text. */
const databasesOf = ({ page }: Person) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: Record<string, string[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const records = await done(database.transaction(store).objectStore(store).getAll());
        found[store] = records.map((record) => JSON.stringify(record));
      }
      database.close();
    }
    return found;
  });

/** Wide enough that everything about a chat is in sight while three are. */
const desk = { viewport: { width: 1920, height: 1080 } } as const;

/** Presses "End", and "Yes, end…" where it is asked. */
async function end({ counsellor: { page }, name }: Held): Promise<void> {
  await page.getByRole("button", { name: "Start closing" }).click();
  const button = page.getByRole("button", { name: "End", exact: true });
  const log = page.getByRole("log", { name: `Conversation with ${name}` });
  // Of several chats side by side, each with its own: the smallest part of the page with both.
  const panel = page.locator("*").filter({ has: log }).filter({ has: button }).last();
  await panel.getByRole("button", { name: "End", exact: true }).click();
  const sure = page.getByRole("button", { name: /^Yes, end/ });
  const over = page.getByRole("textbox", { name: `Write to ${name}` });
  await until("asked, or ended", async () => (await sure.isVisible()) || !(await over.isVisible()));
  if (await sure.isVisible()) await sure.click();
}

test("three counsellors and four visitors at once: every message in its own chat alone, and nothing left of any", async () => {
  const [sam, priya, morgan] = await Promise.all([house.person(desk), house.person(desk), house.person(desk)]);
  await comeOnShift(sam, house.service.counsellors[0]);
  await comeOnShift(priya, house.service.counsellors[1]);
  await comeOnShift(morgan, house.service.supervisor);
  // The lead looks on, so that nobody rings there.
  await morgan.page.getByRole("switch", { name: "Taking chats" }).click();
  await eventually(() => morgan.page.getByRole("switch", { name: "Taking chats" }).isChecked()).toEqual(false);

  // Both wait; one reloads, and keeps the place that was to be kept.
  const amber = await waiting("the first who came", "Keep my place");
  const birch = await waiting("the second who came", "Forget me");
  await isNext(amber);
  await amber.page.reload();
  await isNext(amber);
  await begin(amber, amber.words);

  // Both are taken, and write at the same time.
  const ofPriya = await takeNext(priya, [amber, birch]);
  const ofSam = await takeNext(sam, [amber, birch]);
  expect(ofSam.visitor).not.toBe(ofPriya.visitor);
  const pairs = [ofPriya, ofSam].map(({ held, visitor }) => ({
    held,
    visitor,
    theirs: [visitor.words, ...[1, 2, 3].map((turn) => `${turn} by ${visitor.words}`)],
    ours: [1, 2, 3].map((turn) => `${turn} to ${visitor.words}`),
  }));
  await Promise.all(
    pairs.flatMap(({ held, visitor, theirs, ours }) => [
      (async () => {
        for (const text of theirs.slice(1)) await visitorWrites(visitor, text);
      })(),
      (async () => {
        for (const text of ours) await write(held, text);
      })(),
    ]),
  );
  for (const { held, visitor, theirs, ours } of pairs) await bothHave(held, visitor, { theirs, ours });

  // A third: not for the counsellor whose limit is one, but for the one whose limit is three; and a fourth.
  const cedar = await waiting("the third who came", "Forget me");
  await isNext(cedar);
  const takeSecond = priya.page.getByRole("button", { name: "Take next" });
  if (await takeSecond.isEnabled()) {
    await takeSecond.click();
    await priya.page
      .getByText(/as many chats as you can hold/)
      .first()
      .waitFor();
  }
  expect(await namesOf(priya)).toEqual([ofPriya.held.name]);
  await isNext(cedar);
  const second = await takeNext(sam, [cedar]);
  const dune = await waiting("the fourth who came", "Keep my place");
  const third = await takeNext(sam, [dune]);
  expect((await namesOf(sam)).toSorted()).toEqual([ofSam, second, third].map(({ held }) => held.name).toSorted());

  // Three chats of one counsellor, written to in turn.
  for (const { held, visitor } of [third, ofSam, second]) await write(held, `only for ${visitor.words}`);
  for (const { held, visitor } of [second, third]) {
    await bothHave(held, visitor, { theirs: [visitor.words], ours: [`only for ${visitor.words}`] });
  }
  const alone = `only for ${ofSam.visitor.words}`;
  await eventually(async () => (await conversation(ofSam.visitor)).at(-1)).toEqual(alone);

  // One leaves quickly, one chat is closed by its counsellor, two end their own.
  await cedar.context.route(/^https:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
  await cedar.page.getByRole("link", { name: "Leave quickly" }).click();
  await eventually(() => cedar.page.title()).toEqual("Weather");
  await entries(sam).filter({ hasText: second.held.name }).click();
  await sam.page
    .getByText(/left on purpose/i)
    .first()
    .waitFor();
  await select(ofSam.held);
  await end(ofSam.held);
  await hasEnded(ofSam.visitor);
  for (const visitor of [ofPriya.visitor, dune]) {
    await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
    await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
    await hasEnded(visitor);
  }

  // Nothing is left: no storage on a visitor's device, and neither seats nor words in a console's database.
  for (const visitor of [amber, birch, dune]) {
    expect(await keptBy(visitor)).toEqual(nothing);
    expect(await visitor.page.content()).not.toContain("who came");
  }
  await cedar.page.goto(house.service.visitor);
  expect(await keptBy(cedar)).toEqual(nothing);
  for (const counsellor of [sam, priya, morgan]) {
    await eventually(async () => (await databasesOf(counsellor)).seats).toEqual([]);
    expect(JSON.stringify([await databasesOf(counsellor), await keptBy(counsellor)])).not.toContain("who came");
  }
  // The neutral site is the one request to somebody else that anybody's page was there to make.
  expect(cedar.misdeeds.splice(0).every((deed) => deed.startsWith("request to https:"))).toBe(true);
});
