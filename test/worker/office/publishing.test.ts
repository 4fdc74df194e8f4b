/** Publishing: all of it or nothing, never what nobody has seen, at once in force, and taken back while nobody built on it. */
import { expect, test } from "vitest";
import { planOf } from "../../../shared/rota/plan.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { publicationToUndo } from "../../../worker/office/planning/undoable.ts";
import { hoursOf } from "../../../worker/office/rota.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { audited, wordOf } from "./coordinating.ts";
import { counting } from "./counting.ts";
import {
  add,
  assign,
  at,
  change,
  harbourLine,
  joined,
  type Planning,
  planning,
  remove,
  rotaIn,
  shift,
  turn,
  unassign,
} from "./planning.ts";
import { hour, minute, monday, problemOf } from "./staff.ts";

const week = { from: at("2026-11-30T00:00"), until: at("2026-12-07T00:00") };

/** What a page sends when it publishes what it shows. */
const all = ({ version, steps }: RotaAnswer) => ({
  ...{ version, upTo: steps.at(-1)?.number ?? 0 },
  ...{ lines: [harbourLine], ...week },
});
const revisionOf = ({ desk }: Planning) => Number(desk.sql.exec("SELECT revision FROM lines").one().revision);
const skipsIn = ({ desk }: Planning) => desk.sql.exec("SELECT pattern, day FROM pattern_skips").toArray();

test("steps and the unpublished shifts of the lines and the stretch become the plan; others stay drafts", () =>
  planning(async (harbour) => {
    const [here, later] = [
      shift("2026-12-01T09:00", "2026-12-01T17:00"),
      shift("2026-12-07T09:00", "2026-12-07T17:00"),
    ];
    harbour.keep(planOf([here, later], []));
    const on = turn(here, harbour.sam);
    const drafted = await rotaIn(await harbour.draft([assign(on)]));
    const before = revisionOf(harbour);
    const after = await rotaIn(await harbour.act("publish", all(drafted)));
    expect(after.shifts.map(({ id, published }) => [id, published])).toEqual([
      [here.id, true],
      [later.id, false],
    ]);
    expect(after).toMatchObject({ assignments: [on], steps: [], published: { number: after.version, at: monday } });
    expect(after.published?.person).toBe(harbour.alex.person);
    expect(revisionOf(harbour)).toBeGreaterThan(before);
    const [row] = harbour.desk.sql.exec("SELECT * FROM audit ORDER BY number DESC LIMIT 1").toArray();
    expect(row).toMatchObject({ action: "rotaPublished", actor: harbour.alex.person, subject: null });
    expect(JSON.parse(String(row?.details))).toEqual({ number: after.version, steps: 1, shifts: 1, people: 1 });
  }));

test("what the page has not seen is not published, nor anything for lines or stretches that are none", () =>
  planning(async (harbour) => {
    const first = await rotaIn(await harbour.draft([add(shift("2026-12-01T09:00", "2026-12-01T17:00"))]));
    const second = await rotaIn(await harbour.draft([add(shift("2026-12-02T09:00", "2026-12-02T17:00"))]));
    const bodies = [all(first), { ...all(second), version: first.version }, { ...all(second), upTo: first.version }];
    for (const body of bodies) expect(await wordOf(await harbour.act("publish", body))).toBe("409 rotaChanged");
    for (const bad of [
      { lines: ["elsewhere"] },
      { until: week.from },
      { from: -1 },
      { upTo: -1 },
      { version: 1.5 },
      { lines: Array.from({ length: 51 }, () => harbourLine) },
      { more: true },
    ])
      expect(await problemOf(await harbour.act("publish", { ...all(second), ...bad }))).toBe("400 malformed");
    expect((await harbour.rota()).steps).toHaveLength(2);
  }));

test("with nothing to publish nothing is written", () =>
  planning(async (harbour) => {
    const before = await harbour.rota();
    const after = await rotaIn(await harbour.act("publish", all(before)));
    expect(after).toEqual(before);
    expect(audited(harbour).map(({ action }) => action)).not.toContain("rotaPublished");
  }));

