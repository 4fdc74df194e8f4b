/** Languages as people write them ("English, Welsh") and as the service keeps them (`en`, `cy`). */
import { Language } from "../../../shared/ids.ts";
import { languagesMost } from "../../../shared/limits.ts";

/** Languages with a two-letter code that somebody in the world writes to a helpline in (ISO 639-1). */
const codes = (
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gd gl gu ha he hi hr hu hy id ig is it ja jv ka kk " +
  "km kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te tg th " +
  "ti tl tr uk ur uz vi wo xh yo zh zu"
).split(" ");

const names = new Intl.DisplayNames("en", { type: "language" });
const byName = new Map(codes.map((code) => [(names.of(code) ?? code).toLowerCase(), code]));

/** "Welsh" for `cy`. */
const languageName = (code: string): string => names.of(code) ?? code;
/** "English, Welsh". */
export const languageNames = (list: readonly string[]): string => list.map(languageName).join(", ");

/** As they stand in a form: so that they can be read again. */
export const languagesWritten = (list: readonly string[]): string =>
  list.map((code) => (byName.get(languageName(code).toLowerCase()) === code ? languageName(code) : code)).join(", ");

interface LanguagesComplaint {
  readonly why: "none" | "unknown" | "many";
  readonly word?: string;
}

/** Names or codes, separated by commas or semicolons; each once. */
export function readLanguages(text: string): string[] | LanguagesComplaint {
  const words = text.split(/[,;]/).flatMap((word) => word.trim() || []);
  if (words.length === 0) return { why: "none" };
  const read: string[] = [];
  for (const word of words) {
    const code = codeOf(word);
    if (code === undefined) return { why: "unknown", word };
    if (!read.includes(code)) read.push(code);
  }
  return read.length > languagesMost ? { why: "many" } : read;
}

function codeOf(word: string): string | undefined {
  const known = byName.get(word.toLowerCase());
  if (known !== undefined) return known;
  const [language = "", region] = word.split("-");
  const code = region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`;
  // A code nobody has a name for is more likely a slip of the pen.
  return Language.safeParse(code).success && languageName(language.toLowerCase()) !== language.toLowerCase()
    ? code
    : undefined;
}
