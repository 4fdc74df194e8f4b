/** `/api/staff/lines/translation…`: a line's page in other languages, each switched on by a named sign-off alone. */
import type * as z from "zod/mini";
import { LineSlug } from "../../shared/ids.ts";
import { largeBodyBytes } from "../../shared/limits.ts";
import type { LineShown } from "../../shared/line-interface.ts";
import {
  SignTranslation,
  type TranslationsAnswer,
  WithdrawTranslation,
  WriteTranslation,
} from "../../shared/translation-interface.ts";
import { record } from "./audit.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "./door.ts";
import { lineShown } from "./line-rows.ts";
import type { ProblemName } from "./problems.ts";
import { addTranslation, signTranslation, translationIn, translationsOf, withdrawTranslation } from "./translations.ts";

export const translationRoutes: readonly Route[] = [
  staffRoute("GET", "lines/translations", "seeLines", undefined, ({ desk, request }) => {
    const line = LineSlug.safeParse(new URL(request.url).searchParams.get("line"));
    if (!line.success) return "malformed";
    return lineShown(desk.storage.sql, line.data) === undefined ? "lineUnknown" : all(desk.storage.sql, line.data);
  }),
  staffRoute(
    "POST",
    "lines/translation",
    "changeLines",
    WriteTranslation,
    (asked) => made(asked, write),
    largeBodyBytes,
  ),
  staffRoute("POST", "lines/translation/sign", "changeLines", SignTranslation, (asked) => made(asked, sign)),
  staffRoute("POST", "lines/translation/withdraw", "changeLines", WithdrawTranslation, (asked) =>
    made(asked, withdraw),
  ),
];

function all(sql: SqlStorage, line: LineSlug): Outcome {
  return answer<TranslationsAnswer>({ line, translations: translationsOf(sql, line) });
}

type Change<Body> = Asked<Body> & SignedIn & { readonly line: LineShown };

/** Whole or not at all. `make` answers what is wrong, or nothing. */
function made<Body extends { readonly line: LineSlug }>(
  asked: Asked<Body> & SignedIn,
  make: (change: Change<Body>) => ProblemName | undefined,
): Outcome {
  const { storage } = asked.desk;
  return storage.transactionSync((): Outcome => {
    const line = lineShown(storage.sql, asked.body.line);
    if (line === undefined) return "lineUnknown";
    return make({ ...asked, line }) ?? all(storage.sql, line.slug);
  });
}

/** Only in the language of the line's own words may a text leave the limits out: there they stand already. */
function write({ desk, body, person, now, line }: Change<z.infer<typeof WriteTranslation>>): ProblemName | undefined {
  const { sql } = desk.storage;
  const { line: slug, language, after, signedOffBy, sentences, ...says } = body;
  const isOwn = line.languages[0] === language;
  if (isOwn && language === "en") return "translationNotNeeded";
  if (says.paragraphs === null && !isOwn) return "limitsMissing";
  if ((translationIn(sql, slug, language)?.newest ?? null) !== after) return "changedMeanwhile";
  const version = addTranslation(sql, { line: slug, language, says }, now);
  if (signedOffBy !== null) signTranslation(sql, { line: slug, language, version }, { signedOffBy, sentences }, now);
  const details = { language, version, signedOff: signedOffBy !== null };
  record(sql, { actor: person.id, action: "translationWritten", subject: slug, details }, now);
  return undefined;
}

function sign({ desk, body, person, now }: Change<z.infer<typeof SignTranslation>>): ProblemName | undefined {
  const { sql } = desk.storage;
  const { line, language, version, signedOffBy, sentences } = body;
  if (translationIn(sql, line, language)?.waiting?.version !== version) return "limitsUnknown";
  signTranslation(sql, { line, language, version }, { signedOffBy, sentences }, now);
  const details = { language, version };
  record(sql, { actor: person.id, action: "translationSignedOff", subject: line, details }, now);
  return undefined;
}

function withdraw({ desk, body, person, now }: Change<z.infer<typeof WithdrawTranslation>>): ProblemName | undefined {
  const { sql } = desk.storage;
  const { line, language, version } = body;
  if (translationIn(sql, line, language)?.shown?.version !== version) return "changedMeanwhile";
  withdrawTranslation(sql, line, language);
  record(sql, { actor: person.id, action: "translationWithdrawn", subject: line, details: { language, version } }, now);
  return undefined;
}
