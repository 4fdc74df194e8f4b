/**
 * P3 and P7 from inside the objects: what Switchboard and Room hold of a visitor while the page is connected, field by
 * field against `docs/what-we-know.md`, and that nothing of it outlives the connection.
 */
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import document from "../../../docs/what-we-know.md?raw";
import { type RoomId, SessionId } from "../../../shared/ids.ts";
import { binaryKind, packBinary } from "../../../shared/protocol.ts";
import { room, switchboard } from "../../../worker/objects.ts";
import { fieldsOf, listed } from "../../promises/documented.ts";
import { bindings, duty, line, type Opened, open, person } from "./sockets.ts";

/** Whatever a browser and the company that carries its connection say by themselves. */
const traces = {
  "User-Agent": "Mozilla/5.0 Canary-Avocet-5562",
  "Accept-Language": "x-canary-tongue",
  Referer: "https://canary-page.example/",
  Cookie: "canary-cookie=4410",
  "CF-Connecting-IP": "2001:db8:c0de:1234:5ca1:ab1e:feed:77",
  "CF-IPCountry": "Canaryland",
  "CF-Ray": "canary-ray-9107",
  "X-Forwarded-For": "203.0.113.77",
};

const opened: Opened[] = [];
async function page(path: string, token: string | undefined, headers: Record<string, string> = {}): Promise<Opened> {
  const socket = await open(path, token, headers);
  opened.push(socket);
  return socket;
}
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await abortAllDurableObjects();
});

type Attachment = Record<string, unknown> & {
  readonly kind?: string;
  readonly admission?: { seat: number };
  readonly pass?: { session: string };
};

