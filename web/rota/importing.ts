/** A file of the rota, read whole: as one step of the draft, or every fault by its row. Pure. */

import { decoded } from "../../shared/csv.ts";
import type { LineSlug } from "../../shared/ids.ts";
import { draftOperationsMost } from "../../shared/limits.ts";
import type { FreshIds } from "../../shared/rota/changes.ts";
import { instantIn } from "../../shared/rota/day.ts";
import type { Step } from "../../shared/rota/draft.ts";
import { type Imported, imported } from "../../shared/rota/exchange.ts";
import { importStep } from "../../shared/rota/import-step.ts";
import type { Need } from "../../shared/rota/plan.ts";
import type { RotaWindow } from "../../shared/rota-interface.ts";
import { endOf } from "./looking.ts";
import type { Picture } from "./picture.ts";

export type Faults = Extract<Imported, { why: "rows" }>["faults"];
type Whole = Exclude<Extract<Imported, { done: false }>["why"], "rows"> | "notText" | "tooManyChanges" | "outside";

export type ReadFile =
  | { readonly is: "step"; readonly step: Step; readonly alreadyThere: number }
  | { readonly is: "faults"; readonly faults: Faults }
  | { readonly is: "whole"; readonly why: Whole };

/** For shifts that only the file has: nothing is known of whom they need, so nothing is asked. */
const needOfImported: Need = {
  ...{ minimum: 1, wanted: 1, maximum: 10, lead: false, languages: [], skills: [], signUp: "closed" },
};

/** `window`: the weeks the page knows; what is there outside of them would be doubled. */
export function readFile(bytes: Uint8Array, picture: Picture, window: RotaWindow, ids: FreshIds): ReadFile {
  const text = decoded(bytes);
  if (text === undefined) return { is: "whole", why: "notText" };
  const { lines, people, zone } = picture.answer;
  const read = imported(text, {
    zone,
    line: (written) => lineOf(lines, written),
    named: (alias) =>
      people.filter((person) => person.state !== "left" && sameName(person.alias, alias)).map(({ id }) => id),
  });
  if (!read.done) return read.why === "rows" ? { is: "faults", faults: read.faults } : { is: "whole", why: read.why };
  const [begins, ends] = [window.from, endOf(window)].map((day) => instantIn(zone, day, "00:00"));
  const isOutside = read.turns.some(({ from }) => from < (begins ?? 0) || from >= (ends ?? 0));
  if (isOutside) return { is: "whole", why: "outside" };
  const { step, alreadyThere } = importStep(read.turns, picture.plan, needOfImported, ids);
  if (step.length > draftOperationsMost) return { is: "whole", why: "tooManyChanges" };
  return { is: "step", step, alreadyThere };
}

/** By its address, or by its name where only one has it. */
function lineOf(lines: Picture["answer"]["lines"], written: string): LineSlug | undefined {
  const addressed = lines.find(({ slug }) => slug === written);
  const [named, another] = lines.filter(({ name }) => sameName(name, written));
  return addressed?.slug ?? (another === undefined ? named?.slug : undefined);
}

const sameName = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string): string => name.normalize("NFKC").toLowerCase();
