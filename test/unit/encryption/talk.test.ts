/** Two people, one conversation: what must work, with as much of the encryption as either of them loads. */
import { describe, expect, test } from "vitest";
import { bucketBytes } from "../../../shared/limits.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { createVisitorCrypto } from "../../../web/encryption/mls-visitor.ts";
import { accepted, bytes, invite, meet, now, organisationKey, room, text } from "./harbour.ts";

const ours = createVisitorCrypto();
const theirs = createChatCrypto();
const { device } = await invite();

describe("agreement", () => {
  test("the visitor learns whom the charity has certified, and both share a group", async () => {
    const preparation = await ours.prepare(organisationKey);
    const offer = await theirs.offer(device, { room, commitment: preparation.commitment });
    const { member, welcome, group } = accepted(
      await ours.admit(preparation, offer.bytes, { room, organisationKey, now }),
    );
    expect(member).toMatchObject({ alias: "Robin", role: "counsellor" });
    const chat = { room, commitment: preparation.commitment, organisationKey, now };
    const joined = accepted(await theirs.join(offer, welcome, chat));
    expect(await ours.nonceFits(member, joined.nonce)).toBe(true);
    expect(await ours.nonceFits(member, preparation.commitment)).toBe(false);
    expect(await ours.nonceFits(member, "?")).toBe(false);
    expect(ours.epoch(group)).toBe(1);
    expect(theirs.epoch(joined.group)).toBe(1);
  });
});

describe("exchange", () => {
  test("words go both ways, and through a change of keys", async () => {
    let { visitor, counsellor } = await meet(ours, theirs, device);
    const hello = accepted(await theirs.seal(counsellor, bytes("hello"), 0));
    counsellor = hello.group;
    const heard = accepted(await ours.open(visitor, hello.sealed));
    expect(text(heard.frame)).toBe("hello");

    const updated = accepted(await ours.update(heard.group, 0));
    const followed = accepted(await theirs.open(counsellor, updated.sealed));
    expect(followed.frame).toBeUndefined();
    expect(theirs.epoch(followed.group)).toBe(2);
    visitor = ours.forgetPreviousEpoch(updated.group);
    counsellor = theirs.forgetPreviousEpoch(followed.group);

    const asked = accepted(await ours.seal(visitor, bytes("I don't know how to start"), 1));
    const read = accepted(await theirs.open(counsellor, asked.sealed));
    expect(text(read.frame)).toBe("I don't know how to start");
    const answered = accepted(await theirs.seal(read.group, bytes("Take your time"), 1));
    expect(text(accepted(await ours.open(asked.group, answered.sealed)).frame)).toBe("Take your time");
  });

  test("a frame sealed before the commit is still read after it, until the epoch is forgotten", async () => {
    const { visitor, counsellor } = await meet(ours, theirs, device);
    const first = accepted(await theirs.seal(counsellor, bytes("one"), 0));
    const second = accepted(await theirs.seal(first.group, bytes("two"), 1));
    const updated = accepted(await ours.update(visitor, 0));
    const late = accepted(await ours.open(updated.group, first.sealed));
    expect(text(late.frame)).toBe("one");
    expect(await ours.open(ours.forgetPreviousEpoch(late.group), second.sealed)).toEqual({ refused: "order" });
  });

  test("the header tells epoch, sequence and commit without opening", async () => {
    const { visitor } = await meet(ours, theirs, device);
    const sealed = accepted(await ours.seal(visitor, bytes("x"), 7));
    expect(ours.header(sealed.sealed)).toEqual({ epoch: 1, sequence: 7, commit: false });
    const updated = accepted(await ours.update(sealed.group, 8));
    expect(ours.header(updated.sealed)).toEqual({ epoch: 1, sequence: 8, commit: true });
  });

  test("what the relay sees has as many lengths as there are buckets", async () => {
    let { visitor, counsellor } = await meet(ours, theirs, device);
    const lengths = new Set<number>();
    let sequence = 0;
    for (const bucket of bucketBytes) {
      for (const length of [bucket / 2 - 3, bucket - 4]) {
        const { group, sealed } = accepted(await ours.seal(visitor, new Uint8Array(length).fill(65), sequence++));
        visitor = group;
        lengths.add(sealed.length);
        const read = accepted(await theirs.open(counsellor, sealed));
        counsellor = read.group;
        expect(read.frame?.length).toBe(length);
      }
    }
    expect(lengths.size).toBe(bucketBytes.length);
    const most = bucketBytes[bucketBytes.length - 1] ?? 0;
    expect(await ours.seal(visitor, new Uint8Array(most - 3), sequence)).toEqual({ refused: "length" });
  });

  test("the ready-sealed goodbye leaves the group as it is, and opens in its place", async () => {
    const { visitor, counsellor } = await meet(ours, theirs, device);
    const goodbye = await ours.sealAside(visitor, bytes("left"), 0);
    if ("refused" in goodbye) throw new Error(goodbye.refused);
    expect(text(accepted(await theirs.open(counsellor, goodbye)).frame)).toBe("left");
    accepted(await ours.seal(visitor, bytes("or not"), 0));
  });
});
