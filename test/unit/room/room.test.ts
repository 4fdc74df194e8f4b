/** The Room's rules by example: who is seated, what passes, who hears of it. */
import { expect, test } from "vitest";
import { idFrom, LineSlug, type PersonId, type RoomId, type SessionId, type TicketId } from "../../../shared/ids.ts";
import { admissionMs, askSessionMs, chatMs, feelingMs } from "../../../shared/limits.ts";
import { closeCode, type MemberFrame } from "../../../shared/protocol.ts";
import type { Admission } from "../../../shared/tokens.ts";
import { isFinal } from "../../../web/connection.ts";
import {
  emptyRoom,
  type RoomEffect,
  type RoomEvent,
  type RoomState,
  seatFits,
  step,
} from "../../../worker/room/state.ts";

const id = <Id extends string>(number: number) => idFrom<Id>(new Uint8Array(16).fill(number));
const now = 1_000_000;

const visitors: Admission = {
  room: id<RoomId>(1),
  ticket: id<TicketId>(2),
  seat: 0,
  line: LineSlug.parse("harbour"),
  askedAt: now,
  endsAt: now + chatMs,
  expires: now + admissionMs,
};
const staffs: Admission = { ...visitors, seat: 1, staff: { person: id<PersonId>(3), session: id<SessionId>(4) } };
const resume: MemberFrame = { type: "resume", next: [] };

/** Plays events in order; the effects of the last one. */
function play(events: readonly RoomEvent[], at = now): { state: RoomState; effects: readonly RoomEffect[] } {
  return events.reduce<{ state: RoomState; effects: readonly RoomEffect[] }>(
    ({ state }, event) => step(state, event, at),
    { state: emptyRoom, effects: [] },
  );
}

const connects = (socket: string, admission: Admission): RoomEvent => ({ type: "memberConnected", socket, admission });
const says = (socket: string): RoomEvent => ({ type: "frameArrived", socket, frame: resume });
const both = [connects("v", visitors), says("v"), connects("s", staffs), says("s")];
const bytes = new Uint8Array([3, 9, 1, 2, 3]);
const seatsTold = (effects: readonly RoomEffect[]) =>
  effects.flatMap((effect) =>
    effect.type === "send" && effect.frame.type === "present" ? [[effect.socket, effect.frame.seats]] : [],
  );

test("R1: the newest socket of a seat wins, and only the older one is closed", () => {
  const { state, effects } = play([...both, connects("v2", visitors)]);
  expect(effects.filter(({ type }) => type === "close")).toEqual([
    { type: "close", socket: "v", code: closeCode.replaced },
  ]);
  expect(state.members.map(({ socket }) => socket)).toEqual(["s", "v2"]);
});

test("R2: nothing counts before the first frame says what this end has, and who comes back may say it", () => {
  for (const early of [
    { type: "bytesArrived", socket: "v", bytes },
    { type: "frameArrived", socket: "v", frame: { type: "renew" } },
  ] as const) {
    const { state, effects } = play([connects("s", staffs), says("s"), connects("v", visitors), early]);
    expect(effects.filter(({ type }) => type === "close" || type === "relay")).toEqual([
      { type: "close", socket: "v", code: closeCode.silent },
    ]);
    expect(state.members.map(({ socket }) => socket)).toEqual(["s"]);
  }
  expect(isFinal(closeCode.silent)).toBe(false);
});

test("R3: bytes go to the other seat with the sender's seat, never back, and nowhere when nobody else is there", () => {
  const { effects } = play([...both, { type: "bytesArrived", socket: "v", bytes }]);
  expect(effects.filter(({ type }) => type !== "ask")).toEqual([{ type: "relay", sockets: ["s"], seat: 0, bytes }]);
  expect(play([connects("v", visitors), says("v"), { type: "bytesArrived", socket: "v", bytes }]).effects).toEqual([]);
});

test("R4: everybody hears who is here after every change", () => {
  expect(seatsTold(play(both).effects)).toEqual([
    ["v", [0, 1]],
    ["s", [0, 1]],
  ]);
  expect(seatsTold(play([...both, { type: "memberGone", socket: "v", code: 1006 }]).effects)).toEqual([["s", [1]]]);
});

test("R4: only a close with `ended` says that the goodbye was read", () => {
  const told = (code: number) =>
    play([...both, { type: "memberGone", socket: "s", code }]).effects.filter(
      (effect) => effect.type === "send" && effect.frame.type === "gone",
    );
  expect(told(closeCode.ended)).toEqual([{ type: "send", socket: "v", frame: { type: "gone", seat: 1 } }]);
  expect(told(1006)).toEqual([]);
});

test("R5: an admission that has run out closes that one socket", () => {
  const { state } = play(both);
  const late = step(state, { type: "bytesArrived", socket: "v", bytes }, now + admissionMs);
  expect(late.effects).toContainEqual({ type: "close", socket: "v", code: closeCode.token });
  expect(late.state.members.map(({ socket }) => socket)).toEqual(["s"]);
});

