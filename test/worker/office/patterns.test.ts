/** Patterns, closures and the charity's numbers: shifts follow at once, every day, and when clocks are to change otherwise. */
import { expect, test } from "vitest";
import type { PatternId } from "../../../shared/ids.ts";
import { alarmAfterFaultMs, closuresMost, horizonWeeks, patternsMost } from "../../../shared/limits.ts";
import { timeAt } from "../../../shared/rota/day.ts";
import type { Pattern } from "../../../shared/rota/pattern.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { doWhatIsDue, setAlarm } from "../../../worker/office/alarm.ts";
import { keepClosed } from "../../../worker/office/running/closures.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { pattern as patternOf } from "../../unit/rota/given.ts";
import { audited, wordOf } from "./coordinating.ts";
import { add, assign, at, change, harbourLine, type Planning, planning, remove, rotaIn, turn } from "./planning.ts";
import { hour, monday, problemOf } from "./staff.ts";

const london = "Europe/London";
const day = 24 * hour;
const clockAt = (now: number) => ({ now: () => now, speed: 1 });

const pattern = (fields: Record<string, unknown> = {}): Pattern => patternOf({ id: freshId(), ...fields });
const keep = (harbour: Planning, of: object, revision: number | null = null) =>
  harbour.act("patterns/keep", { pattern: of, revision });
const closure = (fields: object = {}) => ({
  line: null,
  from: "2026-12-03",
  until: "2026-12-04",
  name: "Training",
  ...fields,
});
const stored = ({ desk }: Planning) =>
  desk.sql
    .exec<{
      id: string;
      day: string;
      from_at: number;
      until_at: number;
      published_at: number | null;
      revision: number;
    }>("SELECT id, day, from_at, until_at, published_at, revision FROM shifts ORDER BY from_at")
    .toArray();
const days = (rota: RotaAnswer) => rota.shifts.map((one) => one.day);

test("a pattern's shifts are there at once, for a quarter ahead, unpublished, from the next one to begin", () =>
  planning(async (harbour) => {
    const kept = pattern({ weekdays: [1, 2] });
    const rota = await rotaIn(await keep(harbour, kept));
    expect(rota.patterns).toEqual([{ pattern: kept, revision: 1 }]);
    expect(days(rota)).toEqual(["2026-12-01", "2026-12-07", "2026-12-08"]);
    expect(rota.shifts.every(({ published, pattern: of }) => !published && of === kept.id)).toBe(true);
    const all = stored(harbour);
    expect(all).toHaveLength(2 * horizonWeeks);
    expect(all.at(-1)?.from_at).toBeLessThan(monday + (horizonWeeks * 7 + 1) * day);
    expect(audited(harbour).at(-1)).toMatchObject({ action: "patternKept", subject: kept.id });
  }));

test("a changed pattern moves the shifts nobody is on, asks about the others, and leaves what was changed by hand", () =>
  planning(async (harbour) => {
    const kept = pattern({ weekdays: [1, 2, 3] });
    const before = await rotaIn(await keep(harbour, kept));
    const [tuesday, wednesday] = before.shifts;
    if (tuesday === undefined || wednesday === undefined) throw new Error("no shifts");
    const byHand = { until: wednesday.until - hour, byHand: true };
    const drafted = await rotaIn(await harbour.draft([assign(turn(tuesday, harbour.sam)), change(wednesday, byHand)]));
    const week = { from: at("2026-11-30T00:00"), until: at("2026-12-07T00:00"), lines: [harbourLine] };
    await rotaIn(await harbour.act("publish", { ...week, version: drafted.version, upTo: drafted.steps[0]?.number }));
    const later = { ...kept, begins: "10:00" };
    const after = await rotaIn(await keep(harbour, later, 1));
    expect(after.patterns).toEqual([{ pattern: later, revision: 2 }]);
    expect(after.shifts.map(({ from }) => timeAt(london, from))).toEqual(["09:00", "09:00", "10:00", "10:00", "10:00"]);
    expect(after.toDecide).toEqual([
      {
        shift: expect.objectContaining({ id: tuesday.id, published: true }),
        to: { from: tuesday.from + hour, until: tuesday.until },
        need: later.need,
        why: "moved",
      },
    ]);
    const gone = await rotaIn(await harbour.act("patterns/remove", { pattern: kept.id, revision: 2 }));
    expect(gone.patterns).toEqual([]);
    expect(gone.shifts.map(({ id }) => id)).toEqual([tuesday.id, wednesday.id]);
    expect(gone.toDecide).toMatchObject([
      { shift: { id: tuesday.id }, to: null, why: "notInPattern" },
      { shift: { id: wednesday.id }, to: null, why: "notInPattern" },
    ]);
    expect(audited(harbour).at(-1)).toMatchObject({ action: "patternRemoved", subject: kept.id });
  }));

