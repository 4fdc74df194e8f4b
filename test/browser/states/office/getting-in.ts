/** Set-up, step by step; signing in; joining with a passkey; and a browser that waits to be certified. */
import { confirm, recoveryCodes, signIn, upToPasskey } from "../../office-people.ts";
import { heading, press, text } from "../stage.ts";
import { answeredWith, arrive, elsewhere, type Member, type Office, open, pressLast } from "./stage.ts";

/** Alex, who sets Harbour up; at the end of it. */
export async function settingUp(office: Office): Promise<Member> {
  const { visit, organisation } = office;
  const { setup = "" } = organisation.ready;
  const alex = await arrive(office);
  const { page } = alex;
  await page.goto(setup);
  await heading(alex, "Your organisation");
  await visit("set-up: charity", alex);
  // Opened on the page itself, its link changes only what follows the `#`: the page would load again under what is written.
  await page.goto("about:blank");
  await upToPasskey(page, setup);
  await visit("set-up: passkey", alex);
  for (const [name, title] of [
    ["check", "Two words, to be sure"],
    ["kit", "Your recovery kit"],
    ["you", "You are the first coordinator"],
  ] as const) {
    await page.goBack();
    await heading(alex, title);
    await visit(`set-up: ${name}`, alex);
  }
  for (const title of ["Your recovery kit", "Two words, to be sure", "Make your passkey"]) {
    await page.goForward();
    await heading(alex, title);
  }
  await press(alex, "Make your passkey");
  await page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await visit("set-up: codes", alex);
  await press(alex, "I have kept them");
  await heading(alex, "Harbour is set up");
  await visit("set-up: done", alex);
  await page.goto(setup);
  await heading(alex, "This service is set up already, or cannot be");
  await visit("set-up: closed", alex);
  return alex;
}

/** Back in with the passkey at the end. */
export async function signingIn(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "account", "Sign-ins");
  await press(alex, "Sign out");
  await heading(alex, "You are not signed in");
  await visit("sign-in: with a passkey", alex);
  await alex.authenticator.unlockable(false);
  await signIn(page);
  await text(alex, "No passkey was used.");
  await page.getByText("Other ways to sign in").click();
  await visit("sign-in: no passkey was used", alex);
  await alex.authenticator.unlockable(true);
  await press(alex, "Use a recovery code");
  await press(alex, "Make a new passkey");
  await text(alex, "Write the code first.");
  await visit("sign-in: with a recovery code", alex);
  await press(alex, "Back");
  await page.route("**/api/staff/**", (route) => route.abort());
  await page.reload();
  await heading(alex, "The service cannot be reached");
  await visit("sign-in: unreachable", alex);
  await page.unrouteAll();
  await press(alex, "Try again");
  await heading(alex, "You are not signed in");
  await signIn(page);
  await heading(alex, "Your account, Alex");
}

/** With one of the last codes, at a computer of its own; `code` is used up. */
export async function withOneOfTheLastCodes(office: Office, code: string): Promise<void> {
  const other = await arrive(office);
  const { page } = other;
  await answeredWith(page, "account", (body) => ({ ...body, recoveryCodesLeft: 2 }));
  await page.goto(`${office.home}/staff/account`);
  await page.getByText("Other ways to sign in").click();
  await press(other, "Use a recovery code");
  await page.getByRole("textbox", { name: "Recovery code" }).fill(code);
  await press(other, "Make a new passkey");
  await heading(other, "You are signed in. 2 recovery codes are left");
  await office.visit("sign-in: few codes left", other);
  await page.getByRole("link", { name: "Make new codes" }).click();
  await text(other, "Only 2 are left.");
  await office.visit("account: few codes left", other);
  await text(other, "Read these six words to a coordinator");
  await page.getByText("Use the recovery kit").click();
  await page.getByRole("textbox", { name: "The 24 words" }).fill("one two three");
  await press(other, "Bring the key here");
  await text(other, "These are 3 words.");
  await office.visit("account: the kit", other);
  await other.context.close();
}

/** Sam comes in with an invitation, and makes a passkey on the way. */
export async function joining(office: Office, link: string): Promise<Member> {
  const { visit } = office;
  const sam = await arrive(office);
  const { page } = sam;
  await page.goto(link);
  await heading(sam, "Welcome to Harbour");
  await visit("join: an invitation", sam);
  await press(sam, "Continue");
  await heading(sam, "Make your passkey");
  await visit("join: passkey", sam);
  await sam.authenticator.unlockable(false);
  await press(sam, "Make your passkey");
  await text(sam, "Nothing has happened; try again");
  await visit("join: no passkey was made", sam);
  await sam.authenticator.unlockable(true);
  await press(sam, "Make your passkey");
  await page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await visit("join: codes", sam);
  await recoveryCodes(page);
  await heading(sam, "One more thing: a second passkey");
  await visit("join: a second passkey", sam);
  await press(sam, "Not now");
  await heading(sam, "You are not on shift now");
  return sam;
}

/** Sam's second browser asks, and Alex compares the words with it. */
export async function sixWords(office: Office, alex: Member, sam: Member): Promise<void> {
  const { visit } = office;
  const laptop = await elsewhere(office, sam);
  await laptop.page.goto(`${office.home}/staff`);
  await signIn(laptop.page);
  await heading(laptop, "This browser has no key of yours");
  await laptop.page.getByRole("listitem").nth(5).waitFor();
  await visit("sign-in: six words", laptop);
  await open(office, alex, "people", "People");
  await visit("people: a browser asks", alex);
  await pressLast(alex, "Sam");
  await press(alex, "Compare the six words");
  await alex.page.getByRole("dialog").locator(".spoken-words li").nth(5).waitFor();
  await visit("people: six words", alex);
  await pressLast(alex, "The words are the same: certify");
  await confirm(alex.page);
  await text(alex, "Sam’s browser is certified.");
  await heading(laptop, "You are not on shift now");
  await laptop.context.close();
}
