/** The draft all coordinators share: what is taken into it, what is refused, and how a step is taken back. */
import { expect, test } from "vitest";
import type { PatternId, PersonId } from "../../../shared/ids.ts";
import { draftBodyBytes, draftOperationsMost } from "../../../shared/limits.ts";
import { shownHours } from "../../../shared/opening-hours.ts";
import type { Day } from "../../../shared/rota/day.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { hours } from "../../../web/words/en.ts";
import { writeClosure } from "../../../worker/office/planning/pattern-rows.ts";
import { hoursOf, weekOf } from "../../../worker/office/rota.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { wordOf } from "./coordinating.ts";
import {
  add,
  assign,
  at,
  change,
  harbourLine,
  planning,
  remove,
  rotaIn,
  shift,
  turn,
  unassign,
  weeks,
} from "./planning.ts";
import { hour, problemOf } from "./staff.ts";

test.each([
  "weeks=1",
  "from=2026-11-30",
  "from=2026-12-01&weeks=1",
  "from=2026-11-30&weeks=0",
  "from=2026-11-30&weeks=15",
  "from=2026-11-30&weeks=1.5",
  "from=2026-11-31&weeks=1",
  "from=1999-11-29&weeks=1",
  "from=2026-11-30&weeks=1&also=1",
])("weeks that are '%s' are malformed, for reading and for every change", (window) =>
  planning(async (harbour) => {
    expect(await problemOf(await harbour.get(`rota?${window}`))).toBe("400 malformed");
    const step = { version: 1, operations: [add(shift("2026-12-01T09:00", "2026-12-01T12:00"))] };
    expect(await problemOf(await harbour.post(`rota/draft?${window}`, step))).toBe("400 malformed");
    expect((await harbour.rota()).steps).toEqual([]);
  }),
);

test("a page sees the weeks it looks at, drafts too, and what steps name besides", () =>
  planning(async (harbour) => {
    const [here, later] = [
      shift("2026-12-01T09:00", "2026-12-01T17:00"),
      shift("2027-01-05T09:00", "2027-01-05T17:00", { published: true }),
    ];
    const [mine, theirs] = [turn(here, harbour.sam), turn(later, harbour.sam)];
    harbour.keep(planOf([here, later], [mine, theirs]));
    const before = await harbour.rota();
    expect(before).toMatchObject({
      zone: "Europe/London",
      lines: [{ slug: "harbour", name: "Harbour", minimum: 1, lead: false }],
      steps: [],
    });
    expect([before.shifts, before.assignments]).toEqual([[here], [mine]]);
    expect(before.people.map(({ alias, state }) => [alias, state])).toEqual([
      ["Alex", "active"],
      ["Sam", "active"],
    ]);
    const after = await rotaIn(await harbour.draft([unassign(theirs)]));
    expect(new Set(after.shifts)).toEqual(new Set([here, later]));
    expect(new Set(after.assignments)).toEqual(new Set([mine, theirs]));
    expect(after.version).toBeGreaterThan(before.version);
    expect(await (await harbour.get("rota/version", harbour.sam)).json()).toEqual({ version: after.version });
    expect(after.steps).toEqual([
      { number: after.version, person: harbour.alex.person, at: harbour.desk.now, operations: [unassign(theirs)] },
    ]);
  }));

test("a step is taken whole: a shift with whoever is on it", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const step = [assign(turn(made, harbour.sam)), add(made)];
    expect((await rotaIn(await harbour.draft(step))).steps.map(({ operations }) => operations)).toEqual([step]);
    const other = shift("2026-12-02T09:00", "2026-12-02T17:00");
    const bad = [add(other), assign({ ...turn(other, harbour.sam), until: other.until + hour })];
    expect(await wordOf(await harbour.draft(bad))).toBe("409 rotaChanged");
    expect((await harbour.rota()).steps).toHaveLength(1);
  }));

