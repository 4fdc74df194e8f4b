/** Complaints come from visitors who had a chat, once from each, and a flood of them pushes no honest one out. */
import { exports as workerExports } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import type { SealedCopy } from "../../shared/complaint.ts";
import { Sealed } from "../../shared/complaint.ts";
import { LineSlug, type PersonId, type RoomId, type SessionId, TicketId } from "../../shared/ids.ts";
import {
  admissionMs,
  complaintAfterMs,
  complaintBytes,
  complaintsBurst,
  complaintsPerSecond,
  complaintTicketsKept,
  largeBodyBytes,
} from "../../shared/limits.ts";
import type { Admission } from "../../shared/tokens.ts";
import { ComplaintDoor } from "../../worker/complaints.ts";
import type { Kept } from "../../worker/office/complaints.ts";
import { freshId } from "../../worker/office/secrets.ts";
import { signToken } from "../../worker/tokens.ts";
import { monday } from "./office/staff.ts";

const key = "k".repeat(43);
const line = LineSlug.parse("harbour");
const sealed = "A".repeat(Math.ceil(((complaintBytes + 48) * 4) / 3));
const copies: SealedCopy[] = ["D", "E"].map((letter) => ({ device: letter.repeat(43), sealed }));

function admission(changed: Partial<Admission> = {}): string {
  return signToken(key, "admission", {
    room: freshId<RoomId>(),
    ticket: freshId<TicketId>(),
    seat: 0,
    line,
    askedAt: monday,
    endsAt: monday + admissionMs,
    expires: monday + admissionMs,
    ...changed,
  });
}

/** An Office that answers as it is told, and remembers what it was asked to keep. */
const office = {
  says: "kept" as Kept,
  kept: [] as unknown[],
  asked: 0,
  async leads() {
    office.asked += 1;
    return { leads: [], revocations: null };
  },
  async keepComplaint(...given: unknown[]) {
    office.kept.push(given);
    return office.says;
  },
};
let door: ComplaintDoor;
beforeEach(() => {
  door = new ComplaintDoor();
  Object.assign(office, { says: "kept", kept: [], asked: 0 });
});

interface Given {
  readonly body?: unknown;
  readonly from?: string;
  readonly now?: number;
  readonly type?: string;
}

async function brings(token: string, { body, from, now = monday, type = "application/json" }: Given = {}) {
  const request = new Request("https://harbour.example/api/complaint", {
    method: "POST",
    headers: { "content-type": type, ...(from && { "CF-Connecting-IP": from }) },
    body: typeof body === "string" ? body : JSON.stringify(body ?? { admission: token, copies }),
  });
  return (await door.take(request, key, { now, real: now }, office)).status;
}

test("the Office hears the line and what is sealed: not which chat it was", async () => {
  expect(Sealed.safeParse(sealed).success).toBe(true);
  expect(await brings(admission())).toBe(204);
  expect(office.kept).toEqual([[line, copies]]);
});

test("without the proof of a visitor's chat nothing is taken, and the Office is not asked", async () => {
  const staff = { person: freshId<PersonId>(), session: freshId<SessionId>() };
  const others = [
    "x.".padEnd(45, "A"),
    admission({ seat: 1, staff }),
    signToken("another key", "admission", { ...JSON.parse(atob(admission().split(".")[0] ?? "")) }),
    signToken(key, "ticket", { id: freshId<TicketId>(), line, askedAt: monday, expires: monday + admissionMs }),
  ];
  for (const token of others) expect(await brings(token)).toBe(403);
  expect(office.kept).toEqual([]);
});

test("a chat's proof counts for twelve hours after it has run out, and no longer", async () => {
  const until = monday + admissionMs + complaintAfterMs;
  expect(await brings(admission(), { now: until - 1 })).toBe(204);
  expect(await brings(admission(), { now: until })).toBe(403);
});