test("R6: after three hours the chat is over, whatever was renewed", () => {
  const { state } = play([connects("v", { ...visitors, expires: visitors.endsAt }), says("v")]);
  const late = step(state, says("v"), visitors.endsAt);
  expect(late.effects).toContainEqual({ type: "close", socket: "v", code: closeCode.over });
});

test("R7: the visitor's seat is renewed, never past the end of the chat; staff are not renewed here", () => {
  const { state } = play(both);
  const at = visitors.endsAt - 60_000;
  const long = {
    ...state,
    members: state.members.map((member) => ({
      ...member,
      admission: { ...member.admission, expires: visitors.endsAt },
    })),
  };
  const renewed = step(long, { type: "frameArrived", socket: "v", frame: { type: "renew" } }, at);
  expect(renewed.effects).toContainEqual({
    type: "admit",
    socket: "v",
    admission: { ...visitors, expires: visitors.endsAt },
  });
  const refused = step(state, { type: "frameArrived", socket: "s", frame: { type: "renew" } }, now);
  expect(refused.effects).toContainEqual({ type: "close", socket: "s", code: closeCode.malformed });
});

const renewals: readonly [string, Admission | undefined, boolean][] = [
  ["the same seat, person and session", { ...staffs, expires: staffs.expires + 1 }, true],
  ["a forged one", undefined, false],
  ["another room's", { ...staffs, room: id<RoomId>(9) }, false],
  ["another seat's", { ...staffs, seat: 2 }, false],
  ["another person's", { ...staffs, staff: { person: id<PersonId>(9), session: id<SessionId>(4) } }, false],
  ["another session's", { ...staffs, staff: { person: id<PersonId>(3), session: id<SessionId>(9) } }, false],
  ["the visitor's", visitors, false],
];
test.each(renewals)("R8: a renewed staff admission counts only for the same seat: %s", (_, renewed, counts) => {
  const { state } = play(both);
  const frame = { type: "renewed", admission: "token" } as const;
  const after = step(state, { type: "frameArrived", socket: "s", frame, renewed }, now);
  expect(after.effects.some(({ type }) => type === "close")).toBe(!counts);
  expect(after.state.members.some(({ socket }) => socket === "s")).toBe(counts);
});

test("R9: an ended session clears its seat, and the visitor hears of it", () => {
  const { state, effects } = play([...both, { type: "sessionRevoked", session: id<SessionId>(4) }]);
  expect(effects).toContainEqual({ type: "close", socket: "s", code: closeCode.revoked });
  expect(seatsTold(effects)).toEqual([["v", [0]]]);
  expect(state.members.map(({ socket }) => socket)).toEqual(["v"]);
  expect(effects.filter((effect) => effect.type === "send" && effect.frame.type === "dismissed")).toEqual([
    { type: "send", socket: "v", frame: { type: "dismissed", seat: 1 } },
  ]);
});

test("R9: somebody else's session ends, and nobody here hears anything", () => {
  expect(play([...both, { type: "sessionRevoked", session: id<SessionId>(5) }]).effects).toEqual([]);
});

test("R9: a console that lost the keys clears its seat, which is told to the visitor, and nobody hears that it was there", () => {
  const lost = (socket: string): RoomEvent => ({ type: "frameArrived", socket, frame: { type: "lost" } });
  const { state, effects } = play([connects("v", visitors), says("v"), connects("s", staffs), lost("s")]);
  expect(effects).toEqual([
    { type: "close", socket: "s", code: closeCode.ended },
    { type: "send", socket: "v", frame: { type: "present", seats: [0] } },
    { type: "send", socket: "v", frame: { type: "dismissed", seat: 1 } },
  ]);
  expect(state.members.map(({ socket }) => socket)).toEqual(["v"]);
  // Nobody else can clear that seat.
  expect(play([...both, lost("v")]).effects).toEqual([
    { type: "close", socket: "v", code: closeCode.malformed },
    { type: "send", socket: "s", frame: { type: "present", seats: [1] } },
  ]);
});

test("R10: where bytes pass, either way, the Office is asked about the member of staff, once a minute", () => {
  const ask = { type: "ask", session: id<SessionId>(4) };
  const passes = (state: RoomState, socket: string, at: number) => {
    const after = step(state, { type: "bytesArrived", socket, bytes }, at);
    return { ...after, asked: after.effects.filter(({ type }) => type === "ask") };
  };
  const first = passes(play(both).state, "v", now);
  expect(first.asked).toEqual([ask]);
  expect(first.effects).toContainEqual({ type: "relay", sockets: ["s"], seat: 0, bytes });
  expect(passes(first.state, "s", now + askSessionMs - 1).asked).toEqual([]);
  const second = passes(first.state, "s", now + askSessionMs);
  expect(second.asked).toEqual([ask]);
  expect(passes(second.state, "v", now + askSessionMs).asked).toEqual([]);
});

