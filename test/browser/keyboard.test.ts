/** A whole visit by keyboard alone, as somebody hears it who cannot see it, and without motion. */
import { beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { focused, tabTo } from "./keyboard.ts";
import { listen } from "./listening.ts";
import { ask, conversation, counsellorWrites, desktop, type Person, take, visitorWrites } from "./people.ts";

const house = openHouse();
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor();
});

test("a whole visit by keyboard alone: every stop can be seen, and nothing needs a mouse", async () => {
  const visitor = await house.passing(desktop);
  const { page } = visitor;
  await page.goto(house.service.visitor);
  // A page of the very second in which somebody came may not know of it yet.
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  expect(await tabTo(page, "Start chat")).toEqual(["Leave quickly"]);
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name).toEqual("Before you start");
  await tabTo(page, "Keep my place");
  await page.keyboard.press("ArrowDown");
  expect((await focused(page)).name).toBe("Forget me");
  await page.keyboard.press("Space");
  await tabTo(page, "I understand, start");
  await page.keyboard.press("Enter");
  await page.getByText("You are next").first().waitFor();
  await tabTo(page, "Your message");
  await page.keyboard.type("I don't know how to start");
  // It comes after everything else.
  await page.getByRole("group", { name: "How do you feel now?" }).waitFor();
  await tabTo(page, /^1, very bad/);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: "2", exact: true }).isChecked()).toBe(true);
  // Asked of the page, not of a name: what can be picked is the charity's own.
  const topics = page.getByRole("group", { name: "What would you like to talk about?" }).getByRole("radio");
  await tabTo(
    page,
    await topics.first().evaluate((radio: HTMLInputElement) => radio.labels?.[0]?.textContent?.trim() ?? ""),
  );
  await page.keyboard.press("Space");
  expect(await topics.first().isChecked()).toBe(true);
  await tabTo(page, "Leave it open");
  await tabTo(page, "Tell me with a sound when it is my turn");
  await page.keyboard.press("Space");
  expect(await page.getByRole("checkbox").isChecked()).toBe(true);
  await tabTo(page, "Your message");
  await tabTo(page, "I might hurt myself or someone now");
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name).toEqual(
    "Please call now. You do not have to be alone with this.",
  );
  await tabTo(page, "Close this");
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name).toEqual("I might hurt myself or someone now");

  await sam.page.getByRole("button", { name: "Take next" }).click();
  await eventually(() => conversation(sam)).toEqual(["I don't know how to start"]);
  await eventually(async () => (await focused(page)).name).toEqual("Your message");
  await page.keyboard.type("Hello");
  await page.keyboard.press("Enter");
  await eventually(() => conversation(sam)).toEqual(["I don't know how to start", "Hello"]);
  await page.keyboard.type("first line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  await eventually(async () => (await conversation(sam)).at(-1)).toEqual("first line\nsecond line");

  await sam.page.getByText("Point to a place to go next").click();
  await sam.page.getByRole("button", { name: /^Show NHS: help/ }).click();
  await page.getByText("www.nhs.uk", { exact: true }).filter({ visible: true }).waitFor();
  await tabTo(page, "Leave quickly");
  await tabTo(page, "www.nhs.uk");
  await page.keyboard.press("Enter");
  await tabTo(page, "Open it and leave the chat");
  await tabTo(page, "More");
  await page.keyboard.press("Enter");
  await tabTo(page, "I need time to think");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing ends while you think").waitFor();
  await tabTo(page, "Take back what I wrote");
  await page.keyboard.press("Enter");
  await tabTo(page, "Yes, take it back");
  await page.keyboard.press("Enter");
  await eventually(async () => (await conversation(visitor)).includes("Hello")).toEqual(false);
  await tabTo(page, "End and erase");
  await page.keyboard.press("Enter");
  await tabTo(page, "Yes, end and erase");
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name).toEqual("This chat has ended");
  await tabTo(page, /^1, very bad/);
  await page.keyboard.press("Space");
  await tabTo(page, "Done");
  await page.keyboard.press("Enter");
  await page.getByText(/^Thank you/).waitFor();
  await tabTo(page, /^NHS: help.*: www\.nhs\.uk$/);
  await tabTo(page, "Back to the first page");
  await tabTo(page, "Something wasn't right");
  await page.keyboard.press("Enter");
  await page.getByText(/there are not two people who were not in your chat/).waitFor();
});