test("one overtaken step, and nothing is published; the answer names it with the newer row", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    await harbour.draft([add(shift("2026-12-02T09:00", "2026-12-02T17:00"))]);
    await harbour.draft([remove(made)]);
    harbour.desk.sql.exec("UPDATE shifts SET until_at = until_at + 1, revision = 2");
    const drafted = await harbour.rota();
    const answer = await harbour.act("publish", all(drafted));
    expect(await wordOf(answer)).toBe("409 draftOvertaken");
    const newer = { ...made, until: made.until + 1, revision: 2 };
    expect(await answer.json()).toMatchObject({ stale: [{ step: drafted.steps[1]?.number, newer }] });
    expect(await harbour.rota()).toEqual(drafted);
  }));

test("a trainee without a supervisor can be drafted and not published", () =>
  planning(async (harbour) => {
    harbour.desk.sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", harbour.sam.person);
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const drafted = await rotaIn(await harbour.draft([add(made), assign(turn(made, harbour.sam))]));
    const answer = await harbour.act("publish", all(drafted));
    expect(await answer.json()).toMatchObject({ type: "rotaConflict", conflicts: [{ rule: "unsupervised" }] });
    expect((await rotaIn(await harbour.act("publish", { ...all(drafted), lines: [] }))).shifts).toMatchObject([
      { published: false },
    ]);
  }));

test("what begins before it is published is history by then, and a shift that is over is not opened any more", () =>
  planning(async (harbour) => {
    const soon = shift("2026-11-30T14:10", "2026-11-30T17:00", { published: true });
    const unseen = shift("2026-11-30T14:10", "2026-11-30T14:20");
    harbour.keep(planOf([soon, unseen], []));
    const drafted = await rotaIn(await harbour.draft([remove(soon)]));
    harbour.desk.now = soon.from;
    const answer = await harbour.act("publish", all(drafted));
    expect(await answer.json()).toMatchObject({ type: "alreadyBegun", shifts: [soon.id] });
    const dropped = await rotaIn(await harbour.act("draft/drop", { upTo: drafted.version }));
    harbour.desk.now = unseen.until;
    const after = await rotaIn(await harbour.act("publish", all(dropped)));
    expect(after.shifts.find(({ id }) => id === unseen.id)?.published).toBe(false);
  }));

test("one second later the counsellor is on duty, the visitors' hours are right and the newest sheet says so", () =>
  planning(async (harbour) => {
    const duty = async () => DutyAnswer.parse(await (await harbour.get("duty", harbour.sam)).json());
    const now = shift("2026-11-30T14:00", "2026-11-30T18:00", {
      need: { ...shift("2026-11-30T14:00", "2026-11-30T18:00").need, minimum: 2, lead: true },
    });
    harbour.keep(planOf([now], []));
    const drafted = await rotaIn(await harbour.draft([assign(turn(now, harbour.sam))]));
    expect((await duty()).pass).toBeNull();
    expect(hoursOf(harbour.desk.sql, harbourLine, monday)?.current).toBeNull();
    const published = await rotaIn(await harbour.act("publish", all(drafted)));
    harbour.desk.now += 1000;
    expect((await duty()).pass).not.toBeNull();
    const [before] = harbour.desk.passes.at(-1)?.lines ?? [];
    expect(before).toMatchObject({ minimumStaff: 2, leadRequired: true, from: now.from, until: now.until });
    expect(hoursOf(harbour.desk.sql, harbourLine, monday)?.current).toEqual({ from: now.from, until: now.until });
    const [mine] = published.assignments;
    const ends = { do: "changeAssignment", assignment: mine?.id, revision: 1, to: { until: monday + minute } } as const;
    const [shown] = published.shifts;
    if (mine === undefined || shown === undefined) throw new Error("nobody is on");
    const cut = await rotaIn(
      await harbour.draft([{ ...ends, assignment: mine.id }, change(shown, { until: shown.until - hour })]),
    );
    await rotaIn(await harbour.act("publish", all(cut)));
    expect((await duty()).shift).toMatchObject({ until: monday + minute });
    const [after] = harbour.desk.passes.at(-1)?.lines ?? [];
    expect(after).toMatchObject({ until: now.until - hour });
    expect(after?.revision).toBeGreaterThan(before?.revision ?? 0);
    harbour.desk.now = monday + minute;
    expect((await duty()).pass).toBeNull();
  }));

