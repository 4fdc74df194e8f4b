/** What a visit can have besides the conversation, on the visitor's page as it is pressed: everything but words both ways. */
import { PlaceId } from "../../shared/ids.ts";
import { aboutLanguage, type PageLanguage } from "../../shared/page-language.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { eventually, until } from "../browser/eventually.ts";
import type { Person } from "../browser/people.ts";

/** The first view comes anew, in this language; resolves when its script has put the address right. */
export async function chooseLanguage({ page }: Person, language: PageLanguage): Promise<void> {
  await page.getByRole("link", { name: aboutLanguage[language].name, exact: true }).click();
  await eventually(() => page.locator("html").getAttribute("lang")).toEqual(language);
  await page.locator("#start").waitFor();
}

/** Answers "How do you feel now?", before the chat or after it. */
export async function feel({ page }: Person, number: number): Promise<void> {
  const question = page.getByRole("group", { name: "How do you feel now?" });
  await question.getByRole("radio", { name: new RegExp(`^${number}\\b`) }).check();
  const done = page.getByRole("button", { name: "Done" });
  if ((await done.count()) > 0) await done.click();
}

/** Where the place leads to that `takeAlong` points to. */
export const placeHost = "www.nhs.uk";

/** The counsellor writes down one step, and points to a place, whose address the visitor looks at. */
export async function takeAlong({ page }: Person, counsellors: Conversation, step: string): Promise<void> {
  const place = page.locator("#places [data-place]", { hasText: placeHost });
  const [id, name] = [await place.getAttribute("data-place"), await place.locator("h3").textContent()];
  await until("the page says that it can show steps", () => counsellors.view.showsSteps);
  counsellors.agree([step]);
  counsellors.write(name ?? "", PlaceId.parse(id));
  await page.getByRole("listitem").filter({ hasText: step }).waitFor();
  await page.getByRole("log").getByText(placeHost, { exact: true }).click();
}

/** Begins to say what was not right: the chat has ended. */
export async function complain({ page }: Person, text: string): Promise<void> {
  await page.getByText("Something wasn't right", { exact: true }).click();
  await page.getByRole("textbox", { name: "What happened" }).fill(text);
}

/** Sends it. */
export async function sendComplaint({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: "Send it to these two" }).click();
  await page.getByText(/^It is sent\./).waitFor();
}
