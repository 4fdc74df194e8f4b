/** A coordinator's rota page, as far as the Office can tell: weeks it looks at, steps it drafts, and rows to begin with. */
import type { Role } from "../../../shared/certificates.ts";
import type { LineSlug } from "../../../shared/ids.ts";
import { instantIn } from "../../../shared/rota/day.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Assignment, type Plan, planOf, type Shift } from "../../../shared/rota/plan.ts";
import { RotaAnswer } from "../../../shared/rota-interface.ts";
import { writePlan } from "../../../worker/office/planning/writing.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { need } from "../../unit/rota/given.ts";
import { atHarbour, type Browser, type Harbour, makeLink, shownIn, signIn, somebodyNew } from "./coordinating.ts";

export const harbourLine = "harbour" as LineSlug;
/** The week of `monday` and the one after it. */
export const weeks = "from=2026-11-30&weeks=2";

export interface Planning extends Harbour {
  /** The rota as a page sees it. */
  rota(by?: Browser): Promise<RotaAnswer>;
  /** `path`: below `rota/`. */
  act(path: string, body: unknown, by?: Browser): Promise<Response>;
  draft(operations: readonly Operation[], by?: Browser): Promise<Response>;
  /** Rows as they were before anybody drafts. */
  keep(plan: Plan): void;
}

/** Harbour without the demo's own plan: two coordinators' browsers see one empty rota. */
export async function planning(act: (harbour: Planning, state: DurableObjectState) => Promise<void>): Promise<void> {
  await atHarbour(async (harbour, state) => {
    const { sql } = harbour.desk;
    for (const table of ["shifts", "patterns", "pattern_skips", "requests"]) sql.exec(`DELETE FROM ${table}`);
    const all: Planning = {
      ...harbour,
      rota: async (by = harbour.alex) => rotaIn(await harbour.get(`rota?${weeks}`, by)),
      act: async (path, body, by = harbour.alex) => harbour.post(`rota/${path}?${weeks}`, body, by),
      draft: async (operations, by = harbour.alex) => {
        const { version } = await all.rota(by);
        return harbour.post(`rota/draft?${weeks}`, { version, operations }, by);
      },
      keep: (plan) => writePlan(sql, planOf([], []), plan, harbour.desk.now, "patterns"),
    };
    await act(all, state);
  });
}

/** Somebody more, who has signed in. */
export async function joined(harbour: Harbour, alias: string, role: Role): Promise<Browser> {
  const { body, link } = await makeLink(harbour.alex, [role]);
  const invited = await harbour.post("people/invite", { ...somebodyNew, alias, roles: [role], ...body });
  return signIn(harbour.desk, (await shownIn(invited)).id, link, alias, body.chain);
}

/** The rota as an answer shows it, of the agreed form. */
export async function rotaIn(response: Response): Promise<RotaAnswer> {
  const body = await response.json();
  if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return RotaAnswer.parse(body);
}

/** "2026-12-01T09:00", as clocks in London show it. */
export function at(text: string): number {
  const [day = "", time = ""] = text.split("T");
  return instantIn("Europe/London", day as Parameters<typeof instantIn>[1], time);
}

export function shift(from: string, until: string, change: Partial<Shift> = {}): Shift {
  return {
    id: freshId<Shift["id"]>(),
    line: harbourLine,
    from: at(from),
    until: at(until),
    need: { ...need, minimum: 1 },
    pattern: null,
    day: null,
    published: false,
    byHand: false,
    revision: 1,
    ...change,
  };
}

export function turn({ id, from, until }: Shift, { person }: Pick<Browser, "person">, change = {}): Assignment {
  return { id: freshId<Assignment["id"]>(), shift: id, person, from, until, lead: false, revision: 1, ...change };
}

export const add = (shift: Shift): Operation => ({ do: "addShift", shift });
export const assign = (assignment: Assignment): Operation => ({ do: "assign", assignment });
export const unassign = ({ id, revision }: Assignment): Operation => ({ do: "unassign", assignment: id, revision });
export const remove = ({ id, revision }: Shift): Operation => ({ do: "removeShift", shift: id, revision });
export const change = ({ id, revision }: Shift, to: Extract<Operation, { do: "changeShift" }>["to"]): Operation => ({
  do: "changeShift",
  shift: id,
  revision,
  to,
});
