/**
 * The one entry that "keep my place" makes: a ticket or an admission, the languages to write in, and after an `@` the
 * page's own; gone with the tab, at the end, or by leaving. A browser may refuse its storage altogether: then nothing is kept, and everything else goes on.
 */
const key = "place";

export const keptPlace = (): string | undefined => allowed((storage) => storage.getItem(key)) ?? undefined;

/**
 * What the page was written in, as far as that can be read in now. `pages`: languages with a space between, and none
 * kept where there is one.
 */
export function keptLanguage(entry: string | undefined, pages: string | undefined): string | undefined {
  return pages?.split(" ").find((page) => entry?.endsWith(` @${page}`));
}

export function keepPlace(entry: string): void {
  allowed((storage) => storage.setItem(key, entry));
}

export function forgetPlace(): void {
  allowed((storage) => storage.removeItem(key));
}

/** Blocked, the mere name throws; full, or in some private windows, writing does. */
function allowed<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
