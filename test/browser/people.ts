/**
 * Visitors and counsellors as a test moves them: each in a browser context of their own, by the names a screen reader
 * hears. Whatever a page does that it must not (a CSP violation, an error in the console, a request to anybody else)
 * is collected and fails the journey at its end.
 */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { browserFlags, ensureBrowser } from "./chromium.ts";
import { eventually, until } from "./eventually.ts";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const desktop = { viewport: { width: 1280, height: 800 } } as const;

/** What pages did that they must not have done, in words. */
type Misdeeds = string[];

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly misdeeds: Misdeeds;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: browserFlags });

/** The connection to the service was cut on purpose: the browser reports that by itself, and it is no misdeed. */
const expectedNetworkError =
  /ERR_CONNECTION_|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to/;

function watch(page: Page, misdeeds: Misdeeds): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !expectedNetworkError.test(message.text()))
      misdeeds.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => misdeeds.push(`exception: ${error.message}`));
}

/** A fresh person: nothing stored, everything watched. `home`: the only origin this person's pages may speak to. */
export async function newPerson(browser: Browser, home: string, device: object): Promise<Person> {
  const context = await browser.newContext({ locale: "en-GB", ...device, timezoneId: "Atlantic/Reykjavik" });
  const misdeeds: Misdeeds = [];
  const origin = new URL(home).origin;
  const isHome = (url: string) =>
    ["data:", "blob:"].includes(new URL(url).protocol) || new URL(url).host === new URL(origin).host;
  context.on("request", (request) => isHome(request.url()) || misdeeds.push(`request to ${request.url()}`));
  context.on("page", (page) => watch(page, misdeeds));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return { context, page: await context.newPage(), misdeeds };
}

/** From the first screen into the queue. */
export async function ask(
  visitor: Person,
  address: string,
  ifClosed: "Keep my place" | "Forget me" = "Forget me",
): Promise<void> {
  const { page } = visitor;
  await page.goto(address);
  await page.getByRole("button", { name: "Start chat" }).click();
  await page.getByRole("radio", { name: ifClosed }).check();
  await page.getByRole("button", { name: "I understand, start" }).click();
  await page
    .getByText(/(person is|people are) ahead of you|You are next/)
    .first()
    .waitFor();
}

/** Sign-in link → device key → the pages of staff. */
export async function comeIn({ page }: Person, link: string): Promise<void> {
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
}

/** Sign-in link → device key → console, checked in and ready to take. */
export async function comeOnShift(counsellor: Person, link: string): Promise<void> {
  const { page } = counsellor;
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  // Afterwards the Office knows of it too, so that whatever is looked at there next is not of this.
  const noted = page.waitForResponse((response) => response.url().endsWith("/api/staff/shift/check-in"));
  await page.getByRole("button", { name: "Check in" }).click();
  await eventually(() => page.getByRole("switch", { name: "Taking chats" }).isChecked()).toEqual(true);
  await noted;
}

/** Takes the next visitor; resolves when both can write. */
export async function take(counsellor: Person, visitor: Person): Promise<void> {
  await counsellor.page.getByRole("button", { name: "Take next" }).click();
  await eventually(() => counsellor.page.getByRole("textbox", { name: /^Write to/ }).isEnabled()).toEqual(true);
  await eventually(() => visitor.page.getByRole("textbox", { name: "Your message" }).isEnabled()).toEqual(true);
}

export async function visitorWrites(visitor: Person, text: string): Promise<void> {
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(text);
  await visitor.page.getByRole("button", { name: "Send", exact: true }).click();
}

/**
 * From here on the page's time stands; `clock.resume()` lets it go on. It can be stopped only a little ahead, not now: an
 * instant that is past when the page hears of it is refused, and a busy machine takes its time. Less than a page waits for
 * the answer to a ping.
 */
export async function stand(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + standMs);
}

/** How far ahead `stand` leaps. */
export const standMs = 5000;

/**
 * In line, in the middle of a sentence: the page's time stands from before the first key, or whoever joins slowly would
 * come after a pause. It goes on with `clock.resume()`.
 */
export async function beginSentence({ page }: Person, text: string): Promise<void> {
  await page.clock.install();
  await stand(page);
  await page.getByRole("textbox", { name: "Your message" }).pressSequentially(text);
}

export async function counsellorWrites(counsellor: Person, text: string): Promise<void> {
  await counsellor.page.getByRole("textbox", { name: /^Write to/ }).fill(text);
  await counsellor.page.getByRole("button", { name: /^Send to/ }).click();
}

/** The conversation on that person's screen, in order: the texts alone. Of several chats, the one that is written in. */
export async function conversation(person: Person): Promise<string[]> {
  const log = '[role="log"][aria-label^="Conversation"]:not([data-active="false"] *)';
  return person.page.locator(`${log} [data-text]`).allInnerTexts();
}

/** Both screens show exactly these texts, in this order. */
export async function bothRead(visitor: Person, counsellor: Person, texts: readonly string[]): Promise<void> {
  await eventually(() => conversation(counsellor)).toEqual([...texts]);
  await eventually(() => conversation(visitor)).toEqual([...texts]);
}

/** Puts the counsellor's screen in order for the next visitor, whatever became of the last one. */
export async function clearScreen({ page }: Person): Promise<void> {
  const buttons = ["Forget now", /^Yes, end/, "End"].map((name) =>
    page.getByRole("button", { name, exact: true }).filter({ visible: true }),
  );
  await until("no chat on the counsellor's screen", async () => {
    // The chat may end meanwhile, and the button with it: looked for and pressed in one.
    for (const button of buttons) await button.evaluateAll(([found]) => (found as HTMLElement | undefined)?.click());
    return (await page.getByRole("log").count()) === 0;
  });
}
