/**
 * Scripts that come later, and a bad network. Most browsers remember for a page's whole life that a script did not come
 * (whatwg/html#6768): asked for again it fails at once, whatever the network does. So each further try asks at an
 * address of its own, `?1` and `?2`, where the same bytes are. The page's import map has these with their digests, and
 * makes what such a script imports come from there as well (`web/build/import-map.ts`).
 */

/** No further address is left: from here on only a new page helps. */
export class Spent extends Error {}

/** The page's import map, as far as it is read here. */
interface ImportMap {
  readonly integrity: Readonly<Record<string, string>>;
}

/** Of each script, how often it did not come. */
const failures = new Map<string, number>();

/**
 * `name`: of the script's file; `first`: its import, written out for the bundler; `begin`: what it takes besides for the
 * script to be there. What fails is thrown, and the next call is the next try. Tries are few: without a connection
 * nothing is tried, and nothing again before the service has answered.
 */
export async function script<Module, Ready>(
  name: string,
  first: () => Promise<Module>,
  begin: (module: Module) => Ready | Promise<Ready>,
): Promise<Ready> {
  const failed = failures.get(name) ?? 0;
  const load = failed === 0 ? first : further<Module>(name, failed);
  if ((failed > 0 || saysOffline()) && !(await isReached())) throw new TypeError();
  try {
    return await begin(await load());
  } catch (error) {
    failures.set(name, failed + 1);
    throw error;
  }
}

function further<Module>(name: string, failed: number): () => Promise<Module> {
  const path = address(name, failed);
  return () => import(/* @vite-ignore */ path);
}

function address(name: string, failed: number): string {
  const map = document.querySelector("script[type=importmap]")?.textContent ?? "";
  const { integrity }: ImportMap = JSON.parse(map);
  const found = Object.keys(integrity).find((path) => path.includes(`/${name}-`) && path.endsWith(`?${failed}`));
  if (found === undefined) throw new Spent();
  return found;
}

/** Does the service answer? Asked before what cannot be asked for very often. */
export async function isReached(): Promise<boolean> {
  const asked = fetch("/healthz", { credentials: "omit", cache: "no-store", signal: within(reachedMs) });
  return (await asked.catch(() => undefined))?.ok === true;
}

/** `AbortSignal.timeout`, which not all browsers have that have everything else. */
export function within(ms: number): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), ms);
  return limit.signal;
}

/** Longer than that and the service is not reached, whatever the network says. */
const reachedMs = 8000;

/** Most networks that are gone say so; one that says nothing may be gone all the same. */
export const saysOffline = (): boolean => navigator.onLine === false;
