/** What the parts of the people page are given: what is there, who looks, and where their presses go. */
import type { ReadonlySignal } from "@preact/signals";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import type { PeopleEvent, PeopleState } from "./page-state.ts";

export interface PeopleView {
  readonly state: ReadonlySignal<PeopleState>;
  readonly me: MeAnswer;
  /** Keys that are revoked for visitors' pages too; undefined while unknown, or while the list cannot be believed. */
  readonly listed: ReadonlySignal<ReadonlySet<string> | undefined>;
  /** Six words two people compare, of two keys. */
  readonly checkWords: (keys: Readonly<Record<"signingKey" | "receivingKey", string>>) => Promise<readonly string[]>;
  /** The service's time. */
  readonly now: () => number;
  readonly tell: (event: PeopleEvent) => void;
}
