/** What either end must refuse once they share a group. A refused frame leaves the group as it was. */
import { createCommit, createGroupInfoWithExternalPubAndRatchetTree, joinGroupExternal } from "ts-mls/createCommit.js";
import { createProposal } from "ts-mls/createMessage.js";
import type { Proposal } from "ts-mls/proposal.js";
import { describe, expect, test } from "vitest";
import type { Group, Refusal } from "../../../web/encryption/chat-crypto.ts";
import { makeKeyPackage, staffCredential, visitorCredential } from "../../../web/encryption/mls-profile.ts";
import { pad } from "../../../web/encryption/padding.ts";
import {
  anotherKeyPackage,
  asGroup,
  crypto,
  device,
  encoded,
  rawCommit,
  rawSeal,
  stamp,
  suite,
  withForgingCounsellor,
  withForgingVisitor,
} from "./forger.ts";
import { accepted, bytes, meet, text } from "./harbour.ts";

const padded = (words: string) => pad(bytes(words)) ?? new Uint8Array();

/** Refused for this reason, and the next good frame of the same author still opens. */
async function refuses(group: Group, sealed: Uint8Array, refused: Refusal["refused"]) {
  expect(await crypto.open(group, sealed)).toEqual({ refused });
}

describe("order", () => {
  test("a skipped frame is not jumped over, and the missing one still opens", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const first = accepted(await crypto.seal(visitor, bytes("one"), 0));
    const second = accepted(await crypto.seal(first.group, bytes("two"), 1));
    await refuses(counsellor, second.sealed, "order");
    const one = accepted(await crypto.open(counsellor, first.sealed));
    expect(text(accepted(await crypto.open(one.group, second.sealed)).frame)).toBe("two");
  });

  test("a frame opens once", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(visitor, bytes("one"), 0));
    const { group } = accepted(await crypto.open(counsellor, sealed));
    await refuses(group, sealed, "order");
  });

  test("a commit is taken in once", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.update(visitor, 0));
    const { group } = accepted(await crypto.open(counsellor, sealed));
    await refuses(group, sealed, "order");
  });

  test("a frame of an epoch to come waits for its commit", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const commit = accepted(await crypto.update(visitor, 0));
    const { sealed } = accepted(await crypto.seal(commit.group, bytes("after"), 1));
    await refuses(counsellor, sealed, "order");
    const { group } = accepted(await crypto.open(counsellor, commit.sealed));
    expect(text(accepted(await crypto.open(group, sealed)).frame)).toBe("after");
  });

  test("one epoch back can be read, two cannot, even if nobody asked to forget", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(counsellor, bytes("late"), 0));
    const once = accepted(await crypto.update(visitor, 0));
    const twice = accepted(await crypto.update(once.group, 1));
    await refuses(twice.group, sealed, "order");
  });
});

describe("forgery", () => {
  test("whatever byte is changed on the way, the frame is refused", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(visitor, bytes("one"), 0));
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = 1 ^ (changed[at] ?? 0);
      expect(await crypto.open(counsellor, changed), `byte ${at}`).toHaveProperty("refused");
    }
    expect(text(accepted(await crypto.open(counsellor, sealed)).frame)).toBe("one");
  });

  test("the sequence number outside is the one that was sealed", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(visitor, bytes("one"), 5));
    const at = sealed.findIndex(
      (_, index) => index > 4 && [4, 0, 0, 0, 5].every((byte, k) => sealed[index + k] === byte),
    );
    const changed = sealed.slice();
    changed[at + 4] = 6;
    expect(crypto.header(changed)).toMatchObject({ sequence: 6 });
    await refuses(counsellor, changed, "forged");
  });

  test("a frame of another chat", async () => {
    const one = await meet(crypto, crypto, device);
    const other = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(other.visitor, bytes("one"), 0));
    await refuses(one.counsellor, sealed, "forged");
  });

  test("one's own frame or commit, reflected by the relay", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const mine = accepted(await crypto.seal(visitor, bytes("one"), 0));
    await refuses(mine.group, mine.sealed, "notAllowed");
    const theirs = accepted(await crypto.seal(counsellor, bytes("one"), 0));
    await refuses(theirs.group, theirs.sealed, "notAllowed");
    const commit = accepted(await crypto.update(mine.group, 1));
    await refuses(commit.group, commit.sealed, "order");
  });

  test("a frame that the other signed in the name of the reader", async () => {
    const { visitor, counsellor } = await withForgingCounsellor();
    const posing = { ...counsellor, privatePath: { ...counsellor.privatePath, leafIndex: 0 } };
    await refuses(visitor, (await rawSeal(posing, padded("I agree"))).sealed, "notAllowed");
  });
});

