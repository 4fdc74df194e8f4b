/**
 * What axe finds on a page as it is shown now: WCAG 2.2 AA and its best practices. It is brought into a document once,
 * however often somebody looks: most of the time would go into that. Not in frames: there is one, the preview of a line,
 * which runs nothing, and the page in it is looked at where visitors meet it.
 */
import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { settled } from "./states/stage.ts";

/** `rule at element, element`, one for each violation. `options`: axe's own. */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await settled({ page });
  const { found, passes } = await look(page, options);
  // A rule that had nothing to look at would find nothing either.
  expect(passes).toBeGreaterThan(0);
  return found;
}

async function look(page: Page, options: RunOptions): Promise<{ found: string[]; passes: number }> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async (given) => {
      const results: AxeResults = await Reflect.get(globalThis, "axe").run(document, given);
      const found = results.violations.map(
        ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
      return { found, passes: results.passes.length };
    },
    {
      ...{ resultTypes: ["violations"], iframes: false, ...options },
      // The one rule of WCAG 2.2 that axe does not look at by itself.
      rules: { "target-size": { enabled: true }, ...options.rules },
    } satisfies RunOptions as RunOptions,
  );
}