test("what would break a rule for one person is refused, with the conflicts; rest counts over the edge of the week", () =>
  planning(async (harbour) => {
    const sunday = shift("2026-12-06T14:00", "2026-12-06T23:00", { published: true });
    harbour.keep(planOf([sunday], [turn(sunday, harbour.sam)]));
    const early = shift("2026-12-07T07:00", "2026-12-07T12:00");
    const answer = await harbour.draft([add(early), assign(turn(early, harbour.sam))]);
    expect(await wordOf(answer)).toBe("409 rotaConflict");
    expect(await answer.json()).toMatchObject({ conflicts: [{ rule: "rest", person: harbour.sam.person }] });
    const nobody = { person: freshId<PersonId>() };
    const unknown = await harbour.draft([add(early), assign(turn(early, nobody))]);
    expect(await unknown.json()).toMatchObject({ type: "rotaConflict", conflicts: [{ rule: "unknown" }] });
    // What a shift lacks is for the page to say: the coordinator may.
    expect(
      (await harbour.draft([unassign([...(await harbour.rota()).assignments][0] ?? turn(early, nobody))])).status,
    ).toBe(200);
  }));

test("a row that somebody changed since is refused with the newer one", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    const newer = { ...made, until: made.until + hour, revision: 2 };
    expect((await harbour.draft([change(made, { until: newer.until })])).status).toBe(200);
    const answer = await harbour.draft([change(made, { until: made.until + 2 * hour })]);
    expect(await answer.json()).toMatchObject({ type: "rotaChanged", newer });
    expect((await harbour.draft([remove(newer)])).status).toBe(200);
    expect(await (await harbour.draft([remove(newer)])).json()).toMatchObject({ type: "rotaChanged", newer: null });
  }));

test("lines and patterns have to be there, ids and times of patterns new", () =>
  planning(async (harbour) => {
    const old = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const [on, gone] = [turn(old, harbour.sam), turn(old, harbour.sam)];
    harbour.keep(planOf([old], [on]));
    harbour.desk.sql.exec(
      "INSERT INTO ended_assignments (id, person, from_at, until_at, revision, ended_at) VALUES (?, ?, 1, 2, 1, 3)",
      ...[gone.id, gone.person],
    );
    const made = (fields: object) => add({ ...shift("2026-12-02T09:00", "2026-12-02T17:00"), ...fields });
    const pattern = freshId<PatternId>();
    const day = "2026-12-02" as Day;
    expect(await wordOf(await harbour.draft([made({ line: "elsewhere" })]))).toBe("400 malformed");
    expect(await wordOf(await harbour.draft([change(old, { line: "elsewhere" as typeof old.line })]))).toBe(
      "400 malformed",
    );
    expect(await wordOf(await harbour.draft([made({ pattern, day })]))).toBe("404 patternUnknown");
    expect(await wordOf(await harbour.draft([made({ day })]))).toBe("400 malformed");
    expect(await wordOf(await harbour.draft([made({ published: true })]))).toBe("400 malformed");
    expect(await wordOf(await harbour.draft([made({ revision: 2 })]))).toBe("400 malformed");
    expect(await wordOf(await harbour.draft([made({ id: old.id })]))).toBe("409 rotaChanged");
    const other = shift("2026-12-02T09:00", "2026-12-02T17:00");
    for (const { id } of [on, gone])
      expect(await wordOf(await harbour.draft([add(other), assign(turn(other, harbour.sam, { id }))]))).toBe(
        "409 rotaChanged",
      );
    expect((await harbour.draft([add(other)])).status).toBe(200);
    expect((await harbour.draft([remove(other)])).status).toBe(200);
    expect(await wordOf(await harbour.draft([add(other)]))).toBe("409 rotaChanged");
    expect((await harbour.rota()).steps).toHaveLength(2);
  }));

