/** Calendar feeds: told once, read by whoever has the address, and nothing for everybody else. */
import { runInDurableObject } from "cloudflare:test";
import { exports as workerExports } from "cloudflare:workers";
import ICAL from "ical.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AssignmentId, PersonId, ShiftId } from "../../../shared/ids.ts";
import { cancelledKeptMs, feedPastMs } from "../../../shared/limits.ts";
import { apply } from "../../../shared/rota/apply.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { FeedMade } from "../../../shared/rota-interface.ts";
import { feedWith, makeFeed } from "../../../worker/office/planning/feeds.ts";
import { planIn } from "../../../worker/office/planning/rows.ts";
import { writePlan } from "../../../worker/office/planning/writing.ts";
import { freshId, secretHash } from "../../../worker/office/secrets.ts";
import { type Browser, wordOf } from "./coordinating.ts";
import { at, atRota, goTo, harbour, need, type Planned } from "./planned.ts";
import { bindings, monday } from "./staff.ts";

const worker = (workerExports as unknown as { default: Fetcher }).default;

async function make({ post }: Planned, by: Browser, summary = "Shift"): Promise<string> {
  const { address } = FeedMade.parse(await (await post("feed", by, { do: "make", summary })).json());
  const [, token] = /^http:\/\/office\/calendar\/([A-Za-z0-9_-]{43})\.ics$/.exec(address ?? "") ?? [];
  if (token === undefined) throw new Error(`no address: ${address}`);
  return token;
}

/** As a calendar reads it: how each event stands. */
function read(feed: string | null) {
  const events = new ICAL.Component(ICAL.parse(feed ?? "")).getAllSubcomponents("vevent");
  return events.map((component) => {
    const { uid, startDate, endDate, sequence, summary } = new ICAL.Event(component);
    const [from, until] = [startDate.toJSDate().getTime(), endDate.toJSDate().getTime()];
    return { uid, from, until, sequence, summary, status: component.getFirstPropertyValue("status") };
  });
}

const served = ({ desk }: Planned, token: string) => feedWith(desk.sql, secretHash(token), desk.now);

test("an address is told once, kept as a hash, and replaced or stopped at once", () =>
  atRota(async (planned) => {
    const { post, mine, sam, desk } = planned;
    const first = await make(planned, sam);
    expect((await mine(sam)).feed).toEqual({ madeAt: monday, summary: "Shift" });
    expect(JSON.stringify(desk.sql.exec("SELECT * FROM calendar_feeds").toArray())).not.toContain(first);
    expect(read(served(planned, first))).toEqual([]);
    const second = await make(planned, sam, "Evening");
    expect(served(planned, first)).toBeNull();
    expect(served(planned, second)).toContain("BEGIN:VCALENDAR");
    const stopped = FeedMade.parse(await (await post("feed", sam, { do: "stop" })).json());
    expect(stopped).toMatchObject({ address: null, mine: { feed: null } });
    expect(served(planned, second)).toBeNull();
    expect((await post("feed", sam, { do: "stop" })).status).toBe(200);
    const rows = desk.sql.exec("SELECT action, actor, details FROM audit WHERE action LIKE 'feed%'").toArray();
    expect(rows).toEqual([
      { action: "feedMade", actor: sam.person, details: "{}" },
      { action: "feedMade", actor: sam.person, details: "{}" },
      { action: "feedStopped", actor: sam.person, details: "{}" },
    ]);
    for (const summary of ["", "   ", "two\nlines", "x".repeat(41)])
      expect(await wordOf(await post("feed", sam, { do: "make", summary }))).toBe("400 malformed");
  }));