test("a shift taken out of its pattern by hand does not come back; one brought back is no exception any more", () =>
  planning(async (harbour) => {
    const kept = pattern({ weekdays: [2] });
    const [first] = (await rotaIn(await keep(harbour, kept))).shifts;
    if (first === undefined) throw new Error("no shift");
    const publish = async (rota: RotaAnswer) =>
      rotaIn(
        await harbour.act("publish", {
          ...{ version: rota.version, upTo: rota.steps.at(-1)?.number ?? 0, lines: [] },
          ...{ from: 0, until: 1 },
        }),
      );
    await publish(await rotaIn(await harbour.draft([remove(first)])));
    expect(days(await rotaIn(await keep(harbour, { ...kept, ends: "18:00" }, 1)))).toEqual(["2026-12-08"]);
    const again = { ...first, id: freshId<typeof first.id>() };
    await publish(await rotaIn(await harbour.draft([add(again)])));
    expect(days(await rotaIn(await keep(harbour, kept, 2)))).toEqual(["2026-12-01", "2026-12-08"]);
    expect(await wordOf(await harbour.draft([add({ ...first, id: freshId<typeof first.id>() })]))).toBe(
      "409 rotaChanged",
    );
  }));

test("a pattern names a line there is and the revision it was made for, and there are only so many", () =>
  planning(async (harbour) => {
    const kept = pattern();
    expect(await problemOf(await keep(harbour, { ...kept, line: "elsewhere" }))).toBe("400 malformed");
    expect(await problemOf(await keep(harbour, kept, 1))).toBe("404 patternUnknown");
    await rotaIn(await keep(harbour, kept));
    for (const revision of [null, 2]) {
      const answer = await keep(harbour, kept, revision);
      expect(await answer.json()).toMatchObject({ type: "rotaChanged", newer: { pattern: kept, revision: 1 } });
    }
    expect(await wordOf(await harbour.act("patterns/remove", { pattern: kept.id, revision: 2 }))).toBe(
      "409 rotaChanged",
    );
    const unknown = { pattern: freshId<PatternId>(), revision: 1 };
    expect(await problemOf(await harbour.act("patterns/remove", unknown))).toBe("404 patternUnknown");
    for (const bad of [
      { ends: "22:00" },
      { zone: "Nowhere" },
      { weekdays: [] },
      { everyWeeks: 14 },
      { validUntil: "2024-01-01" },
    ])
      expect(await problemOf(await keep(harbour, { ...pattern(), ...bad }))).toBe("400 malformed");
    const over = pattern({ validUntil: "2025-01-02" });
    for (let count = 1; count < patternsMost; count++)
      harbour.desk.sql.exec(
        "INSERT INTO patterns (id, line, says, revision) VALUES (?1, 'harbour', json_set(?2, '$.id', ?1), 1)",
        ...[freshId<PatternId>(), JSON.stringify(over)],
      );
    expect(await problemOf(await keep(harbour, pattern()))).toBe("409 rotaFull");
    expect((await keep(harbour, kept, 1)).status).toBe(200);
  }));

