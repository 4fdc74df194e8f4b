/** A line as it stands in a form, and everything the service would refuse of it. Pure. */
import { idFrom, LineSlug, type PlaceId } from "../../../shared/ids.ts";
import { helpNumbersMost, limitsParagraphsMost, placesMost, topicsMost, waitMostMs } from "../../../shared/limits.ts";
import { LineFields, type LineShown, reservedSlugs } from "../../../shared/line-interface.ts";
import { ConfidentialityLimits, HelpNumber, Place } from "../../../shared/site.ts";
import { languagesWritten, readLanguages } from "../people/languages.ts";

const minuteMs = 60_000;

/** Languages and topics as they are typed; times in minutes; what is no number as NaN. */
export interface Draft {
  readonly name: string;
  readonly languages: string;
  /** One in each line of text. */
  readonly topics: string;
  readonly urgentFirst: boolean;
  readonly help: readonly DraftNumber[];
  readonly places: readonly DraftPlace[];
  readonly leaveTo: string;
  readonly leadRequired: boolean;
  readonly minimumStaff: number;
  readonly betweenChatsMinutes: number;
  readonly lastStartBeforeMinutes: number;
  readonly waitMostMinutes: number;
}
export type DraftNumber = LineFields["help"][number];
export type DraftPlace = Omit<Place, "id"> & { readonly id: string };
export type Field = keyof Draft;

export type Complaint =
  | { readonly field: "name"; readonly why: "empty" | "odd" }
  | { readonly field: "slug"; readonly why: "empty" | "odd" | "reserved" }
  | { readonly field: "languages"; readonly why: "none" | "unknown" | "many"; readonly word?: string }
  | { readonly field: "topics"; readonly why: "many" | "twice" | "odd" }
  | { readonly field: "help"; readonly why: "many" | "noDanger" }
  /** `at`: which number, from 0. */
  | { readonly field: "help"; readonly why: "name" | "number" | "about"; readonly at: number }
  | { readonly field: "places"; readonly why: "many" }
  | { readonly field: "places"; readonly why: "name" | "about" | "to"; readonly at: number }
  | { readonly field: "leaveTo"; readonly why: "odd" }
  | {
      readonly field: "minimumStaff" | "betweenChatsMinutes" | "lastStartBeforeMinutes" | "waitMostMinutes";
      readonly why: "range";
    };

/**
 * What a new line begins with. No number stands there: emergency numbers differ from country to country, and a wrong
 * one that was overlooked would be believed.
 */
export const emptyDraft = (emergency: Pick<DraftNumber, "name" | "about">): Draft => ({
  name: "",
  languages: "English",
  topics: "",
  urgentFirst: true,
  help: [{ ...emergency, number: "", danger: true }],
  places: [],
  leaveTo: "",
  leadRequired: true,
  minimumStaff: 2,
  betweenChatsMinutes: 5,
  lastStartBeforeMinutes: 45,
  waitMostMinutes: waitMostMs / minuteMs,
});

export function draftOf(line: LineShown): Draft {
  return {
    name: line.name,
    languages: languagesWritten(line.languages),
    topics: line.topics.join("\n"),
    urgentFirst: line.urgentFirst,
    help: line.help,
    places: line.places,
    leaveTo: line.leaveTo,
    leadRequired: line.leadRequired,
    minimumStaff: line.minimumStaff,
    betweenChatsMinutes: line.betweenChatsMs / minuteMs,
    lastStartBeforeMinutes: line.lastStartBeforeMs / minuteMs,
    waitMostMinutes: (line.waitMostMs ?? waitMostMs) / minuteMs,
  };
}

/** "Jeunes & nuit" → "jeunes-nuit": what a line's address could be. */
export function slugFrom(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 31)
    .replace(/-+$/, "");
}

/** What the service is sent, or everything it would refuse. */
export function fieldsFrom(draft: Draft): LineFields | readonly Complaint[] {
  const complaints = complaintsAbout(draft);
  if (complaints.length > 0) return complaints;
  const languages = readLanguages(draft.languages);
  return LineFields.parse({
    name: draft.name.trim(),
    languages: "why" in languages ? [] : languages,
    topics: linesOf(draft.topics),
    urgentFirst: draft.urgentFirst,
    help: draft.help.map(trimmed),
    places: draft.places.map(placeTrimmed),
    leaveTo: draft.leaveTo.trim(),
    leadRequired: draft.leadRequired,
    minimumStaff: draft.minimumStaff,
    betweenChatsMs: draft.betweenChatsMinutes * minuteMs,
    lastStartBeforeMs: draft.lastStartBeforeMinutes * minuteMs,
    waitMostMs: draft.waitMostMinutes * minuteMs,
  });
}

export const areComplaints = (made: LineFields | readonly Complaint[]): made is readonly Complaint[] =>
  Array.isArray(made);

