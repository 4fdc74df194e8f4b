/** Every sentence about the languages of a line's page, in English. */
import { limitsParagraphsMost, sentenceUnits, titleUnits } from "../../../../../shared/limits.ts";
import type { PageLanguage } from "../../../../../shared/page-language.ts";
import { languageNames } from "../../../people/languages.ts";
import type { Complaint } from "../draft.ts";
import type { Form } from "../state.ts";

const named = (language: PageLanguage) => languageNames([language]);

export const languages = {
  heading: "Languages of the page",
  open: "Languages of the page",
  back: "Back",
  about: [
    "Visitors read this line’s page in these languages, each only after somebody you name has signed it off: every sentence of ours, which is a draft, and your limits of confidentiality in that language.",
    "Reading is one thing, being answered another. A visitor can choose to write in a language that is signed off here, that the line names among its languages, and that somebody on the published rota writes. Otherwise the page says in which languages they are answered.",
  ],
  loading: "Reading the languages",
  notRead: "They could not be read. Check your connection and open this again.",
  standing: { on: "Visitors can read it", waits: "A text waits to be signed off", off: "Off" },
  usual: "The usual one",
  by: (version: string, signer: string) => `Version ${version}, signed off by ${signer}.`,
  outdated: "Sentences visitors read have changed since then. Read them again and sign them off anew.",
  write: (language: PageLanguage) => `Write ${named(language)}`,
  change: (language: PageLanguage) => `Change ${named(language)}`,
  sign: (language: PageLanguage) => `Sign ${named(language)} off`,
  withdraw: (language: PageLanguage) => `Take ${named(language)} off`,
  name: named,
} as const;

export const form = {
  heading: (language: PageLanguage) => `This line in ${named(language)}`,
  fallback: "What you leave empty stands in the line’s own words, and screen readers are told so.",
  lineName: "Name of the line",
  topic: (topic: string) => `Topic: ${topic}`,
  numberName: (number: string) => `${number}: who answers`,
  numberAbout: (number: string) => `${number}: when to ring it`,
  limits: "Limits of confidentiality",
  limitsAbout: `The same that your own text says, in this language. One paragraph on each line, ${limitsParagraphsMost} at most.`,
  limitsOwn: "The limits of confidentiality stand in this language already.",
  sentences: "Every sentence of ours",
  sentencesAbout:
    "Whoever signs off answers for these as well. In braces stands what is put in: a time, a name, a count. Last come the words of danger: the numbers to call are shown to whoever writes one of them while they wait.",
  english: "English",
  sentencesLoading: "Reading the sentences",
  sentencesNotRead:
    "They could not be read. Check your connection and open this again; nobody should sign them unread.",
  signer: "Signed off by",
  signerAbout:
    "Name and role of whoever read all of this, in this language, and answers for it. Leave it empty to let it wait.",
  signerNeeded: "Name and role of whoever read all of this, in this language, and answers for it.",
  openSentences: "Open every sentence of ours, above",
  read: "They have read every sentence of ours, too",
  save: "Keep this text",
  signButton: "Sign it off",
  withdrawAbout: [
    "Visitors who come from now on read another language. Pages that are open stay as they are.",
    "Nothing is deleted. To switch it on again, keep a text and have it signed off.",
  ],
  withdrawButton: (language: PageLanguage) => `Yes, take ${named(language)} off`,
  complaint: {
    none: "Write the limits in this language first.",
    many: `At most ${limitsParagraphsMost} paragraphs: one on each line.`,
    long: `A paragraph is longer than ${sentenceUnits} letters. Make two of it.`,
    signer: `Write who signed it off: ${titleUnits} letters at most.`,
    notRead: "Every sentence has to be read before it is signed off.",
    half: "Of a number, write both who answers and when to ring it, or neither.",
    odd: "Something is too long, or has characters nobody can see.",
  } satisfies Record<Complaint, string>,
} as const;

/** What was done, after it was. */
export const done: Readonly<Record<Form["is"], (language: PageLanguage, shown: boolean) => string>> = {
  writing: (language, shown) =>
    shown
      ? `${named(language)} is kept. New visitors read what is signed off.`
      : `${named(language)} is kept, and waits.`,
  signing: (language) => `${named(language)} is signed off. New visitors can read it within half a minute.`,
  withdrawing: (language) => `${named(language)} is off.`,
};

/** What will happen, as the dialogue says it that asks for the passkey. */
export const asks: Readonly<Record<Form["is"], (name: string, language: PageLanguage) => string>> = {
  writing: (name, language) => `Keep a text of ${name} in ${named(language)}.`,
  signing: (name, language) => `Let visitors read the page of ${name} in ${named(language)}.`,
  withdrawing: (name, language) => `Take ${named(language)} off the page of ${name}.`,
};
