/** N17 to N20: a shift while it runs, from real rows: who is there, who confirms, and what its lead changes. */
import { expect, test } from "vitest";
import { briefingUnits, checkInsKeptMs, openEarlyMs, reasonUnits } from "../../../shared/limits.ts";
import { ShiftNow } from "../../../shared/shift-interface.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { hoursOf, weekOf } from "../../../worker/office/rota.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import type { Browser } from "./coordinating.ts";
import { at, atRota, goTo, harbour, type Planned } from "./planned.ts";
import { hour, minute } from "./staff.ts";

const day = "2026-12-04";
const noon = at(`${day}T12:00`);

interface Shift extends Omit<Planned, "shift"> {
  /** Another shift. */
  readonly lay: Planned["shift"];
  /** Nine to five; Priya leads, Sam is on it. */
  readonly shift: ReturnType<Planned["shift"]>;
  duty(whose: Browser): Promise<DutyAnswer>;
  now(whose: Browser): Promise<ShiftNow>;
  /** `path`: below `shift/`. */
  says(whose: Browser, path: string, body?: object): Promise<Response>;
}

function onShift(act: (shift: Shift) => Promise<void>, instant = noon): Promise<void> {
  return atRota(async (planned) => {
    const { desk, priya, sam } = planned;
    planned.rules({ onDutyLeast: 1 });
    const shift = planned.shift(`${day}T09:00`, "17:00", {}, priya, sam);
    desk.sql.exec("UPDATE assignments SET lead = 1 WHERE person = ?", priya.person);
    goTo(desk, instant);
    await act({
      ...planned,
      lay: planned.shift,
      shift,
      duty: async ({ cookie }) => DutyAnswer.parse(await (await desk.get("duty", cookie)).json()),
      now: async ({ cookie }) => ShiftNow.parse(await (await desk.get("shift/now", cookie)).json()),
      says: ({ cookie }, path, body) => desk.post(`shift/${path}`, body, { cookie }),
    });
  });
}

const wordOf = async (response: Response): Promise<string> =>
  response.ok ? "ok" : ((await response.json()) as { type: string }).type;
const reason = "Nobody is left who could take anybody";

test("N17: a check-in is noted once for the turn, however often it is said, and forgotten after 30 days", () =>
  onShift(async ({ desk, sam, morgan, says, duty }) => {
    expect((await duty(sam)).turn).toEqual({
      ...{ briefings: [], limit: 3, checkedInAt: null, confirmation: "notNeeded", closed: [] },
      leads: ["Priya"],
    });
    expect(await wordOf(await says(sam, "check-in"))).toBe("ok");
    desk.now += minute;
    expect(await wordOf(await says(sam, "check-in"))).toBe("ok");
    expect((await duty(sam)).turn?.checkedInAt).toBe(noon);
    expect(await wordOf(await says(morgan, "check-in"))).toBe("notOnShift");
    expect(desk.sql.exec("SELECT person FROM check_ins").toArray()).toEqual([{ person: sam.person }]);
    goTo(desk, noon + checkInsKeptMs - 1);
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(desk.sql.exec("SELECT person FROM check_ins").toArray()).toHaveLength(1);
    goTo(desk, noon + checkInsKeptMs);
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(desk.sql.exec("SELECT person FROM check_ins").toArray()).toEqual([]);
  }));

test("a lead who may not lead any more is named to nobody and runs nothing", () =>
  onShift(async ({ desk, sam, priya, says, duty, shift }) => {
    expect((await duty(sam)).turn?.leads).toEqual(["Priya"]);
    desk.sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", priya.person);
    expect((await duty(sam)).turn?.leads).toEqual([]);
    expect(await wordOf(await says(priya, "close", { line: shift.line, reason }))).toBe("notLeading");
  }));

test("N18: where the lead confirms, there is no pass before that, and the lead needs no word", () =>
  onShift(async ({ desk, sam, priya, alex, morgan, says, duty, now }) => {
    desk.sql.exec("UPDATE lines SET lead_confirms = 1, briefing = 'The pub quiz has ended.'");
    expect((await duty(priya)).pass).not.toBeNull();
    const before = await duty(sam);
    expect(before).toMatchObject({ pass: null, ended: null, turn: { confirmation: "awaited", leads: ["Priya"] } });
    expect(before.turn?.briefings).toEqual([{ line: "Harbour", text: "The pub quiz has ended.", by: "" }]);
    expect(await wordOf(await says(priya, "confirm", { person: sam.person }))).toBe("notCheckedIn");
    await says(sam, "check-in");
    expect((await duty(sam)).pass).toBeNull();
    expect((await now(priya)).lines[0]?.waiting).toEqual([{ person: sam.person, alias: "Sam", at: noon }]);
    expect(await wordOf(await says(sam, "confirm", { person: sam.person }))).toBe("notAllowed");
    expect(await wordOf(await says(priya, "confirm", { person: priya.person }))).toBe("notYourself");
    expect(await wordOf(await says(priya, "confirm", { person: morgan.person }))).toBe("notOnYourShift");
    expect(await wordOf(await says(alex, "confirm", { person: sam.person }))).toBe("ok");
    expect((await now(priya)).lines[0]?.waiting).toEqual([]);
    expect(await duty(sam)).toMatchObject({ pass: expect.any(String), turn: { confirmation: "given" } });
  }));

