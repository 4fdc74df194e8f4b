/** What the visitor's tab must refuse in an offer. A refused offer leaves the preparation as good as before. */
import { signKeyPackage } from "ts-mls/keyPackage.js";
import { signLeafNodeKeyPackage } from "ts-mls/leafNode.js";
import { afterEach, describe, expect, test } from "vitest";
import { toBase64url } from "../../../shared/ids.ts";
import { makePortableKey, revoke } from "../../../web/encryption/issue.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { writeKeyPackage } from "../../../web/encryption/mls-frames.ts";
import { makeKeyPackage } from "../../../web/encryption/mls-profile.ts";
import { crypto, device, inside, suite } from "./forger.ts";
import { bytes, invite, now, organisation, organisationKey, otherRoom, room, withRevocations } from "./harbour.ts";

const chat = { room, organisationKey, now };
const preparation = await crypto.prepare(organisationKey);
const { commitment } = preparation;
const good = await crypto.offer(device, { room, commitment });
const admit = (offered: Uint8Array) => crypto.admit(preparation, offered, chat);

/** After every refusal above, the good offer is still accepted by an equal preparation. */
afterEach(() => expect(preparation).toHaveProperty("used", false));

describe("the visitor's tab refuses", () => {
  test("plaintext, nothing, too little and too much", async () => {
    const cut = good.bytes.slice(0, -1);
    const more = new Uint8Array([...good.bytes, 0]);
    for (const offered of [bytes('{"type":"offer"}'), new Uint8Array(), cut, more]) {
      expect(await admit(offered)).toEqual({ refused: "malformed" });
    }
  });

  test("another suite", async () => {
    const offered = good.bytes.slice();
    offered.set([0, 1], 6);
    expect(await admit(offered)).toEqual({ refused: "suite" });
  });

  test("a chain from another root", async () => {
    const { signer } = await makePortableKey();
    const stranger = await invite({ root: signer });
    const offer = await crypto.offer(stranger.device, { room, commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "chain" });
  });

  test("a chain that has ended", async () => {
    const ended = await invite({ device: { from: now - 9e7, until: now - 8e7 } });
    const offer = await crypto.offer(ended.device, { room, commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "expired" });
  });

  test("a device that the list it brings has revoked", async () => {
    const { device: lost, signingKey } = await invite();
    const list = await revoke(organisation.signer.sign, { number: 1, issuedAt: now, signingKeys: [signingKey] });
    const page = createChatCrypto();
    const offer = await page.offer(withRevocations(lost, { list, signer: [] }), { room, commitment });
    expect(await page.admit(preparation, offer.bytes, chat)).toEqual({ refused: "revoked" });
  });

  test("a device that an earlier offer's list revoked, though this offer brings none", async () => {
    const page = createChatCrypto();
    const { device: lost, signingKey } = await invite();
    const list = await revoke(organisation.signer.sign, { number: 1, issuedAt: now, signingKeys: [signingKey] });
    const first = await page.prepare(organisationKey);
    const informed = withRevocations(device, { list, signer: [] });
    const honest = await page.offer(informed, { room, commitment: first.commitment });
    expect(await page.admit(first, honest.bytes, chat)).toHaveProperty("welcome");
    const offer = await page.offer(lost, { room, commitment });
    expect(await page.admit(preparation, offer.bytes, chat)).toEqual({ refused: "revoked" });
  });

  test("a forged list of revoked keys", async () => {
    const { signer } = await makePortableKey();
    const list = await revoke(signer.sign, { number: 1, issuedAt: now, signingKeys: [] });
    const offer = await crypto.offer(withRevocations(device, { list, signer: [] }), { room, commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "chain" });
  });

  test("another room's binding", async () => {
    const offer = await crypto.offer(device, { room: otherRoom, commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "room" });
  });

  test("a key package replayed from another visitor's chat", async () => {
    const other = await crypto.prepare(organisationKey);
    const offer = await crypto.offer(device, { room, commitment: other.commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "commitment" });
  });

  test("a coordinator's device: it issues certificates and holds no chats", async () => {
    const { device: coordinator } = await invite({ role: "coordinator" });
    const offer = await crypto.offer(coordinator, { room, commitment });
    expect(await admit(offer.bytes)).toEqual({ refused: "notAllowed" });
  });

  test("a genuine credential on a leaf it was not made for", async () => {
    const { credential } = inside(good).keyPackage.leafNode;
    const stolen = await makeKeyPackage(credential, await suite.signature.keygen(), suite);
    expect(await admit(writeKeyPackage(stolen.publicPackage))).toEqual({ refused: "binding" });
  });

  test("a genuine leaf in a key package its owner did not sign", async () => {
    const { keyPackage } = inside(good);
    const { seed } = await freshSeed();
    const forged = await signKeyPackage(keyPackage, seed, suite.signature);
    expect(await admit(writeKeyPackage(forged))).toEqual({ refused: "forged" });
  });

  test("a genuine key package around a leaf that was changed", async () => {
    const { keyPackage, privateKeys } = inside(good);
    const hpkePublicKey = keyPackage.leafNode.hpkePublicKey.slice();
    hpkePublicKey.set([1, 2, 3]);
    const changed = { ...keyPackage, leafNode: { ...keyPackage.leafNode, hpkePublicKey } };
    const forged = await signKeyPackage(changed, privateKeys.signaturePrivateKey, suite.signature);
    expect(await admit(writeKeyPackage(forged))).toEqual({ refused: "forged" });
  });

  test.each([
    ["a lifetime of its own", { lifetime: { notBefore: 0n, notAfter: 4_102_444_800n } }],
    ["more capabilities", { capabilities: { extensions: [0xf0f0] } }],
    ["a second suite", { capabilities: { ciphersuites: ["MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519"] } }],
    ["an extension in the leaf", { extensions: [{ extensionType: 0xf0f0, extensionData: new Uint8Array() }] }],
    ["a certificate of another kind", { credential: { credentialType: "x509", certificates: [new Uint8Array(9)] } }],
    ["a credential that is no JSON", { credential: { credentialType: "basic", identity: bytes("Robin") } }],
  ])("a leaf with %s", async (_, change) => {
    const { keyPackage, privateKeys } = inside(good);
    const { signaturePrivateKey } = privateKeys;
    const capabilities = {
      ...keyPackage.leafNode.capabilities,
      ...("capabilities" in change ? change.capabilities : {}),
    };
    const unsigned = { ...keyPackage.leafNode, ...change, capabilities } as typeof keyPackage.leafNode;
    const leafNode = await signLeafNodeKeyPackage(unsigned, signaturePrivateKey, suite.signature);
    const forged = await signKeyPackage({ ...keyPackage, leafNode }, signaturePrivateKey, suite.signature);
    expect(await admit(writeKeyPackage(forged))).toEqual({ refused: "malformed" });
  });

  test("a key package with an extension", async () => {
    const { keyPackage, privateKeys } = inside(good);
    const extensions = [{ extensionType: 0xf0f0, extensionData: new Uint8Array() }];
    const key = privateKeys.signaturePrivateKey;
    const forged = await signKeyPackage({ ...keyPackage, extensions }, key, suite.signature);
    expect(await admit(writeKeyPackage(forged))).toEqual({ refused: "malformed" });
  });
});

