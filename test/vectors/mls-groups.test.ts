/** RFC 9420's published vectors for suite 1 through our provider: trees, welcomes, and whole groups from one member's side. */
import { type ClientState, joinGroup, makePskIndex } from "ts-mls/clientState.js";
import { applyUpdatePathSecret } from "ts-mls/createCommit.js";
import { deriveSecret } from "ts-mls/crypto/kdf.js";
import type { GroupContext } from "ts-mls/groupContext.js";
import { verifyGroupInfoConfirmationTag, verifyGroupInfoSignature } from "ts-mls/groupInfo.js";
import { makeKeyPackageRef } from "ts-mls/keyPackage.js";
import { verifyLeafNodeSignature } from "ts-mls/leafNode.js";
import { decodeMlsMessage } from "ts-mls/message.js";
import { verifyParentHashes } from "ts-mls/parentHash.js";
import { getCommitSecret } from "ts-mls/pathSecrets.js";
import { processPrivateMessage, processPublicMessage } from "ts-mls/processMessages.js";
import { decodeProposal, type Proposal } from "ts-mls/proposal.js";
import {
  addLeafNode,
  decodeRatchetTree,
  encodeRatchetTree,
  type RatchetTree,
  removeLeafNode,
  resolution,
  updateLeafNode,
} from "ts-mls/ratchetTree.js";
import { treeHash, treeHashRoot } from "ts-mls/treeHash.js";
import { toLeafIndex, toNodeIndex } from "ts-mls/treemath.js";
import { applyUpdatePath, decodeUpdatePath } from "ts-mls/updatePath.js";
import { decryptGroupInfo, decryptGroupSecrets } from "ts-mls/welcome.js";
import { describe, expect, test } from "vitest";
import { clientConfig } from "../../web/encryption/mls-profile.ts";
import { hex, toHex } from "./hex.ts";
import { mlsVectors, vectorsAreHere } from "./published.ts";
import { suiteOne as suite } from "./suite-one.ts";

type Texts = Readonly<Record<string, string>>;

function decoded<T>(result: [T, number] | undefined): T {
  if (result === undefined) throw new Error("could not be decoded");
  return result[0];
}

const tree = (text: string) => decoded(decodeRatchetTree(hex(text), 0));
const message = (text: string) => decoded(decodeMlsMessage(hex(text), 0));

function keyPackageOf(text: string) {
  const read = message(text);
  if (read.wireformat !== "mls_key_package") throw new Error("no key package");
  return read.keyPackage;
}

function welcomeOf(text: string) {
  const read = message(text);
  if (read.wireformat !== "mls_welcome") throw new Error("no welcome");
  return read.welcome;
}

