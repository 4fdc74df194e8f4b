/** A line may have any address but the service's own: this is the one place where the two lists meet. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { reservedSlugs } from "../../../shared/line-interface.ts";

const routes = readFileSync(resolve(import.meta.dirname, "../../../worker/index.ts"), "utf8");

// What has a dot in it, like `/embed.js`, no line can be called anyway.
test("every address the Worker answers at begins with a word that no line can have", () => {
  const paths = [...routes.matchAll(/app\.(?:get|on)\(\s*(?:\[[^\]]*\], )?"\/([a-z]+)(?![a-z.])/g)].map(
    ([, first]) => first,
  );
  expect([...new Set(paths)].toSorted()).toEqual([...reservedSlugs].toSorted());
});
