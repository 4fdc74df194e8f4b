/** Somebody who was removed from a group reads nothing that is said afterwards: the library itself, with our suite. */
import { createCommit } from "ts-mls/createCommit.js";
import { createApplicationMessage } from "ts-mls/createMessage.js";
import type { PrivateMessage } from "ts-mls/privateMessage.js";
import { processPrivateMessage } from "ts-mls/processMessages.js";
import { emptyPskIndex } from "ts-mls/pskIndex.js";
import { expect, test } from "vitest";
import { writePrivateMessage, writeWelcome } from "../../../web/encryption/mls-frames.ts";
import { anybody, asGroup, crypto, device, inside, rawJoin, stamp, suite, withForgingVisitor } from "./forger.ts";
import { accepted, bytes, room } from "./harbour.ts";

function onlyPrivate(message: { wireformat: string; privateMessage?: PrivateMessage }): PrivateMessage {
  if (message.privateMessage === undefined) throw new Error("not private");
  return message.privateMessage;
}

test("a removed member cannot read the next message, and whoever stays can", async () => {
  const { visitor, offer, welcome, chat } = await withForgingVisitor();
  const removed = await rawJoin(offer, welcome);
  const colleague = await crypto.offer(device, { room, commitment: chat.commitment });
  const add = { proposalType: "add", add: { keyPackage: inside(colleague).keyPackage } } as const;
  const adding = { extraProposals: [add], ratchetTreeExtension: true, authenticatedData: stamp(0) };
  const three = await createCommit({ state: visitor, cipherSuite: suite }, adding);
  if (three.welcome === undefined) throw new Error("no welcome");
  const stays = await rawJoin(colleague, writeWelcome(three.welcome));
  const took = await processPrivateMessage(removed, onlyPrivate(three.commit), emptyPskIndex, suite);

  const remove = { proposalType: "remove", remove: { removed: 1 } } as const;
  const removing = { extraProposals: [remove], authenticatedData: stamp(1) };
  const two = await createCommit({ state: three.newState, cipherSuite: suite }, removing);
  const said = await createApplicationMessage(two.newState, bytes("between us"), suite, stamp(2));

  const stayed = await processPrivateMessage(stays, onlyPrivate(two.commit), emptyPskIndex, suite);
  const read = await processPrivateMessage(stayed.newState, said.privateMessage, emptyPskIndex, suite);
  expect(read).toMatchObject({ kind: "applicationMessage", message: bytes("between us") });

  const after = await processPrivateMessage(took.newState, onlyPrivate(two.commit), emptyPskIndex, suite);
  for (const state of [removed, took.newState, after.newState]) {
    const attempt = processPrivateMessage(
      { ...state, clientConfig: anybody },
      said.privateMessage,
      emptyPskIndex,
      suite,
    );
    await expect(attempt).rejects.toThrow();
    // Not even with the number of the epoch filed off.
    const posing = { ...state, groupContext: { ...state.groupContext, epoch: said.privateMessage.epoch } };
    await expect(processPrivateMessage(posing, said.privateMessage, emptyPskIndex, suite)).rejects.toThrow();
  }
});

test("a counsellor whom the visitor removed is told nothing more by our own code either", async () => {
  const { visitor, joined } = await withForgingVisitor();
  const { group } = accepted(await joined());
  const remove = { proposalType: "remove", remove: { removed: 1 } } as const;
  const alone = await createCommit(
    { state: visitor, cipherSuite: suite },
    { extraProposals: [remove], authenticatedData: stamp(0) },
  );
  const said = await createApplicationMessage(alone.newState, new Uint8Array(256), suite, stamp(1));
  expect(await crypto.open(group, writePrivateMessage(onlyPrivate(alone.commit)))).toEqual({ refused: "notAllowed" });
  expect(await crypto.open(group, writePrivateMessage(said.privateMessage))).toEqual({ refused: "order" });
  expect(await crypto.open(asGroup(alone.newState), writePrivateMessage(said.privateMessage))).toHaveProperty(
    "refused",
  );
});
