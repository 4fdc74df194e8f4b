/** Duty from real rows of shifts and assignments: passes, the next shift, and a closed line. */
import { expect, test } from "vitest";
import { LineSlug, type PersonId, type SessionId } from "../../../shared/ids.ts";
import { chatMs, comingMost, waitMostMostMs, waitMostMs } from "../../../shared/limits.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { DutyPass } from "../../../shared/tokens.ts";
import { hoursOf, sheetNow } from "../../../worker/office/rota.ts";
import { keepShift } from "./kept.ts";
import { at, atRota, goTo } from "./planned.ts";
import { atDesk, type Desk, hour, invite, makeKeys, minute, monday } from "./staff.ts";

const organisation = await makeKeys();
const harbour = LineSlug.parse("harbour");
const nine = Date.parse("2026-11-30T09:00:00Z");
const day = 24 * hour;

async function onShift(
  act: (desk: Desk, ask: () => Promise<DutyAnswer>, person: PersonId) => Promise<void>,
  { closed = false, ...more }: { closed?: boolean } & Parameters<typeof invite>[2] = {},
): Promise<void> {
  const { person, link } = await invite(organisation, "Sam", more);
  await atDesk({ organisationKey: organisation.publicKey, closed, people: [person] }, async (desk) => {
    const cookie = await desk.signIn(link, "Sam");
    const ask = async () => DutyAnswer.parse(await (await desk.get("duty", cookie)).json());
    await act(desk, ask, person.id);
  });
}

test("on shift, the pass says who, for which line, how many chats and until when", () =>
  onShift(async (desk, ask, person) => {
    const { pass, shift, clock } = await ask();
    expect(pass).toMatch(/^signed1\./);
    expect(shift).toEqual({ from: nine, until: nine + 12 * hour, lead: false, line: "Harbour" });
    expect(clock).toEqual({ now: monday, speed: 1 });
    const [signed] = desk.passes;
    expect(DutyPass.parse(signed)).toEqual(signed);
    const { id } = desk.sql.exec<{ id: SessionId }>("SELECT id FROM sessions").one();
    expect(signed).toMatchObject({ person, session: id, alias: "Sam", languages: ["en"], limit: 3, lead: false });
    expect(signed).toMatchObject({ from: nine, until: nine + 12 * hour, expires: monday + 15 * minute });
    const sheet = { line: harbour, minimumStaff: 1, leadRequired: false, urgentFirst: true, betweenChatsMs: 0 };
    expect(signed?.lines).toMatchObject([{ ...sheet, from: nine, until: nine + 12 * hour }]);
  }));

test("a sheet says how many come on duty within the time that waits are reckoned for, and nothing of who", () =>
  onShift(async (desk) => {
    const comingAt = (now: number) => sheetNow(desk.sql, harbour, now)?.coming;
    expect(comingAt(nine + day - 2 * hour)).toEqual([{ at: nine + day, people: 1 }]);
    // Whose turn has begun is there, or is not.
    expect([comingAt(nine), comingAt(nine + day - chatMs - 1)]).toEqual([undefined, undefined]);
  }));

test("nobody is counted as coming who is paused, gone, or on leave for their whole turn", () =>
  atRota(async ({ desk, shift, sam, morgan, priya }) => {
    const begins = at("2026-12-04T18:00");
    shift("2026-12-04T09:00", "21:00", {}, priya);
    shift("2026-12-04T18:00", "21:00", {}, sam, morgan);
    const coming = () => sheetNow(desk.sql, harbour, begins - hour)?.coming;
    const on = (change: string, { person } = sam) => desk.sql.exec(`UPDATE people SET ${change} WHERE id = ?`, person);
    expect(coming()).toEqual([{ at: begins, people: 2 }]);
    on("paused_at = 1");
    expect(coming()).toEqual([{ at: begins, people: 1 }]);
    on("paused_at = NULL, left_at = 1");
    expect(coming()).toEqual([{ at: begins, people: 1 }]);
    on("left_at = NULL");
    desk.sql.exec("PRAGMA defer_foreign_keys = 1");
    desk.sql.exec(
      "INSERT INTO leave_times (request, person, from_at, until_at) VALUES ('r', ?, ?, ?)",
      ...[sam.person, begins, begins + 2 * hour],
    );
    expect(coming()).toEqual([{ at: begins, people: 2 }]);
    desk.sql.exec("UPDATE leave_times SET until_at = ?", begins + 3 * hour);
    expect(coming()).toEqual([{ at: begins, people: 1 }]);
    on("paused_at = 1", morgan);
    expect(coming()).toBeUndefined();
    desk.sql.exec("DELETE FROM leave_times");
  }));

test("more beginnings than a sheet has room for keep nobody off duty: it names the next ones", () =>
  atRota(async ({ desk, shift, sam, priya }) => {
    shift("2026-12-04T09:00", "21:00", {}, priya);
    for (let count = 0; count <= comingMost; count++)
      shift(`2026-12-04T17:${10 + 5 * count}`, `17:${12 + 5 * count}`, {}, sam);
    goTo(desk, at("2026-12-04T17:00"));
    const { pass } = DutyAnswer.parse(await (await desk.get("duty", priya.cookie)).json());
    expect(pass).toMatch(/^signed/);
    const sheet = DutyPass.parse(desk.passes.at(-1)).lines[0];
    expect(sheet?.coming).toEqual(
      Array.from({ length: comingMost }, (_, count) => ({ at: desk.now + (10 + 5 * count) * minute, people: 1 })),
    );
  }));

