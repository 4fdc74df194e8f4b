/** Chats that run, from both ends. Everything is the real service; the network is cut in the browser alone. */
import { eventually } from "../eventually.ts";
import { counsellorWrites, desktop, type Person, phone, visitorWrites } from "../people.ts";
import { desk, heading, narrow, press, type Relay, type Stage, text, turnPage } from "./stage.ts";

const box = ({ page }: Person) => page.getByRole("textbox", { name: /^Write to/ });
const field = ({ page }: Person) => page.getByRole("textbox", { name: "Your message" });
const send = ({ page }: Person) => page.getByRole("button", { name: "Send", exact: true });

async function takeNext(sam: Person, visitor: Person): Promise<void> {
  await press(sam, /^Take next/);
  await send(visitor).waitFor();
}

/** Taken with the room held: keys are not agreed before the test lets them. */
export async function begin({ visit }: Stage, sam: Person, visitor: Person, room: Relay): Promise<void> {
  room.hold();
  await press(sam, /^Take next/);
  await heading(visitor, "Someone is joining you now.");
  await text(sam, /This takes a moment/);
  await visit("console: chat, keys are being agreed", sam);
  room.release();
  await send(visitor).waitFor();
  await text(sam, "I don't know how to start");
  await visit("visitor: chat, the first words went", visitor);
  await visit("console: chat, the first words came", sam);
}

export async function words({ visit }: Stage, sam: Person, visitor: Person): Promise<void> {
  await counsellorWrites(sam, "Hello. Take your time. We can start anywhere you like, even with something small.");
  await visitorWrites(visitor, "ok. is it true you can't see who I am?");
  await counsellorWrites(sam, "Yes. I see only what you write here.");
  await visitorWrites(visitor, "I found this at https://example.org/a-page and I have not said it to anyone before");
  await text(sam, "web address hidden");
  await box(sam).pressSequentially("Thank");
  await text(visitor, "Sam is writing");
  await visit("visitor: chat, the counsellor writes", visitor);
  await box(sam).fill("");
  await field(visitor).fill("I do not know");
  await text(sam, /is writing/);
  await visit("console: chat, the visitor writes", sam);
  await field(visitor).fill("");
}

/** What a visitor can open and press. */
export async function ofTheVisitor({ visit }: Stage, sam: Person, visitor: Person): Promise<void> {
  const { page } = visitor;
  await press(visitor, "More");
  await visit("visitor: chat, more", visitor);
  for (const part of await page.locator("#more summary").all()) await part.click();
  await visit("visitor: chat, more, everything open", visitor);
  // What is read takes the place of the conversation on a phone alone.
  await page.setViewportSize(phone.viewport);
  await counsellorWrites(sam, "I am still here.");
  await text(visitor, "1 new message");
  await visit("visitor: chat, more, something new", visitor);
  await page.setViewportSize(desktop.viewport);
  await press(visitor, "Close");
  await press(visitor, "I need time to think");
  await text(sam, /asks for time to think/);
  await visit("visitor: chat, time to think", visitor);
  await visit("console: chat, time to think", sam);
  await press(visitor, "I am back");
  await turnPage(visitor, "hidden");
  await text(sam, /has the page hidden/);
  await visit("console: chat, page hidden", sam);
  await turnPage(visitor, "visible");
  await field(visitor).fill("words and ".repeat(401));
  await send(visitor).click();
  await text(visitor, /too long for one message/);
  await visit("visitor: chat, too much for one message", visitor);
  await field(visitor).fill("");
  await press(visitor, "Take back what I wrote");
  await visit("visitor: chat, take back?", visitor);
  await press(visitor, "Yes, take it back");
  await text(sam, /took back/);
  await visit("visitor: chat, taken back", visitor);
  await visit("console: chat, taken back", sam);
}

/** Each end's network in turn. */
export async function interruptions({ visit }: Stage, sam: Person, visitor: Person): Promise<void> {
  await visitor.context.setOffline(true);
  await text(visitor, /The connection is gone/);
  await visitorWrites(visitor, "are you there");
  await visit("visitor: chat, reconnecting", visitor);
  await text(sam, /connection lost since/);
  await visit("console: chat, the visitor's connection is lost", sam);
  await press(visitor, "End and erase");
  await text(visitor, "Your last message has not arrived. Erase it too?");
  await visit("visitor: chat, end? (something has not arrived)", visitor);
  await press(visitor, "No, stay");
  await visitor.context.setOffline(false);
  await text(sam, "are you there");
  await sam.context.setOffline(true);
  await text(sam, /Your connection is interrupted/);
  await counsellorWrites(sam, "One moment please.");
  await visit("console: chat, reconnecting", sam);
  await press(sam, "End");
  await text(sam, /Your last message has not arrived/);
  await visit("console: chat, end? (something has not arrived)", sam);
  await press(sam, "Keep talking");
  await text(visitor, /^The connection to Sam is gone/);
  await visit("visitor: chat, the counsellor's connection is lost", visitor);
  await sam.context.setOffline(false);
  await text(visitor, "One moment please.");
  // The chat's connection may be back before the board's, without which nobody is taken.
  await text(sam, /^Connected$/);
}

/** Two more beside the first: one writing box, and what is new elsewhere is counted. */
export async function three({ visit }: Stage, sam: Person, visitors: readonly [Person, Person, Person]): Promise<void> {
  const [first, second, third] = visitors;
  await takeNext(sam, second);
  await visit("visitor: chat, nobody wrote yet", second);
  await visit("console: two chats, nobody wrote yet in one", sam);
  await counsellorWrites(sam, "Hello. I am here.");
  await takeNext(sam, third);
  await eventually(() => sam.page.getByRole("region", { name: /^Chat with/ }).count()).toEqual(3);
  await visitorWrites(first, "I am back now");
  await text(sam, "1 new message");
  await visitorWrites(third, "hello");
  await text(sam, /^hello$/);
  await visit("console: three chats, something new in another", sam);
  for (const [size, state] of [
    [{ width: 1024, height: 768 }, "on a small screen"],
    [narrow, "narrow, the chat"],
  ] as const) {
    await sam.page.setViewportSize(size);
    await visit(`console: three chats, ${state}`, sam);
  }
  await press(sam, "Details");
  await visit("console: three chats, narrow, about this one", sam);
  await press(sam, "Back to the chat");
  await press(sam, "All chats");
  await visit("console: three chats, narrow, the list", sam);
  await sam.page.setViewportSize(desk.viewport);
}
