/** Staff as a test moves them through set-up, signing in and their account, by the names a screen reader hears. */
import type { Page } from "playwright-core";

/** Through all steps of set-up to the end; what it showed once. */
export async function setUpOrganisation(
  page: Page,
  link: string,
  { name = "Harbour", alias = "Alex", takesChats = true } = {},
): Promise<{ readonly kit: readonly string[]; readonly codes: readonly string[] }> {
  await upToPasskey(page, link, { name, alias, takesChats });
  const kit = kits.get(page) ?? [];
  await page.getByRole("button", { name: "Make your passkey" }).click();
  const codes = await recoveryCodes(page);
  await page.getByRole("heading", { name: `${name} is set up` }).waitFor();
  return { kit, codes };
}

const kits = new WeakMap<Page, readonly string[]>();

/** The same up to the step at which the passkey is made. */
export async function upToPasskey(
  page: Page,
  link: string,
  { name = "Harbour", alias = "Alex", takesChats = true } = {},
): Promise<void> {
  await page.goto(link);
  await page.getByRole("textbox", { name: "Name of your organisation" }).fill(name);
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/London");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Your first name or alias" }).fill(alias);
  if (takesChats) await page.getByRole("checkbox", { name: "I also take chats" }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  const kit = await kitOn(page);
  kits.set(page, kit);
  await page.getByRole("button", { name: "I have all 24 words on paper" }).click();
  for (const field of await page.getByRole("textbox", { name: /^Word \d+$/ }).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await field.fill(kit[Number(label.replace("Word ", "")) - 1] ?? "");
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Make your passkey" }).waitFor();
}

/** The 24 words as they stand on the page. */
async function kitOn(page: Page): Promise<readonly string[]> {
  const words = page.getByRole("list", { name: "The 24 words" });
  await words.waitFor();
  const items = await words.getByRole("listitem").allInnerTexts();
  return items.map((item) => item.replace(/[\d\s]/g, ""));
}

/** The codes that stand there, kept. */
export async function recoveryCodes(page: Page): Promise<readonly string[]> {
  const list = page.getByRole("list", { name: "Recovery codes" });
  await list.waitFor();
  const codes = await list.getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return codes.map((code) => code.trim());
}

export async function signIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in with your passkey" }).click();
}

/** Confirms what is asked about with the passkey. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Confirm with your passkey" }).click();
}
