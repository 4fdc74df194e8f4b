/** Everything a socket may and may not do, in workerd: each fault closes that one socket with its code, and nobody else notices. */
import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { PersonId, RoomId, SessionId } from "../../../shared/ids.ts";
import { binaryFrameBytes, controlFrameBytes, framesBurst } from "../../../shared/limits.ts";
import { binaryKind, closeCode, packBinary } from "../../../shared/protocol.ts";
import { room, switchboard } from "../../../worker/objects.ts";
import { signToken } from "../../../worker/tokens.ts";
import { admission, bindings, duty, fresh, line, type Opened, open, person, ticket } from "./sockets.ts";

const opened: Opened[] = [];
async function page(path: string, token?: string, headers: Record<string, string> = {}): Promise<Opened> {
  const socket = await open(path, token, headers);
  opened.push(socket);
  return socket;
}

/** Every test has a Switchboard that nobody is connected to. */
afterEach(async () => {
  vi.useRealTimers();
  for (const socket of opened.splice(0)) socket.close();
  await abortAllDurableObjects();
});

const ask = { type: "ask", line, language: "en", commitment: "c".repeat(43) };
const resume = { type: "resume", next: [] };
const bytes = packBinary(binaryKind.sealed, 3, new Uint8Array([7, 7, 7]));

/** Two people in one room, both announced. */
async function pair(): Promise<{ visitor: Opened; staff: Opened; id: RoomId }> {
  const id = fresh<RoomId>();
  const visitor = await page("/ws/room", admission({ room: id }));
  const staff = await page("/ws/room", admission({ room: id, seat: 1, staff: await person() }));
  visitor.send(resume);
  await visitor.nextOf("present");
  staff.send(resume);
  await staff.nextOf("present");
  await visitor.next((frame: { seats?: number[] }) => frame.seats?.length === 2);
  return { visitor, staff, id };
}

async function console(): Promise<Opened> {
  const ids = await person();
  const staff = await page("/ws/staff", duty(ids));
  staff.send({ type: "start", admissions: [] });
  await staff.nextOf("board");
  staff.send({ type: "checkIn" });
  await staff.next((frame: { me?: { checkedIn: boolean } }) => frame.me?.checkedIn === true);
  return staff;
}

const refusals: readonly [string, string, () => string | undefined][] = [
  ["a room without a token", "/ws/room", () => undefined],
  ["a forged admission", "/ws/room", () => `${admission().split(".")[0]}.${"A".repeat(43)}`],
  ["an admission with another payload", "/ws/room", () => `${admission().split(".")[0]}.${admission().split(".")[1]}`],
  ["an expired admission", "/ws/room", () => admission({ expires: Date.now() - 1 })],
  ["a ticket in a room", "/ws/room", () => ticket()],
  ["a duty pass in a room", "/ws/room", () => duty()],
  ["a visitor's admission on a staff seat", "/ws/room", () => admission({ seat: 1 })],
  ["a forged ticket", "/ws/queue", () => `${ticket().split(".")[0]}.${"A".repeat(43)}`],
  ["an expired ticket", "/ws/queue", () => ticket({ expires: Date.now() - 1 })],
  ["a duty pass in the queue", "/ws/queue", () => duty()],
  ["rubbish", "/ws/queue", () => "not.a.token"],
  ["a console without a pass", "/ws/staff", () => undefined],
  ["a ticket as a pass", "/ws/staff", () => ticket()],
  [
    "a pass signed as a ticket",
    "/ws/staff",
    () => signToken(bindings.TICKET_KEY, "ticket", JSON.parse(atob(duty().split(".")[0] ?? ""))),
  ],
  ["an expired pass", "/ws/staff", () => duty({ expires: Date.now() - 1 })],
];
test.each(refusals)("T2: %s is told `token` and touches nothing", async (_, path, token) => {
  expect(await (await page(path, token())).closed).toBe(closeCode.token);
});

const strangers: readonly [string, Record<string, string>, number][] = [
  ["another origin", { Origin: "https://elsewhere.example" }, 403],
  ["no origin", { Origin: "" }, 403],
  ["a lookalike origin", { Origin: "https://harbour.example.elsewhere.example" }, 403],
  ["our origin by another scheme", { Origin: "http://harbour.example" }, 403],
  ["a contradiction by Fetch Metadata", { "Sec-Fetch-Site": "cross-site" }, 403],
  ["a sibling site", { "Sec-Fetch-Site": "same-site" }, 403],
  ["another protocol", { "Sec-WebSocket-Protocol": "chat" }, 400],
  ["a future protocol", { "Sec-WebSocket-Protocol": "quietline.2" }, 400],
  ["no upgrade", { Upgrade: "" }, 426],
];
test.each(strangers)("T5: %s is refused at the door", async (_, headers, status) => {
  for (const path of ["/ws/queue", "/ws/room", "/ws/staff"]) {
    const stranger = await open(path, path === "/ws/queue" ? undefined : admission(), headers);
    expect(stranger.status).toBe(status);
  }
});