test("what has begun keeps its beginning, and what is over stays: it can only end earlier or later", () =>
  planning(async (harbour) => {
    const running = shift("2026-11-30T09:00", "2026-11-30T17:00", { published: true });
    const over = shift("2026-11-29T09:00", "2026-11-29T17:00", { published: true });
    const coming = shift("2026-11-30T18:00", "2026-11-30T20:00", { published: true });
    const on = turn(running, harbour.sam);
    harbour.keep(planOf([running, over, coming], [on]));
    const earlier = at("2026-11-30T08:00");
    for (const step of [
      [unassign(on)],
      [unassign(on), remove(running)],
      [change(running, { from: earlier })],
      [change(over, { until: over.until + hour })],
      [remove(over)],
      [change(coming, { from: over.from, until: over.until })],
      [assign(turn(over, harbour.sam))],
    ]) {
      const answer = await harbour.draft(step);
      expect([step, await wordOf(answer)]).toEqual([step, "409 alreadyBegun"]);
    }
    const until = harbour.desk.now + 60_000;
    const ends = { do: "changeAssignment", assignment: on.id, revision: 1, to: { until } } as const;
    expect((await harbour.draft([ends])).status).toBe(200);
    expect((await harbour.draft([change(running, { until: running.until + hour }), remove(coming)])).status).toBe(200);
  }));

test("a step that is taken back is gone with what it did; not when something later stands on it", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const [first] = (await rotaIn(await harbour.draft([add(made)]))).steps;
    const undone = await rotaIn(await harbour.act("draft/undo", { step: first?.number }));
    expect(undone.steps).toEqual([]);
    expect(undone.version).toBeGreaterThan(first?.number ?? 0);
    const again = await rotaIn(await harbour.draft([add(made)]));
    const staffed = await rotaIn(await harbour.draft([assign(turn(made, harbour.sam))]));
    const [back, on] = staffed.steps.map(({ number }) => number);
    expect(back).toBe(again.version);
    expect(await problemOf(await harbour.act("draft/undo", { step: back }))).toBe("409 nothingToUndo");
    expect(await problemOf(await harbour.act("draft/undo", { step: 12_345 }))).toBe("409 nothingToUndo");
    expect((await harbour.act("draft/undo", { step: on })).status).toBe(200);
    expect((await rotaIn(await harbour.act("draft/undo", { step: back }))).steps).toEqual([]);
  }));

test.each(["undo", "drop"])("after a step was taken out (%s), a page that shows an older rota changes nothing", (out) =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    const longer = await rotaIn(await harbour.draft([change(made, { until: made.until + hour })]));
    const step = longer.version;
    await rotaIn(await harbour.act(`draft/${out}`, out === "undo" ? { step } : { upTo: step }));
    // The row has the same revision as in the older page, and says something else.
    await rotaIn(await harbour.draft([change(made, { until: made.until - hour })]));
    const older = { version: step, operations: [change({ ...made, revision: 2 }, { from: made.from + hour })] };
    expect(await wordOf(await harbour.act("draft", older))).toBe("409 rotaChanged");
    const { version } = await harbour.rota();
    expect((await harbour.act("draft", { ...older, version })).status).toBe(200);
  }),
);

test("a step that somebody else overtook is taken out, and the others stay", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    const [overtaken] = (await rotaIn(await harbour.draft([change(made, { until: made.until + hour })]))).steps;
    const other = add(shift("2026-12-02T09:00", "2026-12-02T17:00"));
    await rotaIn(await harbour.draft([other]));
    harbour.desk.sql.exec("UPDATE shifts SET revision = 7 WHERE id = ?", made.id);
    const { version } = await harbour.rota();
    const left = await rotaIn(await harbour.act("draft/undo", { step: overtaken?.number }));
    expect(left.steps.map(({ operations }) => operations)).toEqual([[other]]);
    expect(left.version).toBeGreaterThan(version);
  }));