test("the Switchboard hears at once of every line whose published shifts changed, and of nothing that is drafted", () =>
  planning(async (harbour) => {
    const { desk } = harbour;
    const now = shift("2026-11-30T09:00", "2026-11-30T17:00", { published: true });
    const next = shift("2026-11-30T17:00", "2026-11-30T20:00");
    harbour.keep(planOf([now, next], []));
    const drafted = await rotaIn(await harbour.draft([change(next, { until: next.until - hour })]));
    expect(desk.told).toEqual([]);
    const { published } = await rotaIn(await harbour.act("publish", all(drafted)));
    expect(desk.told).toMatchObject([{ line: harbourLine, from: now.from, until: next.until - hour }]);
    await rotaIn(await harbour.act("publish/undo", { number: published?.number }));
    expect(desk.told[1]).toMatchObject({ line: harbourLine, until: now.until });
    expect(desk.told).toHaveLength(2);
  }));

test("whether a publication can be taken back is tried once for each state of the plan, and again when a shift begins", () =>
  planning(async (harbour) => {
    const { desk } = harbour;
    const last = shift("2026-12-05T09:00", "2026-12-05T17:00");
    const others = [1, 2, 3, 4].map((day) => shift(`2026-12-0${day}T09:00`, `2026-12-0${day}T17:00`));
    harbour.keep(planOf([...others, last], []));
    const counted = counting(desk.sql);
    const asked = (now: number) => counted.read((sql) => publicationToUndo(sql, now)?.number);
    const published = await rotaIn(await harbour.act("publish", all(await harbour.rota())));
    const { number } = published.published ?? {};
    const [first, rows] = asked(monday);
    expect(first).toBe(number);
    const drafted = await rotaIn(
      await harbour.draft([change({ ...last, revision: 2 }, { until: at("2026-12-05T18:00") })]),
    );
    expect(drafted.steps).toHaveLength(1);
    const [again, fewer] = asked(at("2026-12-01T08:59"));
    expect([again, fewer < 5, rows > 5]).toEqual([number, true, true]);
    expect(asked(at("2026-12-01T09:00"))[0]).toBeUndefined();
    expect(asked(monday)[0]).toBe(number);
    await rotaIn(await harbour.act("publish", all(drafted)));
    expect(asked(monday)[0]).toBeGreaterThan(number ?? Number.POSITIVE_INFINITY);
  }));

test("the newest publication is taken back whole, with its skips, and only once", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00", {
      published: true,
      pattern: freshId(),
      day: "2026-12-01" as never,
    });
    const on = turn(made, harbour.sam);
    harbour.keep(planOf([made], [on]));
    const drafted = await rotaIn(await harbour.draft([unassign(on), remove(made)]));
    const published = await rotaIn(await harbour.act("publish", all(drafted)));
    expect(published).toMatchObject({ shifts: [], assignments: [] });
    expect(skipsIn(harbour)).toEqual([{ pattern: made.pattern, day: made.day }]);
    const body = { number: published.published?.number };
    const back = await rotaIn(await harbour.act("publish/undo", body));
    expect(back).toMatchObject({
      shifts: [{ ...made, revision: 3 }],
      assignments: [{ ...on, revision: 3 }],
      published: null,
    });
    expect(skipsIn(harbour)).toEqual([]);
    expect(back.version).toBeGreaterThan(published.version);
    expect(audited(harbour).at(-1)).toMatchObject({ action: "rotaTakenBack" });
    expect(await problemOf(await harbour.act("publish/undo", body))).toBe("409 nothingToUndo");
  }));

test("calendars hear that a turn is off when its shift is a draft again, and that it is on when it is published anew", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const on = turn(made, harbour.sam);
    harbour.keep(planOf([made], [on]));
    const ended = () => harbour.desk.sql.exec("SELECT id, revision FROM ended_assignments").toArray();
    const { published } = await rotaIn(await harbour.act("publish", all(await harbour.rota())));
    expect(ended()).toEqual([]);
    harbour.desk.now += minute;
    const back = await rotaIn(await harbour.act("publish/undo", { number: published?.number }));
    const off = on.revision + 1;
    expect(ended()).toEqual([{ id: on.id, revision: off }]);
    harbour.desk.now += minute;
    await rotaIn(await harbour.act("publish", all(back)));
    expect(ended()).toEqual([]);
    const row = harbour.desk.sql.exec("SELECT revision, changed_at FROM assignments").one();
    expect(row).toEqual({ revision: off + 1, changed_at: harbour.desk.now });
  }));

