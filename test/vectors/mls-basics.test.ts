/** RFC 9420's published vectors for suite 1 through our provider: labels, secrets, hashes, protection of messages. */

import { decodeAuthenticatedContent } from "ts-mls/authenticatedContent.js";
import { encodeCommit } from "ts-mls/commit.js";
import { refhash } from "ts-mls/crypto/hash.js";
import { decryptWithLabel, encryptWithLabel } from "ts-mls/crypto/hpke.js";
import { deriveSecret, deriveTreeSecret, expandWithLabel } from "ts-mls/crypto/kdf.js";
import { signWithLabel, verifyWithLabel } from "ts-mls/crypto/signature.js";
import { createConfirmationTag } from "ts-mls/framedContent.js";
import { encodeGroupContext, type GroupContext } from "ts-mls/groupContext.js";
import { initializeEpoch, mlsExporter } from "ts-mls/keySchedule.js";
import { decodeMlsMessage, type MLSMessage } from "ts-mls/message.js";
import { protectApplicationData, unprotectPrivateMessage } from "ts-mls/messageProtection.js";
import { unprotectPublicMessage } from "ts-mls/messageProtectionPublic.js";
import { encodeProposal } from "ts-mls/proposal.js";
import { accumulatePskSecret } from "ts-mls/pskIndex.js";
import { createSecretTree, deriveKey, deriveNonce, ratchetUntil } from "ts-mls/secretTree.js";
import { expandSenderDataKey, expandSenderDataNonce } from "ts-mls/sender.js";
import { createConfirmedHash, createInterimHash } from "ts-mls/transcriptHash.js";
import { describe, expect, test } from "vitest";
import { hex, toHex } from "./hex.ts";
import { mlsVectors, vectorsAreHere } from "./published.ts";
import { suiteOne as suite } from "./suite-one.ts";

type Texts = Readonly<Record<string, string>>;
const none = new Uint8Array(0);
const loose = { retainKeysForGenerations: 10, retainKeysForEpochs: 4, maximumForwardRatchetSteps: 2000 };

function decoded<T>(result: [T, number] | undefined): T {
  if (result === undefined) throw new Error("could not be decoded");
  return result[0];
}

