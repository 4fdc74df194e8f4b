/** What the Worker asks the Office over RPC. Everything else goes to its `fetch` (`/api/staff/…`). */
import type { LeadsAnswer, SealedCopy } from "../../shared/complaint.ts";
import type { LineSlug, SessionId } from "../../shared/ids.ts";
import type { Week } from "../../shared/opening-hours.ts";
import type { Site } from "../../shared/site.ts";
import type { Feeling } from "../room/state.ts";
import type { Kept } from "./complaints.ts";

/** Published cover of a line around one instant. */
export interface Hours {
  /** The unbroken stretch of cover at that instant, or null. */
  readonly current: { readonly from: number; readonly until: number } | null;
  /** The start of the next stretch in which a chat can start, or null when none is published. */
  readonly opensAt: number | null;
  readonly lastStartBeforeMs: number;
}

export interface OfficeInterface {
  /** Words, numbers and the public key; null while there is no organisation. */
  site(): Promise<Site | null>;
  /** null for an unknown line. */
  hours(line: LineSlug): Promise<Hours | null>;
  /** The coming seven days of a line; null for an unknown one. */
  week(line: LineSlug): Promise<Week | null>;
  /** The calendar feed with this token's hash, as iCalendar; null for none. */
  calendar(tokenHash: string): Promise<string | null>;
  /** Who reads complaints, by certificate. */
  leads(): Promise<LeadsAnswer>;
  /** Keeps a complaint that was sealed for two of them. */
  keepComplaint(line: LineSlug, copies: readonly SealedCopy[]): Promise<Kept>;
  /** Does this session still live? Counts as a sign of life of it. */
  sessionLives(session: SessionId): Promise<boolean>;
  /** The same, and no sign of life. */
  sessionStands(session: SessionId): Promise<boolean>;
  /** Adds what the Switchboard has pooled to the sums of today. */
  countPooled(feelings: Feeling[], flags: LineSlug[]): Promise<void>;
}
