/** What was agreed on, places of the line's own list, and what a page says that it understands (E21 to E23, R11). */
import { expect, test } from "vitest";
import { idFrom, type PlaceId } from "../../../shared/ids.ts";
import { afterEndMs, stepsMost, stepUnits } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import type { Connection } from "../../../web/connection.ts";
import { initial, type State, step } from "../../../web/conversation/state.ts";
import { viewOf } from "../../../web/conversation/view-of.ts";
import { agreed, movedClock, start, texts, untilTalking } from "./parties.ts";
import { type Chat, comes, settle } from "./relay.ts";

movedClock();

const place = idFrom<PlaceId>(new Uint8Array(16).fill(7));
const steps = ["Ring the doctor on Monday", "Put the phone in the kitchen at night"];

async function showing(): Promise<Chat> {
  const chat = await agreed();
  await comes(() => chat.counsellor.view.showsSteps);
  return chat;
}

test("E21: the visitor's page shows the newest list, whole, and an empty one takes it back", async () => {
  const chat = await showing();
  chat.counsellor.agree(steps);
  await comes(() => chat.visitor.view.steps.length === 2);
  expect(chat.visitor.view.steps).toEqual(steps);
  expect(chat.visitor.view.messages).toEqual([]);
  chat.counsellor.agree([...steps, "Write again tomorrow"]);
  await comes(() => chat.visitor.view.steps.length === 3);
  chat.counsellor.agree([]);
  await comes(() => chat.visitor.view.steps.length === 0);
  expect(chat.counsellor.view.steps).toEqual([]);
});

test("E21: what was changed while the visitor was away is one list when they are back", async () => {
  const chat = await showing();
  await settle(5000);
  chat.cut(0);
  for (const list of [steps, [], ["One"], steps.slice(1)]) chat.counsellor.agree(list);
  await settle(1000);
  chat.join(0);
  await comes(() => chat.visitor.view.steps.length > 0);
  await settle(5000);
  expect(chat.visitor.view.steps).toEqual(steps.slice(1));
});

test("E21: more steps, longer ones or empty ones are not sent; a visitor's page writes none", async () => {
  const chat = await showing();
  const before = chat.passed.length;
  chat.counsellor.agree(Array.from({ length: stepsMost + 1 }, (_, index) => `${index}`));
  chat.counsellor.agree(["x".repeat(stepUnits + 1)]);
  chat.counsellor.agree([" "]);
  chat.visitor.agree(steps);
  await settle(500);
  expect([chat.counsellor.view.steps, chat.visitor.view.steps, chat.passed.length]).toEqual([[], [], before]);
  chat.counsellor.agree(["x".repeat(stepUnits)]);
  await comes(() => chat.visitor.view.steps.length === 1);
});

test("E21, P6: after the end only the visitor's page has the steps, until it goes; the console's go with the text", async () => {
  const chat = await showing();
  chat.counsellor.agree(steps);
  chat.counsellor.write("Take care");
  await comes(() => chat.visitor.view.messages.length === 1 && chat.visitor.view.steps.length === 2);
  chat.counsellor.end();
  await comes(() => chat.visitor.view.ended !== undefined);
  expect([chat.visitor.view.messages, chat.visitor.view.steps]).toEqual([[], steps]);
  await settle(afterEndMs + 2000);
  expect([chat.counsellor.view.messages, chat.counsellor.view.steps]).toEqual([[], []]);
  expect(chat.visitor.view.steps).toEqual(steps);
  chat.visitor.leave();
  expect(chat.visitor.view.steps).toEqual([]);
});

test("E21, P6: steps alone, without a word, are forgotten by the console as well", async () => {
  const chat = await showing();
  chat.counsellor.agree(steps);
  await comes(() => chat.visitor.view.steps.length === 2);
  chat.visitor.end();
  await comes(() => chat.counsellor.view.ended !== undefined);
  await settle(afterEndMs + 2000);
  expect(chat.counsellor.view.steps).toEqual([]);
});

test("E20, E21: whoever takes back their words takes the steps made of them along, on both screens", async () => {
  const chat = await showing();
  chat.visitor.write("My doctor is kind");
  chat.counsellor.agree(steps);
  await comes(() => chat.visitor.view.steps.length === 2 && chat.counsellor.view.messages.length === 1);
  chat.visitor.takeBack();
  expect(chat.visitor.view.steps).toEqual([]);
  await comes(() => chat.counsellor.view.steps.length === 0);
});

test("E23: a place goes as words that name it, with its id for a page that has the same list", async () => {
  const chat = await showing();
  chat.counsellor.write("Samaritans, 116 123", place);
  await comes(() => chat.visitor.view.messages.length === 1);
  expect(chat.visitor.view.messages[0]).toMatchObject({ text: "Samaritans, 116 123", place, mine: false });
  // A console shows words alone, whatever a page says.
  chat.visitor.write("Look at this", place);
  await comes(() => texts(chat.counsellor.view, false).length === 1);
  expect(chat.counsellor.view.messages.at(-1)?.place).toBeUndefined();
});

test("E22: an older visitor's page is told nothing that it does not understand", () => {
  const talking: State = {
    ...initial("counsellor", { own: 1, other: 0 }, 0, 10_000_000, 1),
    phase: "talking",
    agreement: { is: "agreed", offer: null, welcome: null },
  };
  const told = (state: State) => state.drafts.map((draft) => JSON.parse(JSON.stringify(draft)) as object);
  // The first draft is under way at once.
  const busy: State = { ...talking, busy: { does: "update", sequence: 0 } };
  const older = [
    { type: "stepsWritten", steps },
    { type: "wrote", text: "Samaritans, 116 123", place },
  ] as const;
  const after = older.reduce((state, event) => step(state, event, 0).state, busy);
  expect(told(after)).toEqual([{ type: "message", id: { seat: 1, number: 0 }, text: "Samaritans, 116 123" }]);
  expect(viewOf(after)).toMatchObject({ steps: [], showsSteps: false });
  const newer = older.reduce((state, event) => step(state, event, 0).state, { ...busy, otherVersion: 1 });
  expect(told(newer).map((draft) => Object.keys(draft))).toEqual([
    ["type", "steps"],
    ["type", "id", "text", "place"],
  ]);
});

test("R11: a page that waits for an answer says that the chat is over, and the console is let go at once", async () => {
  const chat = await start();
  const staying: Connection[] = [];
  chat.lingers = (connection) => {
    staying.push(connection);
    return connection.send({ type: "ended" });
  };
  await untilTalking(chat);
  chat.counsellor.end();
  await comes(() => chat.visitor.view.ended !== undefined);
  await comes(() => chat.gone(1));
  expect([staying.length, chat.gone(0)]).toEqual([1, false]);
  expect(staying[0]?.send({ type: "feeling", difference: 2 })).toBe(true);
  await comes(() => chat.gone(0));
  expect(chat.counted).toEqual([2]);
  expect(chat.codes.get(0)).toBe(closeCode.ended);
});