test("a feed has one's own published turns of the last month and to come, and nothing about the charity or anybody else", () =>
  atRota(async (planned) => {
    const { shift, turnOf, sam, morgan, desk } = planned;
    const next = shift("2026-12-04T09:00", "17:00", {}, sam, morgan);
    shift("2026-12-05T09:00", "17:00", {}, morgan);
    shift("2026-12-06T09:00", "17:00", { published: false }, sam);
    const over = shift("2026-11-02T09:00", "17:00", {}, sam);
    const token = await make(planned, sam, "Diensté; weekly, \\ long ".padEnd(40, "ü"));
    const feed = served(planned, token) ?? "";
    expect(read(feed)).toMatchObject([
      { uid: turnOf(over, sam), from: over.from },
      {
        ...{ uid: turnOf(next, sam), from: next.from, until: next.until, sequence: 1, status: "CONFIRMED" },
        summary: "Diensté; weekly, \\ long ".padEnd(40, "ü"),
      },
    ]);
    for (const said of ["Harbour", "harbour", "Morgan", "Sam", sam.person, morgan.person, token, "http"])
      expect(feed).not.toContain(said);
    const octets = feed.split("\r\n").map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    goTo(desk, over.until + feedPastMs);
    expect(read(served(planned, token))).toHaveLength(1);
  }));

test("a turn that ended is cancelled for thirty days with a higher number, and then forgotten", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam, desk } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const id = turnOf(one, sam);
    const token = await make(planned, sam);
    await ask(sam, { wish: "withdraw", assignment: id });
    expect(read(served(planned, token))).toMatchObject([{ uid: id, sequence: 2, status: "CANCELLED" }]);
    goTo(desk, monday + cancelledKeptMs - 1);
    expect(read(served(planned, token))).toHaveLength(1);
    goTo(desk, monday + cancelledKeptMs);
    expect(read(served(planned, token))).toEqual([]);
  }));

test("a turn that was taken off and given back by undoing that is on again, with a higher number each time", () =>
  atRota(async (planned) => {
    const { shift, turnOf, sam, desk } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const id = turnOf(one, sam);
    const token = await make(planned, sam);
    let plan = planIn(desk.sql, one);
    const performed = (operations: readonly Operation[]) => {
      const applied = apply(plan, operations);
      if (!applied.done) throw new Error(applied.refusal.why);
      writePlan(desk.sql, plan, applied.plan, monday, "person");
      plan = planIn(desk.sql, one);
      expect(plan).toEqual(applied.plan);
      const [event] = read(served(planned, token));
      return { undo: applied.undo, shown: [event?.status, event?.sequence] };
    };
    const off = performed([{ do: "unassign", assignment: id, revision: 1 }]);
    expect(off.shown).toEqual(["CANCELLED", 2]);
    const back = performed(off.undo);
    expect(back.shown).toEqual(["CONFIRMED", 3]);
    const again = performed(back.undo);
    expect(again.shown).toEqual(["CANCELLED", 4]);
    expect(performed(again.undo).shown).toEqual(["CONFIRMED", 5]);
  }));

test("a swap ends one event and begins another, in both calendars", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, mine, sam, morgan } = planned;
    planned.rules({ atOnce: ["swap"] });
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const other = shift("2026-12-08T09:00", "17:00", {}, morgan);
    const [sams, morgans] = [await make(planned, sam), await make(planned, morgan)];
    await ask(sam, { wish: "swap", assignment: turnOf(one, sam), to: null });
    const [swap] = (await mine(morgan)).requests;
    await post("take", morgan, { request: swap?.id, revision: 1, giving: turnOf(other, morgan) });
    const stands = (token: string) => read(served(planned, token)).map(({ from, status }) => [from, status]);
    expect(stands(sams)).toEqual([
      [one.from, "CANCELLED"],
      [other.from, "CONFIRMED"],
    ]);
    expect(stands(morgans)).toEqual([
      [one.from, "CONFIRMED"],
      [other.from, "CANCELLED"],
    ]);
  }));

test("somebody who is paused has no feed until the pause ends, and then the same one", () =>
  atRota(async (planned) => {
    const { sam, desk } = planned;
    const token = await make(planned, sam);
    desk.sql.exec("UPDATE people SET paused_at = ? WHERE id = ?", monday, sam.person);
    expect(served(planned, token)).toBeNull();
    desk.sql.exec("UPDATE people SET paused_at = NULL WHERE id = ?", sam.person);
    expect(served(planned, token)).not.toBeNull();
    desk.sql.exec("UPDATE people SET left_at = ? WHERE id = ?", monday, sam.person);
    expect(served(planned, token)).toBeNull();
  }));