test("a step cannot be taken back into a conflict that later steps made", () =>
  planning(async (harbour) => {
    const [one, other] = [shift("2026-12-01T09:00", "2026-12-01T17:00"), shift("2026-12-01T12:00", "2026-12-01T18:00")];
    const on = turn(one, harbour.sam);
    harbour.keep(planOf([one, other], [on]));
    const [off] = (await rotaIn(await harbour.draft([unassign(on)]))).steps;
    await rotaIn(await harbour.draft([assign(turn(other, harbour.sam))]));
    expect(await wordOf(await harbour.act("draft/undo", { step: off?.number }))).toBe("409 rotaConflict");
  }));

test("dropping takes what the page has seen and nothing that came after", () =>
  planning(async (harbour) => {
    const first = await rotaIn(await harbour.draft([add(shift("2026-12-01T09:00", "2026-12-01T17:00"))]));
    const second = await rotaIn(await harbour.draft([add(shift("2026-12-02T09:00", "2026-12-02T17:00"))]));
    expect(await wordOf(await harbour.act("draft/drop", { upTo: first.version }))).toBe("409 rotaChanged");
    expect((await harbour.rota()).steps).toHaveLength(2);
    const dropped = await rotaIn(await harbour.act("draft/drop", { upTo: second.version }));
    expect(dropped).toMatchObject({ steps: [], shifts: [] });
    expect(dropped.version).toBeGreaterThan(second.version);
    expect((await rotaIn(await harbour.act("draft/drop", { upTo: 0 }))).version).toBe(dropped.version);
    expect(
      (await rotaIn(await harbour.draft([add(shift("2026-12-02T09:00", "2026-12-02T17:00"))]))).version,
    ).toBeGreaterThan(dropped.version);
  }));

test("a step of a thousand operations is read, one more is malformed, and a body too long is too large", () =>
  planning(async (harbour) => {
    const made = shift("2026-12-01T09:00", "2026-12-01T17:00");
    const step = (count: number) =>
      Array.from({ length: count }, (_, day) => {
        const moved = day * 24 * hour;
        return add({ ...made, id: freshId<typeof made.id>(), from: made.from + moved, until: made.until + moved });
      });
    expect(await wordOf(await harbour.draft(step(draftOperationsMost + 1)))).toBe("400 malformed");
    expect((await harbour.draft(step(draftOperationsMost))).status).toBe(200);
    expect(await wordOf(await harbour.draft([]))).toBe("400 malformed");
    const text = JSON.stringify({ version: (await harbour.rota()).version, operations: [add(made)] });
    const longest = `${text}${" ".repeat(draftBodyBytes - text.length)}`;
    expect((await harbour.post(`rota/draft?${weeks}`, longest)).status).toBe(200);
    expect(await wordOf(await harbour.post(`rota/draft?${weeks}`, `${longest} `))).toBe("413 tooLarge");
  }));

