/**
 * Bodies and answers of `/api/staff/lines…`: what visitors meet, as coordinators write it. A line begins as a draft that
 * nobody outside sees; it is shown once a text of its limits of confidentiality was signed off; it can be taken off, and
 * its address then says so. Nothing of it is ever deleted, because shifts, hours and the audit refer to it.
 */
import * as z from "zod/mini";
import { LineSlug } from "./ids.ts";
import { betweenChatsMostMs, lastStartBeforeMostMs, linesMost, minimumStaffMost, waitMostMostMs } from "./limits.ts";
import { ConfidentialityLimits, type HelpNumber, Line, type Place, ServiceClock } from "./site.ts";

/** First segments of the service's own addresses: a line there could never be reached. */
export const reservedSlugs: readonly string[] = ["api", "assets", "calendar", "healthz", "join", "staff", "ws"];

/** When the line is open, and how its chats follow one another. */
const rules = {
  leadRequired: z.boolean(),
  minimumStaff: z.int().check(z.gte(1), z.lte(minimumStaffMost)),
  betweenChatsMs: z.int().check(z.gte(0), z.lte(betweenChatsMostMs)),
  lastStartBeforeMs: z.int().check(z.gte(0), z.lte(lastStartBeforeMostMs)),
  /** Absent from pages that do not know of it: it stays as it is. */
  waitMostMs: z.optional(z.int().check(z.gte(60_000), z.lte(waitMostMostMs))),
};

const { name, languages, topics, urgentFirst, places, leaveTo } = Line.shape;
const { version, signedOffBy, paragraphs } = ConfidentialityLimits.shape;

const noTwice = (entries: readonly string[]) => new Set(entries).size === entries.length;
const ownIds = (entries: readonly Place[]) => noTwice(entries.map(({ id }) => id));
const someDanger = (help: readonly HelpNumber[]) => help.some(({ danger }) => danger);

/** What a coordinator may write about a line, besides its limits. Numbers for danger are kept first. */
export const LineFields = z.strictObject({
  name,
  languages: languages.check(z.refine(noTwice)),
  topics: topics.check(z.refine(noTwice)),
  urgentFirst,
  help: Line.shape.help.check(z.refine(someDanger)),
  places: places.check(z.refine(ownIds)),
  leaveTo,
  ...rules,
});
export type LineFields = z.infer<typeof LineFields>;

const instantKnown = z.nullable(z.int());
/** A text of the limits as it was kept; `signedOffBy` null: no visitor has seen it. */
export const LimitsText = z.strictObject({
  version,
  paragraphs,
  signedOffBy: z.nullable(signedOffBy),
  signedOffAt: instantKnown,
});
export type LimitsText = z.infer<typeof LimitsText>;

export const LineShown = z.strictObject({
  slug: LineSlug,
  ...LineFields.shape,
  standing: z.enum(["draft", "shown", "takenOff"]),
  /** Rises with everything a coordinator writes here, and not with its shifts. */
  edition: z.int(),
  /** What visitors read before they start; null while no text was signed off. */
  limits: z.nullable(LimitsText),
  /** Written since, and waiting to be signed off. */
  waiting: z.nullable(LimitsText),
});
export type LineShown = z.infer<typeof LineShown>;

/** `GET lines`: in their order, those taken off last. */
export const LinesAnswer = z.strictObject({ lines: z.array(LineShown), clock: ServiceClock });
export type LinesAnswer = z.infer<typeof LinesAnswer>;

/** `GET lines/limits?line=SLUG`: its texts, the newest first. */
export const LimitsAnswer = z.strictObject({ texts: z.array(LimitsText), clock: ServiceClock });
export type LimitsAnswer = z.infer<typeof LimitsAnswer>;

/** `GET places`: what counsellors can point to, on every line that visitors can see. */
export const PlacesAnswer = z.strictObject({
  lines: z.array(z.strictObject({ line: LineSlug, places })),
});
export type PlacesAnswer = z.infer<typeof PlacesAnswer>;

/** `POST lines/make` → LineShown: a draft, the last in order. Its slug is its address for good. */
export const MakeLine = z.strictObject({
  slug: LineSlug.check(z.refine((slug) => !reservedSlugs.includes(slug))),
  ...LineFields.shape,
});

/** Every change names the edition it is made to; 409 `changedMeanwhile` answers with the line as it is now. */
const edit = { line: LineSlug, edition: z.int() };
export const LineMeanwhile = z.object({ type: z.literal("changedMeanwhile"), line: LineShown });
/**
 * `POST lines/change` → LineShown. `numbersChecked`: whoever asks says that they have checked every number of it; needed
 * where numbers or places differ that visitors can read at once, which is on every line but a draft.
 */
export const ChangeLine = z.strictObject({
  ...edit,
  ...LineFields.shape,
  numbersChecked: z.optional(z.literal(true)),
});
/** `POST lines/limits` → LineShown: a new version of the text, in place of one that still waits. Signed-off ones stay. */
export const WriteLimits = z.strictObject({ ...edit, paragraphs, signedOffBy: z.nullable(signedOffBy) });
/** `POST lines/sign` → LineShown: the text that waits is what visitors read from now on. */
export const SignLimits = z.strictObject({ ...edit, version, signedOffBy });
/** `POST lines/show` → LineShown. `numbersChecked`: whoever asks says that they have checked every number of it. */
export const ShowLine = z.strictObject({ ...edit, numbersChecked: z.literal(true) });
/** `POST lines/take-off` → LineShown: nobody can ask there from now on; whoever waits is told. */
export const TakeLineOff = z.strictObject(edit);
/** `POST lines/order` → LinesAnswer: every line that is not taken off, once. The first of those shown is the one at `/`. */
export const OrderLines = z.strictObject({
  lines: z.array(LineSlug).check(z.minLength(1), z.maxLength(linesMost), z.refine(noTwice)),
});
