/**
 * A relay that does its worst, and real keys. It may keep an end waiting; it never makes one read, double, reorder or
 * accept what was not written for it, and when it stops the ends go on.
 */
import { expect, test } from "vitest";
import { binaryKind, type RoomFrame } from "../../shared/protocol.ts";
import { agreed, allDelivered, movedClock, start, texts } from "../unit/conversation/parties.ts";
import { type Chat, comes, settle } from "../unit/conversation/relay.ts";
import { Random } from "./random.ts";

movedClock();

const seats = [0, 1] as const;
const endOf = (chat: Chat, seat: number) => (seat === 0 ? chat.visitor : chat.counsellor);

/** Every sealed frame may be lost, doubled or held back. (Without the first words of a socket the Room would close it.) */
function twist(chat: Chat, random: Random): void {
  chat.fault = (_seat, frame) =>
    typeof frame === "string" ? { copies: 1 } : { copies: random.pick([0, 1, 1, 1, 2, 3]), late: random.chance(0.2) };
}

/** What was said before, changed in one bit, or taken from another room, is said again. */
function forge(chat: Chat, other: Chat, random: Random): void {
  const source = random.chance(0.5) ? chat : other;
  const frame = source.passed[random.below(source.passed.length)]?.bytes.slice();
  if (frame === undefined) return;
  if (random.chance(0.5)) {
    const place = 1 + random.below(frame.length - 1);
    frame.set([(frame[place] ?? 0) ^ (1 << random.below(8))], place);
  }
  if (random.chance(0.3)) frame.set([random.pick([1, 2, 3])], 0);
  chat.inject(random.pick(seats), frame);
}

function lie(chat: Chat, random: Random): void {
  const sequence = random.pick([0, 1, 7, 10_000, Number.MAX_SAFE_INTEGER]);
  const frames: [RoomFrame, ...RoomFrame[]] = [
    { type: "present", seats: [] },
    { type: "present", seats: [0, 1, 2, 3] },
    { type: "resumed", seat: 0, next: [{ seat: 1, sequence }] },
    { type: "resumed", seat: 1, next: [{ seat: 0, sequence }] },
    { type: "resumed", seat: 2, next: [] },
    { type: "gone", seat: random.below(4) },
    { type: "present", seats: [0, 1] },
  ];
  chat.tell(random.pick(seats), random.pick(frames));
}

/** What one end shows of the other's words is the beginning of what was written, each once and in order. */
function expectHonest(chat: Chat, written: Record<0 | 1, string[]>): void {
  for (const seat of seats) {
    const other = seat === 0 ? 1 : 0;
    const read = texts(endOf(chat, seat).view, false);
    expect(read).toEqual(written[other].slice(0, read.length));
  }
}

test.each([1, 2, 3, 4, 5])(
  "E7, E9, E15: a relay that drops, repeats, reorders, forges, mixes rooms and lies is never believed (seed %i)",
  async (seed) => {
    const random = new Random(seed);
    const [chat, other] = [await agreed(), await agreed()];
    other.visitor.write("in another room");
    await settle(5000);
    const written: Record<0 | 1, string[]> = { 0: [], 1: [] };
    twist(chat, random);
    for (let round = 0; round < 60; round++) {
      const seat = random.pick(seats);
      const text = `${seed} ${round} from ${seat}`;
      if (endOf(chat, seat).write(text) === "ok") written[seat].push(text);
      if (random.chance(0.5)) forge(chat, other, random);
      if (random.chance(0.5)) lie(chat, random);
      if (random.chance(0.3)) chat.release();
      if (random.chance(0.1)) chat.replace(random.pick(seats));
      await settle(random.below(600));
      expectHonest(chat, written);
    }
    chat.fault = () => ({ copies: 1 });
    chat.release();
    for (const seat of seats) {
      chat.cut(seat);
      chat.join(seat);
    }
    await comes(() => allDelivered(chat));
    expectHonest(chat, written);
    expect(texts(chat.visitor.view, false)).toEqual(written[1]);
    expect(texts(chat.counsellor.view, false)).toEqual(written[0]);
    expect(texts(other.counsellor.view, false)).toEqual(["in another room"]);
    expect(written[0].length + written[1].length).toBe(60);
  },
);

test.each([1, 2, 3])(
  "E3, E4, E5: while keys are agreed nothing of another room is accepted, and nothing is told to be read (seed %i)",
  async (seed) => {
    const random = new Random(seed);
    const other = await agreed();
    const chat = await start();
    const handshake = other.passed.filter(({ bytes }) => bytes[0] !== binaryKind.sealed || random.chance(0.5));
    for (let round = 0; round < 40; round++) {
      const frame = handshake[random.below(handshake.length)]?.bytes;
      if (frame !== undefined) chat.inject(random.pick(seats), frame.slice());
      if (random.chance(0.3)) forge(chat, other, random);
      await settle(50);
    }
    const { phase } = chat.visitor.view;
    expect(["talking", "agreeing", "refused", "ended"]).toContain(phase);
    expect(texts(chat.visitor.view, false)).toEqual([]);
    if (phase !== "talking") return;
    chat.visitor.write("hello");
    await comes(() => texts(chat.counsellor.view, false).length === 1);
    expect(texts(chat.counsellor.view, false)).toEqual(["hello"]);
  },
);
