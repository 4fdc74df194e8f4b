/**
 * Words as people, keyboards and mischief make them, typed into the real pages of both ends: they arrive as they were
 * written, as text and nothing else, and move nothing around them; or one sentence says why not, and nothing is lost.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { carried, put, refused } from "./odd-words.ts";
import { ask, clearScreen, conversation, type Person, phone, take } from "./people.ts";

const house = openHouse();
let counsellor: Person;
let visitor: Person;

beforeAll(async () => {
  counsellor = await house.counsellor();
  visitor = await house.person(phone);
  await ask(visitor, house.service.visitor);
  await take(counsellor, visitor);
});
const both = [
  ["the visitor", () => [visitor, counsellor]],
  ["the counsellor", () => [counsellor, visitor]],
] as const satisfies readonly [string, () => readonly [Person, Person]][];

const field = ({ page }: Person) => page.getByRole("textbox", { name: /^(Your message|Write to)/ });
const send = ({ page }: Person) => page.getByRole("button", { name: /^Send( to .*)?$/ }).filter({ visible: true });

/** The newest message of the conversation, and what it does to the page around it. */
const newest = ({ page }: Person) =>
  page.evaluate(() => {
    const log = document.querySelector('[role="log"]');
    const message = [...(log?.querySelectorAll<HTMLElement>("[data-text]") ?? [])].at(-1);
    const bubble = message?.closest<HTMLElement>(".bubble");
    if (!message || !bubble) return undefined;
    const { unicodeBidi, display } = getComputedStyle(message);
    return {
      text: message.textContent,
      elements: message.querySelectorAll("*").length,
      isolated: display === "block" && /isolate|plaintext/.test(unicodeBidi),
      // What is painted outside the box would stand on somebody else's words.
      kept: getComputedStyle(bubble).overflow,
      tooWide: document.documentElement.scrollWidth > innerWidth || (log?.scrollWidth ?? 0) > (log?.clientWidth ?? 0),
      title: document.title.includes("broken"),
    };
  });

describe.each(both)("what %s writes", (_, ends) => {
  test.each(carried)("%s", async (_name, text, read = text) => {
    const [writer, reader] = ends();
    await put(field(writer), text);
    await send(writer).click();
    await eventually(() => field(writer).inputValue()).toEqual("");
    const wanted = { text: read, elements: 0, isolated: true, kept: "clip", tooWide: false, title: false };
    await eventually(() => newest(reader)).toEqual(wanted);
    expect(await newest(writer)).toEqual(wanted);
  });
});

const count = ({ page }: Person) => page.locator('[role="log"] [data-text]').count();

describe.each(both)("what %s cannot send", (_, ends) => {
  test.each(refused)("%s", async (_name, text, sentence) => {
    const [writer] = ends();
    const before = await count(writer);
    await put(field(writer), text);
    await send(writer).click();
    await writer.page.getByText(sentence).filter({ visible: true }).first().waitFor();
    expect(await field(writer).inputValue()).toBe(text);
    expect(await count(writer)).toBe(before);
    // It goes when something else is written.
    await field(writer).fill("something else");
    await eventually(() => writer.page.getByText(sentence).filter({ visible: true }).count()).toEqual(0);
    await field(writer).fill("");
  });
});

test("what is written while waiting: what cannot be sent is said at once or goes with nobody, and nothing of it is lost", async () => {
  await clearScreen(counsellor);
  const another = await house.passing(phone);
  await ask(another, house.service.visitor);
  for (const [, text, sentence] of refused) {
    await put(field(another), text);
    const isSaid = another.page.getByText(sentence).filter({ visible: true });
    // What is empty is nothing to be told of here: nothing was asked to be sent.
    await eventually(() => isSaid.count()).toEqual(sentence.test("too long") ? 1 : 0);
  }
  await take(counsellor, another);
  await eventually(() => field(another).inputValue()).toEqual("");
  expect(await conversation(counsellor)).toEqual([]);
  await another.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await another.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await clearScreen(counsellor);

  const last = await house.passing(phone);
  await ask(last, house.service.visitor);
  const [[, tooLong, sentence] = ["", "", /never/]] = refused;
  await put(field(last), tooLong);
  await take(counsellor, last);
  expect(await field(last).inputValue()).toBe(tooLong);
  await last.page.getByText(sentence).filter({ visible: true }).waitFor();
  expect(await conversation(counsellor)).toEqual([]);
});