test("one from each place, also when two come at once, and again after one that was not taken", async () => {
  const token = admission({ ticket: TicketId.parse("T".repeat(22)) });
  const renewed = admission({ ticket: TicketId.parse("T".repeat(22)) });
  office.says = "leadsChanged";
  expect(await brings(token)).toBe(409);
  office.says = "full";
  expect(await brings(token)).toBe(503);
  office.says = "kept";
  office.kept = [];
  expect((await Promise.all([brings(token), brings(renewed)])).toSorted()).toEqual([204, 410]);
  expect(await brings(renewed)).toBe(410);
  expect(office.kept).toHaveLength(1);
});

test("of so many chats it is remembered that their complaint came, the oldest being forgotten first", async () => {
  const token = (at: number) => admission({ ticket: TicketId.parse(`${at}`.padStart(21, "0").padEnd(22, "A")) });
  for (let at = 0; at < complaintTicketsKept; at += 1) expect(await brings(token(at))).toBe(204);
  expect(await brings(token(0))).toBe(410);
  expect(await brings(token(complaintTicketsKept))).toBe(204);
  expect(await brings(token(1))).toBe(410);
  expect(await brings(token(0))).toBe(204);
});

test("from one gate so many at once and one more in ten minutes; whoever comes from elsewhere is not kept out", async () => {
  const from = "2001:db8:c0de:1::1";
  for (let time = 0; time < complaintsBurst; time += 1) expect(await brings(admission(), { from })).toBe(204);
  expect(await brings(admission(), { from: "2001:db8:c0de:2::2" })).toBe(429);
  expect(await brings(admission(), { from: "198.51.100.7" })).toBe(204);
  expect(await brings(admission(), { from, now: monday + 1000 / complaintsPerSecond })).toBe(204);
});

test("what was not taken does not count at its gate, and a refused gate asks the Office nothing", async () => {
  const from = "198.51.100.7";
  office.says = "full";
  for (let time = 0; time < 2 * complaintsBurst; time += 1) expect(await brings(admission(), { from })).toBe(503);
  office.says = "kept";
  for (let time = 0; time < complaintsBurst; time += 1) await brings(admission(), { from });
  office.kept = [];
  expect(await brings(admission(), { from })).toBe(429);
  expect(office.kept).toEqual([]);
});

test("a body of another form or length gets an answer and changes nothing", async () => {
  const token = admission();
  const [first] = copies;
  const odd: [unknown, number, string?][] = [
    ["{", 400],
    [{ admission: token }, 400],
    [{ admission: token, copies: [first] }, 400],
    [{ admission: token, copies: [...copies, ...copies, ...copies, first] }, 400],
    [{ admission: token, copies: copies.map((copy) => ({ ...copy, sealed: "A" })) }, 400],
    [{ admission: token, copies, name: "me" }, 400],
    [{ admission: token, copies }, 400, "text/plain"],
    ["x".repeat(largeBodyBytes + 1), 413],
  ];
  for (const [body, status, type = "application/json"] of odd) expect(await brings(token, { body, type })).toBe(status);
  expect(office.kept).toEqual([]);
  expect(await brings(token)).toBe(204);
});

test("who reads complaints is told to whoever had a chat, and asked of the Office once for a crowd", async () => {
  const ask = async (token: string) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ admission: token }),
    };
    const request = new Request("https://harbour.example/api/complaint/leads", init);
    return door.leads(request, key, { now: monday, real: monday }, office);
  };
  expect((await ask("x.".padEnd(45, "A"))).status).toBe(403);
  for (let time = 0; time < 5; time += 1)
    expect(await (await ask(admission())).json()).toEqual({ leads: [], revocations: null });
  expect(office.asked).toBe(1);
});

test("another site's page is refused at the Worker, before anything is read", async () => {
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  for (const path of ["/api/complaint", "/api/complaint/leads"]) {
    for (const headers of [{}, { Origin: "https://elsewhere.example" }]) {
      const answer = await worker.fetch(`https://harbour.example${path}`, { method: "POST", headers, body: "{" });
      expect(answer.status).toBe(403);
    }
    const own = { Origin: "https://harbour.example", "content-type": "application/json" };
    const answer = await worker.fetch(`https://harbour.example${path}`, { method: "POST", headers: own, body: "{" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  }
});
