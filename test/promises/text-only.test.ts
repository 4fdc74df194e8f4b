/** P10: nobody can be shown a picture or led away: whatever either side writes stands there as inert text. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { idFrom, type PlaceId } from "../../shared/ids.ts";
import { stepsMost } from "../../shared/limits.ts";
import { SealedFrame } from "../../shared/protocol.ts";
import { eventually } from "../browser/eventually.ts";
import { ask, comeOnShift, desktop, newPerson, type Person, phone } from "../browser/people.ts";
import { type Meeting, meet, meeting } from "./meeting.ts";
import { askWithoutPage } from "./without-pages.ts";

let here: Meeting;
beforeAll(async () => {
  here = await meeting();
});
afterAll(() => here.close());

const host = "elsewhere.example";
/** What would be more than text if anything made it so. */
const markup = [
  `<img src="https://${host}/image.png" onerror="document.title='broken'">`,
  `<script>document.title='broken'</script>`,
  `<iframe srcdoc="<p>frame</p>"></iframe><svg onload="document.title='broken'"></svg>`,
  `<a href="https://${host}/anchor">a link</a>`,
  `![a picture](https://${host}/markdown.png) [a link](https://${host}/markdown)`,
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "javascript:document.title='broken'",
  `https://${host}/plain and www.${host} and //${host}/bare`,
  "tel:+441234567890 mailto:somebody@elsewhere.example",
  "&lt;b&gt;not bold&lt;/b&gt; **not bold** <b>not bold</b>",
];
/** Turns what stands around it the wrong way, if it is not kept to itself. */
const turned = "safe \u202Egnp.erutcip\u202C after \u2067and\u2069 \u202E";

interface Shown {
  readonly texts: readonly string[];
  /** Whatever in the conversation is more than text. */
  readonly elements: readonly string[];
  /** Does every message keep its direction to itself? */
  readonly isolated: boolean;
  readonly title: string;
}

function shown({ page }: Person): Promise<Shown> {
  return page.evaluate(() => {
    const log = document.querySelector('[role="log"]');
    const more =
      "a, img, picture, svg, video, audio, iframe, object, embed, script, style, link, form, input, b, [src], [href], [onclick], [onerror], [onload]";
    const messages = [...(log?.querySelectorAll("[data-text]") ?? [])];
    return {
      texts: messages.map((message) => message.textContent ?? ""),
      elements: [...(log?.querySelectorAll(more) ?? [])].map((element) => element.tagName),
      isolated: messages.every((message) => /isolate|plaintext/.test(getComputedStyle(message).unicodeBidi)),
      title: document.title,
    };
  });
}

/** Every request of this person to anybody else. */
function foreignRequests({ context }: Person): string[] {
  const requests: string[] = [];
  context.on("request", (request) => request.url().includes(host) && requests.push(request.url()));
  return requests;
}

test("P10: whatever a counsellor sends stands on the visitor's page as text, with nothing to tap", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const requests = foreignRequests(visitor);
  await ask(visitor, here.service.visitor);
  const counsellors = await meet(here, visitor);
  const { title } = await shown(visitor);
  for (const text of [...markup, turned]) counsellors.write(text);
  // A place that is not in the line's list is words and nothing more.
  const elsewhere = `https://${host}/place`;
  counsellors.write(elsewhere, idFrom<PlaceId>(new Uint8Array(16).fill(9)));
  await eventually(async () => (await shown(visitor)).texts).toEqual([...markup, turned, elsewhere]);
  await eventually(async () => counsellors.view.showsSteps).toEqual(true);
  const steps = markup.slice(0, stepsMost);
  counsellors.agree(steps);
  const agreed = visitor.page.locator(".agreed li");
  await eventually(() => agreed.allTextContents()).toEqual(steps);
  expect(await agreed.locator("*").count()).toBe(0);
  const page = await shown(visitor);
  expect([page.elements, page.isolated, page.title]).toEqual([[], true, title]);
  for (const text of await visitor.page.locator("[data-text]").all()) await text.click();
  expect([requests, visitor.page.url(), visitor.context.pages().length]).toEqual([[], here.service.visitor, 1]);
  expect(visitor.misdeeds).toEqual([]);

  // Something more than text would be noticed.
  await visitor.page.evaluate(() => document.querySelector("[data-text]")?.append(document.createElement("img")));
  expect((await shown(visitor)).elements).toEqual(["IMG"]);
  counsellors.end();
  here.desk.free();
  await visitor.context.close();
});

test("P10: whatever a visitor sends stands in the console as text, and no web address can be read there", async () => {
  here.desk.close();
  const counsellor = await newPerson(here.browser, here.service.visitor, desktop);
  const requests = foreignRequests(counsellor);
  await comeOnShift(counsellor, here.service.counsellors[1]);
  const asking = await askWithoutPage(new URL(here.service.visitor).origin);
  await counsellor.page.getByRole("button", { name: "Take next" }).click();
  const visitors = await asking.seated;
  for (const text of [...markup, turned]) visitors.write(text);
  await eventually(async () => (await shown(counsellor)).texts.length).toEqual(markup.length + 1);
  const { texts, elements, isolated, title } = await shown(counsellor);
  expect([elements, isolated, requests]).toEqual([[], true, []]);
  expect(title).not.toContain("broken");
  expect(texts.filter((text) => /elsewhere\.example|base64|javascript:/.test(text))).toEqual([]);
  expect(texts.filter((text) => /address hidden/i.test(text)).length).toBeGreaterThan(5);
  // What is no address stays as it was written.
  expect(texts[1]).toBe(markup[1]);
  expect(texts.at(-2)).toBe(markup.at(-1));
  expect(counsellor.misdeeds).toEqual([]);
  visitors.end();
  await counsellor.context.close();
});

test("P10: there is no frame that carries anything but text", () => {
  const message = { type: "message", id: { seat: 1, number: 0 }, text: "words", sequence: 0, acks: [] };
  const agreed = { type: "agreed", steps: ["words"], sequence: 0, acks: [] };
  const place = "AAAAAAAAAAAAAAAAAAAAAA";
  for (const text of [message, agreed, { ...message, place }]) expect(SealedFrame.safeParse(text).success).toBe(true);
  const others = [
    { ...message, image: "data:image/png;base64,AAAA" },
    { ...message, html: "<b>words</b>" },
    { ...message, text: { html: "<b>words</b>" } },
    { ...message, place: "https://elsewhere.example/" },
    { ...message, place: { id: place, to: "https://elsewhere.example/" } },
    { ...agreed, steps: [{ html: "<b>words</b>" }] },
    { ...agreed, image: "data:image/png;base64,AAAA" },
    { ...message, type: "image" },
    { ...message, type: "file", name: "picture.png" },
  ];
  for (const other of others) expect(SealedFrame.safeParse(other).success).toBe(false);
});
