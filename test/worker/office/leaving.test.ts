/** Leaving: every way in ends at once; six months later the name goes and hours become sums. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import { leftStaffMs } from "../../../shared/limits.ts";
import { doWhatIsDue, setAlarm } from "../../../worker/office/alarm.ts";
import { noteJudged } from "../../../worker/office/watching/judged.ts";
import { atHarbour, audited, type Harbour, makeLink, makeList, shownIn, wordOf } from "./coordinating.ts";
import { keepShift } from "./kept.ts";
import { bindings, farAhead, hour, minute, monday } from "./staff.ts";

const harbourLine = LineSlug.parse("harbour");
const nine = Date.parse("2026-11-30T09:00:00Z");
const day = 24 * hour;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: monday });
});

afterEach(() => {
  vi.useRealTimers();
});

const count = ({ desk }: Harbour, table: string, person: string) =>
  desk.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE person = ?`, person).one().n;

async function leave(harbour: Harbour): Promise<Response> {
  const { alex, sam } = harbour;
  const revocation = await makeList(alex, 1, [sam.keys.publicKey]);
  const { revision } = await harbour.personOf(sam.person);
  return harbour.post("people/leave", { person: sam.person, revision, revocation });
}

/** Sam has everything that somebody can have here. */
async function settled({ desk, sam, ...harbour }: Harbour): Promise<void> {
  const { sql } = desk;
  sql.exec(
    `INSERT INTO passkeys (id, person, public_key, counter, transports, name, backed_up, added_at)
     VALUES ('p', ?, 'k', 0, '[]', 'My phone', 0, 1)`,
    sam.person,
  );
  sql.exec("INSERT INTO recovery_codes (code_hash, person, made_at) VALUES ('c', ?, 1)", sam.person);
  sql.exec(
    "INSERT INTO device_requests (signing_key, person, receiving_key, asked_at, ends_at) VALUES (?, ?, ?, 1, ?)",
    ...["D".repeat(43), sam.person, "R".repeat(43), monday + day],
  );
  sql.exec("INSERT INTO person_skills (person, skill) VALUES (?, 'First aid')", sam.person);
  const { body } = await makeLink(harbour.alex, ["counsellor"]);
  await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...body }));
}

test("N11: whoever leaves has no way in any more, at once, and is on no shift to come", () =>
  atHarbour(async (harbour) => {
    await settled(harbour);
    const { sam, desk } = harbour;
    const before = count(harbour, "assignments", sam.person);
    const left = await shownIn(await leave(harbour));
    expect(left).toMatchObject({ state: "left", alias: "Sam", sessions: 0, passkeys: 0, requests: [] });
    expect(left.devices).toMatchObject([{ revokedAt: monday }]);
    expect(left.invitations.some(({ state }) => state === "pending")).toBe(false);
    expect(desk.revoked).toHaveLength(1);
    for (const table of ["sessions", "passkeys", "recovery_codes", "device_requests"])
      expect(count(harbour, table, sam.person), table).toBe(0);
    expect(await wordOf(await harbour.get("me", sam))).toBe("401 noSession");
    const now = "SELECT from_at, until_at FROM assignments WHERE person = ?";
    expect(desk.sql.exec(now, sam.person).toArray()).toEqual([{ from_at: nine, until_at: monday }]);
    const details = desk.sql.exec<{ details: string }>("SELECT details FROM audit WHERE action = 'personLeft'").one();
    expect(JSON.parse(details.details)).toEqual({ assignments: before, devices: 1, sessions: 1 });
  }));