test("a closure takes its days out, asks where somebody is on, and gives the days back when it is removed", () =>
  planning(async (harbour) => {
    const kept = pattern();
    const before = await rotaIn(await keep(harbour, kept));
    const thursday = before.shifts.find((one) => one.day === "2026-12-03");
    if (thursday === undefined) throw new Error("no shift");
    const { id, from, until } = turn(thursday, harbour.sam);
    harbour.desk.sql.exec(
      "INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision) VALUES (?, ?, ?, ?, ?, 0, 1)",
      ...[id, thursday.id, harbour.sam.person, from, until],
    );
    const closed = { id: freshId<PatternId>(), closure: closure() };
    const after = await rotaIn(await harbour.act("closures/keep", closed));
    expect(after.closures).toEqual([closed]);
    expect(days(after)).toEqual(days(before).filter((one) => one !== "2026-12-04"));
    expect(after.toDecide).toMatchObject([{ shift: { id: thursday.id }, to: null, why: "closed" }]);
    const shorter = { ...closed, closure: closure({ until: "2026-12-03", line: "harbour" }) };
    expect(days(await rotaIn(await harbour.act("closures/keep", shorter)))).toEqual(days(before));
    const open = await rotaIn(await harbour.act("closures/remove", { id: closed.id }));
    expect(open).toMatchObject({ closures: [], toDecide: [] });
    // Somebody else had removed it already.
    expect((await rotaIn(await harbour.act("closures/remove", { id: closed.id }))).version).toBe(open.version);
    expect(
      harbour.desk.sql
        .exec<{ action: string; details: string }>("SELECT action, details FROM audit ORDER BY number")
        .toArray()
        .slice(-3)
        .map(({ action, details }) => [action, JSON.parse(details)]),
    ).toEqual([
      ["closureKept", { name: closed.closure.name, from: closed.closure.from, until: closed.closure.until }],
      ["closureKept", { ...shorter.closure }],
      ["closureRemoved", { ...shorter.closure }],
    ]);
  }));

test("a closure is days with a name on a line there is, and there are only so many", () =>
  planning(async (harbour) => {
    const keepOne = (fields: object, id = freshId<PatternId>()) =>
      harbour.act("closures/keep", { id, closure: closure(fields) });
    for (const bad of [
      { line: "elsewhere" },
      { until: "2026-12-02" },
      { name: "" },
      { name: "x".repeat(41) },
      { from: "2026-13-01" },
    ])
      expect(await problemOf(await keepOne(bad))).toBe("400 malformed");
    const ids = Array.from({ length: closuresMost }, () => freshId<PatternId>());
    for (const id of ids)
      harbour.desk.sql.exec(
        "INSERT INTO closures (id, from_day, until_day, name) VALUES (?, '2026-01-01', '2026-01-01', 'x')",
        id,
      );
    expect(await problemOf(await keepOne({}))).toBe("409 rotaFull");
    expect((await keepOne({}, ids[0])).status).toBe(200);
  }));