describe("form", () => {
  test("plaintext of any kind", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    for (const plain of [bytes('{"type":"message","text":"hello"}'), padded("hello"), new Uint8Array()]) {
      await refuses(visitor, plain, "malformed");
      await refuses(counsellor, plain, "malformed");
      expect(crypto.header(plain)).toBeUndefined();
    }
  });

  test("a byte too many or too few", async () => {
    const { visitor, counsellor } = await meet(crypto, crypto, device);
    const { sealed } = accepted(await crypto.seal(visitor, bytes("one"), 0));
    await refuses(counsellor, new Uint8Array([...sealed, 0]), "malformed");
    await refuses(counsellor, sealed.slice(0, -1), "malformed");
  });

  test("lengths that no bucket has, and padding that is not zeros", async () => {
    const wrong = [
      bytes("not padded at all"),
      new Uint8Array(0),
      new Uint8Array(255),
      new Uint8Array(257),
      new Uint8Array(512),
      new Uint8Array(300).fill(1),
      padded("x").with(255, 1),
      padded("x").with(3, 253),
      padded("x").with(0, 255),
    ];
    for (const content of wrong) {
      const { visitor, counsellor } = await withForgingCounsellor();
      const { sealed } = await rawSeal(counsellor, content);
      await refuses(visitor, sealed, "length");
    }
  });

  test("a sequence number that is missing or of another length", async () => {
    const { visitor, counsellor } = await withForgingCounsellor();
    for (const length of [0, 1, 3, 5, 8]) {
      const { sealed } = await rawSeal(counsellor, padded("x"), new Uint8Array(length));
      await refuses(visitor, sealed, "malformed");
      expect(crypto.header(sealed)).toBeUndefined();
    }
  });

  test("a sequence number that cannot be written down", async () => {
    const { visitor } = await meet(crypto, crypto, device);
    for (const sequence of [-1, 0.5, 2 ** 32, Number.NaN]) {
      expect(await crypto.seal(visitor, bytes("x"), sequence)).toEqual({ refused: "order" });
      expect(await crypto.update(visitor, sequence)).toEqual({ refused: "order" });
    }
  });
});