test("N11: what somebody asked or took ends with them, and so does their calendar; lines and open pages hear of it", () =>
  atHarbour(async (harbour) => {
    const { sam, alex, desk } = harbour;
    const { sql } = desk;
    const request = (id: string, person: string, what: object, takenBy: string | null) =>
      sql.exec(
        "INSERT INTO requests VALUES (?, ?, 1, ?, ?, ?, ?, NULL, 1, 1)",
        ...[id.padEnd(22, "_"), person, "cover", JSON.stringify(what), takenBy === null ? "open" : "taken", takenBy],
      );
    const [turn] = sql
      .exec<{ id: string }>("SELECT id FROM assignments WHERE person = ? AND from_at > ?", sam.person, monday)
      .toArray();
    sql.exec(
      "INSERT INTO assignments SELECT ?, shift, ?, from_at, until_at, 0, 1, 1 FROM assignments WHERE id = ?",
      ...["A".repeat(22), alex.person, turn?.id ?? ""],
    );
    const cover = (assignment: string, to: string | null) => ({ wish: "cover", assignment, to });
    request("own", sam.person, cover(turn?.id ?? "", null), null);
    request("taken", alex.person, cover("A".repeat(22), null), sam.person);
    request("asked", alex.person, cover("A".repeat(22), sam.person), null);
    sql.exec("INSERT INTO leave_times VALUES ('l', ?, ?, ?)", sam.person, monday + day, monday + 2 * day);
    sql.exec("INSERT INTO calendar_feeds VALUES ('h', ?, 'Shift', 1)", sam.person);
    const before = sql.exec<{ version: number; revision: number }>(
      "SELECT version, (SELECT revision FROM lines) AS revision FROM rota",
    );
    const { version, revision } = before.one();
    await shownIn(await leave(harbour));
    const states = sql.exec("SELECT rtrim(id, '_') AS id, state, taken_by FROM requests ORDER BY id").toArray();
    expect(states).toEqual([
      { id: "asked", state: "lapsed", taken_by: null },
      { id: "own", state: "cancelled", taken_by: null },
      { id: "taken", state: "open", taken_by: null },
    ]);
    for (const table of ["leave_times", "calendar_feeds"]) expect(count(harbour, table, sam.person), table).toBe(0);
    const ended = sql.exec<{ from_at: number; revision: number }>("SELECT from_at, revision FROM ended_assignments");
    expect(ended.toArray()).toHaveLength(7);
    expect(sql.exec<{ version: number }>("SELECT version FROM rota").one().version).toBeGreaterThan(version);
    expect(sql.exec<{ revision: number }>("SELECT revision FROM lines").one().revision).toBeGreaterThan(revision);
  }));

test("N11: nobody leaves while a browser of theirs would still be believed", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    const post = (revocation: object | null) =>
      harbour.post("people/leave", { person: sam.person, revision: 1, revocation });
    expect(await wordOf(await post(null))).toBe("422 revocationNeeded");
    expect(await wordOf(await post(await makeList(alex, 1, [])))).toBe("422 revocationRefused");
    expect(await wordOf(await post(await makeList(sam, 1, [sam.keys.publicKey])))).toBe("422 revocationRefused");
    expect(await wordOf(await post(await makeList(alex, 2, [sam.keys.publicKey])))).toBe("409 revocationOutdated");
    // Ended here by a new invitation, but on no list that visitors' pages would see.
    desk.sql.exec("UPDATE devices SET revoked_at = 1 WHERE person = ?", sam.person);
    expect(await wordOf(await post(null))).toBe("422 revocationNeeded");
    expect((await harbour.personOf(sam.person)).state).toBe("active");
    desk.sql.exec("UPDATE devices SET latest_until = ? WHERE person = ?", monday, sam.person);
    expect((await shownIn(await post(null))).state).toBe("left");
  }));

test("N11: whoever has left is not changed, not invited again and does not leave twice", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    const { revision } = await shownIn(await leave(harbour));
    const edit = { person: sam.person, revision };
    expect(await wordOf(await harbour.post("people/pause", { ...edit, paused: true }))).toBe("409 personLeft");
    expect(await wordOf(await harbour.post("people/roles", { ...edit, roles: ["counsellor"] }))).toBe("409 personLeft");
    expect(await wordOf(await harbour.post("people/leave", { ...edit, revocation: null }))).toBe("409 personLeft");
  }));