function groupTests() {
  test.each(mlsVectors<Texts>("welcome"))("welcome", async ({ key_package = "", welcome = "", ...vector }) => {
    const read = welcomeOf(welcome);
    const reference = await makeKeyPackageRef(keyPackageOf(key_package), suite.hash);
    const key = await suite.hpke.importPrivateKey(hex(vector.init_priv ?? ""));
    const secrets = await decryptGroupSecrets(key, reference, read, suite.hpke);
    if (secrets === undefined) throw new Error("no secrets");
    const noPsk = new Uint8Array(suite.kdf.size);
    const info = await decryptGroupInfo(read, secrets.joinerSecret, noPsk, suite);
    if (info === undefined) throw new Error("no group info");
    expect(await verifyGroupInfoSignature(info, hex(vector.signer_pub ?? ""), suite.signature)).toBe(true);
    expect(await verifyGroupInfoConfirmationTag(info, secrets.joinerSecret, noPsk, suite)).toBe(true);
  });

  type Operation = Texts & { proposal_sender: number };

  test("tree-operations", async () => {
    for (const vector of mlsVectors<Operation>("tree-operations")) {
      const before = tree(vector.tree_before ?? "");
      expect(toHex(await treeHashRoot(before, suite.hash))).toBe(vector.tree_hash_before);
      const proposal = decoded(decodeProposal(hex(vector.proposal ?? ""), 0));
      const after = applied(before, proposal, vector.proposal_sender);
      expect(toHex(encodeRatchetTree(after))).toBe(vector.tree_after);
      expect(toHex(await treeHashRoot(after, suite.hash))).toBe(vector.tree_hash_after);
    }
  });

  type Validation = { tree: string; group_id: string; tree_hashes: string[]; resolutions: number[][] };

  test("tree-validation", async () => {
    for (const { tree: text, group_id, tree_hashes, resolutions } of mlsVectors<Validation>("tree-validation")) {
      const read = tree(text);
      expect(resolutions.map((_, index) => resolution(read, toNodeIndex(index)))).toEqual(resolutions);
      const hashes = tree_hashes.map((_, index) => treeHash(read, toNodeIndex(index), suite.hash));
      expect((await Promise.all(hashes)).map(toHex)).toEqual(tree_hashes);
      expect(await verifyParentHashes(read, suite.hash)).toBe(true);
      for (const [index, node] of read.entries()) {
        if (node?.nodeType !== "leaf") continue;
        expect(await verifyLeafNodeSignature(node.leaf, hex(group_id), index / 2, suite.signature)).toBe(true);
      }
    }
  });

  type TreeKem = Texts & {
    epoch: number;
    leaves_private: { index: number; encryption_priv: string; path_secrets: { node: number; path_secret: string }[] }[];
    update_paths: {
      sender: number;
      update_path: string;
      path_secrets: (string | null)[];
      commit_secret: string;
      tree_hash_after: string;
    }[];
  };

  test("treekem", async () => {
    for (const vector of mlsVectors<TreeKem>("treekem")) {
      const before = tree(vector.ratchet_tree ?? "");
      for (const { sender, update_path, path_secrets, commit_secret, tree_hash_after } of vector.update_paths) {
        const path = decoded(decodeUpdatePath(hex(update_path), 0));
        const after = await applyUpdatePath(before, toLeafIndex(sender), path, suite.hash);
        expect(toHex(await treeHashRoot(after, suite.hash))).toBe(tree_hash_after);
        const context: GroupContext = {
          version: "mls10",
          cipherSuite: suite.name,
          groupId: hex(vector.group_id ?? ""),
          epoch: BigInt(vector.epoch),
          treeHash: hex(tree_hash_after),
          confirmedTranscriptHash: hex(vector.confirmed_transcript_hash ?? ""),
          extensions: [],
        };
        for (const leaf of vector.leaves_private) {
          const expected = path_secrets[leaf.index];
          if (typeof expected !== "string") continue;
          const own = { leafIndex: leaf.index, privateKeys: await privateKeysOf(leaf) };
          const { nodeIndex, pathSecret } = await applyUpdatePathSecret(
            after,
            own,
            toLeafIndex(sender),
            context,
            path,
            [],
            suite,
          );
          expect(toHex(pathSecret)).toBe(expected);
          expect(toHex(await getCommitSecret(after, nodeIndex, pathSecret, suite.kdf))).toBe(commit_secret);
        }
      }
    }
  });

  type Passive = Texts & {
    external_psks: { psk_id: string; psk: string }[];
    ratchet_tree: string | null;
    epochs: { proposals: string[]; commit: string; epoch_authenticator: string }[];
  };

  test.each(["passive-client-welcome", "passive-client-handling-commit"])("%s", async (file) => {
    for (const vector of mlsVectors<Passive>(file)) {
      let state = await joined(vector);
      expect(toHex(state.keySchedule.epochAuthenticator)).toBe(vector.initial_epoch_authenticator);
      for (const { proposals, commit, epoch_authenticator } of vector.epochs) {
        for (const text of [...proposals, commit]) state = await taken(state, text, pskIndex(vector, state));
        expect(toHex(state.keySchedule.epochAuthenticator)).toBe(epoch_authenticator);
      }
    }
  });

  async function joined(vector: Passive): Promise<ClientState> {
    const keys = {
      initPrivateKey: hex(vector.init_priv ?? ""),
      hpkePrivateKey: hex(vector.encryption_priv ?? ""),
      signaturePrivateKey: hex(vector.signature_priv ?? ""),
    };
    const given = vector.ratchet_tree === null ? undefined : tree(vector.ratchet_tree);
    const welcome = welcomeOf(vector.welcome ?? "");
    const keyPackage = keyPackageOf(vector.key_package ?? "");
    const config = clientConfig(() => true);
    return joinGroup(welcome, keyPackage, keys, pskIndex(vector), suite, given, undefined, config);
  }

  function pskIndex({ external_psks }: Passive, state?: ClientState) {
    const entries = external_psks.map(({ psk_id, psk }) => [Buffer.from(psk_id, "hex").toString("base64"), hex(psk)]);
    return makePskIndex(state, Object.fromEntries(entries));
  }

  async function taken(state: ClientState, text: string, psks: ReturnType<typeof pskIndex>): Promise<ClientState> {
    const read = message(text);
    if (read.wireformat === "mls_public_message") {
      return (await processPublicMessage(state, read.publicMessage, psks, suite)).newState;
    }
    if (read.wireformat !== "mls_private_message") throw new Error("neither public nor private");
    return (await processPrivateMessage(state, read.privateMessage, psks, suite)).newState;
  }
}

function applied(before: RatchetTree, proposal: Proposal, sender: number): RatchetTree {
  switch (proposal.proposalType) {
    case "add":
      return addLeafNode(before, proposal.add.keyPackage.leafNode)[0];
    case "update":
      return updateLeafNode(before, proposal.update.leafNode, toLeafIndex(sender));
    case "remove":
      return removeLeafNode(before, toLeafIndex(proposal.remove.removed));
    default:
      throw new Error("a proposal that changes no tree");
  }
}

/** The leaf's key, and a key for each path secret it holds (RFC 9420, section 7.4). */
async function privateKeysOf(leaf: {
  index: number;
  encryption_priv: string;
  path_secrets: { node: number; path_secret: string }[];
}) {
  const keys: Record<number, Uint8Array> = { [2 * leaf.index]: hex(leaf.encryption_priv) };
  for (const { node, path_secret } of leaf.path_secrets) {
    const { privateKey } = await suite.hpke.deriveKeyPair(await deriveSecret(hex(path_secret), "node", suite.kdf));
    keys[node] = await suite.hpke.exportPrivateKey(privateKey);
  }
  return keys;
}

if (vectorsAreHere) describe("RFC 9420, suite 1", groupTests);
else
  test("the published vectors are not here: known-answers.test.ts stands in", () => expect(vectorsAreHere).toBe(false));
