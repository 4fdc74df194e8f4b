/** Picks, offers and the promise of capacity at the running service, through real sockets. */
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { ringMs, unreachableMs } from "../../../shared/limits.ts";
import { closeCode, ping, pong } from "../../../shared/protocol.ts";
import type { DutyPass } from "../../../shared/tokens.ts";
import { switchboard } from "../../../worker/objects.ts";
import { largestConsole } from "../../unit/switchboard/largest.ts";
import { bindings, duty, line, type Opened, open, person } from "./sockets.ts";

interface Board {
  readonly type: string;
  readonly waiting: readonly { ticket: string; fits: boolean; urgent: boolean }[];
  readonly me: {
    readonly checkedIn: boolean;
    readonly away: boolean;
    readonly chats: readonly string[];
    readonly offer: { readonly ticket: string; readonly until: number } | null;
  };
}

const ask = { type: "ask", line, language: "en", commitment: "c".repeat(43) };
const opened: Opened[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const socket of opened.splice(0)) socket.close();
  await abortAllDurableObjects();
});

async function page(path: string, token?: string): Promise<Opened> {
  const socket = await open(path, token);
  opened.push(socket);
  return socket;
}

async function console(more: Partial<DutyPass> = {}): Promise<Opened> {
  const staff = await page("/ws/staff", duty({ ...(await person()), ...more }));
  staff.send({ type: "start", admissions: [] });
  staff.send({ type: "checkIn" });
  await boardWhere(staff, ({ me }) => me.checkedIn);
  return staff;
}

async function visitor(more: object = {}): Promise<{ page: Opened; ticket: string }> {
  const socket = await page("/ws/queue");
  socket.send({ ...ask, ...more });
  const { ticket } = await socket.nextOf("placed");
  return { page: socket, ticket: JSON.parse(atob(String(ticket).split(".")[0] ?? "")).id };
}

const boardWhere = (staff: Opened, fits: (board: Board) => boolean): Promise<Board> =>
  staff.next((frame: Board) => frame.type === "board" && fits(frame));
const ringing = async (staff: Opened, ticket: string) =>
  (await boardWhere(staff, ({ me }) => me.offer?.ticket === ticket)).me.offer;

/** The answer to a take, whichever it is. */
const answer = (staff: Opened): Promise<{ type: string; ticket?: string; room?: string }> =>
  staff.next(({ type }: { type: string }) => type === "taken" || type === "notTaken");

test("S4, S10, S11: 50 takes, picks and accepted rings at once for 10 visitors call each of them once", async () => {
  const limits = [1, 2, 3, 1, 2, 3];
  const staff: Opened[] = [];
  for (const limit of limits) staff.push(await console({ limit }));
  const visitors: Awaited<ReturnType<typeof visitor>>[] = [];
  for (let count = 0; count < 10; count++) visitors.push(await visitor());
  // Six people ring at six consoles, and every console is told.
  const rings = await Promise.all(staff.map((one) => boardWhere(one, ({ me }) => me.offer !== null)));
  expect(new Set(rings.map(({ me }) => me.offer?.ticket)).size).toBe(6);
  for (let take = 0; take < 50; take++) {
    const console = take % 6;
    const frames = [
      { type: "take" },
      { type: "take", ticket: visitors[5]?.ticket },
      { type: "take", ticket: rings[console]?.me.offer?.ticket },
    ];
    staff[console]?.send(frames[Math.floor(take / 6) % 3]);
  }
  const answers = await Promise.all(
    staff.map(async (one, console) => {
      const mine = Array.from({ length: console < 2 ? 9 : 8 }, () => answer(one));
      return (await Promise.all(mine)).filter(({ type }) => type === "taken");
    }),
  );
  for (const [console, taken] of answers.entries()) expect(taken.length).toBeLessThanOrEqual(limits[console] ?? 0);
  expect(answers.flat().map(({ ticket }) => ticket)).toHaveLength(10);
  expect(new Set(answers.flat().map(({ ticket }) => ticket))).toEqual(new Set(visitors.map(({ ticket }) => ticket)));
  const called = await Promise.all(visitors.map(({ page: socket }) => socket.nextOf("called")));
  expect(new Set(called.map(({ room }) => room))).toEqual(new Set(answers.flat().map(({ room }) => room)));
  // A round trip after everything else: nobody was called a second time.
  for (const { page: socket } of visitors) {
    socket.send({ type: "renew" });
    await socket.nextOf("ticket");
    expect(socket.frames.filter((frame) => (frame as { type: string }).type === "called")).toEqual([]);
  }
});

