/** A line's words in another language as they are typed, and as the service keeps them. Pure. */
import type { LineShown } from "../../../../shared/line-interface.ts";
import { TranslationWords } from "../../../../shared/site.ts";
import { complaintAboutLimits, isSigner, type LimitsComplaint, linesOf } from "../draft.ts";

export interface Draft {
  readonly name: string;
  /** One for each topic of the line, in its order; empty: it stays as it is. */
  readonly topics: readonly string[];
  /** One for each number, in the line's order. */
  readonly help: readonly { readonly name: string; readonly about: string }[];
  /** A paragraph in each line of text. */
  readonly paragraphs: string;
  readonly signedOffBy: string;
  /** Whoever writes says that whoever signs has read all of our sentences. */
  readonly read: boolean;
}

export type Complaint = LimitsComplaint | "notRead" | "half" | "odd";

type Sayable = Pick<LineShown, "languages" | "topics" | "help">;

/** Only in the language of the line's own words are its limits there already. */
export const needsLimits = (line: Pick<LineShown, "languages">, language: string): boolean =>
  line.languages[0] !== language;

export function draftOf(line: Sayable, said: TranslationWords | undefined): Draft {
  return {
    name: said?.name ?? "",
    topics: line.topics.map((topic) => said?.topics.find(({ of }) => of === topic)?.said ?? ""),
    help: line.help.map(({ number }) => {
      const theirs = said?.help.find((one) => one.number === number);
      return { name: theirs?.name ?? "", about: theirs?.about ?? "" };
    }),
    paragraphs: said?.paragraphs?.join("\n\n") ?? "",
    signedOffBy: "",
    read: false,
  };
}

/** What the service would keep; what is left empty stays in the line's own words. */
export function wordsFrom(line: Sayable, language: string, draft: Draft): TranslationWords {
  const name = draft.name.trim();
  return {
    name: name === "" ? null : name,
    topics: line.topics.flatMap((of, at) => {
      const said = draft.topics[at]?.trim() ?? "";
      return said === "" ? [] : [{ of, said }];
    }),
    help: line.help.flatMap(({ number }, at) => {
      const { name = "", about = "" } = draft.help[at] ?? {};
      return name.trim() === "" && about.trim() === "" ? [] : [{ number, name: name.trim(), about: about.trim() }];
    }),
    paragraphs: needsLimits(line, language) ? linesOf(draft.paragraphs) : null,
  };
}

/** The first thing that is wrong; undefined: it can be kept, and with a signer be shown. */
export function complaintAbout(line: Sayable, language: string, draft: Draft): Complaint | undefined {
  const limits = needsLimits(line, language)
    ? complaintAboutLimits(draft.paragraphs, draft.signedOffBy)
    : aboutSigner(draft.signedOffBy);
  if (limits !== undefined) return limits;
  if (draft.help.some(({ name, about }) => (name.trim() === "") !== (about.trim() === ""))) return "half";
  if (!TranslationWords.safeParse(wordsFrom(line, language, draft)).success) return "odd";
  return draft.signedOffBy.trim() !== "" && !draft.read ? "notRead" : undefined;
}

const aboutSigner = (signer: string) => (signer.trim() === "" || isSigner(signer) ? undefined : "signer");

/** Of a text that waits: nobody signs without a name, or unread. */
export function complaintAboutSigning({ signedOffBy, read }: Pick<Draft, "signedOffBy" | "read">) {
  if (!isSigner(signedOffBy)) return "signer";
  return read ? undefined : "notRead";
}
