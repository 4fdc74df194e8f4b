/** What a visitor takes along: steps, places to go next, and being asked how they feel, before and after. */
import { ask, type Person, take } from "../people.ts";
import { arrive, heading, press, type Stage, text } from "./stage.ts";

export async function takenAlong(stage: Stage, sam: Person): Promise<void> {
  const { visit, service } = stage;
  const visitor = await arrive(stage);
  const { page } = visitor;
  await ask(visitor, service.visitor);
  await page.getByRole("group", { name: "How do you feel now?" }).waitFor();
  await page.getByRole("radio", { name: "1, very bad" }).check();
  await page.getByRole("textbox", { name: "Your message" }).fill("I want to die");
  await heading(visitor, "You do not have to be alone with this");
  await visit("visitor: waiting, words of danger", visitor);
  await take(sam, visitor);
  await sam.page
    .getByRole("textbox", { name: "Step 1" })
    .fill("Ring the doctor on Monday, with the list that we made.");
  await sam.page.getByRole("textbox", { name: "Step 2" }).fill("The phone sleeps in the kitchen.");
  await press(sam, /^Show these to/);
  await text(visitor, "The phone sleeps in the kitchen.");
  await sam.page.getByText("Point to a place to go next").click();
  await press(sam, /^Show NHS 111 to/);
  await press(sam, /^Show NHS: help/);
  await page.getByText("www.nhs.uk", { exact: true }).filter({ visible: true }).click();
  await visit("visitor: chat, agreed and pointed to", visitor);
  await visit("console: chat, agreed and pointed to", sam);
  await press(sam, "End");
  await press(sam, /^Yes, end/);
  await heading(visitor, "This chat has ended");
  await visit("visitor: ended, agreed and asked", visitor);
  await page.getByRole("radio", { name: "4", exact: true }).check();
  await press(visitor, "Done");
  await text(visitor, /^Thank you/);
  await visit("visitor: ended, answered", visitor);
  await visitor.context.close();
  await press(sam, "Forget now");
}
