/** Rules Q17 to Q21 at the running service, through real sockets: a flood from a few addresses keeps nobody else out. */
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { RoomId } from "../../../shared/ids.ts";
import {
  joinsBurst,
  joinsOfProviderBurst,
  joinsOfProviderPerSecond,
  joinsPerSecond,
  joinsTogetherBurst,
  joinsTogetherPerSecond,
  placesOfGate,
  puzzleBitsLeast,
} from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { readToken, Ticket } from "../../../shared/tokens.ts";
import { solve } from "../../../web/visitor/solver.ts";
import { keysUnder } from "../../../worker/gate-key.ts";
import { Joins } from "../../../worker/joins.ts";
import { switchboard } from "../../../worker/objects.ts";
import { bindings, duty, line, type Opened, open, person } from "./sockets.ts";

const hostile = ["192.0.2.1", "192.0.2.2", "2001:db8:bad::1", "2001:db8:bad:1::1"];
const honest = "203.0.113.5";
const ask = { type: "ask", line, language: "en", commitment: "c".repeat(43) };
const opened: Opened[] = [];

afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await abortAllDurableObjects();
});

async function comes(from: string, token?: string): Promise<Opened> {
  const socket = await open("/ws/queue?puzzles", token, { "CF-Connecting-IP": from });
  opened.push(socket);
  return socket;
}

async function console(member?: Awaited<ReturnType<typeof person>>): Promise<Opened> {
  const staff = await open("/ws/staff", duty(member ?? (await person())));
  opened.push(staff);
  staff.send({ type: "start", admissions: [] });
  staff.send({ type: "checkIn" });
  await staff.next((frame: { type: string; me?: { checkedIn: boolean } }) => frame.me?.checkedIn === true);
  return staff;
}

/** As our page does it. */
async function joins(page: Opened): Promise<Record<string, unknown>> {
  page.send(ask);
  const first: Record<string, unknown> = await page.next(({ type }: { type: string }) =>
    ["placed", "puzzle"].includes(type),
  );
  if (first.type === "placed") return first;
  const { id = "" } = readToken(Ticket, String(first.ticket)) ?? {};
  page.send({ type: "solved", answers: await solve(id, Number(first.bits), () => true) });
  return page.nextOf("placed");
}

const idOf = (ticket: unknown) => readToken(Ticket, String(ticket))?.id ?? String(ticket);

test("Q17, Q19: two thousand hostile joins from a few addresses let an honest visitor from elsewhere in", async () => {
  await console();
  const flood = await Promise.all(
    Array.from({ length: 2000 }, async (_, number) => {
      const page = await comes(hostile[number % hostile.length] ?? "");
      page.send(ask);
      return page;
    }),
  );
  const { ahead } = await joins(await comes(honest));
  expect(ahead).toBeLessThanOrEqual(hostile.length * placesOfGate);
  const refused = flood.filter(({ frames }) => frames.length === 0);
  expect(refused.length).toBeGreaterThanOrEqual(2000 - hostile.length * (joinsBurst + 60));
  expect(await refused.at(-1)?.closed).toBe(closeCode.tooFast);
});

test("Q17: a place that somebody has is never counted, whatever else comes from their address", async () => {
  await console();
  const honest = "198.51.100.10";
  const page = await comes(honest);
  page.send(ask);
  const { ticket } = await page.nextOf("placed");
  const others = await Promise.all(Array.from({ length: joinsBurst }, () => comes(honest)));
  expect(await (await comes(honest)).closed).toBe(closeCode.tooFast);
  expect(others.length).toBe(joinsBurst);
  const back = await comes(honest, String(ticket));
  back.send(ask);
  expect(await back.nextOf("placed")).toBeDefined();
});

test("Q18: a page from before there were puzzles hears of none", async () => {
  await console();
  const school = "198.51.100.20";
  for (let count = 0; count < placesOfGate; count++) await joins(await comes(school));
  const [older, newer] = [await open("/ws/queue", undefined, { "CF-Connecting-IP": school }), await comes(school)];
  opened.push(older);
  older.send(ask);
  newer.send(ask);
  expect(await newer.nextOf("puzzle")).toMatchObject({ bits: puzzleBitsLeast + 1 });
  expect(older.frames).toEqual([]);
});

