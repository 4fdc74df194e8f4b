/** The chat's link on a charity's own site (docs/embed.md): the sample page, on another origin, as visitors' browsers load it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { embed } from "../../web/words/ar.ts";
import { type Desk, joinWithoutPage, onDuty, type StaffMember } from "../promises/without-pages.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { type HostPages, hostPages, samplePage } from "./host-page.ts";
import { tooWide } from "./look.ts";
import { desktop, launchBrowser, newPerson, type Person, phone } from "./people.ts";
import { type Service, startService } from "./service.ts";

let browser: Browser;
let service: Service;
let host: HostPages;
let member: StaffMember;
let desk: Desk | undefined;
let people: Person[] = [];

beforeAll(async () => {
  [browser, service, host] = await Promise.all([launchBrowser(), startService(), hostPages()]);
  member = await joinWithoutPage(service.counsellors[0]);
});
afterAll(async () => {
  desk?.close();
  host.close();
  await browser.close();
  await service.stop();
});
afterEach(async () => {
  await Promise.all(people.map(({ context }) => context.close()));
  people = [];
});

const chat = () => new URL("/harbour", service.visitor).href;
const open = () => new URL("/api/open?line=harbour", service.visitor).href;
const script = () => new URL("/embed.js", service.visitor).href;

/** Somebody who reads a page of the charity's own site. */
async function reader(html: string, { policy, device = phone }: { policy?: string; device?: object } = {}) {
  const person = await newPerson(browser, host.origin, device);
  people.push(person);
  const address = host.show(html, policy);
  return { ...person, address, come: () => person.page.goto(address) };
}

const link = (page: Page) => page.getByRole("link", { name: /^Talk to someone/ });
const nameOf = (page: Page) => async () => ((await link(page).textContent()) ?? "").trim();
const lookAgain = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));

