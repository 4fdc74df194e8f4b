/** "How do you feel now?", counted at the running service: from the Room through the Switchboard's pool to the Office's sums. */
import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import type { RoomId, SessionId } from "../../../shared/ids.ts";
import { feelingsPooled, presentMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { office, room, switchboard } from "../../../worker/objects.ts";
import { admission, bindings, duty, fresh, line, type Opened, open, person } from "./sockets.ts";

const opened: Opened[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const socket of opened.splice(0)) socket.close();
  await abortAllDurableObjects();
});

async function page(path: string, token: string): Promise<Opened> {
  const socket = await open(path, token);
  opened.push(socket);
  return socket;
}

async function console(): Promise<Opened> {
  const staff = await page("/ws/staff", duty(await person()));
  staff.send({ type: "start", admissions: [] });
  await staff.nextOf("board");
  return staff;
}

interface Chat {
  readonly id: RoomId;
  readonly token: string;
  readonly visitor: Opened;
  readonly counsellor: Opened;
}

async function chat(): Promise<Chat> {
  const id = fresh<RoomId>();
  const token = admission({ room: id });
  const visitor = await enter(token);
  const counsellor = await enter(admission({ room: id, seat: 1, staff: await person() }));
  return { id, token, visitor, counsellor };
}

async function enter(token: string): Promise<Opened> {
  const socket = await page("/ws/room", token);
  socket.send({ type: "resume", next: [] });
  await socket.nextOf("present");
  return socket;
}

const soon = (look: () => Promise<unknown>) => expect.poll(look, { timeout: 30_000 });
const feeling = (difference: number) => ({ type: "feeling", difference });

/** All that stands with the consoles. */
const pool = () =>
  runInDurableObject(switchboard(bindings), (_, context) =>
    context
      .getWebSockets()
      .flatMap((socket) => (socket.deserializeAttachment() as { feelings: unknown[] } | null)?.feelings ?? []),
  );
const sums = () =>
  runInDurableObject(office(bindings), (_, { storage }) =>
    storage.sql.exec("SELECT line, difference, chats FROM feelings ORDER BY difference").toArray(),
  );

test("R11, S17: ten chats that are over become sums of a day, and before that nothing is written", async () => {
  await knownLine();
  await console();
  for (let count = 1; count <= feelingsPooled; count++) {
    const { visitor, counsellor } = await chat();
    visitor.send({ type: "ended" });
    await counsellor.nextOf("gone");
    if (count === feelingsPooled) expect(await sums()).toEqual([]);
    visitor.send(feeling(count % 2));
    expect(await visitor.closed).toBe(closeCode.ended);
    await soon(pool).toHaveLength(count % feelingsPooled);
  }
  await soon(sums).toEqual([
    { line, difference: 0, chats: feelingsPooled / 2 },
    { line, difference: 1, chats: feelingsPooled / 2 },
  ]);
});

test("S17: what the last console held is handed over when nobody came in its place, and not when it blips", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  await knownLine();
  const staff = await console();
  const { visitor } = await chat();
  visitor.send({ type: "ended" });
  visitor.send(feeling(-2));
  await visitor.closed;
  await soon(pool).toEqual([{ line, difference: -2 }]);
  staff.close();
  await soon(pool).toEqual([]);
  const again = await console();
  expect(await pool()).toEqual([{ line, difference: -2 }]);
  expect(await sums()).toEqual([]);
  again.close();
  await soon(pool).toEqual([]);
  vi.setSystemTime(Date.now() + presentMs);
  await switchboard(bindings).revoke(fresh<SessionId>());
  await soon(sums).toEqual([{ line, difference: -2, chats: 1 }]);
});

test("R11: a second answer, over the same connection or another one, is refused and not counted", async () => {
  await console();
  const { token, visitor, counsellor } = await chat();
  visitor.send({ type: "ended" });
  visitor.send(feeling(1));
  visitor.send(feeling(1));
  await visitor.closed;
  await counsellor.nextOf("gone");
  const again = await enter(token);
  again.send({ type: "ended" });
  again.send(feeling(1));
  expect(await again.closed).toBe(closeCode.malformed);
  counsellor.close(closeCode.ended);
  await counsellor.closed;
  const alone = await enter(token);
  alone.send({ type: "ended" });
  alone.send(feeling(1));
  expect(await alone.closed).toBe(closeCode.malformed);
  await soon(pool).toHaveLength(1);
});

test("R11: what a member of staff says about it, or somebody whose chat goes on, closes that one socket", async () => {
  await console();
  const { visitor, counsellor } = await chat();
  counsellor.send(feeling(4));
  expect(await counsellor.closed).toBe(closeCode.malformed);
  visitor.send(feeling(4));
  expect(await visitor.closed).toBe(closeCode.malformed);
  for (const wrong of [{ type: "feeling" }, feeling(5), feeling(0.5), { ...feeling(1), room: "x" }]) {
    const other = await chat();
    other.visitor.send({ type: "ended" });
    other.visitor.send(wrong);
    expect(await other.visitor.closed).toBe(closeCode.malformed);
  }
  expect(await pool()).toEqual([]);
});

test("R11: a Room that slept meanwhile counts once all the same", async () => {
  await console();
  const { id, token, visitor } = await chat();
  visitor.send({ type: "ended" });
  await evictDurableObject(room(bindings, id));
  visitor.send(feeling(3));
  expect(await visitor.closed).toBe(closeCode.ended);
  await evictDurableObject(room(bindings, id));
  const again = await enter(token);
  again.send({ type: "ended" });
  again.send(feeling(3));
  expect(await again.closed).toBe(closeCode.malformed);
  await soon(pool).toHaveLength(1);
});

test("S17: a crash loses what was pooled, and nothing is written of it", async () => {
  await knownLine();
  await console();
  const { visitor } = await chat();
  visitor.send({ type: "ended" });
  visitor.send(feeling(2));
  await visitor.closed;
  await soon(pool).toHaveLength(1);
  await abortAllDurableObjects();
  expect(await sums()).toEqual([]);
  expect(await pool()).toEqual([]);
});

async function knownLine(): Promise<void> {
  await runInDurableObject(office(bindings), (_, { storage }) => {
    storage.sql.exec("DELETE FROM feelings");
    storage.sql.exec(
      `INSERT OR IGNORE INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff, between_chats_ms,
         last_start_before_ms, revision) VALUES (?, 0, 'Harbour', '["en"]', 'https://harbour.example', 0, 1, 0, 0, 1)`,
      line,
    );
  });
}
