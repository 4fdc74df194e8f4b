/** What the console must refuse in a welcome. */
import { describe, expect, test } from "vitest";
import { nonceExtension } from "../../../web/encryption/mls-profile.ts";
import { anotherKeyPackage, crypto, inside, rawCommit, visitorsKeyPackage, withForgingVisitor } from "./forger.ts";
import { accepted, bytes } from "./harbour.ts";

describe("the console refuses", () => {
  test("a visitor other than the one who was waiting", async () => {
    const { joined } = await withForgingVisitor({ otherKeys: true });
    expect(await joined()).toEqual({ refused: "commitment" });
  });

  test("a visitor who does not reveal the nonce, or reveals another", async () => {
    const nonce = { extensionType: nonceExtension, extensionData: new Uint8Array(32) };
    for (const infoExtensions of [[], [nonce], [{ ...nonce, extensionData: new Uint8Array(0) }]]) {
      const { joined } = await withForgingVisitor({ infoExtensions });
      expect(await joined()).toEqual({ refused: "commitment" });
    }
  });

  test("another organisation's visitor", async () => {
    const { offer, welcome, chat } = await withForgingVisitor();
    const organisationKey = chat.commitment;
    expect(await crypto.join(offer, welcome, { ...chat, organisationKey })).toEqual({ refused: "commitment" });
  });

  test("a first leaf that claims to be somebody", async () => {
    const { joined } = await withForgingVisitor({ credential: { credentialType: "basic", identity: bytes("Robin") } });
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("a third member, though certified", async () => {
    const { joined } = await withForgingVisitor({ alsoAdd: await anotherKeyPackage() });
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("a second visitor, who is bound to nobody either", async () => {
    const { joined } = await withForgingVisitor({ alsoAdd: await visitorsKeyPackage() });
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("a group with extensions", async () => {
    const senders = { extensionType: "required_capabilities" as const, extensionData: Uint8Array.of(0, 0, 0) };
    const { joined } = await withForgingVisitor({ groupExtensions: [senders] });
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("another suite", async () => {
    const { offer, welcome, chat } = await withForgingVisitor();
    const other = welcome.slice();
    other.set([0, 1], 4);
    expect(await crypto.join(offer, other, chat)).toEqual({ refused: "suite" });
  });

  test("a welcome meant for another offer", async () => {
    const { welcome } = await withForgingVisitor();
    const { offer, chat } = await withForgingVisitor();
    expect(await crypto.join(offer, welcome, chat)).toEqual({ refused: "notAllowed" });
  });

  test("plaintext, nothing, too little, too much, a changed byte; and takes the genuine one afterwards", async () => {
    const { offer, welcome, chat, joined } = await withForgingVisitor();
    const changed = welcome.slice();
    changed[welcome.length - 20] = 1 + (changed[welcome.length - 20] ?? 0);
    expect(await crypto.join(offer, changed, chat)).toEqual({ refused: "forged" });
    for (const wrong of [bytes("welcome"), new Uint8Array(), welcome.slice(1), welcome.slice(0, -1), offer.bytes]) {
      expect(await crypto.join(offer, wrong, chat)).toEqual({ refused: "malformed" });
    }
    expect(await crypto.join(offer, new Uint8Array([...welcome, 0]), chat)).toEqual({ refused: "malformed" });
    accepted(await joined());
  });
});

describe("an offer", () => {
  test("is good for one group, and the key that opens the welcome is gone with it", async () => {
    const { offer, joined } = await withForgingVisitor();
    accepted(await joined());
    expect(inside(offer).privateKeys.initPrivateKey.every((byte) => byte === 0)).toBe(true);
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("joins once though the welcome comes twice at the same time", async () => {
    const { joined } = await withForgingVisitor();
    const results = await Promise.all([joined(), joined()]);
    expect(results.filter((result) => "group" in result)).toHaveLength(1);
  });

  test("that was wiped joins nothing, even if it happens on the way", async () => {
    const { offer, joined } = await withForgingVisitor();
    const joining = joined();
    crypto.wipe(offer);
    expect(await joining).toHaveProperty("refused");
    expect(await joined()).toEqual({ refused: "notAllowed" });
  });

  test("can be wiped after joining without harm to the group", async () => {
    const { visitor, offer, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    crypto.wipe(offer);
    const { sealed } = await rawCommit(visitor);
    const followed = accepted(await crypto.open(group, sealed));
    accepted(await crypto.seal(followed.group, bytes("hello"), 0));
  });
});