describe("membership and keys", () => {
  test("public messages: a proposal and a commit of the visitor's own", async () => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const removal: Proposal = { proposalType: "remove", remove: { removed: 1 } };
    const proposed = await createProposal(visitor, true, removal, suite, stamp(0));
    await refuses(group, encoded(proposed.message), "malformed");
    const committed = await rawCommit(visitor, { wireAsPublicMessage: true });
    await refuses(group, committed.sealed, "malformed");
    expect(crypto.header(committed.sealed)).toBeUndefined();
  });

  test("an external commit", async () => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const own = await makeKeyPackage(visitorCredential(), await suite.signature.keygen(), suite);
    const info = await createGroupInfoWithExternalPubAndRatchetTree(visitor, [], suite);
    const config = visitor.clientConfig;
    const joining = await joinGroupExternal(
      info,
      own.publicPackage,
      own.privatePackage,
      false,
      suite,
      undefined,
      config,
      stamp(0),
    );
    const message = {
      version: "mls10",
      wireformat: "mls_public_message",
      publicMessage: joining.publicMessage,
    } as const;
    await refuses(group, encoded(message), "malformed");
  });

  test.each<[string, () => Promise<Proposal>]>([
    ["to add", async () => ({ proposalType: "add", add: { keyPackage: await anotherKeyPackage() } })],
    ["to remove", async () => ({ proposalType: "remove", remove: { removed: 1 } })],
    [
      "to extend",
      async () => ({ proposalType: "group_context_extensions", groupContextExtensions: { extensions: [] } }),
    ],
  ])("a proposal %s, from either end", async (_, proposal) => {
    const one = await withForgingVisitor();
    const { group } = accepted(await one.joined());
    const byVisitor = await createProposal(one.visitor, false, await proposal(), suite, stamp(0));
    await refuses(group, encoded(byVisitor.message), "malformed");
    const two = await withForgingCounsellor();
    const byCounsellor = await createProposal(two.counsellor, false, await proposal(), suite, stamp(0));
    await refuses(two.visitor, encoded(byCounsellor.message), "malformed");
  });

  test("a commit that is not from leaf 0", async () => {
    const { visitor, counsellor } = await withForgingCounsellor();
    await refuses(visitor, (await rawCommit(counsellor)).sealed, "notAllowed");
    const removal: Proposal = { proposalType: "remove", remove: { removed: 0 } };
    await refuses(visitor, (await rawCommit(counsellor, { extraProposals: [removal] })).sealed, "notAllowed");
    expect(await crypto.update(asGroup(counsellor), 0)).toEqual({ refused: "notAllowed" });
  });

  test.each<[string, () => Promise<Proposal>]>([
    [
      "adds a certified colleague",
      async () => ({ proposalType: "add", add: { keyPackage: await anotherKeyPackage() } }),
    ],
    ["removes the counsellor", async () => ({ proposalType: "remove", remove: { removed: 1 } })],
    [
      "changes the group's extensions",
      async () => ({ proposalType: "group_context_extensions", groupContextExtensions: { extensions: [] } }),
    ],
  ])("a commit of leaf 0 that %s", async (_, proposal) => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const { sealed } = await rawCommit(visitor, { extraProposals: [await proposal()] });
    await refuses(group, sealed, "notAllowed");
  });

  test("a commit with which the visitor's leaf gets another signing key than the one committed to", async () => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const [leaf] = visitor.ratchetTree;
    if (leaf?.nodeType !== "leaf") throw new Error("no leaf");
    const fresh = await suite.signature.keygen();
    const moved = { nodeType: "leaf", leaf: { ...leaf.leaf, signaturePublicKey: fresh.publicKey } } as const;
    // The leaf is signed by the new key, the commit by the old one: nothing but our rule is broken.
    const isLeaf = (message: Uint8Array) => text(message).includes("LeafNodeTBS");
    const sign: typeof suite.signature.sign = (key, message) =>
      suite.signature.sign(isLeaf(message) ? fresh.signKey : key, message);
    const cipherSuite = { ...suite, signature: { ...suite.signature, sign } };
    const state = { ...visitor, ratchetTree: visitor.ratchetTree.with(0, moved) };
    const { commit } = await createCommit({ state, cipherSuite }, { authenticatedData: stamp(0) });
    await refuses(group, encoded(commit), "notAllowed");
  });

  test("a commit with which the visitor becomes somebody else", async () => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const [leaf] = visitor.ratchetTree;
    if (leaf?.nodeType !== "leaf") throw new Error("no leaf");
    const credential = staffCredential(bytes("Robin"));
    const renamed = { nodeType: "leaf", leaf: { ...leaf.leaf, credential } } as const;
    const disguised = { ...visitor, ratchetTree: visitor.ratchetTree.with(0, renamed) };
    await refuses(group, (await rawCommit(disguised)).sealed, "notAllowed");
  });
});