test("T6: a console or seat of a session that is gone is told `revoked`", async () => {
  expect(await (await page("/ws/staff", duty())).closed).toBe(closeCode.revoked);
  const gone = { person: fresh<PersonId>(), session: fresh<SessionId>() };
  expect(await (await page("/ws/room", admission({ seat: 1, staff: gone }))).closed).toBe(closeCode.revoked);
});

const faults: readonly [string, string | ArrayBuffer, number][] = [
  ["not JSON", "{", closeCode.malformed],
  ["not an object", "7", closeCode.malformed],
  ["an unknown frame", '{"type":"open sesame"}', closeCode.malformed],
  ["a field too many", '{"type":"renew","more":1}', closeCode.malformed],
  ["a missing field", '{"type":"answered"}', closeCode.malformed],
  ["an essay", `{"type":"renew","x":"${"a".repeat(controlFrameBytes)}"}`, closeCode.tooLarge],
];
test.each(faults)("W1: %s closes that one visitor, the others wait on", async (_, frame, code) => {
  await console();
  const [neighbour, faulty] = [await page("/ws/queue"), await page("/ws/queue")];
  for (const visitor of [neighbour, faulty]) {
    visitor.send(ask);
    await visitor.nextOf("placed");
  }
  faulty.sendRaw(frame);
  expect(await faulty.closed).toBe(code);
  neighbour.send({ type: "renew" });
  expect(await neighbour.nextOf("ticket")).toMatchObject({ type: "ticket" });
});

test.each(faults)("W1: %s closes that one console, visitors wait on", async (_, frame, code) => {
  const staff = await console();
  const visitor = await page("/ws/queue");
  visitor.send(ask);
  await visitor.nextOf("placed");
  staff.sendRaw(frame);
  expect(await staff.closed).toBe(code);
  visitor.send({ type: "renew" });
  await visitor.nextOf("ticket");
});

test.each(faults)("W1: %s closes that one seat, the other hears of it", async (_, frame, code) => {
  const { visitor, staff } = await pair();
  visitor.sendRaw(frame);
  expect(await visitor.closed).toBe(code);
  expect(await staff.next((told: { seats?: number[] }) => told.seats?.length === 1)).toMatchObject({ seats: [1] });
});

const binaryFaults: readonly [string, Uint8Array, number][] = [
  ["an unknown kind", new Uint8Array([9, 0, 1]), closeCode.malformed],
  ["no payload", new Uint8Array([3, 0]), closeCode.malformed],
  ["nothing", new Uint8Array([]), closeCode.malformed],
  ["a seat out of range", new Uint8Array([3, 4, 1]), closeCode.malformed],
  ["too many bytes", packBinary(binaryKind.sealed, 0, new Uint8Array(binaryFrameBytes)), closeCode.tooLarge],
];
test.each(binaryFaults)("W2: binary with %s closes that one seat", async (_, frame, code) => {
  const { visitor, staff } = await pair();
  visitor.sendRaw(frame);
  expect(await visitor.closed).toBe(code);
  await staff.next((told: { seats?: number[] }) => told.seats?.length === 1);
});

test("W2: binary frames have no place in the queue, nor at a console", async () => {
  for (const socket of [await page("/ws/queue"), await console()]) {
    socket.sendRaw(bytes);
    expect(await socket.closed).toBe(closeCode.malformed);
  }
});

test("W4: who speaks too fast is closed, the others are not", async () => {
  const { visitor, staff } = await pair();
  // The clock stands: on a busy machine the burst would last so long that it is none.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  for (let count = 0; count <= framesBurst + 5; count++) visitor.send(resume);
  expect(await visitor.closed).toBe(closeCode.tooFast);
  staff.send(resume);
  await staff.next((told: { seats?: number[] }) => told.seats?.length === 1);
});