function basicTests() {
  type Basics = Record<
    "ref_hash" | "derive_secret" | "sign_with_label" | "encrypt_with_label",
    Record<string, string>
  > & {
    expand_with_label: { secret: string; label: string; context: string; length: number; out: string };
    derive_tree_secret: { secret: string; label: string; generation: number; length: number; out: string };
  };

  test.each(mlsVectors<Basics>("crypto-basics"))("crypto-basics", async (vector) => {
    const { ref_hash, derive_secret, expand_with_label, derive_tree_secret, sign_with_label, encrypt_with_label } =
      vector;
    const { value = "", label = "", out } = ref_hash;
    expect(toHex(await refhash(label, hex(value), suite.hash))).toBe(out);

    const { secret = "", label: deriveLabel = "" } = derive_secret;
    expect(toHex(await deriveSecret(hex(secret), deriveLabel, suite.kdf))).toBe(derive_secret.out);
    const e = expand_with_label;
    expect(toHex(await expandWithLabel(hex(e.secret), e.label, hex(e.context), e.length, suite.kdf))).toBe(e.out);
    const t = derive_tree_secret;
    expect(toHex(await deriveTreeSecret(hex(t.secret), t.label, t.generation, t.length, suite.kdf))).toBe(t.out);

    const { priv = "", pub = "", content = "", signature = "", label: signLabel = "" } = sign_with_label;
    const verifies = (sig: Uint8Array) => verifyWithLabel(hex(pub), signLabel, hex(content), sig, suite.signature);
    expect(await verifies(hex(signature))).toBe(true);
    expect(await verifies(await signWithLabel(hex(priv), signLabel, hex(content), suite.signature))).toBe(true);

    const { context = "", plaintext = "", kem_output = "", ciphertext = "", ...seal } = encrypt_with_label;
    const opens = async (enc: Uint8Array, ct: Uint8Array) => {
      const key = await suite.hpke.importPrivateKey(hex(seal.priv ?? ""));
      return toHex(await decryptWithLabel(key, seal.label ?? "", hex(context), enc, ct, suite.hpke));
    };
    expect(await opens(hex(kem_output), hex(ciphertext))).toBe(plaintext);
    const key = await suite.hpke.importPublicKey(hex(seal.pub ?? ""));
    const ours = await encryptWithLabel(key, seal.label ?? "", hex(context), hex(plaintext), suite.hpke);
    expect(await opens(ours.enc, ours.ct)).toBe(plaintext);
  });

  type Epoch = Texts & { exporter: { label: string; context: string; length: number; secret: string } };
  type Schedule = { group_id: string; initial_init_secret: string; epochs: Epoch[] };

  test.each(mlsVectors<Schedule>("key-schedule"))("key-schedule", async ({ group_id, initial_init_secret, epochs }) => {
    let initSecret: Uint8Array = hex(initial_init_secret);
    for (const [number, epoch] of epochs.entries()) {
      const at = (name: string) => hex(epoch[name] ?? "");
      const context: GroupContext = {
        version: "mls10",
        cipherSuite: suite.name,
        groupId: hex(group_id),
        epoch: BigInt(number),
        treeHash: at("tree_hash"),
        confirmedTranscriptHash: at("confirmed_transcript_hash"),
        extensions: [],
      };
      expect(toHex(encodeGroupContext(context))).toBe(epoch.group_context);
      const made = await initializeEpoch(initSecret, at("commit_secret"), context, at("psk_secret"), suite.kdf);
      const { keySchedule, ...secrets } = made;
      const all = { ...keySchedule, ...secrets };
      for (const [name, secret] of Object.entries(all)) {
        const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        expect(toHex(secret), name).toBe(epoch[snake]);
      }
      const { publicKey } = await suite.hpke.deriveKeyPair(keySchedule.externalSecret);
      expect(toHex(await suite.hpke.exportPublicKey(publicKey))).toBe(epoch.external_pub);
      const { label, context: about, length, secret } = epoch.exporter;
      expect(toHex(await mlsExporter(keySchedule.exporterSecret, label, hex(about), length, suite))).toBe(secret);
      initSecret = keySchedule.initSecret;
    }
  });

  type Psk = { psks: { psk_id: string; psk: string; psk_nonce: string }[]; psk_secret: string };

  test("psk_secret", async () => {
    for (const { psks, psk_secret } of mlsVectors<Psk>("psk_secret")) {
      const ids = psks.map(({ psk_id, psk_nonce }) => ({
        psktype: "external" as const,
        pskId: hex(psk_id),
        pskNonce: hex(psk_nonce),
      }));
      const index = {
        findPsk: (id: { pskNonce: Uint8Array }) =>
          psks.filter(({ psk_nonce }) => psk_nonce === toHex(id.pskNonce)).map(({ psk }) => hex(psk))[0],
      };
      const [secret] = await accumulatePskSecret(ids, index, suite, new Uint8Array(suite.kdf.size));
      expect(toHex(secret)).toBe(psk_secret);
    }
  });

  type Leaf = { generation: number } & Texts;
  type Tree = { encryption_secret: string; sender_data: Texts; leaves: Leaf[][] };

  test("secret-tree", async () => {
    for (const { encryption_secret, sender_data, leaves } of mlsVectors<Tree>("secret-tree")) {
      const secret = hex(sender_data.sender_data_secret ?? "");
      const sample = hex(sender_data.ciphertext ?? "");
      expect(toHex(await expandSenderDataKey(suite, secret, sample))).toBe(sender_data.key);
      expect(toHex(await expandSenderDataNonce(suite, secret, sample))).toBe(sender_data.nonce);
      const tree = await createSecretTree(leaves.length, hex(encryption_secret), suite.kdf);
      for (const [leaf, generations] of leaves.entries()) {
        for (const one of generations) {
          for (const kind of ["application", "handshake"] as const) {
            const start = tree[2 * leaf]?.[kind];
            if (start === undefined) throw new Error("no such leaf");
            const [{ secret: at }] = await ratchetUntil(start, one.generation, loose, suite.kdf);
            expect(toHex(await deriveKey(at, one.generation, suite))).toBe(one[`${kind}_key`]);
            expect(toHex(await deriveNonce(at, one.generation, suite))).toBe(one[`${kind}_nonce`]);
          }
        }
      }
    }
  });

  test.each(mlsVectors<Texts>("transcript-hashes"))("transcript-hashes", async (vector) => {
    const at = (name: string) => hex(vector[name] ?? "");
    const { content, auth, wireformat } = decoded(decodeAuthenticatedContent(at("authenticated_content"), 0));
    if (content.contentType !== "commit" || auth.contentType !== "commit") throw new Error("not a commit");
    const input = { wireformat, content, signature: auth.signature };
    const confirmed = await createConfirmedHash(at("interim_transcript_hash_before"), input, suite.hash);
    expect(toHex(confirmed)).toBe(vector.confirmed_transcript_hash_after);
    expect(toHex(await createConfirmationTag(at("confirmation_key"), confirmed, suite.hash))).toBe(
      toHex(auth.confirmationTag),
    );
    const interim = await createInterimHash(confirmed, auth.confirmationTag, suite.hash);
    expect(toHex(interim)).toBe(vector.interim_transcript_hash_after);
  });

  test.each(mlsVectors<Texts & { epoch: number }>("message-protection"))("message-protection", async (vector) => {
    const at = (name: string) => hex(String(vector[name] ?? ""));
    const context: GroupContext = {
      version: "mls10",
      cipherSuite: suite.name,
      groupId: at("group_id"),
      epoch: BigInt(vector.epoch),
      treeHash: at("tree_hash"),
      confirmedTranscriptHash: at("confirmed_transcript_hash"),
      extensions: [],
    };
    const secretTree = await createSecretTree(2, at("encryption_secret"), suite.kdf);
    const read = (name: string): MLSMessage => decoded(decodeMlsMessage(at(name), 0));
    const unprotect = async (message: MLSMessage) => {
      if (message.wireformat === "mls_private_message") {
        const { privateMessage } = message;
        const key = at("signature_pub");
        return unprotectPrivateMessage(
          at("sender_data_secret"),
          privateMessage,
          secretTree,
          [],
          context,
          loose,
          suite,
          key,
        );
      }
      if (message.wireformat !== "mls_public_message") throw new Error("neither private nor public");
      const { publicMessage } = message;
      return {
        content: await unprotectPublicMessage(
          at("membership_key"),
          context,
          [],
          publicMessage,
          suite,
          at("signature_pub"),
        ),
      };
    };
    const { content: application } = await unprotect(read("application_priv"));
    expect(application.content).toMatchObject({ contentType: "application", applicationData: at("application") });
    for (const way of ["pub", "priv"]) {
      const { content: proposal } = await unprotect(read(`proposal_${way}`));
      if (proposal.content.contentType !== "proposal") throw new Error("no proposal");
      expect(toHex(encodeProposal(proposal.content.proposal))).toBe(vector.proposal);
      const { content: commit } = await unprotect(read(`commit_${way}`));
      if (commit.content.contentType !== "commit") throw new Error("no commit");
      expect(toHex(encodeCommit(commit.content.commit))).toBe(vector.commit);
    }
    const pad = { kind: "padUntilLength", padUntilLength: 0 } as const;
    const [key, hidden] = [at("signature_priv"), at("sender_data_secret")];
    const ours = await protectApplicationData(key, hidden, at("application"), none, context, secretTree, 1, pad, suite);
    const again = await unprotect({
      version: "mls10",
      wireformat: "mls_private_message",
      privateMessage: ours.privateMessage,
    });
    expect(again.content.content).toMatchObject({ applicationData: at("application") });
  });
}

if (vectorsAreHere) describe("RFC 9420, suite 1", basicTests);
else
  test("the published vectors are not here: known-answers.test.ts stands in", () => expect(vectorsAreHere).toBe(false));