test("a sheet names the longest expected wait where it is not the usual one", () =>
  onShift(async (desk) => {
    expect(sheetNow(desk.sql, harbour, monday)?.waitMostMs).toBe(waitMostMostMs);
    desk.sql.exec("UPDATE lines SET wait_most_ms = ?", waitMostMs);
    expect(sheetNow(desk.sql, harbour, monday)).not.toHaveProperty("waitMostMs");
  }));

test("after the shift there is no pass for new chats, but one that keeps those that still run, for three hours", () =>
  onShift(async (desk, ask) => {
    goTo(desk, nine + 12 * hour + minute);
    const { pass, ended, shift } = await ask();
    expect(pass).toBeNull();
    expect(ended).toMatch(/^signed/);
    expect(desk.passes.at(-1)).toMatchObject({ until: nine + 12 * hour, lead: false });
    expect(shift?.from).toBe(nine + day);
    goTo(desk, nine + 15 * hour);
    expect((await ask()).ended).toBeNull();
    goTo(desk, nine + hour);
    expect((await ask()).ended).toBeNull();
  }));

test("a shift lead's pass says so", () =>
  onShift(
    async (desk, ask) => {
      expect((await ask()).shift).toMatchObject({ lead: true });
      expect(desk.passes[0]?.lead).toBe(true);
    },
    { onShift: "lead", role: "supervisor" },
  ));

test.each([
  // With a certificate that says no more than what is held still.
  [
    "is no supervisor any more",
    `UPDATE person_roles SET role = 'counsellor'; UPDATE devices SET roles = '["counsellor"]'`,
  ],
  ["is in training now", "UPDATE people SET trainee = 1"],
])("a lead who %s has a pass without the lead", (_, since) =>
  onShift(
    async (desk, ask) => {
      await ask();
      desk.sql.exec(since);
      expect((await ask()).shift).toMatchObject({ lead: false });
      expect(desk.passes.map(({ lead }) => lead)).toEqual([true, false]);
    },
    { onShift: "lead", role: "supervisor" },
  ),
);

test("the alias chosen at signing in is the one on the pass", async () => {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    await desk.get("duty", await desk.signIn(link, "Samira"));
    expect(desk.passes[0]?.alias).toBe("Samira");
  });
});

test("after the shift there is no pass, and the next shift is named", () =>
  onShift(async (desk, ask) => {
    goTo(desk, nine + 12 * hour - 1);
    expect((await ask()).pass).not.toBeNull();
    goTo(desk, nine + 12 * hour);
    expect(await ask()).toMatchObject({ pass: null, shift: { from: nine + day, until: nine + day + 12 * hour } });
  }));

test("whoever is on no shift gets no pass", () =>
  onShift(async (_, ask) => expect(await ask()).toMatchObject({ pass: null, shift: null }), { onShift: "no" }));

test("while the demo is closed nobody has a pass, and tomorrow's shift is named", () =>
  onShift(
    async (desk, ask) => {
      expect(await ask()).toMatchObject({ pass: null, shift: { from: nine + day } });
      expect(hoursOf(desk.sql, harbour, desk.now)).toMatchObject({ current: null, opensAt: nine + day });
    },
    { closed: true },
  ));

test("an assignment's own end counts, and adjoining shifts of the line are one cover", () =>
  onShift(async (desk, ask, person) => {
    desk.sql.exec("UPDATE assignments SET until_at = ? WHERE from_at = ?", nine + 6 * hour, nine);
    const people = [{ person, lead: false }];
    keepShift(desk.sql, { line: harbour, from: nine + 12 * hour, until: nine + 15 * hour, people }, desk.now);
    expect((await ask()).shift).toMatchObject({ from: nine, until: nine + 6 * hour });
    expect(desk.passes[0]).toMatchObject({ until: nine + 6 * hour });
    expect(desk.passes[0]?.lines[0]).toMatchObject({ from: nine, until: nine + 15 * hour });
    expect(hoursOf(desk.sql, harbour, desk.now)?.current).toEqual({ from: nine, until: nine + 15 * hour });
  }));

test("a shift that is not published is neither duty nor cover", () =>
  onShift(async (desk, ask) => {
    desk.sql.exec("UPDATE shifts SET published_at = NULL");
    expect(await ask()).toMatchObject({ pass: null, shift: null });
    expect(hoursOf(desk.sql, harbour, desk.now)).toMatchObject({ current: null, opensAt: null });
  }));

test("hours know the stretch that runs and the beginning of the next", () =>
  onShift(async (desk) => {
    const open = { current: { from: nine, until: nine + 12 * hour }, opensAt: nine + day };
    expect(hoursOf(desk.sql, harbour, monday)).toEqual({ ...open, lastStartBeforeMs: 45 * minute });
    expect(hoursOf(desk.sql, harbour, nine + 13 * hour)).toMatchObject({ current: null, opensAt: nine + day });
    expect(hoursOf(desk.sql, LineSlug.parse("unknown"), monday)).toBeNull();
  }));

test("a line whose limits text nobody signed off is not open and gives nobody a pass", () =>
  onShift(async (desk, ask) => {
    desk.sql.exec("UPDATE limits_texts SET signed_off_by = NULL");
    expect(hoursOf(desk.sql, harbour, desk.now)).toBeNull();
    expect((await ask()).pass).toBeNull();
  }));

test("on the night the clocks go back the pass lasts as long as the clocks on the wall say", () =>
  onShift(async (desk, ask, person) => {
    const saturday = Date.parse("2027-10-30T20:00:00Z");
    const people = [{ person, lead: false }];
    keepShift(desk.sql, { line: harbour, from: saturday, until: saturday + 13 * hour, people }, saturday);
    goTo(desk, saturday + hour);
    expect((await ask()).shift).toMatchObject({ from: saturday, until: saturday + 13 * hour });
  }));
