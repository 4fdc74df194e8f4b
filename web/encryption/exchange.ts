/**
 * What goes to and fro in a group (encryption.md, flow 5, 6 and 13): application frames both ways, and commits of
 * leaf 0. Each works on a state and says what comes after it; `held.ts` decides whether that is adopted.
 */
import type { ClientState } from "ts-mls/clientState.js";
import { createCommit } from "ts-mls/createCommit.js";
import { createApplicationMessage } from "ts-mls/createMessage.js";
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import { decryptSenderData, type PrivateMessage } from "ts-mls/privateMessage.js";
import { processPrivateMessage } from "ts-mls/processMessages.js";
import { emptyPskIndex } from "ts-mls/pskIndex.js";
import type { Refusal, SealedHeader } from "./chat-crypto.ts";
import type { Step } from "./held.ts";
import { headerOf, readPrivateMessage, writePrivateMessage, writeSequence } from "./mls-frames.ts";
import { visitorLeaf } from "./mls-profile.ts";
import { pad, unpad } from "./padding.ts";
import { orRefusal } from "./refusals.ts";
import { trimPreviousEpochs } from "./secrets.ts";

export async function seal(
  suite: CiphersuiteImpl,
  state: ClientState,
  frame: Uint8Array,
  sequence: number,
): Promise<Refusal | Step<{ sealed: Uint8Array }>> {
  const authenticated = writeSequence(sequence);
  const padded = pad(frame);
  if (authenticated === undefined) return { refused: "order" };
  if (padded === undefined) return { refused: "length" };
  const made = await orRefusal(() => createApplicationMessage(state, padded, suite, authenticated), "notAllowed");
  padded.fill(0);
  if ("refused" in made) return made;
  const { newState, consumed, privateMessage } = made;
  return { next: newState, consumed, give: { sealed: writePrivateMessage(privateMessage) } };
}

/** New keys along the path of leaf 0, for everybody; no proposals. */
export async function update(
  suite: CiphersuiteImpl,
  state: ClientState,
  sequence: number,
): Promise<Refusal | Step<{ sealed: Uint8Array }>> {
  const authenticatedData = writeSequence(sequence);
  if (authenticatedData === undefined) return { refused: "order" };
  if (state.privatePath.leafIndex !== visitorLeaf) return { refused: "notAllowed" };
  const made = await orRefusal(() => createCommit({ state, cipherSuite: suite }, { authenticatedData }), "notAllowed");
  if ("refused" in made) return made;
  const { commit, newState, consumed } = made;
  if (commit.wireformat !== "mls_private_message") return { refused: "notAllowed" };
  return { next: trimPreviousEpochs(newState), consumed, give: { sealed: writePrivateMessage(commit.privateMessage) } };
}

/** An application frame of another member, or a commit of leaf 0. Everything else is refused. */
export async function open(
  suite: CiphersuiteImpl,
  state: ClientState,
  sealed: Uint8Array,
): Promise<Refusal | Step<{ frame: Uint8Array } | { frame: undefined }>> {
  const message = readPrivateMessage(sealed);
  const header = message === undefined ? undefined : headerOf(message);
  if (message === undefined || header === undefined) return { refused: "malformed" };
  const objection = await objectionToSender(suite, state, message, header);
  if (objection !== undefined) return objection;

  const opened = await orRefusal(
    () =>
      processPrivateMessage(state, message, emptyPskIndex, suite, (incoming) =>
        incoming.kind === "commit" && incoming.proposals.length === 0 ? "accept" : "reject",
      ),
    header.commit ? "notAllowed" : "order",
  );
  if ("refused" in opened) return opened;
  const { newState, consumed } = opened;
  if (opened.kind === "newState") {
    if (opened.actionTaken === "reject") return { refused: "notAllowed" };
    return { next: trimPreviousEpochs(newState), consumed, give: { frame: undefined } };
  }
  const frame = unpad(opened.message);
  opened.message.fill(0);
  return frame === undefined ? { refused: "length" } : { next: newState, consumed, give: { frame } };
}

/** What the header and the encrypted sender say, before anything is done with the content. */
async function objectionToSender(
  suite: CiphersuiteImpl,
  state: ClientState,
  message: PrivateMessage,
  header: SealedHeader,
): Promise<Refusal | undefined> {
  const { epoch } = message;
  const current = epoch === state.groupContext.epoch;
  // A commit leads out of this epoch alone. Of an epoch to come there are no secrets yet.
  if (!current && header.commit) return { refused: "order" };
  const secret = current
    ? state.keySchedule.senderDataSecret
    : state.historicalReceiverData.get(epoch)?.senderDataSecret;
  if (secret === undefined) return { refused: "order" };
  const sender = await orRefusal(async () => ({ data: await decryptSenderData(message, secret, suite) }), "forged");
  if ("refused" in sender) return sender;
  const leaf = sender.data?.leafIndex;
  if (leaf === undefined || state.ratchetTree[2 * leaf]?.nodeType !== "leaf") return { refused: "forged" };
  if (leaf === state.privatePath.leafIndex) return { refused: "notAllowed" };
  if (header.commit && leaf !== visitorLeaf) return { refused: "notAllowed" };
  return undefined;
}
