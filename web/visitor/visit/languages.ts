/** Which language one is answered in, pure: nobody is paired across languages without having said yes (Q7). */

/** What somebody whose language nobody here writes now is told. */
export type LanguageQuestion =
  /** Somebody on duty writes with this visitor. */
  | { readonly is: "none" }
  /** Nobody is connected who could. */
  | { readonly is: "nobody" }
  /** Wait, or agree to one of these. */
  | { readonly is: "others"; readonly languages: readonly string[] };

/**
 * `own`: chosen at the start; `also`: agreed to since; `spoken`: by those on duty now; `offered`: by this line, and so
 * the only ones whose words were signed off.
 */
export function languageQuestion(
  own: string,
  also: readonly string[],
  spoken: readonly string[],
  offered: readonly string[],
): LanguageQuestion {
  if ([own, ...also].some((language) => spoken.includes(language))) return { is: "none" };
  const languages = offered.filter((language) => spoken.includes(language));
  return languages.length === 0 ? { is: "nobody" } : { is: "others", languages };
}

/** What "keep my place" puts into the tab's one entry: the token, and where a line has several languages the chosen ones. */
export interface Place {
  readonly token: string;
  readonly languages: readonly string[];
}

/** `page`: the language of the page, where it can be read in several. */
export function placeEntry({ token, languages }: Place, page?: string): string {
  return [token, ...languages, ...(page === undefined ? [] : [`@${page}`])].join(" ");
}

/** The entry is the tab's own, but anybody with the device could have changed it: only offered languages count. */
export function readPlace(entry: string, offered: readonly string[]): Place {
  const [token = "", ...languages] = entry.split(" ");
  return { token, languages: languages.filter((language) => offered.includes(language)) };
}