test("R10: nobody is asked about where nothing passes, or before they have entered", () => {
  const alone = play([
    connects("v", visitors),
    says("v"),
    connects("s", staffs),
    { type: "bytesArrived", socket: "v", bytes },
  ]);
  expect(alone.effects).toEqual([]);
  expect(play(both).state.askedAt.size).toBe(0);
});

test("W5: a socket that stays silent is closed, one that has spoken is not", () => {
  expect(play([connects("v", visitors), { type: "firstFrameMissed", socket: "v" }]).effects).toContainEqual({
    type: "close",
    socket: "v",
    code: closeCode.silent,
  });
  expect(play([...both, { type: "firstFrameMissed", socket: "v" }]).effects).toEqual([]);
});

test("the visitor's seat is nobody else's", () => {
  expect(seatFits(visitors.room, visitors)).toBe(true);
  expect(seatFits(visitors.room, { ...visitors, seat: 1 })).toBe(false);
  expect(seatFits(visitors.room, { ...staffs, seat: 0 })).toBe(false);
  expect(seatFits(id<RoomId>(8), visitors)).toBe(false);
});

const frame = (socket: string, said: MemberFrame): RoomEvent => ({ type: "frameArrived", socket, frame: said });
const over = (socket = "v"): RoomEvent => frame(socket, { type: "ended" });
const feels = (difference: number, socket = "v"): RoomEvent => frame(socket, { type: "feeling", difference });
const counted = (effects: readonly RoomEffect[]) => effects.filter(({ type }) => type === "count");
const closed = (effects: readonly RoomEffect[]) =>
  effects.flatMap((effect) => (effect.type === "close" ? [[effect.socket, effect.code]] : []));

test("R11: a visitor who says that the chat is over is gone for everybody, and may say once how much it changed", () => {
  const ended = play([...both, over()]);
  expect(ended.effects.filter(({ type }) => type === "send")).toEqual([
    { type: "send", socket: "s", frame: { type: "gone", seat: 0 } },
    { type: "send", socket: "s", frame: { type: "present", seats: [1] } },
  ]);
  const { state, effects } = step(ended.state, feels(-3), now + feelingMs);
  expect(counted(effects)).toEqual([{ type: "count", line: visitors.line, difference: -3 }]);
  expect(closed(effects)).toEqual([["v", closeCode.ended]]);
  expect(state.members.map(({ socket }) => socket)).toEqual(["s"]);
  // Whoever is still there hears of none of it.
  expect(effects.filter(({ type }) => type === "send")).toEqual([]);
});

test("R11: nothing is counted before the end, too late, twice over one connection, or from anybody else", () => {
  for (const events of [
    [...both, feels(1)],
    [...both, feels(1, "s")],
    [...both, over("s")],
    [...both, over(), over()],
    [...both, over(), says("v")],
    [...both, over(), frame("v", { type: "renew" })],
  ]) {
    const { effects } = play(events);
    expect(counted(effects)).toEqual([]);
    expect(closed(effects).map(([, code]) => code)).toEqual([closeCode.malformed]);
  }
  const late = step(play([...both, over()]).state, feels(1), now + feelingMs + 1);
  expect(counted(late.effects)).toEqual([]);
  expect(closed(late.effects)).toEqual([["v", closeCode.malformed]]);
  const bytesAfter = play([...both, over(), { type: "bytesArrived", socket: "v", bytes }]);
  expect(closed(bytesAfter.effects)).toEqual([["v", closeCode.malformed]]);
});

test("R11: another connection of the same visitor gives no second count, nor does one that met nobody", () => {
  const again = [connects("v2", visitors), says("v2"), over("v2"), feels(2, "v2")];
  const { effects, state } = play([...both, over(), feels(2), ...again]);
  expect(counted(effects)).toEqual([]);
  expect(state.members.map(({ socket, counting }) => [socket, counting])).toEqual([["s", "done"]]);
  // The counsellor comes back as well, while the visitor is there: who is there knows.
  const both2 = play([
    ...both,
    over(),
    feels(2),
    connects("v2", visitors),
    says("v2"),
    connects("s2", staffs),
    says("s2"),
  ]);
  expect(both2.state.members.map(({ counting }) => counting)).toEqual(["done", "done"]);
  const alone = play([connects("v", visitors), says("v"), over(), feels(2)]);
  expect(counted(alone.effects)).toEqual([]);
});

test("R11: who said that it was over and goes is not announced again", () => {
  const { effects } = play([...both, over(), { type: "memberGone", socket: "v", code: closeCode.ended }]);
  expect(effects).toEqual([]);
});
