/** How the tests look at a state: through axe in every colour scheme, and on a phone 320 px wide. */
import { violations } from "./axe.ts";
import type { Person } from "./people.ts";

type Looked = Pick<Person, "page">;

/** What axe finds in this state, as `state, look: rule at element`. Another colour scheme changes contrasts, and nothing else. */
export async function faults({ page }: Looked, state: string, { forced }: { forced: boolean }): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string, options: Parameters<typeof violations>[1]) => {
    found.push(...(await violations(page, options)).map((fault) => `${state}, ${name}: ${fault}`));
  };
  await page.emulateMedia({ colorScheme: "light" });
  await look("light", {});
  await page.emulateMedia({ colorScheme: "dark" });
  await look("dark", { runOnly: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  if (!forced) return found;
  await page.emulateMedia({ forcedColors: "active" });
  // The colours are the browser's then, and axe would reckon with the page's own.
  await look("forced colours", { rules: { "color-contrast": { enabled: false } } });
  await page.emulateMedia({ forcedColors: "none" });
  return found;
}

/** Does it fit a phone 320 px wide, also with letters twice as large? The dialogue that is open, or else the page. */
export async function tooWide({ page }: Looked, state: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  await page.setViewportSize({ width: 320, height: 568 });
  for (const size of ["100%", "200%"]) {
    const over = await page.evaluate((fontSize) => {
      const { documentElement: root } = document;
      root.style.fontSize = fontSize;
      const inside = [root, ...document.querySelectorAll("dialog[open]")];
      const over = Math.max(...inside.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
      root.style.fontSize = "";
      return over;
    }, size);
    if (over > 0) found.push(`${state}, letters at ${size}: ${over} px too wide`);
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Both, in every colour scheme: what is wrong with how a staff page looks. */
export async function faultsIn(page: Looked["page"], state: string): Promise<string[]> {
  return [...(await faults({ page }, state, { forced: true })), ...(await tooWide({ page }, state))];
}
