/** Warnings as coordinators and supervisors get them: from the plan, and from who is checked in while a line should be open. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { staffNoticeMs } from "../../../shared/limits.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { WarningsAnswer } from "../../../shared/rota-interface.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { seedDemo } from "../../../worker/office/demo.ts";
import { nextLook, unstaffed } from "../../../worker/office/watching/staffing.ts";
import type { Present } from "../../../worker/switchboard/opening.ts";
import { at, harbourLine, joined, type Planning, planning, shift, turn } from "./planning.ts";
import { bindings, farAhead, hour, invite, makeKeys, minute, monday } from "./staff.ts";

afterEach(() => vi.useRealTimers());

const nobody = async () => {
  throw new Error("nothing is sent to anybody without an address");
};
const nine = at("2026-12-01T09:00");
const evening = shift("2026-12-01T09:00", "2026-12-01T21:00", { published: true });
const lastStart = at("2026-12-01T20:15");

/** One published shift that needs two, and what the Switchboard says of it; `undefined`: nothing. */
async function watched(
  act: (
    look: (now: number, present?: { people: number; lead: boolean } | "silent") => Promise<WarningsAnswer["warnings"]>,
    harbour: Planning,
  ) => Promise<void>,
  need: Partial<typeof evening.need> = {},
): Promise<void> {
  await planning(async (harbour, state) => {
    const kept = { ...evening, need: { ...evening.need, minimum: 2, ...need } };
    harbour.keep(planOf([kept], [turn(kept, harbour.sam), turn(kept, harbour.alex)]));
    await act(async (now, here = { people: 0, lead: false }) => {
      harbour.desk.now = now;
      const present: Present[] | undefined = here === "silent" ? undefined : [{ line: harbourLine, ...here }];
      await doWhatIsDue(state.storage, { now: () => now, speed: 1 }, { present: async () => present, send: nobody });
      harbour.desk.sql.exec("UPDATE sessions SET last_seen_at = ?1, ends_at = ?2", now, now + hour);
      return (await warned(harbour)).filter(({ warning }) => warning === "unstaffed");
    }, harbour);
  });
}

async function warned(harbour: Planning, by = harbour.alex): Promise<WarningsAnswer["warnings"]> {
  const response = await harbour.get("rota/warnings", by);
  return WarningsAnswer.parse(await response.json()).warnings;
}

test("nobody checked in is a warning after five minutes, and none when they have come", () =>
  watched(async (look) => {
    expect(await look(nine)).toEqual([]);
    expect(await look(nine + staffNoticeMs - 1)).toEqual([]);
    const short = { warning: "unstaffed", line: harbourLine, from: nine, until: lastStart, leadMissing: false };
    expect(await look(nine + staffNoticeMs)).toEqual([{ ...short, have: 0, minimum: 2 }]);
    expect(await look(nine + 6 * minute, { people: 1, lead: false })).toEqual([{ ...short, have: 1, minimum: 2 }]);
    expect(await look(nine + 7 * minute, { people: 2, lead: false })).toEqual([]);
    expect(await look(nine + 60 * minute)).toEqual([]);
    expect(await look(nine + 65 * minute)).toMatchObject([{ from: nine + 60 * minute }]);
  }));

test("enough people and no lead is said as that, where one is needed", () =>
  watched(
    async (look) => {
      await look(nine, { people: 2, lead: false });
      const found = await look(nine + staffNoticeMs, { people: 2, lead: false });
      expect(found).toMatchObject([{ have: 2, minimum: 2, leadMissing: true }]);
      expect(await look(nine + 6 * minute, { people: 2, lead: true })).toEqual([]);
    },
    { lead: true },
  ));

test("whoever reads the warnings reads what is so now, not what the Office noted a minute ago", () =>
  watched(
    async (look, harbour) => {
      await look(nine);
      const noted = await look(nine + staffNoticeMs);
      expect(noted).toMatchObject([{ have: 0, minimum: 2, leadMissing: true }]);
      const read = async (people: number, lead: boolean) => {
        harbour.desk.present = [{ line: harbourLine, people, lead }];
        return (await warned(harbour)).filter(({ warning }) => warning === "unstaffed");
      };
      expect(await read(1, true)).toMatchObject([{ have: 1, leadMissing: false, from: nine }]);
      expect(await read(2, true)).toEqual([]);
      harbour.desk.present = undefined;
      expect(await warned(harbour)).toContainEqual(noted[0]);
    },
    { lead: true },
  ));

test("before it should open and after the last start nobody need be there", () =>
  watched(async (look, { desk }) => {
    expect(nextLook(desk.sql, monday)).toBe(nine);
    await look(nine - 6 * minute);
    expect(await look(nine - 1)).toEqual([]);
    await look(lastStart - 10 * minute);
    expect(await look(lastStart - minute)).toHaveLength(1);
    expect(await look(lastStart)).toEqual([]);
    expect(desk.sql.exec("SELECT * FROM short_lines").toArray()).toEqual([]);
    expect(nextLook(desk.sql, lastStart)).toBeNull();
  }));