test("a publication cannot be taken back once somebody changed a row of it, or it has begun", () =>
  planning(async (harbour) => {
    const made = shift("2026-11-30T14:10", "2026-11-30T17:00");
    harbour.keep(planOf([made], []));
    const published = await rotaIn(await harbour.act("publish", all(await harbour.rota())));
    const body = { number: published.published?.number };
    expect(await problemOf(await harbour.act("publish/undo", { number: 1 }))).toBe("409 nothingToUndo");
    harbour.desk.now = made.from;
    expect((await harbour.rota()).published).toBeNull();
    expect(await wordOf(await harbour.act("publish/undo", body))).toBe("409 alreadyBegun");
    harbour.desk.now = monday;
    expect((await harbour.rota()).published).toMatchObject(body);
    harbour.desk.sql.exec("UPDATE shifts SET revision = revision + 1");
    harbour.desk.sql.exec("UPDATE rota SET plan_version = plan_version + 1");
    expect((await harbour.rota()).published).toBeNull();
    expect(await problemOf(await harbour.act("publish/undo", body))).toBe("409 nothingToUndo");
  }));

test("a publication is not taken back once somebody signed up for a shift it opened; when they have gone off, it is", () =>
  planning(async (harbour) => {
    const open = { ...shift("2026-12-04T09:00", "2026-12-04T17:00").need, signUp: "open" as const };
    const made = shift("2026-12-04T09:00", "2026-12-04T17:00", { need: open });
    harbour.keep(planOf([made], []));
    const morgan = await joined(harbour, "Morgan", "counsellor");
    const drafted = await rotaIn(await harbour.draft([assign(turn(made, morgan))]));
    const { published } = await rotaIn(await harbour.act("publish", all(drafted)));
    const undo = () => harbour.act("publish/undo", { number: published?.number });
    const ask = (what: object) => harbour.post("rota/mine/ask", { what }, harbour.sam);
    harbour.desk.now += minute;
    expect((await ask({ wish: "signUp", shift: made.id })).status).toBe(200);
    const signedUp = await harbour.rota();
    expect(signedUp.published).toBeNull();
    expect(await problemOf(await undo())).toBe("409 nothingToUndo");
    expect(await harbour.rota()).toEqual(signedUp);
    const own = signedUp.assignments.find(({ person }) => person === harbour.sam.person);
    expect((await ask({ wish: "withdraw", assignment: own?.id })).status).toBe(200);
    expect((await rotaIn(await undo())).shifts).toMatchObject([{ published: false }]);
  }));

test("a publication is not taken back into a conflict", () =>
  planning(async (harbour) => {
    const [one, other] = [shift("2026-12-01T09:00", "2026-12-01T17:00"), shift("2026-12-01T12:00", "2026-12-01T18:00")];
    const on = turn(one, harbour.sam);
    harbour.keep(
      planOf(
        [
          { ...one, published: true },
          { ...other, published: true },
        ],
        [on],
      ),
    );
    const published = await rotaIn(
      await harbour.act("publish", all(await rotaIn(await harbour.draft([unassign(on)])))),
    );
    const { id, person, from, until } = turn(other, harbour.sam);
    harbour.desk.sql.exec(
      "INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision) VALUES (?, ?, ?, ?, ?, 0, 1)",
      ...[id, other.id, person, from, until],
    );
    const undo = await harbour.act("publish/undo", { number: published.published?.number });
    expect(await undo.json()).toMatchObject({ type: "rotaConflict", conflicts: [{ rule: "overlap" }] });
  }));

test("a publication of thousands of changes can be taken back", () =>
  planning(async (harbour) => {
    const many = Array.from({ length: 2500 }, (_, hours) => {
      const one = shift("2026-12-01T09:00", "2026-12-01T10:00");
      return { ...one, from: one.from + hours * hour, until: one.until + hours * hour };
    });
    harbour.keep(planOf(many, []));
    const body = { ...all(await harbour.rota()), until: at("2027-12-01T00:00") };
    const published = await rotaIn(await harbour.act("publish", body));
    const count = () => harbour.desk.sql.exec("SELECT count(published_at) AS n FROM shifts").one().n;
    expect(count()).toBe(2500);
    await rotaIn(await harbour.act("publish/undo", { number: published.published?.number }));
    expect(count()).toBe(0);
  }));
