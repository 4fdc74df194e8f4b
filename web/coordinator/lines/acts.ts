/** What a coordinator can do to a line, as one value each, and what can come of it. */
import type { LineSlug } from "../../../shared/ids.ts";
import type { LineFields, LineShown } from "../../../shared/line-interface.ts";

interface Edit {
  readonly line: LineSlug;
  readonly edition: number;
}

export type Act =
  | { readonly do: "make"; readonly slug: string; readonly fields: LineFields }
  /** `numbersChecked`: whoever asks says so. */
  | ({ readonly do: "change"; readonly fields: LineFields; readonly numbersChecked: boolean } & Edit)
  /** `signedOffBy` null: it waits for whoever signs it off. */
  | ({
      readonly do: "limits";
      readonly paragraphs: readonly string[];
      readonly signedOffBy: string | null;
    } & Edit)
  | ({ readonly do: "sign"; readonly version: string; readonly signedOffBy: string } & Edit)
  | ({ readonly do: "show" } & Edit)
  | ({ readonly do: "takeOff" } & Edit)
  | { readonly do: "order"; readonly lines: readonly LineSlug[] };

export type Outcome =
  | { readonly is: "done"; readonly line: LineShown }
  | { readonly is: "ordered"; readonly lines: readonly LineShown[] }
  /** Somebody else was faster; the line as it is now, or all of them. */
  | { readonly is: "changedMeanwhile"; readonly now: LineShown | readonly LineShown[] }
  /** In the service's own words. */
  | { readonly is: "refused"; readonly sentence: string }
  /** The passkey was asked for and not given. */
  | { readonly is: "notConfirmed" }
  | { readonly is: "signedOut" }
  | { readonly is: "unreachable" };