test("Q21: whoever comes by a connection that was flagged stands behind who came later, and is served all the same", async () => {
  const member = await person();
  const staff = await console(member);
  const next = async () => {
    staff.send({ type: "take" });
    const { room, ticket } = await staff.nextOf("taken");
    return { room: RoomId.parse(room), id: idOf(ticket) };
  };
  const harmful = "198.51.100.40";
  const first = await comes(harmful);
  await joins(first);
  const { room } = await next();
  await first.nextOf("called");
  staff.send({ type: "seated", room });
  const flag = (session = member.session) => switchboard(bindings).flag(session, room);
  expect(await flag((await person()).session)).toBeNull();
  expect(await flag()).toBe(line);
  staff.send({ type: "ended", room });
  first.close();

  const again = await comes(harmful);
  const back = idOf((await joins(again)).ticket);
  const later = await comes("198.51.100.41");
  const { ticket, ahead } = await joins(later);
  expect(ahead).toBe(0);
  const taken = await next();
  expect(taken.id).toBe(idOf(ticket));
  staff.send({ type: "seated", room: taken.room });
  staff.send({ type: "ended", room: taken.room });
  later.close();
  expect((await next()).id).toBe(back);
  await again.nextOf("called");
});

test("no address, and nothing made of one, reaches an attachment or a console", async () => {
  const somewhere = "198.51.100.30";
  const staff = await console();
  await joins(await comes(somewhere));
  await staff.next((frame: { waitingCount?: number }) => frame.waitingCount === 1);
  const keys = await runInDurableObject(switchboard(bindings), (_, context) =>
    context.getWebSockets().map((socket) => JSON.stringify(socket.deserializeAttachment())),
  );
  expect(keys.length).toBeGreaterThan(1);
  for (const told of [...keys, JSON.stringify(staff.frames)]) {
    expect(told).not.toContain(somewhere);
    expect(told).not.toMatch(/"[a-z0-9]+\.[A-Za-z0-9_-]{22}"/);
  }
});

test("who shares an address with everybody is told apart by none", () => {
  const salts = [{ name: "s", salt: new Uint8Array(32) }];
  const of = (headers: Record<string, string>) =>
    keysUnder(new Request("https://harbour.example/", { headers }), salts);
  expect(of({})).toBeUndefined();
  for (const loopback of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    expect(of({ "CF-Connecting-IP": loopback })).toBeUndefined();
  expect(of({ "CF-Connecting-IP": "198.51.100.7", "CF-IPCountry": "T1" })).toBeUndefined();
  const [one, sameLine, otherPhone] = ["2001:db8:1:1::1", "2001:db8:1:1:5::9", "2001:db8:1:2::1"].map((address) =>
    of({ "CF-Connecting-IP": address }),
  );
  expect(one).toEqual(sameLine);
  expect(one).not.toEqual(otherPhone);
});

test("Q17: a provider's network and everybody together have their limits too, and forget them by the second", () => {
  const asks = (joins: Joins, count: number, address: (index: number) => string | undefined, now = 0) => {
    const taken = Array.from({ length: count }, (_, index) => {
      const from = address(index);
      const headers = from === undefined ? {} : { "CF-Connecting-IP": from };
      return joins.mayJoin(new Request("https://harbour.example/", { headers }), now);
    });
    return taken.filter(Boolean).length;
  };
  const ofProvider = new Joins();
  const phones = (index: number) => `2001:db8:${index.toString(16)}::1`;
  expect(asks(ofProvider, joinsOfProviderBurst + 50, phones)).toBe(joinsOfProviderBurst);
  expect(asks(ofProvider, 1, () => honest)).toBe(1);
  expect(asks(ofProvider, 50, phones, 1000)).toBe(joinsOfProviderPerSecond);
  // Where nobody tells addresses, as well.
  const together = new Joins();
  expect(asks(together, joinsTogetherBurst + 50, () => undefined)).toBe(joinsTogetherBurst);
  expect(asks(together, joinsTogetherBurst, () => undefined, 1000)).toBe(joinsTogetherPerSecond);
  const one = new Joins();
  expect(asks(one, joinsBurst + 5, () => honest)).toBe(joinsBurst);
  expect(asks(one, 5, () => honest, 1000)).toBe(joinsPerSecond);
});

test("Q17: each counts twice in a surge, and where the Switchboard gives no answer nobody is kept out", async () => {
  const joins = new Joins();
  const request = new Request("https://harbour.example/", { headers: { "CF-Connecting-IP": honest } });
  expect(await joins.keysOf(request, () => Promise.reject(new Error("nobody answers")))).toBeUndefined();
  expect(joins.mayJoin(request, 0)).toBe(true);
  await joins.keysOf(request, () => Promise.resolve({ salts: [], surge: true }));
  const taken = Array.from({ length: joinsBurst }, () => joins.mayJoin(request, 0)).filter(Boolean);
  expect(taken.length).toBe(Math.floor((joinsBurst - 1) / 2));
});
