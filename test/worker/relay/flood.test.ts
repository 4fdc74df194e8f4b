/** Rules Q17 to Q21 at the running service, through real sockets: a flood from a few addresses keeps nobody else out. */
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { RoomId, type TicketId } from "../../../shared/ids.ts";
import {
  gatesKept,
  gatesKnownMs,
  joinsBurst,
  joinsOfProviderBurst,
  joinsOfProviderPerSecond,
  joinsPerSecond,
  joinsTogetherBurst,
  joinsTogetherPerSecond,
  placesOfGate,
  puzzleBitsLeast,
  returnsBurst,
  returnsOfGateBurst,
  returnsOfGatePerSecond,
  returnsPerSecond,
} from "../../../shared/limits.ts";
import { closeCode, subprotocol } from "../../../shared/protocol.ts";
import { readToken, Ticket } from "../../../shared/tokens.ts";
import { solve } from "../../../web/visitor/solver.ts";
import { keysUnder } from "../../../worker/gate-key.ts";
import { Joins } from "../../../worker/joins.ts";
import { switchboard } from "../../../worker/objects.ts";
import { saltOf, siteOf } from "../../../worker/switchboard/salts.ts";
import { upgrade } from "../../../worker/upgrade.ts";
import { admission, bindings, duty, fresh, line, type Opened, open, person, ticket } from "./sockets.ts";

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

test("Q17: a place that somebody has is not counted with whatever else comes from their address", async () => {
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

test("Q17: whoever comes back is counted by the place, whoever asks by where from, and both while puzzles are asked for", async () => {
  const joins = new Joins();
  const [asked, back] = [vi.spyOn(joins, "mayJoin"), vi.spyOn(joins, "mayReturn")];
  const comesWith = async (token?: string) => {
    const protocols = [subprotocol, ...(token === undefined ? [] : [token])].join();
    const headers = { Upgrade: "websocket", Origin: "https://harbour.example", "Sec-WebSocket-Protocol": protocols };
    const { webSocket } = await upgrade(
      "queue",
      new Request("https://harbour.example/ws/queue", { headers }),
      bindings,
      joins,
    );
    const closed = new Promise<number>((done) => webSocket?.addEventListener("close", ({ code }) => done(code)));
    webSocket?.accept();
    const counted = [asked.mock.calls.length, back.mock.calls.length];
    for (const spy of [asked, back]) spy.mockClear();
    return { counted, closed, leave: () => webSocket?.close(1000) };
  };
  const atDoor = () => ticket({ bits: puzzleBitsLeast });
  for (const [token, counted] of [
    [undefined, [1, 0]],
    [ticket(), [0, 1]],
    [admission(), [0, 1]],
    [atDoor(), [1, 1]],
  ] as const) {
    const socket = await comesWith(token);
    expect(socket.counted).toEqual(counted);
    socket.leave();
  }
  asked.mockReturnValue(false);
  expect(await (await comesWith(atDoor())).closed).toBe(closeCode.tooFast);
  (await comesWith(ticket())).leave();
  back.mockReturnValue(false);
  expect(await (await comesWith(ticket())).closed).toBe(closeCode.tooFast);
});

test("Q17: one place is ten sockets at once and one a second, and all places of one gate twenty", () => {
  const joins = new Joins();
  const request = new Request("https://harbour.example/", { headers: { "CF-Connecting-IP": honest } });
  const taken = (count: number, place: () => TicketId, now: number) =>
    Array.from({ length: count }, () => joins.mayReturn(request, place(), now)).filter(Boolean).length;
  const one = fresh<TicketId>();
  expect(taken(returnsBurst + 5, () => one, 0)).toBe(returnsBurst);
  expect(taken(5, () => one, 1000)).toBe(returnsPerSecond);
  expect(taken(1, fresh<TicketId>, 1000)).toBe(1);
  const many = new Joins();
  const ofMany = (count: number, now: number) =>
    Array.from({ length: count }, () => many.mayReturn(request, fresh<TicketId>(), now)).filter(Boolean).length;
  expect(ofMany(returnsOfGateBurst + 50, 0)).toBe(returnsOfGateBurst);
  expect(ofMany(returnsOfGateBurst, 1000)).toBe(returnsOfGatePerSecond);
  // Whoever came back with a place takes nothing from whoever asks for one.
  expect(many.mayJoin(request, 1000)).toBe(true);
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
  expect(await flag((await person()).session)).toBe(false);
  expect(await flag()).toBe(true);
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
    expect(told).not.toMatch(/"[a-z0-9]+\.[A-Za-z0-9_-]{22}/);
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
  // Another connection of the same site, and another site.
  const sites = [one, otherPhone, of({ "CF-Connecting-IP": "2001:db8:2:1::1" })].map((keys) => siteOf(keys?.[0] ?? ""));
  expect(sites[0]).toBe(sites[1]);
  expect(sites[0]).not.toBe(sites[2]);
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

test("Q17: so many places and gates are known at once; the one that was counted longest ago begins anew", () => {
  const joins = new Joins();
  const request = new Request("https://harbour.example/");
  const back = (place: TicketId) => joins.mayReturn(request, place, 0);
  const one = fresh<TicketId>();
  const uses = Array.from({ length: returnsBurst + 1 }, () => back(one));
  expect([uses.at(-2), uses.at(-1)]).toEqual([true, false]);
  for (let others = 1; others < gatesKept; others++) back(fresh<TicketId>());
  expect(back(one)).toBe(false);
  back(fresh<TicketId>());
  expect(back(one)).toBe(true);
});

test("Q17: what the Switchboard said of its salts is known some seconds, and any request after that makes it forgotten", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  try {
    const joins = new Joins();
    const request = new Request("https://harbour.example/", { headers: { "CF-Connecting-IP": honest } });
    let asked = 0;
    const answers = async () => {
      asked++;
      return { salts: [{ name: `s${asked}`, salt: new Uint8Array(32) }], surge: false };
    };
    const fails = () => Promise.reject(new Error("nobody answers"));
    const saltNow = async (ask: () => ReturnType<typeof answers>) => (await joins.keysOf(request, ask))?.map(saltOf);
    expect(await saltNow(answers)).toEqual(["s1"]);
    vi.setSystemTime(Date.now() + gatesKnownMs - 1);
    joins.expire(Date.now());
    expect(await saltNow(fails)).toEqual(["s1"]);
    vi.setSystemTime(Date.now() + 1);
    expect(await saltNow(answers)).toEqual(["s2"]);
    vi.setSystemTime(Date.now() + gatesKnownMs);
    joins.expire(Date.now());
    expect(await saltNow(fails)).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
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