const { shape } = LineFields;
const fits = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

function complaintsAbout(draft: Draft): readonly Complaint[] {
  const languages = readLanguages(draft.languages);
  const name = draft.name.trim();
  const ranges: readonly [Extract<Complaint, { why: "range" }>["field"], boolean][] = [
    ["minimumStaff", fits(shape.minimumStaff, draft.minimumStaff)],
    ["betweenChatsMinutes", fits(shape.betweenChatsMs, draft.betweenChatsMinutes * minuteMs)],
    ["lastStartBeforeMinutes", fits(shape.lastStartBeforeMs, draft.lastStartBeforeMinutes * minuteMs)],
    ["waitMostMinutes", fits(shape.waitMostMs, draft.waitMostMinutes * minuteMs)],
  ];
  return [
    ...(fits(shape.name, name) ? [] : [{ field: "name", why: name === "" ? "empty" : "odd" } as const]),
    ...("why" in languages ? [{ field: "languages", ...languages } as const] : []),
    ...aboutTopics(linesOf(draft.topics)),
    ...aboutNumbers(draft.help.map(trimmed)),
    ...aboutPlaces(draft.places.map(placeTrimmed)),
    ...(fits(shape.leaveTo, draft.leaveTo.trim()) ? [] : [{ field: "leaveTo", why: "odd" } as const]),
    ...ranges.flatMap(([field, isFine]) => (isFine ? [] : [{ field, why: "range" } as const])),
  ];
}

function aboutTopics(topics: readonly string[]): readonly Complaint[] {
  if (topics.length > topicsMost) return [{ field: "topics", why: "many" }];
  if (new Set(topics).size < topics.length) return [{ field: "topics", why: "twice" }];
  return fits(shape.topics, topics) ? [] : [{ field: "topics", why: "odd" }];
}

/** One complaint for each number, the first thing that is wrong with it. */
function aboutNumbers(help: readonly DraftNumber[]): readonly Complaint[] {
  if (help.length > helpNumbersMost) return [{ field: "help", why: "many" }];
  const single = help.flatMap((number, at) => {
    const why = (["name", "number", "about"] as const).find((part) => !fits(numberShape[part], number[part]));
    return why === undefined ? [] : [{ field: "help", why, at } as const];
  });
  return help.some(({ danger }) => danger) ? single : [...single, { field: "help", why: "noDanger" }];
}

/** The same for places. */
function aboutPlaces(places: readonly DraftPlace[]): readonly Complaint[] {
  if (places.length > placesMost) return [{ field: "places", why: "many" }];
  return places.flatMap((place, at) => {
    const why = (["name", "to", "about"] as const).find((part) => !fits(Place.shape[part], place[part]));
    return why === undefined ? [] : [{ field: "places", why, at } as const];
  });
}

/** Named at random: counsellors' pages point to it by that. */
export const freshPlace = (): DraftPlace => ({
  id: idFrom<PlaceId>(crypto.getRandomValues(new Uint8Array(16))),
  ...{ name: "", about: "", to: "" },
});

const numberShape = HelpNumber.shape;

const trimmed = ({ name, number, about, danger }: DraftNumber): DraftNumber => ({
  name: name.trim(),
  number: number.trim().replace(/[ \u00a0]+/g, " "),
  about: about.trim(),
  danger,
});

const placeTrimmed = ({ id, name, about, to }: DraftPlace): DraftPlace => ({
  id,
  name: name.trim(),
  about: about.trim(),
  to: to.trim().replace(/[ \u00a0]+/g, " "),
});

/** Lines of text with something in them. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/).flatMap((line) => line.trim() || []);

export type SlugComplaint = Extract<Complaint, { field: "slug" }>;

export function complaintAboutSlug(slug: string): SlugComplaint | undefined {
  if (slug === "") return { field: "slug", why: "empty" };
  if (reservedSlugs.includes(slug)) return { field: "slug", why: "reserved" };
  return LineSlug.safeParse(slug).success ? undefined : { field: "slug", why: "odd" };
}

export type LimitsComplaint = "none" | "many" | "long" | "signer";

/** A text of limits as it is typed: a paragraph in each line of text. `signer` may be nobody yet. */
export function complaintAboutLimits(text: string, signer: string): LimitsComplaint | undefined {
  const paragraphs = linesOf(text);
  if (paragraphs.length === 0) return "none";
  if (paragraphs.length > limitsParagraphsMost) return "many";
  if (!fits(ConfidentialityLimits.shape.paragraphs, paragraphs)) return "long";
  return signer.trim() === "" || isSigner(signer) ? undefined : "signer";
}

export const isSigner = (signer: string): boolean => fits(ConfidentialityLimits.shape.signedOffBy, signer.trim());