test("while the line should be open the next look is at the next whole minute, whoever sets the alarm in between", () =>
  watched(async (_, { desk }) => {
    for (const now of [nine, nine + 1, nine + minute - 1]) expect(nextLook(desk.sql, now)).toBe(nine + minute);
  }));

test("a Switchboard that does not answer proves nothing: no warning begins, and none ends", () =>
  watched(async (look) => {
    await look(nine, "silent");
    expect(await look(nine + 10 * minute, "silent")).toEqual([]);
    await look(nine + 11 * minute);
    expect(await look(nine + 20 * minute)).toHaveLength(1);
    expect(await look(nine + 21 * minute, "silent")).toHaveLength(1);
  }));

test("a draft is no promise: nobody is missed on it", () =>
  planning(async (harbour, state) => {
    harbour.keep(planOf([{ ...evening, published: false }], []));
    for (const now of [nine, nine + staffNoticeMs])
      await doWhatIsDue(state.storage, { now: () => now, speed: 1 }, { present: async () => [], send: nobody });
    expect(harbour.desk.sql.exec("SELECT * FROM short_lines").toArray()).toEqual([]);
  }));

test("gaps, somebody alone and weeks not published, without a word about anybody", () =>
  planning(async (harbour) => {
    const alone = shift("2026-12-01T09:00", "2026-12-01T12:00", { published: true });
    const gap = shift("2026-12-01T12:00", "2026-12-01T15:00", { published: true });
    harbour.keep(planOf([alone, gap], [turn(alone, harbour.sam)]));
    const response = await harbour.get("rota/warnings");
    const text = await response.clone().text();
    for (const secret of ["Sam", "Alex", harbour.sam.person, harbour.alex.person]) expect(text).not.toContain(secret);
    expect(WarningsAnswer.parse(await response.json()).warnings).toEqual([
      { warning: "alone", shift: alone.id, line: harbourLine, from: alone.from, until: alone.until },
      { warning: "gap", shift: gap.id, line: harbourLine, from: gap.from, until: gap.until, have: 0, minimum: 1 },
      { warning: "unpublished", line: harbourLine, monday: "2026-12-07", days: 7 },
    ]);
    const morgan = await joined(harbour, "Morgan", "supervisor");
    expect(await warned(harbour, morgan)).toHaveLength(3);
    expect((await harbour.get("rota/warnings", harbour.sam)).status).toBe(403);
  }));

test("whoever was paused or went on leave since, or is no supervisor any more, is missed before the shift", () =>
  planning(async (harbour) => {
    const { sql } = harbour.desk;
    const morgan = await joined(harbour, "Morgan", "supervisor");
    const one = shift("2026-12-01T09:00", "2026-12-01T12:00", { published: true });
    harbour.keep(planOf([one], [turn(one, harbour.sam), turn(one, morgan)]));
    sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", harbour.sam.person);
    const found = async () => (await warned(harbour)).map(({ warning }) => warning);
    expect(await found()).toEqual(["unpublished"]);
    sql.exec("UPDATE people SET paused_at = ? WHERE id = ?", monday, morgan.person);
    expect(await found()).toEqual(["alone", "unsupervised", "unpublished"]);
    sql.exec("UPDATE people SET paused_at = NULL");
    const away = [morgan.person, one.from, one.until];
    sql.exec("INSERT INTO leave_times (request, person, from_at, until_at) VALUES ('r', ?, ?, ?)", ...away);
    expect(await found()).toEqual(["alone", "unsupervised", "unpublished"]);
    sql.exec("DELETE FROM leave_times");
    sql.exec("UPDATE person_roles SET role = 'counsellor' WHERE person = ?", morgan.person);
    expect(await found()).toEqual(["unsupervised", "unpublished"]);
  }));

test("the alarm asks the real Switchboard: with nobody connected the line is short, and it takes five minutes", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: farAhead });
  const office = bindings.OFFICE.getByName("watching");
  const organisation = await makeKeys();
  const { person } = await invite(organisation, "Sam");
  const demo = { start: "one", organisationKey: organisation.publicKey, closed: false, people: [person] };
  const told = () => runInDurableObject(office, (_, { storage }) => unstaffed(storage.sql, Date.now()));
  await runInDurableObject(office, async (_, { storage }) => {
    seedDemo(storage, JSON.stringify(demo), farAhead);
    await storage.setAlarm(Date.now() + hour);
  });
  expect(await runDurableObjectAlarm(office)).toBe(true);
  expect(await told()).toEqual([]);
  vi.setSystemTime(farAhead + staffNoticeMs);
  expect(await runDurableObjectAlarm(office)).toBe(true);
  expect(await told()).toMatchObject([{ warning: "unstaffed", line: "harbour", from: farAhead, have: 0 }]);
});