async function heldBy(
  object: DurableObjectStub,
): Promise<{ attachments: Attachment[]; tags: string[]; stored: number }> {
  return runInDurableObject(object, async (_, context) => {
    const sockets = context.getWebSockets();
    const tables = context.storage.sql.exec(
      "SELECT count(*) AS n FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    const alarm = (await context.storage.getAlarm()) === null ? 0 : 1;
    return {
      attachments: sockets.map((socket) => socket.deserializeAttachment()).filter((held) => held !== null),
      tags: sockets.flatMap((socket) => context.getTags(socket)),
      stored: (await context.storage.list()).size + Number(tables.one().n) + alarm,
    };
  });
}

interface Visit {
  /** Everything held at some moment of the visit, of whomever. */
  readonly held: Attachment[];
  readonly tags: string[];
  readonly room: RoomId;
}

/** A console on duty, as it is at one moment of its life. */
async function onDuty(): Promise<Opened> {
  const staff = await page("/ws/staff", duty({ ...(await person()), limit: 3 }));
  staff.send({ type: "start", admissions: [] });
  staff.send({ type: "checkIn" });
  staff.send({ type: "taking", on: true });
  await staff.next((frame: { me?: { taking: boolean } }) => frame.me?.taking === true);
  return staff;
}

/** From the question to the last word, looked at from inside at every step. */
async function visit(staff: Opened, commitment: string): Promise<Visit> {
  const held: Attachment[] = [];
  const tags: string[] = [];
  const look = async (object: DurableObjectStub) => {
    const { attachments, tags: named, stored } = await heldBy(object);
    held.push(...attachments);
    tags.push(...named);
    expect(stored).toBe(0);
  };
  const queue = await page("/ws/queue", undefined, traces);
  queue.send({ type: "ask", line, language: "en", also: ["cy"], commitment });
  await queue.nextOf("placed");
  const { waiting } = (await staff.next((frame: { waiting?: unknown[] }) => frame.waiting?.length === 1)) as {
    waiting: { ticket: string }[];
  };
  await look(switchboard(bindings));
  staff.send({ type: "decline", ticket: waiting[0]?.ticket });
  await staff.next((frame: { me?: { offer: unknown } }) => frame.me?.offer === null);
  await look(switchboard(bindings));
  staff.send({ type: "take" });
  const called = (await queue.nextOf("called")) as { room: RoomId; admission: string };
  const taken = (await staff.nextOf("taken")) as { admission: string };
  await look(switchboard(bindings));
  const visitor = await page("/ws/room", called.admission, traces);
  const counsellor = await page("/ws/room", taken.admission);
  for (const end of [visitor, counsellor]) end.send({ type: "resume", next: [] });
  await visitor.next((frame: { seats?: number[] }) => frame.seats?.length === 2);
  queue.send({ type: "seated", room: called.room });
  queue.close(1000);
  await queue.closed;
  visitor.sendRaw(packBinary(binaryKind.sealed, 0, new TextEncoder().encode("Kestrel-7431")));
  await counsellor.nextBytes();
  await look(switchboard(bindings));
  await look(room(bindings, called.room));
  visitor.send({ type: "ended" });
  await counsellor.nextOf("gone");
  await look(room(bindings, called.room));
  visitor.send({ type: "feeling", difference: -3 });
  await visitor.closed;
  await look(room(bindings, called.room));
  counsellor.close(4000);
  await counsellor.closed;
  // What is written down of it is that there was one, with others (Q21); the gate stays in memory alone.
  await switchboard(bindings).flag(sessionOf(held), called.room);
  await look(switchboard(bindings));
  staff.send({ type: "ended", room: called.room });
  await staff.next((frame: { me?: { chats: string[] } }) => frame.me?.chats.length === 0);
  return { held, tags, room: called.room };
}

const sessionOf = (held: readonly Attachment[]): SessionId =>
  SessionId.parse(held.find(({ kind }) => kind === "console")?.pass?.session);

const whose = (held: Attachment): string => {
  if (held.admission !== undefined) return held.admission.seat === 0 ? "a visitor in a chat" : "a counsellor in a chat";
  return held.kind === "console" ? "a console" : "a visitor in line";
};

test("P3: the server's memory holds exactly the fields that the document names, and nothing that a browser said", async () => {
  const staff = await onDuty();
  const { held, tags } = await visit(staff, "c".repeat(43));
  staff.send({ type: "taking", on: false, rest: "break" });
  await staff.next((frame: { me?: { taking: boolean } }) => frame.me?.taking === false);
  const after = (await heldBy(switchboard(bindings))).attachments;
  const fields = Object.groupBy([...held, ...after], whose);
  expect(Object.fromEntries(Object.entries(fields).map(([who, all]) => [who, fieldsOf(all)]))).toEqual(
    listed(document, "In the server's memory"),
  );
  // The tag of a socket is its own random name and nothing else.
  expect(tags.toSorted()).toEqual(held.map(({ socket }) => socket).toSorted());
  const everything = JSON.stringify([held, tags]);
  expect(["Kestrel-7431", ...Object.values(traces)].filter((trace) => everything.includes(trace))).toEqual([]);
});

test("P3: a field that the document does not name would be noticed, however deep", () => {
  const named = listed(document, "In the server's memory")["a visitor in line"] ?? [];
  expect(named).toContain("call.room");
  for (const planted of [{ address: "203.0.113.77" }, { call: { country: "NL" } }, { told: [{ agent: null }] }])
    expect(fieldsOf(planted).filter((field) => !named.includes(field))).not.toEqual([]);
});

test("P3: when the page is gone, so is everything that was held of it", async () => {
  const staff = await onDuty();
  const { room: id } = await visit(staff, "c".repeat(43));
  expect(await heldBy(room(bindings, id))).toEqual({ attachments: [], tags: [], stored: 0 });
  const { attachments, stored } = await heldBy(switchboard(bindings));
  expect([attachments.map(whose), attachments[0]?.chats, stored]).toEqual([["a console"], [], 0]);
});

/** Ids, keys and instants: every value by which one visit could be recognised in another. */
function telling(held: readonly Attachment[]): Set<unknown> {
  const values = new Set<unknown>();
  const visitors = held.filter((one) => whose(one).startsWith("a visitor"));
  JSON.stringify(visitors, (name, value: unknown) => {
    // Of the rota, and the same for everybody.
    if (name === "lastStartAt") return value;
    if ((typeof value === "string" && value.length >= 16) || (typeof value === "number" && value > 1e9))
      values.add(value);
    return value;
  });
  return values;
}

test("P7: nothing the server holds of a visit occurs in what it holds of the next one by the same browser", async () => {
  const staff = await onDuty();
  const first = telling((await visit(staff, "c".repeat(43))).held);
  const second = telling((await visit(staff, "d".repeat(43))).held);
  expect(first.size).toBeGreaterThan(6);
  expect(second.size).toBeGreaterThan(6);
  expect([...first].filter((value) => second.has(value))).toEqual([]);
  // A page that used its commitment twice would be recognised, and this comparison would show it.
  const again = telling((await visit(staff, "c".repeat(43))).held);
  expect([...first].filter((value) => again.has(value))).toEqual(["c".repeat(43)]);
});