test("N12: six months later the alarm drops the name and everything about the person but sums of hours", () =>
  atHarbour(async (harbour, state) => {
    await settled(harbour);
    const { sam, desk } = harbour;
    const people = [{ person: sam.person, lead: false }];
    const october = Date.parse("2026-10-31T23:30:00Z");
    keepShift(desk.sql, { line: harbourLine, from: october, until: october + 2 * hour, people }, monday);
    // Nothing else is ever due.
    desk.sql.exec("DELETE FROM patterns");
    let rings = Number.POSITIVE_INFINITY;
    // Noted alone: what is past by the machine's own clock would ring by itself.
    const noteAlarm = async (at: number) => {
      rings = at;
    };
    Object.defineProperty(state.storage, "setAlarm", { value: noteAlarm });
    await leave(harbour);
    const { sql } = desk;
    sql.exec(
      "INSERT INTO requests VALUES (?, ?, 1, 'leave', '{}', 'cancelled', NULL, NULL, 1, 1)",
      ...["r", sam.person],
    );
    sql.exec(
      "INSERT INTO requests VALUES (?, ?, 1, 'cover', '{}', 'approved', ?, NULL, 1, ?)",
      ...["s", harbour.alex.person, sam.person, monday + leftStaffMs],
    );
    sql.exec("UPDATE people SET week_most_ms = 1 WHERE id = ?", sam.person);
    const due = monday + leftStaffMs;
    // Sooner for other things: the line opens again before that.
    expect(rings).toBeLessThanOrEqual(due);
    const at = (now: number) => ({ now: () => now, speed: 1 });
    await doWhatIsDue(desk.storage, at(due - 1));
    expect(await harbour.personOf(sam.person)).toMatchObject({ alias: "Sam" });
    await doWhatIsDue(desk.storage, at(due));
    expect((await harbour.people()).people.map(({ alias }) => alias)).toEqual(["Alex"]);
    const row = desk.sql.exec("SELECT * FROM people WHERE id = ?", sam.person).one();
    expect(row).toMatchObject({ alias: "Former colleague", languages: "[]", last_seen_day: null, left_at: monday });
    expect(row).toMatchObject({ rather_not: "[]", week_most_ms: null });
    expect(sql.exec("SELECT id, taken_by FROM requests").toArray()).toEqual([{ id: "s", taken_by: null }]);
    const roots = ["assignments", "ended_assignments", "leave_times", "calendar_feeds"];
    for (const table of [...roots, "person_roles", "person_skills", "sign_in_links", "devices"])
      expect(count(harbour, table, sam.person), table).toBe(0);
    expect(desk.sql.exec("SELECT month, line, minutes FROM served_hours ORDER BY month").toArray()).toEqual([
      { month: "2026-10", line: "harbour", minutes: 120 },
      { month: "2026-11", line: "harbour", minutes: (monday - nine) / minute },
    ]);
    expect(audited(harbour).at(-1)).toEqual({ action: "nameDropped", actor: null, subject: sam.person });
    const rows = audited(harbour).length;
    await doWhatIsDue(desk.storage, at(due + day));
    expect(audited(harbour)).toHaveLength(rows);
  }));

test("N12: with a clock that runs faster the alarm comes sooner, and nobody to forget sets none", () =>
  atHarbour(async (harbour, state) => {
    for (const table of ["patterns", "shifts"]) harbour.desk.sql.exec(`DELETE FROM ${table}`);
    await state.storage.deleteAlarm();
    noteJudged(harbour.desk.sql);
    await setAlarm(state.storage, { now: () => monday, speed: 1 });
    expect(await state.storage.getAlarm()).toBeNull();
    harbour.desk.sql.exec("UPDATE people SET left_at = ? WHERE id = ?", monday - day, harbour.sam.person);
    vi.setSystemTime(farAhead);
    await setAlarm(state.storage, { now: () => monday, speed: 100 });
    expect(await state.storage.getAlarm()).toBe(farAhead + Math.round((leftStaffMs - day) / 100));
  }));

test("N12: an alarm that comes early drops nothing, and one that comes late drops what is due", async () => {
  const office = bindings.OFFICE.getByName("alarms");
  const names = () =>
    runInDurableObject(office, (_, { storage }) =>
      storage.sql
        .exec<{ alias: string }>("SELECT alias FROM people ORDER BY left_at")
        .toArray()
        .map(({ alias }) => alias),
    );
  await runInDurableObject(office, async (_, { storage }) => {
    const add = "INSERT INTO people (id, alias, languages, chats_most, left_at) VALUES (?, ?, '[\"en\"]', 1, ?)";
    storage.sql.exec(add, "A".repeat(22), "Sam", farAhead);
    storage.sql.exec(add, "B".repeat(22), "Priya", farAhead + day);
    await storage.setAlarm(farAhead + hour);
  });
  vi.setSystemTime(farAhead + hour);
  expect(await runDurableObjectAlarm(office)).toBe(true);
  expect(await names()).toEqual(["Sam", "Priya"]);
  vi.setSystemTime(farAhead + leftStaffMs + hour);
  expect(await runDurableObjectAlarm(office)).toBe(true);
  expect(await names()).toEqual(["Former colleague", "Priya"]);
  vi.setSystemTime(farAhead + leftStaffMs + 3 * day);
  expect(await runDurableObjectAlarm(office)).toBe(true);
  expect(await names()).toEqual(["Former colleague", "Former colleague"]);
  expect(await runDurableObjectAlarm(office)).toBe(false);
});
