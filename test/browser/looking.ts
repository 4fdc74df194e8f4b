/** Axe, light, dark and in forced colours, and the width of a very small phone, also with letters twice as large. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { desktop } from "./people.ts";

/** Where pictures go, when somebody wants to look: a folder. */
const pictures = process.env.PICTURES;

/** What is wrong with the page as it is shown now, or with the dialogue that is open in it. `options`: axe's own. */
export async function faultsAt(
  page: Page,
  state: string,
  options: Parameters<typeof violations>[1] = {},
): Promise<string[]> {
  const faults: string[] = [];
  const found = async (name: string, more: typeof options = {}) => {
    for (const violation of await violations(page, { ...options, ...more }))
      faults.push(`${state}, ${name}: ${violation}`);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${state}-${name}.png`) });
  };
  await found("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await found("dark", { runOnly: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  // The colours are the browser's then, and axe would reckon with the page's own.
  await found("forced colours", { rules: { "color-contrast": { enabled: false } } });
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize({ width: 320, height: 568 });
  for (const size of ["100%", "200%"]) {
    const over = await page.evaluate((fontSize) => {
      const { documentElement: root } = document;
      root.style.fontSize = fontSize;
      const inside = document.querySelector<HTMLElement>("dialog[open]") ?? root;
      const over = inside.scrollWidth - inside.clientWidth;
      root.style.fontSize = "";
      return over;
    }, size);
    if (over > 0) faults.push(`${state}, 320 px, letters at ${size}: ${over} px too wide`);
  }
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${state}-phone.png`) });
  await page.setViewportSize(desktop.viewport);
  return faults;
}
