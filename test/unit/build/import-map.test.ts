/** Further tries: the same bytes at other addresses, and nothing that runs already loaded twice. */
import { expect, test } from "vitest";
import type { BuiltFile } from "../../../web/build/bundle.ts";
import { importMap } from "../../../web/build/import-map.ts";

const file = (path: string, needs: string[] = [], later: string[] = []): BuiltFile => ({
  ...{ path, needs, imports: [...needs, ...later] },
  ...{ content: path, role: undefined, inline: false, modules: [] },
});

const first = file("first", [], ["app"]);
const files = [
  file("app", ["schemas"], ["keys", "more"]),
  file("keys", ["app", "schemas"], ["old", "sponge"]),
  file("more", ["app"]),
  file("old", ["sponge"]),
  file("schemas"),
  file("sponge"),
];
const digest = ({ content }: BuiltFile) => `digest of ${content}`;

test("what comes after the chat's own script has two more addresses, with the same digest", () => {
  const { integrity } = importMap({ inline: true }, first, files, digest);
  const own = files.map(({ path }) => path);
  const later = ["keys", "more", "old", "sponge"];
  const further = [1, 2].flatMap((number) => later.map((path) => [`/${path}?${number}`, `digest of ${path}`]));
  expect(integrity).toEqual(Object.fromEntries([...own.map((path) => [`/${path}`, `digest of ${path}`]), ...further]));
});

test("a further try takes along what it imports, and shares what runs already", () => {
  const { scopes } = importMap({ inline: true }, first, files, digest);
  const tried = (number: number) => ({
    [`/keys?${number}`]: { "/old": `/old?${number}`, "/sponge": `/sponge?${number}` },
    [`/old?${number}`]: { "/sponge": `/sponge?${number}` },
  });
  expect(scopes).toEqual({ ...tried(1), ...tried(2) });
});

test("a page whose scripts are files of its own has digests alone", () => {
  expect(Object.keys(importMap({ inline: false }, first, files, digest))).toEqual(["integrity"]);
});