test("each message is read out once, whatever happens to it afterwards", async () => {
  const visitor = await house.passing(desktop);
  const heard = await listen(visitor.page);
  await ask(visitor, house.service.visitor);
  await sam.page.getByRole("button", { name: /^Forget now/ }).click();
  await take(sam, visitor);
  const said = ["Take your time", "I am here", "There is no hurry"];
  for (const [index, text] of said.entries()) {
    await counsellorWrites(sam, text);
    await eventually(async () => (await conversation(visitor)).at(-1)).toEqual(text);
    await visitorWrites(visitor, `answer ${index + 1}`);
  }
  await eventually(async () => (await conversation(visitor)).length).toEqual(6);
  const delivered = visitor.page.locator('[role="log"] .mine .meta');
  await eventually(async () => (await delivered.allInnerTexts()).every((text) => /delivered$/.test(text))).toEqual(
    true,
  );
  await visitor.context.setOffline(true);
  await visitor.page.getByText("The connection is gone").first().waitFor();
  await visitor.context.setOffline(false);
  await counsellorWrites(sam, "Welcome back");
  await eventually(async () => (await conversation(visitor)).at(-1)).toEqual("Welcome back");

  const times = async (text: string) => (await heard()).filter((sentence) => sentence.includes(text)).length;
  for (const text of [...said, "Welcome back"])
    expect([text, await times(`Sam: ${text}`), await times(text)]).toEqual([text, 1, 1]);
  for (const number of [1, 2, 3]) expect(await times(`You: answer ${number}`)).toBe(1);
  expect(
    (await heard()).filter((sentence) => /delivered|not sent yet/.test(sentence) && !/^You: /.test(sentence)),
  ).toEqual([]);
  expect(await times("The connection is gone")).toBe(1);

  // The same as the browser hands it to a screen reader: one log, its messages in order, each with its author.
  const session = await visitor.context.newCDPSession(visitor.page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const logs = nodes.filter(({ role, name }) => role?.value === "log" && name?.value === "Conversation");
  expect(logs).toHaveLength(1);
  const children = (id: string): string[] =>
    nodes.filter(({ parentId }) => parentId === id).flatMap(({ nodeId }) => [nodeId, ...children(nodeId)]);
  const inside = new Set(children(logs[0]?.nodeId ?? ""));
  const words = nodes.filter(({ nodeId, role }) => inside.has(nodeId) && role?.value === "StaticText");
  const spoken = words.map(({ name }) => `${name?.value}`).join(" ");
  const order = [...said.flatMap((text, index) => [`Sam: ${text}`, `You: answer ${index + 1}`]), "Sam: Welcome back"];
  const places = order.map((text) => spoken.replace(/\s+/g, " ").indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

/** Boxes that would move: a fade or an animation that takes time. */
const moving = ({ page }: Person) =>
  page.evaluate(() => {
    const takesTime = (times: string) => times.split(",").some((time) => Number.parseFloat(time) > 0);
    const boxes = [...document.querySelectorAll("*")].flatMap((element) =>
      [null, "::before", "::after"].map((box) => getComputedStyle(element, box)),
    );
    return boxes.filter(
      ({ transitionDuration, animationName, animationDuration }) =>
        takesTime(transitionDuration) || (animationName !== "none" && takesTime(animationDuration)),
    ).length;
  });

test("nothing moves for whoever asked for less motion, on a visitor's page and on the console", async () => {
  const visitor = await house.passing(desktop);
  await visitor.page.goto(house.service.visitor);
  for (const person of [visitor, sam]) {
    await person.page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await moving(person)).toBeGreaterThan(0);
    await person.page.emulateMedia({ reducedMotion: "reduce" });
    expect(await moving(person)).toBe(0);
  }
});

test("what is read out twice would be noticed", async () => {
  const person = await house.passing(desktop);
  const heard = await listen(person.page);
  await person.page.goto(house.service.visitor);
  await person.page.evaluate(() => {
    const log = document.createElement("div");
    log.setAttribute("role", "log");
    document.querySelector("main")?.append(log);
    const message = document.createElement("p");
    message.textContent = "Curlew";
    return new Promise<void>((done) => {
      setTimeout(() => log.append(message));
      setTimeout(() => log.replaceChildren(message.cloneNode(true)), 50);
      setTimeout(done, 100);
    });
  });
  expect((await heard()).filter((text) => text === "Curlew")).toHaveLength(2);
  await person.context.close();
});
