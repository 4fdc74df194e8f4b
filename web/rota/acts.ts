/** What a coordinator can do to the rota, as one value each: asked for, come back with an outcome, taken back by another. */
import type { LineSlug, PatternId, RequestId } from "../../shared/ids.ts";
import type { Closure } from "../../shared/rota/closures.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import type { Pattern } from "../../shared/rota/pattern.ts";
import type { RotaAnswer, RotaRules } from "../../shared/rota-interface.ts";
import { pictureOf } from "./picture.ts";

/** Whose unpublished shifts a publication shows: of some lines, beginning from–until. */
interface Extent {
  readonly lines: readonly LineSlug[];
  readonly from: number;
  readonly until: number;
}

export type Act =
  | {
      readonly do: "step";
      readonly operations: readonly Operation[];
      /** It puts what a publication changed into the draft again. `again`: how to publish that once more, if known. */
      readonly takenBack?: { readonly again: Extent | undefined };
    }
  | { readonly do: "undoStep"; readonly step: number }
  | { readonly do: "drop"; readonly upTo: number }
  | ({ readonly do: "publish"; readonly upTo: number; readonly version: number } & Extent)
  | { readonly do: "undoPublication"; readonly number: number; readonly again?: Extent }
  | { readonly do: "keepPattern"; readonly pattern: Pattern; readonly revision: number | null }
  | { readonly do: "removePattern"; readonly pattern: PatternId; readonly revision: number }
  | { readonly do: "keepClosure"; readonly id: PatternId; readonly closure: Closure }
  | { readonly do: "removeClosure"; readonly id: PatternId }
  | { readonly do: "keepRules"; readonly rules: RotaRules }
  | { readonly do: "approve" | "decline"; readonly request: RequestId; readonly revision: number };

export type Outcome =
  | { readonly is: "done"; readonly answer: RotaAnswer }
  /** In the service's own words, and the rota as it is now where it could be read. */
  | {
      readonly is: "refused";
      readonly sentence: string;
      readonly details: unknown;
      readonly answer: RotaAnswer | undefined;
    }
  | { readonly is: "signedOut" }
  | { readonly is: "unreachable" };

/** What takes it back, made to the rota as the act left it; undefined for what cannot be taken back by one press. */
export function inverse(act: Act, before: RotaAnswer, after: RotaAnswer, me: string): Act | undefined {
  switch (act.do) {
    case "undoStep":
      return madeAgain(act.step, before);
    case "step": {
      if (act.takenBack !== undefined) return publishedAgain(act.takenBack.again, after);
      const mine = after.steps.filter(({ person, number }) => person === me && number > lastStep(before));
      const step = mine.at(-1)?.number;
      return step === undefined ? undefined : { do: "undoStep", step };
    }
    case "publish":
      return after.published === null
        ? undefined
        : { do: "undoPublication", number: after.published.number, again: act };
    case "keepPattern": {
      const was = before.patterns.find(({ pattern }) => pattern.id === act.pattern.id);
      const is = after.patterns.find(({ pattern }) => pattern.id === act.pattern.id);
      if (is === undefined) return undefined;
      return was === undefined
        ? { do: "removePattern", pattern: act.pattern.id, revision: is.revision }
        : { do: "keepPattern", pattern: was.pattern, revision: is.revision };
    }
    case "keepClosure": {
      const was = before.closures.find(({ id }) => id === act.id);
      return was === undefined ? { do: "removeClosure", id: act.id } : { do: "keepClosure", ...was };
    }
    case "removeClosure": {
      const was = before.closures.find(({ id }) => id === act.id);
      return was && { do: "keepClosure", ...was };
    }
    case "keepRules":
      return { do: "keepRules", rules: before.rules };
    default:
      return undefined;
  }
}

/** A step that was taken out, once more. One that did not fit any more did nothing, and nothing brings it back. */
function madeAgain(number: number, before: RotaAnswer): Act | undefined {
  const { stale } = pictureOf(before);
  const taken = before.steps.find((step, index) => step.number === number && !stale.some((one) => one.step === index));
  return taken && { do: "step", operations: taken.operations };
}

/** As long as the draft holds what was taken back, and nothing besides. */
function publishedAgain(extent: Extent | undefined, after: RotaAnswer): Act | undefined {
  if (extent === undefined || after.steps.length !== 1) return undefined;
  const { lines, from, until } = extent;
  return { do: "publish", lines, from, until, upTo: lastStep(after), version: after.version };
}

/** The number of the draft's last step; 0 without one. */
export const lastStep = ({ steps }: RotaAnswer): number => steps.at(-1)?.number ?? 0;