/** The feed as anybody's calendar asks for it, of the service's one Office. */
const withFeed = (act: (token: string) => Promise<void>) => async () => {
  const token = await runInDurableObject(bindings.OFFICE.getByName("main"), (_, { storage }) => {
    const person = freshId<PersonId>();
    const insert = "INSERT INTO people (id, alias, languages, chats_most) VALUES (?, 'Sam', '[\"en\"]', 1)";
    storage.sql.exec(insert, person);
    storage.sql.exec(
      `INSERT OR IGNORE INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff,
         between_chats_ms, last_start_before_ms, revision) VALUES (?, 0, 'Harbour', '["en"]', '', 0, 1, 0, 0, 1)`,
      harbour,
    );
    const stretch = { from: at("2026-12-04T09:00"), until: at("2026-12-04T17:00") };
    const shift = { id: freshId<ShiftId>(), line: harbour, ...stretch, need, pattern: null, day: null };
    const row = { ...shift, published: true, byHand: false, revision: 1 };
    const turn = { id: freshId<AssignmentId>(), shift: row.id, person, ...stretch, lead: false, revision: 1 };
    writePlan(storage.sql, planOf([], []), planOf([row], [turn]), monday, "person");
    return makeFeed(storage.sql, person, "Shift", monday);
  });
  await act(token);
};
const get = (path: string, init: RequestInit = {}) => worker.fetch(`https://harbour.example${path}`, init);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: monday });
});

afterEach(() => {
  vi.useRealTimers();
});

test(
  "a calendar that has the address gets the feed, private and without a cookie",
  withFeed(async (token) => {
    const answer = await get(`/calendar/${token}.ics`, { headers: { cookie: "__Host-session=whatever" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private");
    expect(answer.headers.get("set-cookie")).toBeNull();
    const feed = await answer.text();
    expect(read(feed)).toMatchObject([{ from: at("2026-12-04T09:00"), status: "CONFIRMED" }]);
    expect(JSON.stringify([...answer.headers]) + feed).not.toMatch(new RegExp(`${token}|harbour|quietline`, "i"));
  }),
);

test(
  "a calendar that knows the newest version is told so, and one that only looks gets no body",
  withFeed(async (token) => {
    const path = `/calendar/${token}.ics`;
    const tag = (await get(path)).headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await get(path, { headers: { "if-none-match": known } });
      expect([again.status, again.headers.get("etag"), again.headers.get("cache-control"), await again.text()]).toEqual(
        [...[304, tag, "private", ""]],
      );
    }
    expect((await get(path, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    const head = await get(path, { method: "HEAD" });
    expect([head.status, head.headers.get("etag"), head.headers.get("content-type"), await head.text()]).toEqual([
      ...[200, tag, "text/calendar; charset=utf-8", ""],
    ]);
  }),
);

test(
  "every address that is no feed gets one answer, the same as any other that is nothing",
  withFeed(async (token) => {
    const nothing = await get("/nothing/here");
    const [expected, headers] = [await nothing.text(), JSON.stringify([...nothing.headers])];
    expect(nothing.status).toBe(404);
    const unknown = token.split("").toReversed().join("");
    const paths = ["", ".ics", `${unknown}.ics`, `${token}`, `${token}.ICS`, `${token}x.ics`, `${token}.ics/`];
    for (const path of [...paths, `${token.slice(1)}.ics`, `../calendar/${unknown}.ics`]) {
      const answer = await get(`/calendar/${path}`);
      expect([path, answer.status, await answer.text(), JSON.stringify([...answer.headers])]).toEqual([
        ...[path, 404, expected, headers],
      ]);
    }
    const posted = await get(`/calendar/${token}.ics`, { method: "POST" });
    expect([posted.status, await posted.text()]).toEqual([404, expected]);
  }),
);

test("a feed is not found by what is kept of it", () =>
  atRota(async (planned) => {
    const token = await make(planned, planned.sam);
    expect(served(planned, secretHash(token))).toBeNull();
  }));