test("N18: whoever is on duty when a line begins to ask for a lead's word stays; who comes then waits", () =>
  onShift(async ({ alex, sam, morgan, priya, shift, says, duty, desk }) => {
    await says(sam, "check-in");
    const prepared = { line: harbour, leadConfirms: true, briefing: "Two of us tonight." };
    expect(await wordOf(await says(sam, "line", prepared))).toBe("notAllowed");
    const long = { ...prepared, briefing: "a".repeat(briefingUnits + 1) };
    expect(await wordOf(await says(priya, "line", long))).toBe("malformed");
    expect(await wordOf(await says(priya, "line", prepared))).toBe("ok");
    expect((await duty(sam)).pass).not.toBeNull();
    // Whoever only changes whether check-ins are confirmed has not written the words.
    const changed = await says(alex, "line", { ...prepared, leadConfirms: false });
    expect(ShiftNow.parse(await changed.json()).lines).toMatchObject([{ briefing: prepared.briefing }]);
    expect(await wordOf(await says(alex, "line", prepared))).toBe("ok");
    const said = { line: "Harbour", text: "Two of us tonight.", by: "Priya" };
    expect(await duty(sam)).toMatchObject({ turn: { briefings: [said] } });
    desk.sql.exec(
      "INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision) VALUES (?, ?, ?, ?, ?, 0, 1)",
      ...[freshId(), shift.id, morgan.person, shift.from, shift.until],
    );
    expect(await duty(morgan)).toMatchObject({ pass: null, turn: { confirmation: "awaited" } });
  }));

test("N19: the lead closes the line with a reason: no hours, newer sheets at once, duty goes on; and opens it again", () =>
  onShift(async ({ desk, sam, priya, shift, says, duty, now }) => {
    await duty(sam);
    const open = desk.passes.at(-1)?.lines[0];
    expect(hoursOf(desk.sql, harbour, noon)).toMatchObject({ current: { from: shift.from, until: shift.until } });
    expect(await wordOf(await says(sam, "close", { line: harbour, reason }))).toBe("notAllowed");
    expect(await wordOf(await says(priya, "close", { line: harbour, reason: "  " }))).toBe("malformed");
    for (const wrong of ["a".repeat(reasonUnits + 1), "two\nlines"])
      expect(await wordOf(await says(priya, "close", { line: harbour, reason: wrong }))).toBe("malformed");
    expect(await wordOf(await says(priya, "close", { line: harbour, reason }))).toBe("ok");
    expect(hoursOf(desk.sql, harbour, noon)).toMatchObject({ current: null, opensAt: null });
    const [closed] = desk.told;
    expect(closed).toMatchObject({ line: harbour, from: null, until: null });
    expect(closed?.revision).toBeGreaterThan(open?.revision ?? Number.POSITIVE_INFINITY);
    const known = await duty(sam);
    expect(known.pass).not.toBeNull();
    expect(known.turn?.closed).toEqual([{ line: "Harbour", until: shift.until, reason, by: "Priya" }]);
    expect((await now(priya)).lines[0]?.closed).toEqual({ until: shift.until, reason, by: "Priya" });
    desk.now += minute;
    expect(await wordOf(await says(priya, "reopen", { line: harbour, reason: "Sam is back" }))).toBe("ok");
    expect(desk.told.at(-1)).toMatchObject({ from: shift.from, until: shift.until });
    expect(desk.told.at(-1)?.revision).toBeGreaterThan(closed?.revision ?? Number.POSITIVE_INFINITY);
    expect(hoursOf(desk.sql, harbour, desk.now)).toMatchObject({ current: { from: shift.from } });
    const audit = desk.sql.exec<{ action: string; details: string }>(
      "SELECT action, details FROM audit WHERE action LIKE 'line%' ORDER BY number",
    );
    expect(audit.toArray().map(({ action, details }) => [action, JSON.parse(details).reason])).toEqual([
      ["lineClosed", reason],
      ["lineReopened", "Sam is back"],
    ]);
  }));