test("the charity's numbers are kept, used at once and never out of bounds", () =>
  planning(async (harbour) => {
    const { rules, version } = await harbour.rota();
    const most = { ...rules, restMs: 24 * hour, weekMostMs: 168 * hour, onDutyLeast: 10, atOnce: ["signUp", "leave"] };
    const after = await rotaIn(await harbour.act("rules", most));
    expect(after.rules).toEqual(most);
    expect(after.version).toBeGreaterThan(version);
    expect(audited(harbour).at(-1)).toMatchObject({ action: "rotaRulesChanged" });
    for (const bad of [
      { restMs: 24 * hour + 1 },
      { restMs: -1 },
      { weekMostMs: 168 * hour + 1 },
      { weekMostMs: hour - 1 },
      { onDutyLeast: 0 },
      { onDutyLeast: 11 },
      { fairMarginMs: -1 },
      { atOnce: ["everything"] },
      { atOnce: ["leave", "leave"] },
      { more: 1 },
    ])
      expect(await problemOf(await harbour.act("rules", { ...rules, ...bad }))).toBe("400 malformed");
    await rotaIn(await harbour.act("rules", { ...rules, weekMostMs: 8 * hour }));
    const [first, second] = (await rotaIn(await keep(harbour, pattern({ ends: "15:00" })))).shifts;
    if (first === undefined || second === undefined) throw new Error("no shifts");
    const both = [assign(turn(first, harbour.sam)), assign(turn(second, harbour.sam))];
    expect(await (await harbour.draft(both)).json()).toMatchObject({ conflicts: [{ rule: "week", mostMs: 8 * hour }] });
  }));

test("every day one more day comes into sight: by the alarm, which counts nothing", () =>
  planning(async (harbour, state) => {
    await rotaIn(await keep(harbour, pattern()));
    const tomorrow = at("2026-12-01T00:00");
    expect(await state.storage.getAlarm()).toBeGreaterThan(0);
    await setAlarm(state.storage, clockAt(monday));
    const before = stored(harbour);
    await doWhatIsDue(state.storage, clockAt(tomorrow - 1));
    expect(stored(harbour)).toEqual(before);
    for (let times = 0; times < 2; times++) await doWhatIsDue(state.storage, clockAt(tomorrow));
    expect(stored(harbour).slice(0, before.length)).toEqual(before);
    expect(stored(harbour)).toHaveLength(before.length + 1);
    // Late by a week, all at once.
    await doWhatIsDue(state.storage, clockAt(tomorrow + 7 * day));
    expect(stored(harbour)).toHaveLength(before.length + 8);
  }));