test("a full draft takes no more", () =>
  planning(async (harbour) => {
    const one = shift("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.desk.sql.exec(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
       INSERT INTO draft_steps SELECT i, ?, 0, '[]' FROM n`,
      harbour.alex.person,
    );
    expect(await problemOf(await harbour.draft([add(one)]))).toBe("409 draftFull");
  }));

test("to visitors a day with a draft, and a week of which nothing is published, are not planned yet instead of closed", () =>
  planning(async ({ desk: { sql }, keep, sam }) => {
    const published = { published: true };
    const staffed = (...shifts: readonly ReturnType<typeof shift>[]) =>
      planOf(
        shifts,
        shifts.map((one) => turn(one, sam)),
      );
    keep(
      staffed(
        shift("2026-11-30T16:00", "2026-11-30T19:00", published),
        // Never published, and over: nobody waits for it.
        shift("2026-11-30T09:00", "2026-11-30T12:00"),
        shift("2026-12-02T09:00", "2026-12-02T12:00", published),
        shift("2026-12-02T18:00", "2026-12-02T21:00"),
        shift("2026-12-03T23:00", "2026-12-04T02:00"),
        shift("2026-12-15T09:00", "2026-12-15T12:00", published),
      ),
    );
    const times = (now: number) => {
      const week = weekOf(sql, harbourLine, now) ?? undefined;
      return shownHours(week, { zone: "Europe/London", zoneName: "London time" }, now, hours).days.map(
        (one) => one.times,
      );
    };
    expect(times(at("2026-11-30T14:00"))).toEqual([
      ...["16:00 to 19:00", "closed", "09:00 to 12:00, the rest is not planned yet", "not planned yet"],
      ...["closed", "closed", "closed"],
    ]);
    expect(times(at("2026-12-05T14:00"))).toEqual(["closed", "closed", ...Array(5).fill("not planned yet")]);
    // The next week is closed until Wednesday, and then whole; after the last published day of the one after it nothing is planned.
    const closure = { line: null, from: "2026-12-07" as Day, until: "2026-12-09" as Day, name: "Moving house" };
    writeClosure(sql, { id: "C".repeat(22) as PatternId, closure });
    expect(times(at("2026-12-05T14:00"))).toEqual([...Array(5).fill("closed"), ...Array(2).fill("not planned yet")]);
    writeClosure(sql, { id: "C".repeat(22) as PatternId, closure: { ...closure, until: "2026-12-13" as Day } });
    expect(times(at("2026-12-07T14:00"))).toEqual(Array(7).fill("closed"));
    expect(times(at("2026-12-12T14:00")).slice(1)).toEqual([
      ...["closed", "closed", "09:00 to 12:00"],
      ...Array(3).fill("not planned yet"),
    ]);
    const draft = shift("2026-12-10T09:00", "2026-12-10T12:00");
    keep(planOf([draft], []));
    expect(times(at("2026-12-07T14:00"))[3]).toBe("not planned yet");
    sql.exec("DELETE FROM closures");
    sql.exec("DELETE FROM shifts WHERE id = ?", draft.id);
    keep(staffed(shift("2026-12-08T09:00", "2026-12-08T12:00", published)));
    expect(times(at("2026-12-05T14:00"))).toEqual([
      ...["closed", "closed", "closed", "09:00 to 12:00", "closed", "closed", "closed"],
    ]);
  }));

test("S16: what visitors are told of coming hours is what somebody is on for; a shift that is empty is not planned yet", () =>
  planning(async ({ desk: { sql }, keep, sam }) => {
    const published = { published: true };
    const [over, empty] = [
      shift("2026-12-01T09:00", "2026-12-01T12:00", published),
      shift("2026-12-02T17:00", "2026-12-02T21:00", published),
    ];
    const [few, late] = [
      shift("2026-12-03T17:00", "2026-12-03T21:00", { ...published, need: { ...empty.need, minimum: 2 } }),
      shift("2026-12-03T22:00", "2026-12-03T23:30", published),
    ];
    keep(planOf([over, empty, few, late], [turn(few, sam)]));
    const now = at("2026-12-01T14:00");
    const told = () => {
      const week = weekOf(sql, harbourLine, now) ?? undefined;
      const { days } = shownHours(week, { zone: "Europe/London", zoneName: "London time" }, now, hours);
      return [...days.slice(0, 3).map(({ times }) => times), hoursOf(sql, harbourLine, now)?.opensAt];
    };
    const beside = "17:00 to 21:00, the rest is not planned yet";
    expect(told()).toEqual(["09:00 to 12:00", "not planned yet", beside, few.from]);
    sql.exec("UPDATE people SET paused_at = 1 WHERE id = ?", sam.person);
    expect(told()).toEqual(["09:00 to 12:00", "not planned yet", "not planned yet", null]);
    sql.exec("UPDATE people SET paused_at = NULL WHERE id = ?", sam.person);
    sql.exec(
      "INSERT INTO leave_times (request, person, from_at, until_at) VALUES ('x', ?, ?, ?)",
      ...[sam.person, few.from, few.until],
    );
    expect(told()[2]).toBe("not planned yet");
    sql.exec("DELETE FROM leave_times");
    keep(planOf([], [turn(late, sam)]));
    expect(told()[2]).toBe("17:00 to 21:00, 22:00 to 23:30");
  }));
