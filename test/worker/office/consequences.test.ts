/** What follows from a change, through whichever route it comes: the alarm rings at once for what it could make true. */
import { expect, test } from "vitest";
import type { LineShown } from "../../../shared/line-interface.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { makeList } from "./coordinating.ts";
import { harbourLine, type Planning, planning, shift, turn } from "./planning.ts";

const running = shift("2026-11-30T09:00", "2026-11-30T21:00", { published: true });

interface Waiting extends Planning {
  /** In how many milliseconds the alarm was set to ring since it rang last; Infinity: it was not. */
  ringsIn(): number;
  /** It rings, and whatever was due is done. */
  ring(): Promise<void>;
}

/** One shift of Sam's runs, and nothing is due. */
function waiting(act: (harbour: Waiting) => Promise<void>): Promise<void> {
  return planning(async (harbour, { storage }) => {
    let rings = Number.POSITIVE_INFINITY;
    // The test rings, and nobody else.
    const setAlarm = async (at: number) => {
      rings = at - Date.now();
    };
    Object.defineProperty(storage, "setAlarm", { value: setAlarm });
    harbour.keep(planOf([running], [turn(running, harbour.sam)]));
    const ring = async () => {
      rings = Number.POSITIVE_INFINITY;
      const clock = { now: () => harbour.desk.now, speed: 1 };
      await doWhatIsDue(storage, clock, { present: async () => [], send: async () => ({ is: "unreachable" }) });
    };
    await ring();
    await ring();
    expect(rings).toBeGreaterThan(0);
    await act({ ...harbour, ringsIn: () => rings, ring });
  });
}

const person = async (harbour: Planning, path: string, more: object) => {
  const { revision } = await harbour.personOf(harbour.sam.person);
  return harbour.post(`people/${path}`, { person: harbour.sam.person, revision, ...more });
};

const line = async (harbour: Planning, path: string, more: (line: LineShown) => object = () => ({})) => {
  const { lines } = (await (await harbour.get("lines")).json()) as { lines: LineShown[] };
  const found = lines.find(({ slug }) => slug === harbourLine);
  if (found === undefined) throw new Error("no such line");
  return harbour.post(`lines/${path}`, { line: harbourLine, edition: found.edition, ...more(found) });
};

const changes: Record<string, (harbour: Planning) => Promise<Response>> = {
  "somebody is paused": (harbour) => person(harbour, "pause", { paused: true }),
  "roles change": (harbour) => person(harbour, "roles", { roles: ["counsellor", "supervisor"] }),
  "somebody is in training": async (harbour) => {
    const { alias, languages, skills, chatsMost } = await harbour.personOf(harbour.sam.person);
    return person(harbour, "change", { alias, languages, skills, chatsMost, trainee: true });
  },
  "somebody leaves": async (harbour) =>
    person(harbour, "leave", { revocation: await makeList(harbour.alex, 1, [harbour.sam.keys.publicKey]) }),
  "a line needs other people": (harbour) =>
    line(harbour, "change", ({ slug: _, edition: _edition, standing: _standing, limits, waiting, ...fields }) => ({
      ...fields,
      minimumStaff: fields.minimumStaff + 1,
    })),
  "a line is taken off": (harbour) => line(harbour, "take-off"),
  "a line is closed for a while": (harbour) =>
    harbour.post("shift/close", { line: harbourLine, reason: "Nobody is well" }),
  "the rota's rules change": (harbour) =>
    harbour.act("rules", { restMs: 0, weekMostMs: null, onDutyLeast: 1, fairMarginMs: 0, atOnce: [] }),
};

test.each(Object.keys(changes))("staffing and warnings are judged at once when %s", (name) =>
  waiting(async (harbour) => {
    expect((await changes[name]?.(harbour))?.status).toBe(200);
    expect(harbour.ringsIn()).toBeLessThanOrEqual(0);
    await harbour.ring();
    expect(harbour.ringsIn()).toBeGreaterThan(0);
  }),
);

test("a line that was taken off is judged at once when it is shown again, and what is refused rings nothing", () =>
  waiting(async (harbour) => {
    await line(harbour, "take-off");
    await harbour.ring();
    expect((await line(harbour, "show", () => ({ numbersChecked: true }))).status).toBe(200);
    expect(harbour.ringsIn()).toBeLessThanOrEqual(0);
    await harbour.ring();
    const before = harbour.ringsIn();
    expect((await harbour.post("lines/take-off", { line: harbourLine, edition: 1 })).status).toBe(409);
    expect(harbour.ringsIn()).toBe(before);
  }));