describe("a preparation", () => {
  test("makes one group: the same offer replayed makes no second one", async () => {
    const once = await crypto.prepare(organisationKey);
    const offer = await crypto.offer(device, { room, commitment: once.commitment });
    const [first, second] = await Promise.all([
      crypto.admit(once, offer.bytes, chat),
      crypto.admit(once, offer.bytes, chat),
    ]);
    expect([first, second].filter((result) => "group" in result)).toHaveLength(1);
    expect(await crypto.admit(once, offer.bytes, chat)).toEqual({ refused: "notAllowed" });
  });

  test("that was wiped makes none, even if it happens on the way", async () => {
    const wiped = await crypto.prepare(organisationKey);
    const offer = await crypto.offer(device, { room, commitment: wiped.commitment });
    const admitting = crypto.admit(wiped, offer.bytes, chat);
    crypto.wipe(wiped);
    expect(await admitting).toHaveProperty("refused");
    expect(await crypto.admit(wiped, offer.bytes, chat)).toHaveProperty("refused");
  });

  test("commits to its leaf, its nonce and this organisation", async () => {
    const commitments = new Set([commitment, toBase64url(new Uint8Array(32))]);
    for (let count = 0; count < 3; count++) commitments.add((await crypto.prepare(organisationKey)).commitment);
    expect(commitments.size).toBe(5);
    await expect(crypto.prepare("not a key")).rejects.toThrow();
  });
});

async function freshSeed() {
  const { signKey } = await suite.signature.keygen();
  return { seed: signKey };
}
