/** What becomes of secrets: used once, then zero; and nothing is ever sealed with zeros. */
import type { ClientState } from "ts-mls/clientState.js";
import { describe, expect, test } from "vitest";
import { seal } from "../../../web/encryption/exchange.ts";
import { clientConfig } from "../../../web/encryption/mls-profile.ts";
import { secretsOf } from "../../../web/encryption/secrets.ts";
import {
  asGroup,
  crypto,
  device,
  inside,
  insidePreparation,
  suite,
  withForgingCounsellor,
  withForgingVisitor,
} from "./forger.ts";
import { accepted, bytes, meet, organisationKey, room } from "./harbour.ts";

const isZero = (secret: Uint8Array) => secret.every((byte) => byte === 0);
const live = (state: ClientState) => [...secretsOf(state)].filter((secret) => !isZero(secret));

describe("settings of the library", () => {
  test("keep no key of a skipped frame, jump over none, and keep one epoch back", () => {
    expect(clientConfig(() => true)).toMatchObject({
      keyRetentionConfig: { retainKeysForGenerations: 0, maximumForwardRatchetSteps: 0, retainKeysForEpochs: 1 },
      lifetimeConfig: { validateLifetimeOnReceive: false },
    });
  });
});

describe("forward secrecy", () => {
  test("the secret a frame was sealed with is zero afterwards, and the group before is spent", async () => {
    const { counsellor } = await withForgingCounsellor();
    const before = live(counsellor);
    const group = asGroup(counsellor);
    accepted(await crypto.seal(group, bytes("x"), 0));
    expect(live(counsellor)).toHaveLength(before.length - 1);
    await expect(crypto.seal(group, bytes("y"), 1)).rejects.toThrow("one successor");
  });

  test("the secret a frame was opened with is zero afterwards", async () => {
    const { visitor, counsellor } = await withForgingCounsellor();
    const { sealed } = accepted(await crypto.seal(visitor, bytes("x"), 0));
    const before = live(counsellor);
    accepted(await crypto.open(asGroup(counsellor), sealed));
    expect(live(counsellor)).toHaveLength(before.length - 1);
  });

  test("a refused frame zeroes nothing", async () => {
    const { counsellor } = await withForgingCounsellor();
    const other = await withForgingCounsellor();
    const { sealed } = accepted(await crypto.seal(other.visitor, bytes("x"), 0));
    const before = live(counsellor).length;
    expect(await crypto.open(asGroup(counsellor), sealed)).toHaveProperty("refused");
    expect(live(counsellor)).toHaveLength(before);
  });

  test("after a commit only what opens frames still under way is left of the old epoch, on either side", async () => {
    const { visitor, joined } = await withForgingVisitor();
    const { group } = accepted(await joined());
    const updated = accepted(await crypto.update(asGroup(visitor), 0));
    // The counsellor's sending ratchet, what hides the senders, and the visitor's signature key, which stays.
    const kept = [
      visitor.secretTree[2]?.application.secret,
      visitor.keySchedule.senderDataSecret,
      visitor.signaturePrivateKey,
    ];
    expect(new Set(live(visitor))).toEqual(new Set(kept));
    crypto.forgetPreviousEpoch(updated.group);
    expect(live(visitor)).toEqual([visitor.signaturePrivateKey]);
    accepted(await crypto.open(group, updated.sealed));
  });

  test("the commit leaves a console nothing of its own of the old epoch", async () => {
    const { visitor, counsellor } = await withForgingCounsellor();
    const { sealed } = accepted(await crypto.update(visitor, 0));
    const followed = accepted(await crypto.open(asGroup(counsellor), sealed));
    const own = counsellor.privatePath.privateKeys[2];
    const kept = [counsellor.secretTree[0]?.application.secret, counsellor.keySchedule.senderDataSecret];
    expect(new Set(live(counsellor))).toEqual(new Set([...kept, own, counsellor.signaturePrivateKey]));
    crypto.forgetPreviousEpoch(followed.group);
    expect(new Set(live(counsellor))).toEqual(new Set([own, counsellor.signaturePrivateKey]));
  });
});

describe("wiping", () => {
  test("leaves nothing of a group but zeros, and nothing can be done with it", async () => {
    const { counsellor, visitor } = await withForgingCounsellor();
    const { sealed } = accepted(await crypto.seal(visitor, bytes("x"), 0));
    const group = asGroup(counsellor);
    crypto.wipe(group, undefined);
    expect(live(counsellor)).toEqual([]);
    const gone = { refused: "notMember" };
    expect(await crypto.seal(group, bytes("x"), 0)).toEqual(gone);
    expect(await crypto.sealAside(group, bytes("x"), 0)).toEqual(gone);
    expect(await crypto.open(group, sealed)).toEqual(gone);
    expect(await crypto.update(group, 0)).toEqual(gone);
    expect(crypto.forgetPreviousEpoch(group)).toBe(group);
    expect(crypto.epoch(group)).toBe(0);
  });

  test("leaves nothing of preparations and offers", async () => {
    const preparation = await crypto.prepare(organisationKey);
    const offer = await crypto.offer(device, { room, commitment: preparation.commitment });
    crypto.wipe(preparation, offer);
    const { nonce, signatureKeys } = insidePreparation(preparation);
    const secrets = [nonce, signatureKeys.signKey, inside(offer).nonce, ...Object.values(inside(offer).privateKeys)];
    expect(secrets.filter((secret) => !isZero(secret))).toEqual([]);
  });

  test("reaches what is under way: no frame comes of a group wiped meanwhile", async () => {
    const { counsellor } = await withForgingCounsellor();
    const group = asGroup(counsellor);
    const under = [crypto.seal(group, bytes("x"), 0), crypto.sealAside(group, bytes("left"), 0)];
    await Promise.resolve();
    crypto.wipe(group);
    for (const result of await Promise.all(under)) expect(result).toEqual({ refused: "notMember" });
    expect(live(counsellor)).toEqual([]);
  });
});

describe("one successor", () => {
  test("two operations at once on one group are a mistake, and say so", async () => {
    const { visitor } = await meet(crypto, crypto, device);
    const results = await Promise.allSettled([
      crypto.seal(visitor, bytes("a"), 0),
      crypto.seal(visitor, bytes("b"), 0),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });

  test("a goodbye that was overtaken is refused: it may have been sealed with a key that all know", async () => {
    const { counsellor } = await withForgingCounsellor();
    const group = asGroup(counsellor);
    const overtaken = Promise.withResolvers<void>();
    const goodbye = group.aside(async (state) => {
      await overtaken.promise;
      return seal(suite, state, bytes("left"), 0);
    });
    accepted(await crypto.seal(group, bytes("x"), 0));
    overtaken.resolve();
    expect(await goodbye).toEqual({ refused: "notMember" });
    expect(await crypto.sealAside(group, bytes("left"), 1)).toEqual({ refused: "notMember" });
  });

  test("a goodbye that is thrown away zeroes nothing the group needs", async () => {
    const { counsellor } = await withForgingCounsellor();
    const before = live(counsellor).length;
    const group = asGroup(counsellor);
    expect(await crypto.sealAside(group, bytes("left"), 0)).toBeInstanceOf(Uint8Array);
    expect(live(counsellor)).toHaveLength(before);
  });
});
