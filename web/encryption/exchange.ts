/**
 * What goes to and fro in a group (encryption.md, flow 5, 6 and 13): application frames both ways, and commits of
 * leaf 0. Each works on a state and says what comes after it; `held.ts` decides whether that is adopted.
 */
import type { ClientState } from "ts-mls/clientState.js";
import { createCommit } from "ts-mls/createCommit.js";
import { createApplicationMessage } from "ts-mls/createMessage.js";
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import { unprotectPrivateMessage } from "ts-mls/messageProtection.js";
import { decryptSenderData, type PrivateMessage } from "ts-mls/privateMessage.js";
import type { SecretTree } from "ts-mls/secretTree.js";
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

/** Takes in a commit of leaf 0, whose sender was looked at. */
export type Follow = (
  suite: CiphersuiteImpl,
  state: ClientState,
  commit: PrivateMessage,
) => Promise<Refusal | Step<{ frame: undefined }>>;

/** Leaf 0 itself follows nobody. */
export const followNobody: Follow = async () => ({ refused: "notAllowed" });

/** An application frame of another member, or a commit of leaf 0. Everything else is refused. */
export async function open(
  suite: CiphersuiteImpl,
  state: ClientState,
  sealed: Uint8Array,
  follow: Follow,
): Promise<Refusal | Step<{ frame: Uint8Array } | { frame: undefined }>> {
  const message = readPrivateMessage(sealed);
  const header = message === undefined ? undefined : headerOf(message);
  if (message === undefined || header === undefined) return { refused: "malformed" };
  const objection = await objectionToSender(suite, state, message, header);
  if (objection !== undefined) return objection;
  return header.commit ? follow(suite, state, message) : openFrame(suite, state, message);
}

/** Of this epoch, or of the one before, whose frames may still be under way. */
async function openFrame(
  suite: CiphersuiteImpl,
  state: ClientState,
  message: PrivateMessage,
): Promise<Refusal | Step<{ frame: Uint8Array }>> {
  const receiving = receivingIn(state, message.epoch);
  if (receiving === undefined) return { refused: "order" };
  const { senderDataSecret, secretTree, ratchetTree, groupContext } = receiving;
  const { keyRetentionConfig } = state.clientConfig;
  const opened = await orRefusal(
    () =>
      unprotectPrivateMessage(
        senderDataSecret,
        message,
        secretTree,
        ratchetTree,
        groupContext,
        keyRetentionConfig,
        suite,
      ),
    "order",
  );
  if ("refused" in opened) return opened;
  const { content } = opened.content;
  if (content.contentType !== "application") return { refused: "malformed" };
  const frame = unpad(content.applicationData);
  content.applicationData.fill(0);
  if (frame === undefined) return { refused: "length" };
  return { next: receiving.after(opened.tree), consumed: opened.consumed, give: { frame } };
}

/** What opens frames of an epoch, and the state once one of its keys is used up. */
function receivingIn(state: ClientState, epoch: bigint) {
  if (epoch === state.groupContext.epoch) {
    const { keySchedule, secretTree, ratchetTree, groupContext } = state;
    const after = (tree: SecretTree): ClientState => ({ ...state, secretTree: tree });
    return { senderDataSecret: keySchedule.senderDataSecret, secretTree, ratchetTree, groupContext, after };
  }
  const earlier = state.historicalReceiverData.get(epoch);
  if (earlier === undefined) return undefined;
  const after = (tree: SecretTree): ClientState => ({
    ...state,
    historicalReceiverData: new Map(state.historicalReceiverData).set(epoch, { ...earlier, secretTree: tree }),
  });
  return { ...earlier, after };
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
  const secret = receivingIn(state, epoch)?.senderDataSecret;
  if (secret === undefined) return { refused: "order" };
  const sender = await orRefusal(async () => ({ data: await decryptSenderData(message, secret, suite) }), "forged");
  if ("refused" in sender) return sender;
  const leaf = sender.data?.leafIndex;
  if (leaf === undefined || state.ratchetTree[2 * leaf]?.nodeType !== "leaf") return { refused: "forged" };
  if (leaf === state.privatePath.leafIndex) return { refused: "notAllowed" };
  if (header.commit && leaf !== visitorLeaf) return { refused: "notAllowed" };
  return undefined;
}