/** What the service would say, changed on its way. */
async function told(page: Page, change: object): Promise<void> {
  await page.route("**/api/open*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });
}

describe("the sample page", () => {
  test("says that nobody is here, and then that somebody is, while somebody looks", async () => {
    const { page, come } = await reader(samplePage(service.visitor));
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Closed at the moment");
    desk = await onDuty(member);
    await eventually(async () => {
      await lookAgain(page);
      return nameOf(page)();
    }).toEqual("Talk to someone Open now");
  });

  test("opens the chat in the same tab, as a page of its own that does not know where it was opened", async () => {
    const { page, come, address } = await reader(samplePage(service.visitor));
    await come();
    await link(page).click();
    await eventually(async () => page.url()).toEqual(chat());
    const knows = () => ({ isTop: top === window, opener: opener === null, referrer: document.referrer });
    expect(await page.evaluate(knows)).toEqual({ isTop: true, opener: true, referrer: "" });
    expect(page.context().pages()).toHaveLength(1);
    await page.goBack();
    expect(page.url()).toBe(address);
  });

  test("asks this service for two things alone, and tells it nothing of the page; nothing is kept", async () => {
    const { page, context, misdeeds, come } = await reader(samplePage(service.visitor));
    await context.addCookies([{ name: "planted", value: "1", url: service.visitor, sameSite: "Lax" }]);
    const asked: Promise<Record<string, string>>[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(new URL(service.visitor).origin)) asked.push(request.allHeaders());
    });
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    expect(misdeeds).toEqual([`request to ${script()}`, `request to ${open()}`]);
    const headers = await Promise.all(asked);
    expect(headers).toHaveLength(2);
    for (const sent of headers) {
      expect([sent.referer, sent.cookie, sent.authorization]).toEqual([undefined, undefined, undefined]);
      // A browser says which site asks, where it may not read everything; neither which page of it, nor what is on it.
      expect(sent.origin).toBe(host.origin);
      expect(JSON.stringify(sent)).not.toContain("advice-for-somebody");
    }
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      cookie: document.cookie,
    }));
    expect(kept).toEqual({ local: [], session: [], databases: [], cookie: "" });
    expect((await context.cookies()).map(({ name }) => name)).toEqual(["planted"]);
  });

  test("is a plain link without JavaScript", async () => {
    const { page, come } = await reader(samplePage(service.visitor), {
      device: { ...phone, javaScriptEnabled: false },
    });
    await come();
    expect(await nameOf(page)()).toBe("Talk to someone");
    await link(page).click();
    await eventually(async () => page.url()).toEqual(chat());
  });

  test("leads to the chat, and says nothing of it, while the service cannot be asked", async () => {
    const { page, come } = await reader(samplePage(service.visitor));
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    await page.route("**/api/open*", (route) => route.abort());
    await lookAgain(page);
    await eventually(nameOf(page)).toEqual("Talk to someone");
    await page.route("**/embed.js", (route) => route.abort());
    await page.reload();
    expect(await nameOf(page)()).toBe("Talk to someone");
    expect(await link(page).getAttribute("href")).toBe(chat());
  });

  test("asks again every half a minute while somebody looks, and only then", async () => {
    const { page, come, misdeeds } = await reader(samplePage(service.visitor));
    // The page's time stands but for what is said here, however long this machine takes in between.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(3_600_000);
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    const asked = () => misdeeds.filter((deed) => deed === `request to ${open()}`).length;
    await told(page, { state: "full" });
    await page.clock.runFor(29_000);
    expect(asked()).toBe(1);
    await page.clock.runFor(1500);
    await eventually(nameOf(page)).toEqual("Talk to someone Open, but nobody is free right now");
    expect(asked()).toBe(2);
    await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true }));
    await page.clock.runFor(120_000);
    expect([asked(), await nameOf(page)()]).toEqual([2, "Talk to someone"]);
  });

  test("says nothing while nobody looks: what was true then may not be when they come back", async () => {
    const { page, come } = await reader(samplePage(service.visitor));
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true }));
    await lookAgain(page);
    expect(await nameOf(page)()).toBe("Talk to someone");
  });

  test.each([
    [
      { state: "closed", opensAt: Date.UTC(2026, 11, 1, 9), now: Date.UTC(2026, 10, 30) },
      "Opens Tuesday 09:00 (London time)",
    ],
    [{ state: "full" }, "Open, but nobody is free right now"],
    [{ state: "gone" }, "This chat has closed"],
    [{ state: "of another year" }, ""],
  ])("says of %o: %s", async (state, sentence) => {
    const { page, come } = await reader(samplePage(service.visitor));
    await told(page, state);
    await Promise.all([page.waitForResponse(/api\/open/), come()]);
    await eventually(nameOf(page)).toEqual(`Talk to someone ${sentence}`.trim());
  });
});