test("W4: the same in line and at a console", async () => {
  const staff = await console();
  const visitor = await page("/ws/queue");
  visitor.send(ask);
  await visitor.nextOf("placed");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  for (const [socket, frame] of [
    [visitor, { type: "renew" }],
    [staff, { type: "taking", on: true }],
  ] as const) {
    for (let count = 0; count <= framesBurst + 5; count++) socket.send(frame);
    expect(await socket.closed).toBe(closeCode.tooFast);
  }
});

test("W5: a silent socket is closed within its time", { timeout: 15_000 }, async () => {
  const silent = await Promise.all([
    page("/ws/queue"),
    page("/ws/room", admission()),
    person().then((ids) => page("/ws/staff", duty(ids))),
  ]);
  expect(await Promise.all(silent.map(({ closed }) => closed))).toEqual([
    closeCode.silent,
    closeCode.silent,
    closeCode.silent,
  ]);
});

test("R2: bytes before the first frame close that one socket in a way that lets the page come back", async () => {
  const early = await page("/ws/room", admission());
  early.sendRaw(bytes);
  expect(await early.closed).toBe(closeCode.silent);
});

test("W6: frames before the first one, and a second question, close that one socket", async () => {
  const early = await page("/ws/queue");
  early.send({ type: "here" });
  expect(await early.closed).toBe(closeCode.malformed);
  await console();
  const twice = await page("/ws/queue");
  twice.send(ask);
  twice.send(ask);
  expect(await twice.closed).toBe(closeCode.malformed);
});

test("R3: bytes reach the other seat with the sender's real seat, also after hibernation", async () => {
  const { visitor, staff, id } = await pair();
  visitor.sendRaw(bytes);
  expect([...(await staff.nextBytes())]).toEqual([3, 0, 7, 7, 7]);
  await evictDurableObject(room(bindings, id));
  staff.sendRaw(bytes);
  expect([...(await visitor.nextBytes())]).toEqual([3, 1, 7, 7, 7]);
  await evictDurableObject(room(bindings, id));
  visitor.close(closeCode.ended);
  expect(await staff.nextOf("gone")).toEqual({ type: "gone", seat: 0 });
});

test("R3: another room hears nothing", async () => {
  const [here, elsewhere] = [await pair(), await pair()];
  here.visitor.sendRaw(bytes);
  await here.staff.nextBytes();
  expect(elsewhere.staff.frames.filter((frame) => frame instanceof Uint8Array)).toEqual([]);
});

test("R1, Q3: a second tab takes over, and only the first is told", async () => {
  const { visitor, staff, id } = await pair();
  const second = await page("/ws/room", admission({ room: id }));
  expect(await visitor.closed).toBe(closeCode.replaced);
  second.send(resume);
  await second.nextOf("present");
  second.sendRaw(bytes);
  await staff.nextBytes();
  const held = ticket();
  const [first, next] = [await page("/ws/queue", held), await page("/ws/queue", held)];
  first.send(ask);
  await first.nextOf("placed");
  next.send(ask);
  expect(await first.closed).toBe(closeCode.replaced);
  await next.nextOf("placed");
});

test("Q2, Q8: through hibernation between any two events a visitor is placed, called and seated", async () => {
  const sleep = () => evictDurableObject(switchboard(bindings));
  const staff = await console();
  await sleep();
  // Until the first frame a timer keeps the object awake, so there is no hibernation in between.
  const visitor = await page("/ws/queue");
  visitor.send(ask);
  const placed = await visitor.nextOf("placed");
  expect(placed).toMatchObject({ ahead: 0 });
  // Nor while somebody rings.
  const { waiting }: { waiting: { ticket: string }[] } = await staff.next(
    (frame: { waiting?: unknown[] }) => frame.waiting?.length === 1,
  );
  staff.send({ type: "decline", ticket: waiting[0]?.ticket });
  await staff.next((frame: { me?: { offer: null } }) => frame.me?.offer === null);
  await sleep();
  staff.send({ type: "take" });
  const [called, taken] = [await visitor.nextOf("called"), await staff.nextOf("taken")];
  expect(called.room).toBe(taken.room);
  expect(taken.commitment).toBe(ask.commitment);
  // Until the page has answered, the timer of the call keeps the object awake.
  visitor.send({ type: "answered", room: called.room });
  visitor.send({ type: "renew" });
  await visitor.nextOf("ticket");
  await sleep();
  staff.send({ type: "seated", room: taken.room });
  staff.send({ type: "renew", admission: taken.admission });
  await staff.nextOf("admission");
  await sleep();
  visitor.send({ type: "seated", room: called.room });
  staff.send({ type: "take" });
  expect(await staff.nextOf("notTaken")).toEqual({ type: "notTaken", reason: "limit" });
  staff.send({ type: "ended", room: taken.room });
  await staff.next((frame: { me?: { chats: unknown[] } }) => frame.me?.chats.length === 0);
});

