/** How chats end, from both ends: closed with care, by silence, by absence, by somebody else. */
import { closeCode } from "../../../shared/protocol.ts";
import { eventually } from "../eventually.ts";
import { tabTo } from "../keyboard.ts";
import { ask, counsellorWrites, type Person, take, visitorWrites } from "../people.ts";
import { arrive, asleep, desk, heading, later, press, Relay, type Stage, text } from "./stage.ts";

async function chat(stage: Stage, sam: Person, ifClosed: "Keep my place" | "Forget me" = "Forget me"): Promise<Person> {
  const visitor = await arrive(stage);
  await converse(stage, sam, visitor, ifClosed);
  return visitor;
}

async function converse({ service }: Stage, sam: Person, visitor: Person, ifClosed: "Keep my place" | "Forget me") {
  await ask(visitor, service.visitor, ifClosed);
  await take(sam, visitor);
  await visitor.page.getByRole("button", { name: "Send", exact: true }).waitFor();
}

const forget = (sam: Person) => press(sam, "Forget now");

/** "Start closing", then the visitor's own end. */
export async function byTheVisitor(stage: Stage, sam: Person, visitor: Person): Promise<void> {
  const { visit } = stage;
  await press(sam, "Start closing");
  await text(visitor, /bring this chat to a close/);
  await visit("visitor: chat, closing", visitor);
  await visit("console: chat, closing", sam);
  await press(visitor, "End and erase");
  await visit("visitor: chat, end?", visitor);
  await press(visitor, "Yes, end and erase");
  await heading(visitor, "This chat has ended");
  await visit("visitor: ended, by me", visitor);
  await notRight(stage, visitor);
  await text(sam, /The visitor ended it/);
  await visit("console: ended, by the visitor", sam);
  await visitor.context.close();
  await forget(sam);
}

/** What was not right, where it cannot be opened and where nobody could read it. With a form: `complaint.test.ts`. */
async function notRight({ visit }: Stage, visitor: Person): Promise<void> {
  const summary = visitor.page.getByText("Something wasn't right", { exact: true });
  const leads = "**/api/complaint/leads";
  await visitor.page.route(leads, (route) => route.abort());
  await summary.click();
  await text(visitor, /cannot be opened just now/);
  await visit("visitor: ended, what was not right, not opened", visitor);
  await visitor.page.unroute(leads);
  await summary.click();
  await summary.click();
  await text(visitor, /there are not two people/);
  await visit("visitor: ended, what was not right, nobody to read it", visitor);
}

/** Nothing to look at. */
export async function quietly(sam: Person, visitor: Person): Promise<void> {
  await press(visitor, "End and erase");
  await press(visitor, "Yes, end and erase");
  await forget(sam);
  await visitor.context.close();
}

export async function byTheCounsellor(stage: Stage, sam: Person): Promise<void> {
  const { visit } = stage;
  const visitor = await chat(stage, sam);
  await press(sam, "End");
  await heading(sam, "End this chat now?");
  await visit("console: chat, end?", sam);
  await press(sam, /^Yes, end/);
  await text(visitor, /The other person has ended the chat/);
  await visit("visitor: ended, by the counsellor", visitor);
  await visit("console: ended, by me", sam);
  await visitor.context.close();
  await forget(sam);
}

/** The visitor's page is closed; a copy of the tab was told apart before. */
export async function byLeaving(stage: Stage, sam: Person): Promise<void> {
  const { visit } = stage;
  const visitor = await chat(stage, sam, "Keep my place");
  const opened = visitor.context.waitForEvent("page");
  await visitor.page.evaluate(() => void open(location.href));
  const copy = { ...visitor, page: await opened };
  await heading(copy, "This page is open in another tab");
  await visit("visitor: stopped, open in another tab", copy);
  await copy.page.close();
  await visitor.context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await visitor.page.getByRole("link", { name: "Leave quickly" }).click();
  await text(sam, /left on purpose\. Their page/);
  await visit("console: ended, left on purpose", sam);
  await visitor.context.close();
  await forget(sam);
}

/** The room's codes, said by the relay: another page at the seat, an ended session. */
export async function byTheRoom(stage: Stage, sam: Person): Promise<void> {
  for (const [code, sentence, state] of [
    [closeCode.replaced, /opened in another tab/, "opened elsewhere"],
    [closeCode.revoked, /had to be stopped/, "stopped"],
  ] as const) {
    const visitor = await arrive(stage);
    const room = await Relay.between(visitor.page, "room");
    await converse(stage, sam, visitor, "Forget me");
    await room.close(code);
    await text(visitor, sentence);
    await stage.visit(`visitor: ended, ${state}`, visitor);
    await visitor.context.close();
    await endHere(sam);
  }
}

