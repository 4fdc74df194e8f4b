/**
 * What the pages must know of the organisation and its lines: words and numbers the charity sets, and the one
 * parameter on which trust rests, the organisation's public key.
 */
import * as z from "zod/mini";
import { Bytes32, Language, LineSlug, PlaceId } from "./ids.ts";
import {
  helpNumbersMost,
  helpNumberUnits,
  languagesMost,
  leaveToUnits,
  limitsParagraphsMost,
  linesKeptMost,
  linesMost,
  placeAddressUnits,
  placesMost,
  sentenceUnits,
  titleUnits,
  topicsMost,
  topicUnits,
  zoneUnits,
} from "./limits.ts";
import { PageLanguage, pageLanguages } from "./page-language.ts";

/** Words that others read: one line, no space around it, no control character, nothing that turns text around. */
export const written = (units: number) =>
  z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(units),
      z.regex(/^(?!\s)[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*(?<!\s)$/u),
    );

/** A way to reach somebody else: shown as a `tel:` link. `danger`: it stands on every state of the page. */
export const HelpNumber = z.strictObject({
  name: written(sentenceUnits),
  /** Digits in groups, with the country's code or as they are rung there: "999", "+44 20 7946 0000". */
  number: z.string().check(z.minLength(3), z.maxLength(helpNumberUnits), z.regex(/^\+?[0-9]+( [0-9]+)*$/)),
  about: written(sentenceUnits),
  danger: z.boolean(),
});
export type HelpNumber = z.infer<typeof HelpNumber>;

/** As it is typed and shown; nobody is named in it. */
const placeAddress = z
  .url({ protocol: /^https$/ })
  .check(z.maxLength(placeAddressUnits), z.regex(/^https:\/\/[^\s@/]+(\/\S*)?$/));

/** A way to go next: a number to ring, or an https address. Counsellors point to it by its id; visitors can tap it. */
export const Place = z.strictObject({
  id: PlaceId,
  name: written(titleUnits),
  about: written(sentenceUnits),
  to: z.union([HelpNumber.shape.number, placeAddress]),
});
export type Place = z.infer<typeof Place>;

/** The charity's own words on what is passed on and when; no visitor sees a line without a text that was signed off. */
export const ConfidentialityLimits = z.strictObject({
  version: written(40),
  signedOffBy: written(titleUnits),
  paragraphs: z.array(written(sentenceUnits)).check(z.minLength(1), z.maxLength(limitsParagraphsMost)),
});

/** What the charity says of a line in another language. What is missing stands in the line's own. */
export const TranslationWords = z.strictObject({
  name: z.nullable(written(titleUnits)),
  /** `of`: a topic as the line calls it, which is what the counsellor reads. */
  topics: z
    .array(z.strictObject({ of: written(topicUnits), said: written(topicUnits) }))
    .check(z.maxLength(topicsMost)),
  /** Of one number: who answers, and when to ring it. */
  help: z
    .array(
      z.strictObject({
        number: HelpNumber.shape.number,
        name: HelpNumber.shape.name,
        about: HelpNumber.shape.about,
      }),
    )
    .check(z.maxLength(helpNumbersMost)),
  /** The limits of confidentiality; null only in the language that the line's own are written in. */
  paragraphs: z.nullable(ConfidentialityLimits.shape.paragraphs),
});
export type TranslationWords = z.infer<typeof TranslationWords>;

/** The same as somebody signed it off, our own sentences in that language with it. `version`: as of any text of limits. */
export const Translation = z.strictObject({
  language: PageLanguage,
  version: ConfidentialityLimits.shape.version,
  signedOffBy: ConfidentialityLimits.shape.signedOffBy,
  ...TranslationWords.shape,
});
export type Translation = z.infer<typeof Translation>;

export const Line = z.strictObject({
  slug: LineSlug,
  name: written(titleUnits),
  /** In which one can be answered. The first is the one that the line's own words are written in. */
  languages: z.array(Language).check(z.minLength(1), z.maxLength(languagesMost)),
  /** Those of them that a visitor may choose to write in now (L11); absent: the first alone. */
  offered: z.optional(z.array(Language).check(z.minLength(1), z.maxLength(languagesMost))),
  /** Signed off, one for each language at most. */
  translations: z.optional(z.array(Translation).check(z.maxLength(pageLanguages.length))),
  /** What visitors may pick to talk about while they wait; empty: they are not asked. Never told to the server. */
  topics: z.array(written(topicUnits)).check(z.maxLength(topicsMost)),
  /** Whoever says that somebody may be hurt now is called first. */
  urgentFirst: z.boolean(),
  help: z.array(HelpNumber).check(z.minLength(1), z.maxLength(helpNumbersMost)),
  /** Places to go next, where visitors find them after a chat. */
  places: z.array(Place).check(z.maxLength(placesMost)),
  limits: ConfidentialityLimits,
  /** Where "Leave quickly" goes: an https address that says nothing. */
  leaveTo: z.url({ protocol: /^https$/ }).check(z.maxLength(leaveToUnits)),
});
export type Line = z.infer<typeof Line>;

/** What an organisation says of itself. `zone`: an IANA name; `zoneName`: what people call it ("London time"). */
export const OrganisationFields = z.strictObject({
  name: written(titleUnits),
  zone: written(zoneUnits),
  zoneName: written(zoneUnits),
});
export type OrganisationFields = z.infer<typeof OrganisationFields>;

export const Site = z.strictObject({
  charity: written(titleUnits),
  /** Ed25519 public key, base64url. */
  organisationKey: Bytes32,
  zone: z.string(),
  zoneName: z.string(),
  /** The first is the one at `/`. */
  lines: z.array(Line).check(z.maxLength(linesMost)),
  /** Lines that visitors could see once, the one taken off last first: their addresses say that they have closed. */
  gone: z.array(Line).check(z.maxLength(linesKeptMost)),
});
export type Site = z.infer<typeof Site>;

/** The service's clock as pages follow it: `serverNow` at the moment of the answer, and how fast it runs. */
export const ServiceClock = z.strictObject({
  now: z.int().check(z.gte(0)),
  speed: z.number().check(z.gte(1), z.lte(3600)),
});
export type ServiceClock = z.infer<typeof ServiceClock>;
