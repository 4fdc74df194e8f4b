/**
 * Every state of the visitor's page, the join page and the console, in the order of journeys that pass through them.
 * Pictures (`screenshots.ts`) and the accessibility test walk the same way, so that neither forgets what the other sees.
 */
import type { Browser } from "playwright-core";
import type { Person } from "./people.ts";
import type { Service } from "./service.ts";
import { callWithoutAnswer, emptyBoard, fullBoard, setAside } from "./states/board.ts";
import * as endings from "./states/endings.ts";
import { whileClosed, whileOpen } from "./states/first-view.ts";
import { failedLinks, onTheWay, withoutShift } from "./states/gates.ts";
import { inQueue } from "./states/queue.ts";
import { Relay, type Stage, type Visit } from "./states/stage.ts";
import { takenAlong } from "./states/taken-along.ts";
import * as talking from "./states/talking.ts";

/** What the journeys themselves refuse, and the one way out there is. */
const onPurpose = /^console: Failed to load resource|^request to https:/;

/** `inTurn`: one after another, as pictures are leafed through. `sideBySide`: what can be, on two cores. */
export type Order = "inTurn" | "sideBySide";

/** `service`: just started; its first counsellor's and its coordinator's links are used. Answers what pages must not have done. */
export async function everyState(browser: Browser, service: Service, visit: Visit, order: Order): Promise<string[]> {
  const stage: Stage = { browser, service, visit, people: [] };
  await whileClosed(stage);
  const sam = await onTheWay(stage);
  const switchboard = await Relay.between(sam.page, "staff");
  await sam.page.reload();
  await emptyBoard(stage, sam);
  const others = withoutSam(stage);
  if (order === "inTurn") await others;
  await Promise.all([others, withSam(stage, sam, switchboard)]);
  await untilSamIsGone(stage, sam, switchboard);
  await Promise.all(stage.people.map(({ context }) => context.close()));
  return stage.people.flatMap(({ misdeeds }) => misdeeds).filter((deed) => !onPurpose.test(deed));
}

/** Needs an open line, and nobody on it: none of these is seen by the board. */
async function withoutSam(stage: Stage): Promise<void> {
  await failedLinks(stage);
  await withoutShift(stage);
  await whileOpen(stage);
  await inQueue(stage);
}

async function withSam(stage: Stage, sam: Person, switchboard: Relay): Promise<void> {
  await setAside(stage, sam, switchboard);
  const { first, urgent, third } = await fullBoard(stage, sam);
  await chats(stage, sam, [urgent, first, third]);
  await endings.byTheCounsellor(stage, sam);
  await takenAlong(stage, sam);
  await endings.byLeaving(stage, sam);
  await endings.byTheRoom(stage, sam);
}

async function untilSamIsGone(stage: Stage, sam: Person, switchboard: Relay): Promise<void> {
  await endings.byTheLongestTime(stage, sam);
  await callWithoutAnswer(stage, sam, switchboard);
  const back = await endings.byAbsence(stage, sam);
  await endings.inTwoTabs(stage, back);
  await endings.bySilence(stage, back);
  await endings.byMyAbsence(stage, back);
}

async function chats(stage: Stage, sam: Person, visitors: readonly [Person, Person, Person]): Promise<void> {
  const [first, second, third] = visitors;
  await talking.begin(stage, sam, first, await Relay.between(first.page, "room"));
  await talking.words(stage, sam, first);
  await talking.ofTheVisitor(stage, sam, first);
  await talking.interruptions(stage, sam, first);
  await talking.three(stage, sam, visitors);
  await endings.byTheVisitor(stage, sam, third);
  await endings.quietly(sam, first);
  await endings.quietly(sam, second);
}