describe("under the host's own strict policy", () => {
  const policy = (...allowed: string[]) =>
    [
      ...["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
      ...["require-trusted-types-for 'script'", "trusted-types 'none'", ...allowed],
    ].join("; ");
  const origin = () => new URL(service.visitor).origin;

  test("needs the two addresses, and no style, frame or word besides", async () => {
    const { page, misdeeds, come } = await reader(samplePage(service.visitor), {
      policy: policy(`script-src ${script()}`, `connect-src ${origin()}/api/open`),
    });
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    expect(await link(page).evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgb(28, 93, 85)");
    expect(misdeeds.filter((deed) => !deed.startsWith("request to"))).toEqual([]);
    await link(page).click();
    await eventually(async () => page.url()).toEqual(chat());
  });

  test("where it may not ask, it is a link that says nothing of the state", async () => {
    const { page, come, misdeeds } = await reader(samplePage(service.visitor), {
      policy: policy(`script-src ${script()}`),
    });
    await come();
    await eventually(async () => misdeeds.some((deed) => deed.includes("connect-src"))).toEqual(true);
    expect(await nameOf(page)()).toBe("Talk to someone");
    await link(page).click();
    await eventually(async () => page.url()).toEqual(chat());
  });

  test("where it may not run, the charity's own link stands", async () => {
    const { page, come } = await reader(samplePage(service.visitor), { policy: policy() });
    await come();
    expect(await nameOf(page)()).toBe("Talk to someone");
    await link(page).click();
    await eventually(async () => page.url()).toEqual(chat());
  });
});

const embedded = (element: string, { head = "", lang = "en", body = "" } = {}) =>
  `<!doctype html><html lang="${lang}"><title>Harbour</title><meta name="color-scheme" content="light dark">${head}
  <script defer src="${script()}" crossorigin="anonymous" referrerpolicy="no-referrer"></script>
  <main><h1>Harbour</h1>${element}${body}</main>`;

test("words: the charity's own where it gives some, else those of the page's language, else English that says so", async () => {
  const { page, come } = await reader(
    embedded(
      `<quietline-chat open="Mae rhywun yma"><a href="${chat()}">Siarad</a></quietline-chat><p lang="en-GB"><quietline-chat></quietline-chat></p><quietline-chat></quietline-chat><p lang="pl"><quietline-chat></quietline-chat></p>`,
      { lang: "cy" },
    ),
  );
  await come();
  const links = page.getByRole("link");
  await eventually(() => links.allTextContents()).toEqual([
    "Siarad Mae rhywun yma",
    "Chat with us Open now",
    "Sgwrsiwch â ni Ar agor nawr",
    "Chat with us Open now",
  ]);
  const spoken = (element: Element) =>
    [element, element.querySelector("span")].map((part) => part?.getAttribute("lang"));
  expect(await Promise.all((await links.all()).map((found) => found.evaluate(spoken)))).toEqual([
    [null, null],
    ["en", "en"],
    ["cy", "cy"],
    ["en", "en"],
  ]);
  // Without a line it is the first one, as at the service's own address.
  expect(await links.last().getAttribute("href")).toBe(service.visitor);
});

test("brought in twice, and put somewhere else on the page, it is there once and asks on", async () => {
  const twice = samplePage(service.visitor).replace("</head>", `<script defer src="${script()}"></script></head>`);
  const { page, come, misdeeds } = await reader(twice);
  await come();
  await eventually(nameOf(page)).toEqual("Talk to someone Open now");
  await page.evaluate(() => {
    const element = document.querySelector("quietline-chat");
    if (element) document.body.prepend(element);
  });
  await eventually(nameOf(page)).toEqual("Talk to someone Open now");
  expect(misdeeds.filter((deed) => !deed.startsWith("request to"))).toEqual([]);
  await page.evaluate(() => document.querySelector("quietline-chat")?.remove());
  const asked = misdeeds.length;
  await lookAgain(page);
  expect(misdeeds).toHaveLength(asked);
});

describe("how it looks", () => {
  const loud = `<style>
    html { font-size: 5px; } * { all: unset; color: red !important; font: 9px serif !important; letter-spacing: 9px; text-transform: uppercase; }
    a { display: none !important; } span { visibility: hidden !important; }</style>`;
  const plain = "<style>a, span { font-weight: 400; }</style>";
  const looks = (page: Page) =>
    page.getByRole("link", { name: /Chat with us/ }).evaluate((element) => {
      const { fontSize, color, letterSpacing, textTransform, display, backgroundColor } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      return { fontSize, color, letterSpacing, textTransform, display, backgroundColor, width, height };
    });

  test.each(["light", "dark"] as const)(
    "%s: the same on any page, and the page is the same with it",
    async (scheme) => {
      const seen = [];
      for (const head of [plain, loud]) {
        const { page, come } = await reader(embedded("<quietline-chat></quietline-chat>", { head }), {
          device: { ...phone, colorScheme: scheme },
        });
        await come();
        await page.getByRole("link", { name: "Chat with us Open now" }).waitFor();
        seen.push(await looks(page));
      }
      expect(seen[1]).toEqual(seen[0]);
      const { height, width, backgroundColor, fontSize } = seen[0] ?? { height: 0, width: 0 };
      expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
      expect([backgroundColor, fontSize]).toEqual([
        scheme === "light" ? "rgb(28, 93, 85)" : "rgb(130, 199, 183)",
        "16px",
      ]);
    },
  );

  test("nothing of it reaches the page around it", async () => {
    const others = '<p><a href="#one">One</a> <span>Two</span></p>';
    const around = async (element: string) => {
      const { page, come } = await reader(embedded(element, { body: others }));
      await come();
      if (element !== "") await page.getByRole("link", { name: "Chat with us Open now" }).waitFor();
      return page
        .locator("main p")
        .evaluate((paragraph) =>
          [paragraph, ...paragraph.children].map((one) =>
            [...getComputedStyle(one)].map((name) => [name, getComputedStyle(one).getPropertyValue(name)].join(": ")),
          ),
        );
    };
    expect(await around("<quietline-chat></quietline-chat>")).toEqual(await around(""));
  });

  test("the charity's colours and letters, by the properties and parts that are named", async () => {
    const head = `<style>quietline-chat { --quietline-background: rgb(1, 2, 3); --quietline-radius: 0; }
      quietline-chat::part(link) { letter-spacing: 3px; } quietline-chat::part(state) { display: none; }</style>`;
    const { page, come } = await reader(embedded("<quietline-chat></quietline-chat>", { head }));
    await come();
    await page.getByRole("link", { name: "Chat with us" }).waitFor();
    expect(await looks(page)).toMatchObject({ backgroundColor: "rgb(1, 2, 3)", letterSpacing: "3px" });
    expect(await page.locator("quietline-chat span").isVisible()).toBe(false);
  });

  test.each(["light", "dark"] as const)("%s: nothing that axe finds, and the keyboard opens it", async (scheme) => {
    const { page, come } = await reader(samplePage(service.visitor), { device: { ...desktop, colorScheme: scheme } });
    await come();
    await eventually(nameOf(page)).toEqual("Talk to someone Open now");
    expect(
      await violations(page, { rules: { region: { enabled: false }, "landmark-one-main": { enabled: false } } }),
    ).toEqual([]);
    await page.keyboard.press("Tab");
    const outline = await link(page).evaluate((element) => [
      element.matches(":focus-visible"),
      getComputedStyle(element).outlineWidth,
    ]);
    expect(outline).toEqual([true, "3px"]);
    await page.keyboard.press("Enter");
    await eventually(async () => page.url()).toEqual(chat());
  });
});

const arabic = () => ({
  html: embedded("<quietline-chat></quietline-chat>", { lang: "ar" }).replace('lang="ar"', 'lang="ar" dir="rtl"'),
  says: `${embed.start} ${embed.open}`,
});
const sample = () => ({ html: samplePage(service.visitor), says: "Talk to someone Open now" });

test.each([
  ["the sample page", sample],
  ["an Arabic page", arabic],
] as const)("%s, 320 px wide, with large letters, in both schemes and in forced colours", async (_, shown) => {
  const { html, says } = shown();
  const { page, come } = await reader(html, { device: { ...phone, viewport: { width: 320, height: 568 } } });
  await come();
  const found = page.getByRole("link", { name: says });
  await found.waitFor();
  const rules = { region: { enabled: false }, "landmark-one-main": { enabled: false } };
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, { rules })).toEqual([]);
  }
  expect(await tooWide({ page }, says)).toEqual([]);
  const { direction, width, height } = await found.evaluate((link) => ({
    direction: getComputedStyle(link).direction,
    ...JSON.parse(JSON.stringify(link.getBoundingClientRect())),
  }));
  expect(direction).toBe(shown === arabic ? "rtl" : "ltr");
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  // The colours are the browser's then, and axe would reckon with the page's own.
  expect(await violations(page, { rules: { ...rules, "color-contrast": { enabled: false } } })).toEqual([]);
  // Still a thing to press: its edge, transparent otherwise, is seen.
  const edge = await found.evaluate((link) => getComputedStyle(link).borderTopColor);
  expect(edge).not.toMatch(/rgba\(.*, 0\)|transparent/);
});

test.each(["/", "/harbour", "/staff"])("%s is shown in nobody's frame", async (path) => {
  const framed = new URL(path, service.visitor).href;
  const { page, come, misdeeds } = await reader(
    `<!doctype html><title>A frame</title><iframe src="${framed}"></iframe>`,
  );
  await come();
  await eventually(async () => misdeeds.filter((deed) => deed.includes("frame-ancestors")).length).toEqual(1);
  const [, frame] = page.frames();
  // The browser's own page stands there.
  expect(await frame?.evaluate(() => location.href)).toBe("chrome-error://chromewebdata/");
});
