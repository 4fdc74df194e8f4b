/**
 * Bodies and answers of `/api/staff/lines/translation…`: a line's page in another language (rules L9 to L11). Every text
 * that is kept is a version for good. It waits until somebody is named who signed it off, our own sentences in that
 * language with it; until then visitors read the one before, or no page in that language.
 */
import * as z from "zod/mini";
import { LineSlug } from "./ids.ts";
import { PageLanguage, pageLanguages } from "./page-language.ts";
import { Translation, TranslationWords } from "./site.ts";

const { version, signedOffBy } = Translation.shape;

/** Names the very sentences that were read: SHA-256 of `web/words/…` as the page had them, base64url, 22 characters. */
const Sentences = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

export const TranslationText = z.strictObject({
  version,
  ...TranslationWords.shape,
  /** null: no visitor has seen it. */
  signedOffBy: z.nullable(signedOffBy),
  signedOffAt: z.nullable(z.int()),
  /** Which of our sentences were signed off with it. */
  sentences: z.nullable(Sentences),
});
export type TranslationText = z.infer<typeof TranslationText>;

export const TranslationShown = z.strictObject({
  language: PageLanguage,
  /** What visitors read; null: there is no page in this language. */
  shown: z.nullable(TranslationText),
  /** Written since, and waiting to be signed off. */
  waiting: z.nullable(TranslationText),
  /** The newest there is, whatever became of it. */
  newest: version,
});
export type TranslationShown = z.infer<typeof TranslationShown>;

/** `GET lines/translations?line=SLUG`, and the answer to every change: one for each language there is anything in. */
export const TranslationsAnswer = z.strictObject({
  line: LineSlug,
  translations: z.array(TranslationShown).check(z.maxLength(pageLanguages.length)),
});
export type TranslationsAnswer = z.infer<typeof TranslationsAnswer>;

const about = { line: LineSlug, language: PageLanguage };

/**
 * `POST lines/translation`: a new version. `after`: the newest that whoever writes has seen, null for none; with another
 * one there, `409 changedMeanwhile` and nothing is kept. `signedOffBy` null: it waits.
 */
export const WriteTranslation = z.strictObject({
  ...about,
  after: z.nullable(version),
  ...TranslationWords.shape,
  signedOffBy: z.nullable(signedOffBy),
  sentences: Sentences,
});
/** `POST lines/translation/sign`: the version that waits is what visitors read from now on. */
export const SignTranslation = z.strictObject({ ...about, version, signedOffBy, sentences: Sentences });
/** `POST lines/translation/withdraw`: no page in this language any more. Nothing is deleted. */
export const WithdrawTranslation = z.strictObject({ ...about, version });