test("S10: a ring is shown, goes elsewhere when declined, and is gone when somebody else takes", async () => {
  const here = await console();
  const { ticket, page: socket } = await visitor();
  await ringing(here, ticket);
  const there = await console();
  here.send({ type: "decline", ticket });
  await boardWhere(here, ({ me }) => me.offer === null);
  await ringing(there, ticket);
  here.send({ type: "take", ticket });
  expect(await here.nextOf("taken")).toMatchObject({ ticket });
  await socket.nextOf("called");
  await boardWhere(there, ({ me, waiting }) => me.offer === null && waiting.length === 0);
});

test("S10: missed twice, a console is away, and back when it takes", async () => {
  const staff = await console();
  const { ticket, page: socket } = await visitor();
  await ringing(staff, ticket);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  for (const away of [false, true]) {
    vi.setSystemTime(Date.now() + ringMs);
    socket.send({ type: "renew" });
    await boardWhere(staff, ({ me }) => me.away === away && (me.offer === null) === away);
  }
  staff.send({ type: "take", ticket });
  expect(await staff.nextOf("taken")).toMatchObject({ ticket });
  expect((await boardWhere(staff, ({ me }) => me.chats.length === 1)).me.away).toBe(false);
});

test("Q6, S1: whose pings stopped fits nobody's board, rings nowhere and is not picked; the others wait on", async () => {
  const staff = await console({ limit: 2 });
  const { ticket, page: socket } = await visitor();
  await ringing(staff, ticket);
  socket.sendRaw(ping);
  await socket.nextOf(pong);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + unreachableMs + 1000 });
  const other = await visitor();
  expect(await ringing(staff, other.ticket)).not.toBeNull();
  staff.send({ type: "take", ticket });
  expect(await staff.nextOf("notTaken")).toEqual({ type: "notTaken", reason: "unreachable" });
  staff.send({ type: "take" });
  expect(await staff.nextOf("taken")).toMatchObject({ ticket: other.ticket });
  await boardWhere(staff, ({ waiting }) => waiting.length === 1 && waiting[0]?.fits === false);
});

test("Q7, Q16: a page may agree to another language and say that it is urgent, and the board shows both", async () => {
  const [sheet] = JSON.parse(atob(duty().split(".")[0] ?? "")).lines;
  const staff = await console({ lines: [{ ...sheet, urgentFirst: true }] });
  await visitor();
  const { page: socket } = await visitor({ language: "cy" });
  await boardWhere(staff, ({ waiting }) => waiting.length === 2 && waiting[1]?.fits === false);
  socket.send({ type: "agree", also: ["en"] });
  await boardWhere(staff, ({ waiting }) => waiting[1]?.fits === true);
  socket.send({ type: "urgent" });
  await boardWhere(staff, ({ waiting }) => waiting[0]?.urgent === true);
  staff.send({ type: "take" });
  expect(await staff.nextOf("taken")).toMatchObject({ language: "en" });
  await socket.nextOf("called");
});

const consoleFaults: readonly [string, object][] = [
  ["a take with a ticket of another length", { type: "take", ticket: "short" }],
  ["a take with a field too many", { type: "take", urgent: true }],
  ["a decline of nothing", { type: "decline" }],
  ["a decline of a signed ticket", { type: "decline", ticket: "A".repeat(60) }],
];
test.each(consoleFaults)("W1, S10, S11: %s closes that one console", async (_, frame) => {
  const [faulty, neighbour] = [await console(), await console()];
  const { ticket } = await visitor();
  faulty.send(frame);
  expect(await faulty.closed).toBe(closeCode.malformed);
  await ringing(neighbour, ticket);
});

const visitorFaults: readonly [string, object][] = [
  ["an agreement to nothing", { type: "agree" }],
  ["an agreement to too many languages", { type: "agree", also: Array.from({ length: 11 }, () => "en") }],
  ["an agreement to something else", { type: "agree", also: ["en; cy"] }],
  ["urgency with words", { type: "urgent", why: "text has no place here" }],
];
test.each(visitorFaults)("W1, Q7, Q16: %s closes that one page", async (_, frame) => {
  const staff = await console();
  const [faulty, neighbour] = [await visitor(), await visitor()];
  faulty.page.send(frame);
  expect(await faulty.page.closed).toBe(closeCode.malformed);
  await boardWhere(staff, ({ waiting }) => waiting.length === 1 && waiting[0]?.ticket === neighbour.ticket);
});

test("the largest console fits an attachment of the runtime, which refuses what does not", async () => {
  await console();
  await runInDurableObject(switchboard(bindings), (_, state) => {
    const [socket] = state.getWebSockets();
    const before = socket?.deserializeAttachment();
    socket?.serializeAttachment(largestConsole());
    expect(socket?.deserializeAttachment()).toMatchObject({ kind: "console", missedOffers: 1 });
    expect(() => socket?.serializeAttachment("a".repeat(16_385))).toThrow();
    socket?.serializeAttachment(before);
  });
});