test("N19: a closed line opens by itself with the next shift, also when it adjoins, and its row is deleted", () =>
  onShift(async ({ desk, priya, sam, morgan, shift, lay, says }) => {
    const next = lay(`${day}T17:00`, "20:00", {}, morgan);
    await says(priya, "close", { line: harbour, reason });
    expect(hoursOf(desk.sql, harbour, noon)).toMatchObject({ current: null, opensAt: next.from });
    expect(hoursOf(desk.sql, harbour, next.from)).toMatchObject({ current: { until: next.until } });
    goTo(desk, shift.until);
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(desk.sql.exec("SELECT line FROM line_closed").toArray()).toEqual([]);
    expect(await wordOf(await says(sam, "close", { line: harbour, reason }))).toBe("notAllowed");
    expect(await wordOf(await says(priya, "close", { line: harbour, reason }))).toBe("notLeading");
  }));

test("N19: closed for the rest of the shift is closed for the rest of it when it is extended, and says so in the hours", () =>
  onShift(async ({ desk, priya, shift, says, now }) => {
    await says(priya, "close", { line: harbour, reason });
    const closedFrom = { from: shift.from, until: noon };
    expect(weekOf(desk.sql, harbour, noon)?.cover).toEqual([closedFrom]);
    const until = shift.until + 2 * hour;
    const body = { shift: shift.id, revision: 1, until, people: [], reason };
    expect(await wordOf(await says(priya, "extend", body))).toBe("ok");
    expect((await now(priya)).lines[0]?.closed).toMatchObject({ until, reason });
    goTo(desk, shift.until);
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(hoursOf(desk.sql, harbour, desk.now)).toMatchObject({ current: null, opensAt: null });
    expect(weekOf(desk.sql, harbour, desk.now)?.cover).toEqual([closedFrom]);
  }));

test("N19: the lead extends the shift, for themselves and for whoever stays; others go home on time", () =>
  onShift(async ({ desk, sam, priya, shift, says, duty, turnOf }) => {
    const until = shift.until + hour;
    const body = { shift: shift.id, revision: 1, until, people: [] as string[], reason: "One more is waiting" };
    expect(await wordOf(await says(priya, "extend", { ...body, until: shift.until }))).toBe("malformed");
    expect(await wordOf(await says(priya, "extend", { ...body, until: shift.from + 12 * hour + minute }))).toBe(
      "shiftTooLong",
    );
    expect(await wordOf(await says(priya, "extend", { ...body, revision: 2 }))).toBe("rotaChanged");
    expect(await wordOf(await says(priya, "extend", body))).toBe("ok");
    expect((await duty(priya)).shift).toMatchObject({ until });
    expect((await duty(sam)).shift).toMatchObject({ until: shift.until });
    expect(desk.told.at(-1)).toMatchObject({ from: shift.from, until });
    expect(hoursOf(desk.sql, harbour, noon)?.current?.until).toBe(until);
    const later = until + hour;
    const both = { ...body, revision: 2, until: later, people: [sam.person] };
    expect(await wordOf(await says(priya, "extend", both))).toBe("ok");
    expect((await duty(sam)).shift).toMatchObject({ until: later });
    const row = desk.sql.exec("SELECT by_hand, revision FROM shifts WHERE id = ?", shift.id).one();
    expect(row).toEqual({ by_hand: 1, revision: 3 });
    expect(turnOf(shift, sam)).toEqual(expect.any(String));
  }));

test("N19: an extension that leaves somebody without a lead's rest, or alone, is refused with the conflicts", () =>
  onShift(async ({ priya, sam, alex, shift, says, rules, lay }) => {
    lay("2026-12-05T05:00", "09:00", {}, priya);
    const body = { shift: shift.id, revision: 1, until: shift.until + 2 * hour, people: [], reason };
    const rest = await says(priya, "extend", body);
    expect(rest.status).toBe(409);
    expect(await rest.json()).toMatchObject({
      type: "rotaConflict",
      conflicts: [{ rule: "rest", person: priya.person }],
    });
    lay("2026-12-05T05:00", "09:00", {}, sam);
    const both = await says(priya, "extend", { ...body, people: [sam.person] });
    expect(await both.json()).toMatchObject({ conflicts: [{ rule: "rest", person: priya.person }], others: true });
    const seen = (await (await says(alex, "extend", { ...body, people: [sam.person] })).json()) as {
      conflicts: object[];
    };
    expect(seen.conflicts).toMatchObject([{ rule: "rest", person: sam.person }]);
    rules({ onDutyLeast: 2 });
    const alone = await says(priya, "extend", { ...body, until: shift.until + 30 * minute });
    expect(await alone.json()).toMatchObject({ type: "rotaConflict", conflicts: [{ rule: "alone", have: 1 }] });
  }));

