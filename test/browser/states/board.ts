/** The board and the line before it: who waits, who rings, and what is in the way. Sam is real, so are the visitors. */
import { eventually } from "../eventually.ts";
import { tabTo } from "../keyboard.ts";
import { ask, type Person } from "../people.ts";
import { offerTwoLanguages } from "./first-view.ts";
import { arrive, desk, heading, narrow, press, Relay, type Stage, text } from "./stage.ts";

/** `sam` has come to the check-in; resolves with Sam taking chats and nobody there. */
export async function emptyBoard({ visit }: Stage, sam: Person): Promise<void> {
  await press(sam, "Check in");
  await eventually(() => sam.page.getByRole("switch", { name: "Taking chats" }).isChecked()).toEqual(true);
  await visit("console: board, nobody there", sam);
  await press(sam, /^Take next/);
  await text(sam, /Nobody is waiting right now/);
  await visit("console: board, nobody to take", sam);
  await press(sam, "Close this message");
  await sam.page.getByRole("switch").click();
  await text(sam, "Paused");
  await visit("console: board, paused", sam);
  await sam.page.getByRole("switch").click();
  await press(sam, "Keys and notices");
  await heading(sam, "Keys and notices");
  await visit("console: keys", sam);
  await press(sam, "Close");
}

interface Line {
  /** In the order in which they came. */
  readonly first: Person;
  readonly urgent: Person;
  readonly third: Person;
}

/** Three who can be taken and one whose language Sam does not write. */
export async function fullBoard(stage: Stage, sam: Person): Promise<Line> {
  const { service, visit } = stage;
  const first = await arrive(stage);
  await ask(first, service.visitor);
  await sam.page.getByRole("button", { name: "Take this chat" }).waitFor();
  await visit("console: board, somebody rings", sam);
  await press(sam, "Not now");
  await visit("visitor: waiting, next", first);
  const urgent = await urgentVisitor(stage, sam);
  const other = await german(stage);
  const third = await arrive(stage);
  await ask(third, service.visitor);
  await press(sam, "Not now");
  await text(sam, "4 people");
  await visit("console: board, several wait", sam);
  await sam.page.setViewportSize(narrow);
  await visit("console: board, narrow", sam);
  await press(sam, "Menu");
  await visit("console: board, narrow, menu", sam);
  await sam.page.keyboard.press("Escape");
  await sam.page.setViewportSize(desk.viewport);
  await other.context.close();
  return { first, urgent, third };
}

async function urgentVisitor(stage: Stage, sam: Person): Promise<Person> {
  const { service, visit } = stage;
  const urgent = await arrive(stage);
  await ask(urgent, service.visitor);
  await press(sam, "Not now");
  await heading(urgent, "1 person is ahead of you");
  const { page } = urgent;
  await page.getByRole("textbox", { name: "Your message" }).fill("words and ".repeat(401));
  await text(urgent, /too long for one message/);
  await page.getByRole("group", { name: "What would you like to talk about?" }).getByRole("radio").first().check();
  await page.getByText("What is passed on, and when").click();
  await visit("visitor: waiting, too much written, a topic picked, limits open", urgent);
  await page.getByRole("textbox", { name: "Your message" }).fill("I don't know how to start");
  await press(urgent, "I might hurt myself or someone now");
  await heading(urgent, /Please call now/);
  await visit("visitor: waiting, numbers to call now", urgent);
  await press(urgent, "Close this");
  await visit("visitor: waiting, moved forward", urgent);
  return urgent;
}

async function german(stage: Stage): Promise<Person> {
  const visitor = await arrive(stage);
  const { page } = visitor;
  await offerTwoLanguages(visitor);
  await page.goto(stage.service.visitor);
  await press(visitor, "Start chat");
  const deutsch = page.getByRole("radio", { name: "Deutsch" });
  await tabTo(page, /^(English|Deutsch)$/);
  if (!(await deutsch.isChecked())) await page.keyboard.press("ArrowDown");
  await eventually(() => deutsch.isChecked()).toEqual(true);
  await page.getByRole("radio", { name: "Forget me" }).check();
  await press(visitor, "I understand, start");
  await text(visitor, /No one who writes German is here now/);
  await stage.visit("visitor: waiting, no one writes my language", visitor);
  // What names a language says it in the page's own one, which may have been another while it was looked at.
  await page.getByRole("button", { name: "Chat in English", exact: true }).waitFor();
  await tabTo(page, "Chat in English");
  await page.keyboard.press("Enter");
  await text(visitor, "You can be answered in German or English.");
  await stage.visit("visitor: waiting, another language agreed", visitor);
  await press(visitor, "Chat only in German");
  await text(visitor, /No one who writes German is here now/);
  return visitor;
}

/** Called and never answering, said by the relay: a locked phone takes ninety seconds. */
export async function callWithoutAnswer(stage: Stage, sam: Person, switchboard: Relay): Promise<void> {
  const visitor = await arrive(stage);
  const room = await Relay.between(visitor.page, "room");
  await ask(visitor, stage.service.visitor);
  room.hold();
  const taken = switchboard.next("taken");
  await press(sam, /^Take next/);
  await heading(visitor, "Someone is joining you now.");
  switchboard.say({ type: "released", room: (await taken).room, reason: "noAnswer" });
  await text(sam, /did not answer: a locked phone/);
  await stage.visit("console: board, a call without an answer", sam);
  await visitor.context.close();
}

/** Sam's own board, but for one word: two rings that nobody answers take forty seconds. */
export async function setAside({ visit }: Stage, sam: Person, switchboard: Relay): Promise<void> {
  const board = switchboard.heard.get("board");
  const me = typeof board?.me === "object" ? board.me : {};
  switchboard.say({ ...board, me: { ...me, away: true, taking: false } });
  await text(sam, /You were set to away/);
  await visit("console: board, away", sam);
  await press(sam, "I am back");
}
