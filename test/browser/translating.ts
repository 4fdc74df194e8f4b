/** A coordinator switches languages on for the demo's line, as a test moves them. */
import type { Page } from "playwright-core";
import { aboutLanguage, type PageLanguage } from "../../shared/page-language.ts";
import { languageNames } from "../../web/coordinator/people/languages.ts";
import { comeIn, type Person } from "./people.ts";
import type { Service } from "./service.ts";

const drawer = (page: Page) => page.locator("dialog.drawer");
const press = (page: Page, name: string) => drawer(page).getByRole("button", { name, exact: true }).click();
const write = (page: Page, name: string | RegExp, text: string) =>
  drawer(page).getByRole("textbox", { name, exact: true }).fill(text);

/** What the limits say in a language here: its own name, so that a test can tell which it reads. */
export const limitsIn = (language: PageLanguage): string => `${aboutLanguage[language].name} 1.`;

/** Signs in, and opens the languages of the line's page. */
export async function openLanguages(person: Person, service: Service): Promise<void> {
  const { page } = person;
  await comeIn(person, service.coordinator);
  await page.goto(new URL("/staff/lines", service.visitor).href);
  await page.getByRole("button", { name: "Harbour", exact: true }).click();
  await press(page, "Languages of the page");
  await drawer(page).getByRole("heading", { name: "Languages of the page" }).waitFor();
}

/** Writes the limits in this language and has them signed off by Ada, our sentences with them. */
export async function signOff({ page }: Person, language: PageLanguage): Promise<void> {
  const name = languageNames([language]);
  await press(page, `Write ${name}`);
  await drawer(page).getByText("Every sentence of ours", { exact: true }).waitFor();
  await write(page, "Limits of confidentiality", `${limitsIn(language)}\n${limitsIn(language)}`);
  await write(page, "Signed off by", "Ada, clinical lead");
  await drawer(page).getByRole("checkbox").check();
  await press(page, "Keep this text");
  await drawer(page).getByText(`${name} is kept.`).waitFor();
}