test("Q2: through the loss of every socket the same ticket has the same place", async () => {
  const staff = await console();
  const [first, second] = [await page("/ws/queue"), await page("/ws/queue")];
  first.send(ask);
  const { ticket: older } = await first.nextOf("placed");
  second.send(ask);
  const { ticket: younger } = await second.nextOf("placed");
  // While somebody rings, a timer keeps the object awake; a pause ends it.
  staff.send({ type: "taking", on: false });
  await staff.next((frame: { me?: { taking: boolean } }) => frame.me?.taking === false);
  await evictDurableObject(switchboard(bindings), { webSockets: "close" });
  await Promise.all([staff.closed, first.closed, second.closed]);
  const back = [await page("/ws/queue", String(younger)), await page("/ws/queue", String(older))];
  for (const visitor of back) visitor.send(ask);
  expect(await back[1]?.nextOf("placed")).toMatchObject({ ahead: 0 });
  const moved = await back[0]?.next((frame: { type: string; ahead?: number }) => frame.ahead === 1);
  expect(moved).toMatchObject({ ahead: 1 });
}, 15_000);

/** A counsellor and a visitor who were paired at the Switchboard and are in their room. */
async function talking() {
  const ids = await person();
  const staff = await page("/ws/staff", duty(ids));
  staff.send({ type: "start", admissions: [] });
  staff.send({ type: "checkIn" });
  await staff.next((frame: { me?: { checkedIn: boolean } }) => frame.me?.checkedIn === true);
  const queue = await page("/ws/queue");
  queue.send(ask);
  await queue.nextOf("placed");
  staff.send({ type: "take" });
  const [called, taken] = [await queue.nextOf("called"), await staff.nextOf("taken")];
  const [visitor, seat] = [
    await page("/ws/room", String(called.admission)),
    await page("/ws/room", String(taken.admission)),
  ];
  visitor.send(resume);
  seat.send(resume);
  await visitor.next((frame: { seats?: number[] }) => frame.seats?.length === 2);
  return { ids, staff, visitor, seat };
}

/** The counsellor's place is closed, and the visitor knows that nobody comes back to it. */
async function seatCleared(visitor: Opened, seat: Opened): Promise<void> {
  expect(await seat.closed).toBe(closeCode.revoked);
  expect(await visitor.nextOf("dismissed")).toEqual({ type: "dismissed", seat: 1 });
  // Whatever was still on its way is through before the objects go.
  visitor.close(1000);
  await visitor.closed;
}

test("S8: an ended session closes its console and its seat, and the visitor hears of it", async () => {
  const { ids, staff, visitor, seat } = await talking();
  await switchboard(bindings).revoke(ids.session);
  expect(await staff.closed).toBe(closeCode.revoked);
  expect(await seat.closed).toBe(closeCode.revoked);
  expect(await visitor.next((frame: { seats?: number[] }) => frame.seats?.length === 1)).toMatchObject({ seats: [0] });
});

test("S8, A7: a session that ends while its console is away loses its seat all the same", async () => {
  const { ids, staff, visitor, seat } = await talking();
  staff.close(1000);
  await staff.closed;
  await switchboard(bindings).revoke(ids.session);
  await seatCleared(visitor, seat);
});

test("R10: a Room asks by itself whether its staff are still signed in", async () => {
  const { ids, visitor, seat } = await talking();
  await runInDurableObject(bindings.OFFICE.getByName("main"), (_, { storage }) => {
    storage.sql.exec("DELETE FROM sessions WHERE id = ?", ids.session);
  });
  visitor.sendRaw(bytes);
  await seatCleared(visitor, seat);
});

test("P1: neither Room nor Switchboard has written anything", async () => {
  const { visitor, staff, id } = await pair();
  visitor.sendRaw(bytes);
  await staff.nextBytes();
  for (const object of [room(bindings, id), switchboard(bindings)]) {
    const kept = await runInDurableObject(object as DurableObjectStub, async (_, { storage }) => ({
      entries: (await storage.list()).size,
      alarm: await storage.getAlarm(),
      written: storage.sql.databaseSize,
    }));
    expect(kept).toMatchObject({ entries: 0, alarm: null });
  }
});
