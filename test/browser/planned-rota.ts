/** A coordinator who plans by asking the Office, without a page: this week and the five after it, published at once. */
import { type AssignmentId, idFrom, LineSlug, type PersonId, type ShiftId } from "../../shared/ids.ts";
import { addDays, type Day, dayAt, instantIn, mondayOf } from "../../shared/rota/day.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import type { Assignment, Need, Shift } from "../../shared/rota/plan.ts";
import { RotaAnswer, type RotaRules } from "../../shared/rota-interface.ts";
import { MeAnswer } from "../../shared/staff-interface.ts";
import { joinWithoutPage } from "../promises/without-pages.ts";

const fresh = <Id extends string>() => idFrom<Id>(crypto.getRandomValues(new Uint8Array(16)));

const need: Need = {
  ...{ minimum: 1, wanted: 2, maximum: 3, lead: false },
  ...{ languages: [], skills: [], signUp: "open" },
};

export interface Planner {
  readonly zone: string;
  /** So many days from today, by the organisation's calendar. */
  day(ahead: number): Day;
  /** `begins`, `ends`: "09:00". Published at once, with these people on it. */
  plan(ahead: number, begins: string, ends: string, on?: readonly string[], change?: Partial<Need>): Promise<Shift>;
  rules(change: Partial<RotaRules>): Promise<void>;
  read(): Promise<RotaAnswer>;
  approve(wish: string): Promise<void>;
}

/** `link`: the coordinator's; it is used up. */
export async function planner(link: string): Promise<Planner> {
  const alex = await joinWithoutPage(link);
  const window = (from: Day) => `from=${from}&weeks=6`;
  const { organisation, clock } = MeAnswer.parse(await (await alex.get("me")).json());
  const { zone } = organisation;
  const today = dayAt(zone, clock.now);
  const here = window(mondayOf(today));
  const parsed = async (answer: Response) => {
    if (!answer.ok) throw new Error(await answer.text());
    return RotaAnswer.parse(await answer.json());
  };
  const read = async () => parsed(await alex.get(`rota?${here}`));
  const post = async (path: string, body: object) => parsed(await alex.post(`rota/${path}?${here}`, body));
  return {
    zone,
    read,
    day: (ahead) => addDays(today, ahead),
    async plan(ahead, begins, ends, on = [], change = {}) {
      const { people, version } = await read();
      const day = addDays(today, ahead);
      const from = instantIn(zone, day, begins);
      const until = instantIn(zone, ends > begins ? day : addDays(day, 1), ends);
      const shift: Shift = {
        ...{ id: fresh<ShiftId>(), line: LineSlug.parse("harbour"), from, until, need: { ...need, ...change } },
        ...{ pattern: null, day: null, published: false, byHand: true, revision: 1 },
      };
      const turn = (person: PersonId): Assignment => ({
        ...{ id: fresh<AssignmentId>(), shift: shift.id, person, from, until },
        ...{ lead: people.some(({ id, roles }) => id === person && roles.includes("supervisor")), revision: 1 },
      });
      const whom = people.filter(({ alias }) => on.includes(alias)).map(({ id }) => id);
      const operations: Operation[] = [
        { do: "addShift", shift },
        ...whom.map((id): Operation => ({ do: "assign", assignment: turn(id) })),
      ];
      const drafted = await post("draft", { version, operations });
      const upTo = drafted.steps.at(-1)?.number ?? 0;
      await post("publish", { upTo, version: drafted.version, lines: [shift.line], from, until });
      return shift;
    },
    async rules(change) {
      await post("rules", { ...(await read()).rules, ...change });
    },
    async approve(wish) {
      const request = (await read()).requests.find(({ what }) => what.wish === wish);
      if (request === undefined) throw new Error(`Nobody asks for ${wish}.`);
      await post("requests/approve", { request: request.id, revision: request.revision });
    },
  };
}
