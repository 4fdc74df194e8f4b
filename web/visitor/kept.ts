/**
 * The one entry that "keep my place" makes: a ticket or an admission and the languages, gone with the tab, at the end,
 * or by leaving. A browser may refuse its storage altogether: then nothing is kept, and everything else goes on.
 */
const key = "place";

export const keptPlace = (): string | undefined => allowed((storage) => storage.getItem(key)) ?? undefined;

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