test("N19: from two hours before it begins its lead lets the shift begin, with the colleagues who are there", () =>
  onShift(
    async ({ desk, sam, priya, alex, shift, says, duty, now }) => {
      const body = { shift: shift.id, revision: 1, people: [sam.person], reason: "Somebody rang early" };
      expect((await now(priya)).lines).toEqual([]);
      expect(await wordOf(await says(priya, "begin", body))).toBe("shiftUnknown");
      goTo(desk, shift.from - openEarlyMs + 30_000);
      expect((await now(priya)).lines[0]?.soon[0]).toMatchObject({ shift: shift.id, from: shift.from });
      expect((await now(alex)).lines[0]?.soon).toHaveLength(1);
      expect((await duty(sam)).pass).toBeNull();
      expect(await wordOf(await says(priya, "begin", body))).toBe("ok");
      const from = shift.from - openEarlyMs;
      expect((await duty(sam)).pass).not.toBeNull();
      expect((await duty(priya)).shift).toMatchObject({ from, until: shift.until, lead: true });
      expect(desk.told.at(-1)).toMatchObject({ from, until: shift.until });
    },
    at(`${day}T07:00`) - 1,
  ));

test("N19: nobody runs a shift they do not lead; a coordinator runs any", () =>
  onShift(async ({ desk, sam, priya, alex, morgan, shift, says, now }) => {
    desk.sql.exec("UPDATE assignments SET lead = 0");
    expect((await now(priya)).lines).toEqual([]);
    expect(await wordOf(await says(priya, "close", { line: harbour, reason }))).toBe("notLeading");
    const extend = { shift: shift.id, revision: 1, until: shift.until + hour, people: [sam.person], reason };
    expect(await wordOf(await says(priya, "extend", extend))).toBe("shiftUnknown");
    expect(await wordOf(await desk.get("shift/now", morgan.cookie))).toBe("notAllowed");
    expect((await now(alex)).lines[0]?.running[0]?.people.map(({ alias }) => alias).toSorted()).toEqual([
      "Priya",
      "Sam",
    ]);
    expect(await wordOf(await says(alex, "extend", extend))).toBe("ok");
    expect(await wordOf(await says(alex, "close", { line: harbour, reason }))).toBe("ok");
  }));

test("N20: who wishes to be phoned is shown to the lead and to coordinators until somebody ticks it off", () =>
  onShift(async ({ desk, sam, priya, alex, morgan, shift, says, duty, now }) => {
    await says(sam, "check-in");
    goTo(desk, shift.until - minute);
    expect(await wordOf(await says(sam, "sign-off", { debrief: "phoneMe" }))).toBe("ok");
    expect((await duty(sam)).turn?.checkedInAt).toBeNull();
    const asked = [{ person: sam.person, alias: "Sam", at: shift.until - minute }];
    expect((await now(priya)).toPhone).toEqual(asked);
    goTo(desk, shift.until + 20 * hour);
    expect((await now(alex)).toPhone).toEqual(asked);
    expect((await now(priya)).toPhone).toEqual([]);
    await says(priya, "phoned", { person: sam.person });
    expect((await now(alex)).toPhone).toEqual(asked);
    expect(await wordOf(await says(morgan, "phoned", { person: sam.person }))).toBe("notAllowed");
    await says(alex, "phoned", { person: sam.person });
    expect((await now(alex)).toPhone).toEqual([]);
    expect(desk.sql.exec("SELECT debrief FROM check_ins").toArray()).toEqual([{ debrief: "had" }]);
  }));

test("N17: signing off after the turn counts, also when the Office never heard of the check-in; coming back is noted", () =>
  onShift(async ({ desk, sam, priya, shift, says, duty }) => {
    await says(priya, "check-in");
    await says(priya, "sign-off", { debrief: "declined" });
    expect((await duty(priya)).turn?.checkedInAt).toBeNull();
    await says(priya, "check-in");
    expect((await duty(priya)).turn?.checkedInAt).toBe(noon);
    goTo(desk, shift.until + hour);
    expect(await wordOf(await says(sam, "sign-off", { debrief: "had" }))).toBe("ok");
    const row = desk.sql.exec("SELECT at, signed_off_at, debrief FROM check_ins WHERE person = ?", sam.person).one();
    expect(row).toEqual({ at: desk.now, signed_off_at: desk.now, debrief: "had" });
    goTo(desk, shift.until + 3 * hour);
    expect(await wordOf(await says(sam, "sign-off", { debrief: "had" }))).toBe("notOnShift");
  }));
