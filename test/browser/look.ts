/** What is wrong with how a staff page looks: axe in light, dark and forced colours, and anything wider than a small phone. */
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { desktop } from "./people.ts";

/** One line each, with the name of the state. A very small phone is tried with letters twice as large as well. */
export async function faultsIn(page: Page, state: string): Promise<string[]> {
  const faults: string[] = [];
  const found = async (name: string, options?: Parameters<typeof violations>[1]) => {
    for (const violation of await violations(page, options)) faults.push(`${state}, ${name}: ${violation}`);
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
  await page.setViewportSize(desktop.viewport);
  return faults;
}