test("a shift moved to an earlier day and over by now is its pattern's shift of that day still", () =>
  planning(async (harbour, state) => {
    const kept = pattern({ weekdays: [5] });
    const [friday] = (await rotaIn(await keep(harbour, kept))).shifts;
    if (friday === undefined) throw new Error("no shift");
    const until = at("2026-11-30T18:00");
    const moved = [change(friday, { from: until - 3 * hour, until, byHand: true })];
    const drafted = await rotaIn(await harbour.draft(moved));
    const week = { from: at("2026-11-30T00:00"), until: at("2026-12-07T00:00"), lines: [harbourLine] };
    await rotaIn(await harbour.act("publish", { ...week, version: drafted.version, upTo: drafted.steps[0]?.number }));
    const before = stored(harbour);
    const tuesday = at("2026-12-01T08:00");
    await doWhatIsDue(state.storage, clockAt(tuesday));
    harbour.desk.now = tuesday;
    harbour.desk.sql.exec(
      "UPDATE sessions SET began_at = ?1, last_seen_at = ?1, ends_at = ?2",
      tuesday,
      tuesday + hour,
    );
    expect((await keep(harbour, { ...kept, begins: "10:00" }, 1)).status).toBe(200);
    expect(stored(harbour).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(stored(harbour)[0]).toEqual(before[0]);
  }));

test("what fails when the alarm rings keeps nothing else from happening, and is tried again later, not at once", () =>
  planning(async (harbour, state) => {
    await rotaIn(await keep(harbour, pattern()));
    const { sql } = harbour.desk;
    const before = stored(harbour);
    sql.exec("CREATE TRIGGER failing BEFORE INSERT ON shifts BEGIN SELECT raise(ABORT, 'no shift today'); END");
    const tomorrow = at("2026-12-01T00:00");
    keepClosed(sql, harbourLine, {
      ...{ from: monday, until: tomorrow, reason: "Storm" },
      person: harbour.alex.person,
    });
    const rang = Date.now();
    await expect(doWhatIsDue(state.storage, clockAt(tomorrow))).rejects.toThrow(AggregateError);
    expect(stored(harbour)).toEqual(before);
    expect(sql.exec("SELECT line FROM line_closed").toArray()).toEqual([]);
    expect(await state.storage.getAlarm()).toBeGreaterThanOrEqual(rang + alarmAfterFaultMs);
    sql.exec("DROP TRIGGER failing");
    await doWhatIsDue(state.storage, clockAt(tomorrow));
    expect(stored(harbour)).toHaveLength(before.length + 1);
  }));

test("when the runtime's clocks say something else, shifts are made again at once, and stand where the wall clock is", () =>
  planning(async (harbour, state) => {
    await rotaIn(await keep(harbour, pattern()));
    const before = stored(harbour);
    // As made with zone data of another year, which had the clocks an hour off from January on.
    const january = at("2027-01-01T00:00");
    const shifted = "UPDATE shifts SET from_at = from_at + ?1, until_at = until_at + ?1 WHERE from_at > ?2";
    harbour.desk.sql.exec(shifted, hour, january);
    await doWhatIsDue(state.storage, clockAt(monday));
    expect(stored(harbour)).not.toEqual(before);
    harbour.desk.sql.exec("UPDATE rota SET made_for = substr(made_for, 1, 11) || 'other'");
    await doWhatIsDue(state.storage, clockAt(monday));
    expect(stored(harbour).map(({ from_at }) => timeAt(london, from_at))).toEqual(before.map(() => "09:00"));
    const { made_for } = harbour.desk.sql.exec<{ made_for: string }>("SELECT made_for FROM rota").one();
    expect(made_for).toMatch(/^2026-11-30 [\w-]{43}$/);
  }));

test("Grafana OnCall #3261, #5455: across both changes of the clocks stored shifts begin and end on the wall", () =>
  planning(async (harbour, state) => {
    await rotaIn(await keep(harbour, pattern({ begins: "20:30", ends: "08:30" })));
    for (const now of [monday + 80 * day, monday + 160 * day, monday + 240 * day, monday + 320 * day])
      await doWhatIsDue(state.storage, clockAt(now));
    const times = stored(harbour).map(({ from_at, until_at }) => [timeAt(london, from_at), timeAt(london, until_at)]);
    expect(new Set(times.map((one) => one.join(" ")))).toEqual(new Set(["20:30 08:30"]));
    const lengths = stored(harbour).map(({ from_at, until_at }) => (until_at - from_at) / hour);
    expect(new Set(lengths)).toEqual(new Set([11, 12, 13]));
  }));

test("Grafana OnCall #5247, #4197: patterns in turn adjoin on every stored night, and two that share the week never meet", () =>
  planning(async (harbour) => {
    harbour.desk.now = monday;
    await rotaIn(await keep(harbour, pattern({ begins: "09:00", ends: "21:00" })));
    await rotaIn(await keep(harbour, pattern({ begins: "21:00", ends: "09:00" })));
    const all = stored(harbour);
    expect(all.length).toBeGreaterThan(2 * 7 * horizonWeeks);
    expect(all.slice(1).map((one) => one.from_at)).toEqual(all.slice(0, -1).map((one) => one.until_at));
    harbour.desk.sql.exec("DELETE FROM shifts");
    harbour.desk.sql.exec("DELETE FROM patterns");
    const turns = [
      { weekdays: [1, 3, 5], everyWeeks: 2 },
      { weekdays: [2, 4], everyWeeks: 2, validFrom: "2025-01-06" },
      { weekdays: [2, 4], everyWeeks: 2 },
      { weekdays: [1, 3, 5], everyWeeks: 2, validFrom: "2025-01-06" },
    ];
    for (const one of turns) await rotaIn(await keep(harbour, pattern(one)));
    const made = stored(harbour).map((one) => one.day);
    expect(new Set(made).size).toBe(made.length);
    expect(made.length).toBe(5 * horizonWeeks);
  }));