/** The time there is: three hours pass on the visitor's page alone, whose device sleeps. */
export async function byTheLongestTime(stage: Stage, sam: Person): Promise<void> {
  const visitor = await chat(stage, sam);
  await asleep(visitor, 172);
  await text(visitor, /Then it ends by itself/);
  await stage.visit("visitor: chat, ten minutes left", visitor);
  await asleep(visitor, 10);
  await text(visitor, /The time for one chat is over/);
  await stage.visit("visitor: ended, the time is over", visitor);
  await visitor.context.close();
  await endHere(sam);
}

async function endHere(sam: Person): Promise<void> {
  await press(sam, "End");
  await press(sam, /^Yes, end/);
  await forget(sam);
}

/** Sam's page loses its network for good; time passes on the visitor's page alone. A reload brings the lost chat. */
export async function byAbsence(stage: Stage, sam: Person): Promise<Person> {
  const { visit, service } = stage;
  const visitor = await chat(stage, sam);
  const other = await chat(stage, sam, "Keep my place");
  await visitorWrites(other, "hello");
  await sam.page.close();
  await text(visitor, /^The connection to Sam is gone/);
  await later(visitor, 1.5);
  await text(visitor, /You can also speak to someone else/);
  await visit("visitor: chat, or speak to someone else", visitor);
  await tabTo(visitor.page, "Speak to someone else");
  await later(visitor, 9);
  await text(visitor, /If it does not come back, the chat ends at/);
  await visit("visitor: chat, absence announced", visitor);
  await later(visitor, 6);
  await text(visitor, /did not come back/);
  await visit("visitor: ended, the counsellor did not come back", visitor);
  await visitor.context.close();
  await other.page.reload();
  await text(other, /The conversation was only on the page that closed/);
  await visit("visitor: waiting, after a reload in a chat", other);
  await other.context.close();

  const back = { ...sam, page: await sam.context.newPage() };
  await back.page.setViewportSize(desk.viewport);
  await back.page.goto(new URL("/staff", service.visitor).href);
  await text(back, /was lost$/);
  await visit("console: check-in with lost chats", back);
  await press(back, "Check in");
  await text(back, /still counts as one of your chats/);
  await visit("console: board with lost chats", back);
  await letGo(back);
  return back;
}

async function letGo(sam: Person): Promise<void> {
  const lost = sam.page.getByRole("heading", { name: /was lost$/ });
  for (let count = await lost.count(); count > 0; count -= 1) {
    await press(sam, "End");
    await eventually(() => lost.count()).toEqual(count - 1);
  }
  const taking = sam.page.getByRole("switch");
  if (!(await taking.isChecked())) await taking.click();
}

/** Nobody writes: time passes on Sam's page, which tells the visitor's. */
export async function bySilence(stage: Stage, sam: Person): Promise<void> {
  const { visit } = stage;
  const visitor = await chat(stage, sam);
  await counsellorWrites(sam, "I am here.");
  await text(visitor, "I am here.");
  await later(sam, 5.2);
  await text(sam, /has been quiet for 5 minutes/);
  await visit("console: chat, quiet for five minutes", sam);
  await later(sam, 3);
  await text(sam, /has been quiet for 8 minutes/);
  await visit("console: chat, quiet for eight minutes", sam);
  await later(sam, 2);
  await text(visitor, /Nobody has written for a while/);
  await visit("visitor: chat, silence announced", visitor);
  await text(sam, /Nobody has written for a long time/);
  await visit("console: chat, silence announced", sam);
  await later(sam, 2.5);
  await text(visitor, /so the chat has ended/);
  await visit("visitor: ended, by silence", visitor);
  await text(sam, /twelve minutes/);
  await visit("console: ended, by silence", sam);
  await visitor.context.close();
  await forget(sam);
}

/** The visitor's network is cut; fifteen minutes pass on Sam's page, and the visitor hears of it on coming back. */
export async function byMyAbsence(stage: Stage, sam: Person): Promise<void> {
  const { visit } = stage;
  const visitor = await chat(stage, sam);
  await visitor.context.setOffline(true);
  await text(sam, /connection lost since/);
  await later(sam, 11);
  await text(sam, /if they do not come back/);
  await visit("console: chat, absence announced", sam);
  await later(sam, 5);
  await text(sam, /away for too long/);
  await visit("console: ended, by absence", sam);
  await visitor.context.setOffline(false);
  await text(visitor, /Your connection was gone for a long time/);
  await visit("visitor: ended, I was away", visitor);
  await visitor.context.close();
}

/** A second tab takes the console over, and the first one takes it back. */
export async function inTwoTabs({ visit }: Stage, sam: Person): Promise<void> {
  const second = { ...sam, page: await sam.context.newPage() };
  await second.page.setViewportSize(desk.viewport);
  await second.page.goto(sam.page.url());
  await text(sam, /open in another tab or device/);
  await visit("console: board, open in another tab", sam);
  await press(sam, "Continue here");
  await heading(second, /open in another tab or device/);
  await visit("console: open in another tab", second);
  await second.page.close();
}
