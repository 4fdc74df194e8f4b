/** A visit that is over, left or without keys: what was on its way then begins nothing, says nothing, and keeps nothing. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Conversation } from "../../../web/conversation/view.ts";
import type { ChatCrypto, VisitorPreparation } from "../../../web/encryption/chat-crypto.ts";
import { Visit } from "../../../web/visitor/visit/shell.ts";
import { PlayedPage, settled } from "./page.ts";
import { placed } from "./play.ts";

let page: PlayedPage;
beforeEach(() => {
  page = new PlayedPage();
});
afterEach(() => page.end());

const preparation: VisitorPreparation = { brand: "visitorPreparation", commitment: "c".repeat(43) };

/** `comes` and `prepares`: when the encryption is there, and when its keys are made. */
function visit(comes: Promise<void>, prepares: Promise<void>) {
  const wiped: unknown[] = [];
  const crypto: Pick<ChatCrypto, "prepare" | "wipe"> = {
    prepare: () => prepares.then(() => preparation),
    wipe: (...held) => void wiped.push(...held),
  };
  const made = new Visit({
    line: "harbour",
    language: "en",
    languages: ["en"],
    urgentFirst: false,
    organisationKey: "key",
    crypto: () => comes.then(() => crypto as ChatCrypto),
  });
  return { visit: made, wiped };
}

const there = Promise.resolve();
const begun = { keep: true, token: undefined, also: [] };
const nothing = { sockets: [], kept: {} };

test("left while nothing was loaded: what comes then joins no line", async () => {
  let come = () => {};
  const { visit: left } = visit(new Promise((done) => (come = done)), there);
  left.begin(begun, () => {});
  left.leave();
  come();
  await settled();
  expect(page.seen).toEqual(nothing);
});

test("left while keys were made: they are wiped, and join no line", async () => {
  let make = () => {};
  const { visit: left, wiped } = visit(there, new Promise((done) => (make = done)));
  left.begin(begun, () => {});
  await settled();
  left.leave();
  make();
  await settled();
  expect(page.seen).toEqual(nothing);
  expect(wiped).toContain(preparation);
});

test("left while in line: a place that is told afterwards is not kept", async () => {
  const { visit: left } = visit(there, there);
  left.begin(begun, () => {});
  await settled();
  expect(page.seen.sockets).toEqual(["/ws/queue"]);
  left.take({ type: "queueOpened" });
  left.leave();
  left.take({ type: "frameArrived", frame: placed });
  expect(page.seen.kept).toEqual({});
});

test("left with a place that was kept: it is gone, whatever else fails", async () => {
  const { visit: left } = visit(there, there);
  left.begin(begun, () => {});
  await settled();
  left.take({ type: "queueOpened" });
  left.take({ type: "frameArrived", frame: placed });
  expect(page.seen.kept).toEqual({ place: "ticket" });
  left.chat = {
    leave: () => {
      throw new Error("cannot be closed");
    },
  } as unknown as Conversation;
  expect(() => left.leave()).toThrow("cannot be closed");
  expect(page.seen.kept).toEqual({});
});

test("keys that cannot be made are said to be missing, and nobody waits for them in vain", async () => {
  const { visit: failing } = visit(there, Promise.reject(new Error("no keys here")));
  failing.begin(begun, () => {});
  await settled();
  expect([failing.state.stage, failing.state.stopped, page.seen]).toEqual(["stopped", "unloaded", nothing]);
  failing.leave();
});
