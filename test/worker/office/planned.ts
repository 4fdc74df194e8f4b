/** Sam, Morgan and Priya with a rota that a test lays out: London time, the last day of November 2026 and after. */
import { type AssignmentId, LineSlug, type PersonId, type ShiftId } from "../../../shared/ids.ts";
import { type Assignment, type Need, planOf, type Shift } from "../../../shared/rota/plan.ts";
import { MineAnswer, type RotaRules } from "../../../shared/rota-interface.ts";
import { rotaRules } from "../../../worker/office/planning/team.ts";
import { writePlan } from "../../../worker/office/planning/writing.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { type Browser, signIn } from "./coordinating.ts";
import { atDesk, type Desk, invite, makeKeys, monday } from "./staff.ts";

export const harbour = LineSlug.parse("harbour");

export const need: Need = {
  minimum: 0,
  wanted: 2,
  maximum: 3,
  lead: false,
  languages: [],
  skills: [],
  signUp: "onRequest",
};

export interface Planned {
  readonly desk: Desk;
  readonly state: DurableObjectState;
  readonly alex: Browser;
  readonly sam: Browser;
  readonly morgan: Browser;
  readonly priya: Browser;
  /** A published shift, "2026-12-04T09:00" to "17:00" in winter, when London has UTC; with these people on it. */
  shift(from: string, until: string, change?: Partial<Shift>, ...on: readonly Browser[]): Shift;
  turnOf(shift: Shift, whose: Browser): AssignmentId;
  rules(change: Partial<RotaRules>): void;
  mine(whose: Browser): Promise<MineAnswer>;
  /** `path`: below `rota/mine/`. */
  post(path: string, by: Browser, body: object): Promise<Response>;
  ask(by: Browser, what: object): Promise<Response>;
}

/** Alex is a coordinator, Priya a supervisor, Sam and Morgan counsellors; nobody is on any shift. */
export async function atRota(act: (planned: Planned) => Promise<void>): Promise<void> {
  const organisation = await makeKeys();
  const invited = await Promise.all([
    invite(organisation, "Alex", { role: "coordinator", onShift: "no" }),
    invite(organisation, "Sam", { onShift: "no" }),
    invite(organisation, "Morgan", { onShift: "no" }),
    invite(organisation, "Priya", { role: "supervisor", onShift: "no" }),
  ]);
  const people = invited.map(({ person }) => person);
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk, state) => {
    desk.sql.exec("DELETE FROM shifts");
    const browsers: Browser[] = [];
    for (const { person, link } of invited)
      browsers.push(await signIn(desk, person.id, link, person.alias, person.link.chain));
    const [alex, sam, morgan, priya] = browsers;
    if (alex === undefined || sam === undefined || morgan === undefined || priya === undefined) throw new Error("who?");
    const post = (path: string, by: Browser, body: object) =>
      desk.post(`rota/mine/${path}`, body, { cookie: by.cookie });
    await act({
      ...{ desk, state, alex, sam, morgan, priya },
      shift: (from, until, change = {}, ...on) => laid(desk, shiftAt(from, until, change), on),
      turnOf: ({ id }, { person }) => turnOn(desk, id, person),
      rules: (change) =>
        void desk.sql.exec("UPDATE rota SET rules = ?", JSON.stringify({ ...rotaRules(desk.sql), ...change })),
      mine: async ({ cookie }) => MineAnswer.parse(await (await desk.get("rota/mine", cookie)).json()),
      post,
      ask: (by, what) => post("ask", by, { what }),
    });
  });
}

/** Goes to another time, with every sign-in as fresh as ever. */
export function goTo(desk: Desk, instant: number): void {
  desk.now = instant;
  desk.sql.exec("UPDATE sessions SET began_at = ?1, last_seen_at = ?1, ends_at = ?1 + 43200000", instant);
}

export const at = (text: string): number => Date.parse(`${text}:00Z`);

function shiftAt(from: string, until: string, change: Partial<Shift>): Shift {
  return {
    id: freshId<ShiftId>(),
    line: harbour,
    from: at(from),
    until: at(until.includes("T") ? until : `${from.slice(0, 10)}T${until}`),
    need,
    pattern: null,
    day: null,
    published: true,
    byHand: false,
    revision: 1,
    ...change,
  };
}

function laid(desk: Desk, shift: Shift, on: readonly Browser[]): Shift {
  const turns = on.map(
    ({ person }): Assignment => ({
      ...{ id: freshId<AssignmentId>(), shift: shift.id, person, lead: false, revision: 1 },
      from: shift.from,
      until: shift.until,
    }),
  );
  writePlan(desk.sql, planOf([], []), planOf([shift], turns), monday, "person");
  return shift;
}

function turnOn(desk: Desk, shift: ShiftId, person: PersonId): AssignmentId {
  return desk.sql
    .exec<{ id: AssignmentId }>("SELECT id FROM assignments WHERE shift = ? AND person = ?", shift, person)
    .one().id;
}
