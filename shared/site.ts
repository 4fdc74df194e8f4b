/**
 * What the pages must know of the organisation and its lines: words and numbers the charity sets, and the one
 * parameter on which trust rests, the organisation's public key.
 */
import * as z from "zod/mini";
import { Bytes32, Language, LineSlug } from "./ids.ts";
import { languagesMost, topicsMost, topicUnits } from "./limits.ts";

const sentence = z.string().check(z.minLength(1), z.maxLength(600));

/** A way to reach somebody else: shown as a `tel:` link. `always` numbers stand on every state of the page. */
export const HelpNumber = z.strictObject({
  name: sentence,
  number: z.string().check(z.regex(/^[0-9+ ]{3,20}$/)),
  about: sentence,
  danger: z.boolean(),
});
export type HelpNumber = z.infer<typeof HelpNumber>;

/** The charity's own words on what is passed on and when; a line cannot open without a signed-off text. */
const ConfidentialityLimits = z.strictObject({
  version: z.string().check(z.minLength(1), z.maxLength(40)),
  signedOffBy: z.string().check(z.minLength(1), z.maxLength(80)),
  paragraphs: z.array(sentence).check(z.minLength(1), z.maxLength(12)),
});

export const Line = z.strictObject({
  slug: LineSlug,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  languages: z.array(Language).check(z.minLength(1), z.maxLength(languagesMost)),
  /** What visitors may pick to talk about while they wait; empty: they are not asked. Never told to the server. */
  topics: z.array(z.string().check(z.minLength(1), z.maxLength(topicUnits))).check(z.maxLength(topicsMost)),
  /** Whoever says that somebody may be hurt now is called first. */
  urgentFirst: z.boolean(),
  help: z.array(HelpNumber).check(z.minLength(1), z.maxLength(8)),
  limits: ConfidentialityLimits,
  /** Where "Leave quickly" goes: an https address that says nothing. */
  leaveTo: z.url({ protocol: /^https$/ }),
});
export type Line = z.infer<typeof Line>;

export const Site = z.strictObject({
  charity: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Ed25519 public key, base64url. */
  organisationKey: Bytes32,
  zone: z.string(),
  zoneName: z.string(),
  /** The first is the one at `/`. */
  lines: z.array(Line).check(z.minLength(1), z.maxLength(8)),
});
export type Site = z.infer<typeof Site>;

/** The service's clock as pages follow it: `serverNow` at the moment of the answer, and how fast it runs. */
export const ServiceClock = z.strictObject({
  now: z.int().check(z.gte(0)),
  speed: z.number().check(z.gte(1), z.lte(3600)),
});
export type ServiceClock = z.infer<typeof ServiceClock>;
