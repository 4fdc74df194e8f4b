/** Q20, Q21 at the Office: who begins and ends a surge, what sheets then say, and what is counted of a flag. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { idFrom, LineSlug, type RoomId } from "../../../shared/ids.ts";
import { flagCountsKeptDays, surgeMs } from "../../../shared/limits.ts";
import { SurgeNow } from "../../../shared/shift-interface.ts";
import { office } from "../../../worker/objects.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { addFlags, nextToForgetFlags } from "../../../worker/office/running/flags.ts";
import { bindings } from "../relay/sockets.ts";
import type { Browser } from "./coordinating.ts";
import { at, atRota, goTo, type Planned } from "./planned.ts";
import { hour } from "./staff.ts";

const noon = at("2026-12-04T12:00");
const day = 24 * hour;
const line = LineSlug.parse("harbour");
const room = idFrom<RoomId>(new Uint8Array(16).fill(9));

function onShift(act: (planned: Planned) => Promise<void>): Promise<void> {
  return atRota(async (planned) => {
    const { desk, priya, sam } = planned;
    planned.rules({ onDutyLeast: 1 });
    planned.shift("2026-12-04T09:00", "17:00", {}, priya, sam);
    desk.sql.exec("UPDATE assignments SET lead = 1 WHERE person = ?", priya.person);
    goTo(desk, noon);
    await act(planned);
  });
}

const surgeOf = async ({ desk }: Planned, { cookie }: Browser): Promise<SurgeNow> =>
  SurgeNow.parse(await (await desk.get("shift/surge", cookie)).json());
const wordOf = async (response: Response): Promise<string> =>
  response.ok ? "ok" : ((await response.json()) as { type: string }).type;

test("Q20: the lead of a running shift begins a surge, the Switchboard hears at once, and anybody in charge ends it", () =>
  onShift(async (planned) => {
    const { desk, priya, sam, alex } = planned;
    const surge = (whose: Browser) => surgeOf(planned, whose);
    expect(await surge(alex)).toEqual({ until: null, by: null, flagged: 0 });
    expect(await wordOf(await desk.post("shift/surge", { on: true }, sam))).toBe("notAllowed");
    expect(await wordOf(await desk.post("shift/surge", { on: true }, priya))).toBe("ok");
    const { told } = desk;
    expect(told.map(({ surgeUntil }) => surgeUntil)).toEqual(told.map(() => noon + surgeMs));
    const [before] = told;
    expect(before?.revision).toBeGreaterThanOrEqual(noon);
    expect(await surge(alex)).toEqual({ until: noon + surgeMs, by: "Priya", flagged: 0 });
    // Passes say it too.
    expect((await desk.get("duty", sam.cookie)).status).toBe(200);
    expect(desk.passes.at(-1)?.lines[0]?.surgeUntil).toBe(noon + surgeMs);
    goTo(desk, noon + hour);
    expect(await wordOf(await desk.post("shift/surge", { on: false }, alex))).toBe("ok");
    expect(desk.told.at(-1)).not.toHaveProperty("surgeUntil");
    expect(desk.told.at(-1)?.revision).toBeGreaterThan(before?.revision ?? 0);
    expect((await surge(priya)).until).toBeNull();
    const rows = desk.sql.exec("SELECT actor, action, details FROM audit WHERE action LIKE 'surge%' ORDER BY number");
    expect(rows.toArray()).toEqual([
      { actor: priya.person, action: "surgeBegun", details: JSON.stringify({ until: noon + surgeMs }) },
      { actor: alex.person, action: "surgeEnded", details: "{}" },
    ]);
    // Ended already: nothing is done, and nothing recorded.
    expect(await wordOf(await desk.post("shift/surge", { on: false }, alex))).toBe("ok");
    expect(desk.sql.exec("SELECT number FROM audit WHERE action = 'surgeEnded'").toArray()).toHaveLength(1);
  }));

test("Q20: it ends by itself, and its row goes with it", () =>
  onShift(async (planned) => {
    const { desk, alex } = planned;
    await desk.post("shift/surge", { on: true }, alex);
    goTo(desk, noon + surgeMs - 1);
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(desk.sql.exec("SELECT one FROM surge").toArray()).toHaveLength(1);
    goTo(desk, noon + surgeMs);
    expect(await surgeOf(planned, alex)).toMatchObject({ until: null, by: null });
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(desk.sql.exec("SELECT one FROM surge").toArray()).toEqual([]);
  }));

test("Q20: a lead whose shift does not run begins none", () =>
  onShift(async ({ desk, priya }) => {
    goTo(desk, at("2026-12-04T18:00"));
    expect(await wordOf(await desk.post("shift/surge", { on: true }, priya))).toBe("notLeading");
  }));

test("Q21, S17: who flags a chat they hold writes nothing; of flags that were pooled the day and the line are counted", () =>
  onShift(async (planned) => {
    const { desk, sam, alex } = planned;
    expect(await wordOf(await desk.post("shift/flag", { room }, alex))).toBe("notAllowed");
    expect(await wordOf(await desk.post("shift/flag", { room }, sam))).toBe("noSuchChat");
    desk.chats.add(room);
    expect(await wordOf(await desk.post("shift/flag", { room }, sam))).toBe("ok");
    expect(desk.flagged.map((flag) => flag.room)).toEqual([room, room]);
    expect(desk.sql.exec("SELECT * FROM flags").toArray()).toEqual([]);
    expect(JSON.stringify(desk.sql.exec("SELECT * FROM audit").toArray())).not.toContain(room);
    addFlags(desk.sql, [line, line], desk.now);
    expect(desk.sql.exec("SELECT * FROM flags").toArray()).toEqual([{ day: "2026-12-04", line, count: 2 }]);
    expect(await surgeOf(planned, alex)).toMatchObject({ flagged: 2 });
    desk.sql.exec("UPDATE flags SET day = '2026-11-27'");
    expect(await surgeOf(planned, alex)).toMatchObject({ flagged: 0 });
  }));

test("Q21: counts are deleted after thirty days, whether or not anything is flagged again", () =>
  onShift(async ({ desk }) => {
    const counts = () => desk.sql.exec("SELECT day, count FROM flags ORDER BY day").toArray();
    const ring = () => doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    const midnight = at("2026-12-04T00:00");
    addFlags(desk.sql, [line], desk.now);
    addFlags(desk.sql, [line], desk.now + day);
    expect(nextToForgetFlags(desk.sql)).toBe(midnight + flagCountsKeptDays * day);
    desk.now = midnight + flagCountsKeptDays * day - 1;
    await ring();
    expect(counts()).toHaveLength(2);
    desk.now++;
    await ring();
    expect(counts()).toEqual([{ day: "2026-12-05", count: 1 }]);
    desk.now += day;
    await ring();
    expect([counts(), nextToForgetFlags(desk.sql)]).toEqual([[], null]);
  }));

test("Q21: the alarm is set with the counts", () =>
  runInDurableObject(office(bindings), async (object, { storage }) => {
    storage.sql.exec("DELETE FROM flags");
    await storage.deleteAlarm();
    await object.countPooled([], [line]);
    expect(await storage.getAlarm()).toBeLessThanOrEqual(nextToForgetFlags(storage.sql) ?? 0);
  }));
