/** The two ends of a chat, with real keys, over the Room's own rules and a network that fails in every way it can. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  absentMs,
  afterEndMs,
  bucketBytes,
  chatMs,
  commitMessages,
  farewellMs,
  helloMs,
  messageUnits,
  offerMs,
} from "../../../shared/limits.ts";
import { binaryKind, packBinary } from "../../../shared/protocol.ts";
import { setClock } from "../../../web/clock.ts";
import { objection } from "../../../web/conversation/sending.ts";
import type { State } from "../../../web/conversation/state.ts";
import { invite, now } from "../encryption/harbour.ts";
import { agreed, allDelivered, crypto, movedClock, start, texts, untilTalking } from "./parties.ts";
import { comes, settle } from "./relay.ts";

const stranger = await invite({ alias: "Sam", root: (await invite()).invitation });
movedClock();

test("E3, E5: both are talking, the visitor is told with whom, and both leave the queue", async () => {
  const chat = await agreed();
  expect(chat.visitor.view.other).toEqual({ alias: "Sam", role: "counsellor" });
  expect(chat.seated.toSorted()).toEqual(["counsellor", "visitor"]);
  expect(chat.failures).toEqual([]);
});

test("E5: what was written while waiting is sent first, in order", async () => {
  const chat = await agreed(["I don't know how to start", "It is about me"]);
  chat.visitor.write("Thank you");
  await comes(() => texts(chat.counsellor.view, false).length === 3);
  expect(texts(chat.counsellor.view, false)).toEqual(["I don't know how to start", "It is about me", "Thank you"]);
});

test("E3: somebody certified by another organisation is refused, and nothing is sent", async () => {
  const chat = await start(["I don't know how to start"], stranger.device);
  await comes(() => chat.failures.length > 0);
  expect(chat.failures).toEqual(["refused"]);
  expect(chat.visitor.view.phase).toBe("refused");
  expect(chat.passed.filter(({ seat }) => seat === 0)).toEqual([]);
});

test("no offer in time: back to the queue", async () => {
  const chat = await start();
  chat.fault = (seat, frame) => ({ copies: seat === 1 && typeof frame !== "string" ? 0 : 1 });
  await settle(offerMs + 1000);
  expect(chat.failures).toEqual(["noOffer"]);
});

test("no hello in time: back to the queue", async () => {
  const chat = await start();
  chat.fault = (_, frame) => ({ copies: typeof frame !== "string" && frame[0] === binaryKind.sealed ? 0 : 1 });
  await settle(helloMs + 1000);
  expect(chat.failures).toEqual(["noHello"]);
});

test("E2, E3: an agreement survives the loss of any of its frames once", async () => {
  for (const lost of [binaryKind.offer, binaryKind.welcome, binaryKind.sealed]) {
    const chat = await start();
    let dropped = false;
    chat.fault = (_, frame) => {
      const drops = !dropped && typeof frame !== "string" && frame[0] === lost;
      dropped ||= drops;
      return { copies: drops ? 0 : 1 };
    };
    await comes(() => dropped);
    chat.cut(lost === binaryKind.welcome ? 0 : 1);
    chat.join(lost === binaryKind.welcome ? 0 : 1);
    await untilTalking(chat);
  }
});

test("E4: a made-up welcome is dropped and the real one still counts", async () => {
  const chat = await start();
  chat.inject(1, packBinary(binaryKind.welcome, 0, new Uint8Array(500)));
  await untilTalking(chat);
  expect(chat.counsellor.view.phase).toBe("talking");
});

test("E7: forged, foreign and repeated frames change nothing", async () => {
  const chat = await agreed();
  chat.visitor.write("one");
  await comes(() => allDelivered(chat));
  const sealed = chat.passed.filter(({ seat, bytes }) => seat === 0 && bytes[0] === binaryKind.sealed);
  for (const { bytes } of sealed) {
    chat.inject(1, bytes);
    const forged = bytes.slice();
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    chat.inject(1, forged);
  }
  await settle(2000);
  chat.visitor.write("two");
  await comes(() => texts(chat.counsellor.view, false).length === 2);
  expect(texts(chat.counsellor.view, false)).toEqual(["one", "two"]);
});

test("E7: a forged frame in the place of the next one does not keep the real one out", async () => {
  const chat = await agreed();
  chat.visitor.write("one");
  await comes(() => allDelivered(chat));
  const [last] = chat.passed.filter(({ seat, bytes }) => seat === 0 && bytes[0] === binaryKind.sealed).slice(-1);
  let forged = false;
  chat.fault = (seat, frame) => {
    if (seat === 0 && typeof frame !== "string" && !forged) {
      forged = true;
      const copy = packBinary(binaryKind.sealed, 0, frame.subarray(2));
      copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
      chat.inject(1, copy);
    }
    return { copies: 1 };
  };
  expect(last).toBeDefined();
  chat.visitor.write("two");
  await comes(() => texts(chat.counsellor.view, false).length === 2);
  expect(texts(chat.counsellor.view, false)).toEqual(["one", "two"]);
});

test("E8: delivered is only what was acknowledged inside the encryption", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.fault = (seat, frame) => ({ copies: seat === 1 && typeof frame !== "string" ? 0 : 1 });
  chat.visitor.write("hello");
  await comes(() => texts(chat.counsellor.view, false).length === 1);
  await settle(10_000);
  const deliveries = () => chat.visitor.view.messages.map(({ delivery }) => delivery);
  expect(deliveries()).toEqual(["sent"]);
  chat.fault = () => ({ copies: 1 });
  // Nobody who is told that the connection is gone is told that their words went out over it.
  chat.cut(0);
  await comes(() => chat.visitor.view.link === "reconnecting");
  expect(deliveries()).toEqual(["waiting"]);
  chat.join(0);
  await comes(() => allDelivered(chat));
});

test("E8: acknowledgements and typing never cause an acknowledgement", async () => {
  const chat = await agreed();
  chat.visitor.write("hello");
  await comes(() => allDelivered(chat));
  await settle(20_000);
  const before = chat.passed.length;
  await settle(120_000);
  expect(chat.passed.length).toBe(before);
});

test("typing is told as yes and no, and forgotten when the other end falls silent", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.visitor.typing(true);
  await comes(() => chat.counsellor.view.otherIsWriting);
  await settle(12_000);
  expect(chat.counsellor.view.otherIsWriting).toBe(false);
});

test("E6: every application frame has a bucket's length, whatever was written", async () => {
  const chat = await agreed();
  for (const text of ["a", "b".repeat(300), "c".repeat(4000), '"'.repeat(600)]) {
    chat.visitor.write(text);
    await comes(() => allDelivered(chat));
  }
  const lengths = new Set(
    chat.passed.filter(({ bytes }) => bytes[0] === binaryKind.sealed).map(({ bytes }) => bytes.length),
  );
  expect(lengths.size).toBeLessThanOrEqual(bucketBytes.length + 1);
});

test("text limits: nothing empty, nothing too long, and nothing lost", async () => {
  const chat = await agreed();
  expect(chat.visitor.write("  \n")).toBe("empty");
  expect(chat.visitor.write("x".repeat(messageUnits + 1))).toBe("tooLong");
  expect(chat.visitor.write("\u200b\u00ad\ufeff \u2060")).toBe("empty");
  expect(chat.visitor.write("x".repeat(messageUnits))).toBe("ok");
  await comes(() => texts(chat.counsellor.view, false).length === 1);
});

test("text limits: what nobody can read is left out, and can make no message too large to carry", async () => {
  const chat = await agreed();
  expect(chat.visitor.write("\u0000".repeat(messageUnits))).toBe("empty");
  expect(chat.visitor.write("a\u0007b\ud800c\n\td\u{1f44b}")).toBe("ok");
  await comes(() => texts(chat.counsellor.view, false).length === 1);
  expect(texts(chat.counsellor.view, false)).toEqual(["a b c\n\td\u{1f44b}"]);
  expect(objection({} as State, "\u0000".repeat(messageUnits))).toBe("tooLong");
});

test("E10, E11: keys change after ten messages, and never while the other end is away", async () => {
  const chat = await agreed();
  const commits = () =>
    chat.passed.filter(({ seat, bytes }) => seat === 0 && crypto.header(bytes.subarray(2))?.commit).length;
  await comes(() => allDelivered(chat));
  await settle(5000);
  const before = commits();
  chat.cut(1);
  for (let count = 0; count < commitMessages + 2; count++) chat.visitor.write(`message ${count}`);
  await settle(10_000);
  expect(commits()).toBe(before);
  chat.join(1);
  await comes(() => allDelivered(chat));
  chat.counsellor.write("I have read it");
  await comes(() => commits() === before + 1);
  chat.visitor.write("after");
  await comes(() => texts(chat.counsellor.view, false).includes("after"));
});

test("E13: leaving sends what was sealed ahead, and the other end knows it was on purpose", async () => {
  const chat = await agreed();
  chat.visitor.write("I have to go");
  await comes(() => allDelivered(chat));
  await settle(5000);
  chat.visitor.leave();
  expect(chat.visitor.view.messages).toEqual([]);
  await comes(() => chat.counsellor.view.ended !== undefined);
  expect(chat.counsellor.view.ended?.by).toBe("otherLeft");
});

test("a dropped page says nothing: it may come back", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.visitor.drop();
  await settle(1000);
  expect(chat.counsellor.view.ended).toBeUndefined();
  expect(chat.counsellor.view.otherPresent).toBe(false);
});

test("E14: ending erases the visitor's text at once, and the counsellor's after two minutes", async () => {
  const chat = await agreed(["I don't know how to start"]);
  await comes(() => allDelivered(chat));
  chat.visitor.end();
  expect(chat.visitor.view.messages).toEqual([]);
  await comes(() => chat.counsellor.view.ended !== undefined);
  expect(chat.counsellor.view.ended?.by).toBe("other");
  expect(texts(chat.counsellor.view, false)).toEqual(["I don't know how to start"]);
  await settle(afterEndMs + 1000);
  expect(chat.counsellor.view.messages).toEqual([]);
});

test("E14: a goodbye said while the other end was away arrives when it returns in time, with all that went before", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  chat.visitor.write("Thank you");
  await settle(100);
  chat.visitor.end();
  await settle(farewellMs / 2);
  chat.join(1);
  await comes(() => chat.counsellor.view.ended !== undefined);
  expect(texts(chat.counsellor.view, false)).toEqual(["Thank you"]);
  expect(chat.counsellor.view.ended?.by).toBe("other");
});

test("E14: the counsellor ends it, what never arrived is marked, and nobody writes any more", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  chat.counsellor.write("are you there");
  await settle(100);
  chat.counsellor.end();
  await settle(100);
  expect(chat.counsellor.view.messages.map(({ delivery }) => delivery)).toEqual(["notDelivered"]);
  expect(chat.counsellor.write("more")).toBe("notNow");
});

test("start closing is told to the visitor", async () => {
  const chat = await agreed();
  chat.counsellor.startClosing();
  await comes(() => chat.visitor.view.closing);
  expect(chat.counsellor.view.closing).toBe(true);
});

test("E16: absence is counted by whoever is there, and ends the chat after the limit", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  await settle(absentMs - 10_000);
  expect(chat.visitor.view.ended).toBeUndefined();
  await settle(20_000);
  expect(chat.visitor.view.ended?.by).toBe("otherAbsent");
});

test("E16: nobody's absence is counted while one's own connection is down", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(0);
  await settle(absentMs * 2);
  expect(chat.visitor.view.ended).toBeUndefined();
});

test("a chat is over after three hours", async () => {
  const chat = await agreed();
  chat.visitor.needTime(true);
  await settle(chatMs);
  expect(chat.visitor.view.ended?.by).toBe("over");
  expect(chat.counsellor.view.ended?.by).toBe("over");
});

type Act = { does: "visitor" | "counsellor" | "cut0" | "cut1" | "join0" | "join1" | "crash" | "release" | "wait" };
const act: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom(
    "visitor",
    "visitor",
    "counsellor",
    "counsellor",
    "cut0",
    "cut1",
    "join0",
    "join1",
    "crash",
    "release",
    "wait",
  ),
});

test("P8: through loss, repetition, reordering, cuts and crashes every message arrives once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 5, maxLength: 40 }),
      fc.infiniteStream(fc.nat(9)),
      async (acts, luck) => {
        setClock({ now, speed: 1 });
        const chat = await agreed();
        const written = { visitor: [] as string[], counsellor: [] as string[] };
        // A connection loses nothing in its middle: what gets lost, late or doubled is what the relay passes on.
        chat.fault = (_, frame) => {
          if (typeof frame === "string") return { copies: 1 };
          const chance = luck.next().value;
          return { copies: chance === 0 ? 0 : chance === 1 ? 2 : 1, late: chance === 2 };
        };
        for (const { does } of acts) {
          if (does === "visitor" || does === "counsellor") {
            const text = `${does} ${written[does].length}`;
            if (chat[does].write(text) === "ok") written[does].push(text);
          }
          if (does === "cut0" || does === "cut1") chat.cut(Number(does.at(-1)));
          if (does === "join0" || does === "join1") chat.join(Number(does.at(-1)));
          if (does === "crash") chat.crash();
          if (does === "release") chat.release();
          await settle(does === "wait" ? 5000 : 30);
        }
        chat.fault = () => ({ copies: 1 });
        chat.release();
        chat.crash();
        chat.join(0);
        chat.join(1);
        await comes(() => allDelivered(chat), 500, 400);
        expect(texts(chat.counsellor.view, false)).toEqual(written.visitor);
        expect(texts(chat.visitor.view, false)).toEqual(written.counsellor);
        chat.visitor.drop();
        chat.counsellor.drop();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
