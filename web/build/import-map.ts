/**
 * The import map of a page: the digest of every script that it may import. For a page that stands in one answer also the
 * addresses of further tries (`web/visitor/scripts.ts`), with the same digests, and where such a script finds what it
 * imports: what came with the chat's own script is there, everything else is tried anew as well.
 */
import type { BuiltFile } from "./bundle.ts";
import type { PageParts } from "./page.ts";

interface ImportMap {
  readonly integrity: Readonly<Record<string, string>>;
  readonly scopes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How often a script is asked for at another address when it did not come at its own. */
const furtherTries = [1, 2];

/** Without these a visit goes on: nobody asks for them again. */
const triedOnce = /(^|\/)(solver|lists)-/;

/** `first`: the script in the page; `later`: all that it may import, at once or later. */
export function importMap(
  { inline }: Pick<PageParts, "inline">,
  first: BuiltFile,
  later: readonly BuiltFile[],
  digest: (file: BuiltFile) => string,
): ImportMap {
  const integrity = later.map((file) => [address(file), digest(file)] as const);
  if (!inline) return { integrity: Object.fromEntries(integrity) };
  const there = withNeeds(first.imports, later);
  const tried = later.filter(({ path }) => !there.has(path) && !triedOnce.test(path));
  const tries = furtherTries.flatMap((number) => tried.map((file) => ({ file, number })));
  const scopes = tries.map(({ file, number }) => {
    const found = tried.filter(({ path }) => file.imports.includes(path));
    return [
      again(file, number),
      Object.fromEntries(found.map((next) => [address(next), again(next, number)])),
    ] as const;
  });
  return {
    integrity: Object.fromEntries([
      ...integrity,
      ...tries.map(({ file, number }) => [again(file, number), digest(file)]),
    ]),
    scopes: Object.fromEntries(scopes.filter(([, found]) => Object.keys(found).length > 0)),
  };
}

const address = ({ path }: BuiltFile) => `/${path}`;
const again = (file: BuiltFile, number: number) => `${address(file)}?${number}`;

/** With all that they cannot begin without. */
function withNeeds(paths: readonly string[], files: readonly BuiltFile[]): ReadonlySet<string> {
  const found = new Set(paths);
  for (const path of found) for (const need of files.find((file) => file.path === path)?.needs ?? []) found.add(need);
  return found;
}
