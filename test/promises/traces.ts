/** What a page can leave behind in a browser, as a page itself can look for it. */

/** In the page, of any browser: by kind, the names of what is there. Cookies are the browser's to tell. */
export async function tracesInPage(): Promise<Record<string, readonly unknown[]>> {
  const files = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  return {
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    files,
    state: history.state === null ? [] : [history.state],
  };
}

/** Of every kind. */
export const nothing = {
  local: [],
  session: [],
  caches: [],
  databases: [],
  workers: [],
  files: [],
  state: [],
  cookies: [],
};
