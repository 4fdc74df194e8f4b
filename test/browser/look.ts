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

/** A phone and a desk. */
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
/** Pixels between Leave quickly and what ends a chat or sends: a thumb's error. */
const apartPx = 24;

/**
 * Where Leave quickly stands, by width, and from the right, where it stands in every state; in its place what is wrong
 * with it: something over it, too small, too near to what ends a chat or sends.
 */
export async function wayOut({ page }: Looked): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const place = await page.evaluate((apart) => {
      const link = document.getElementById("leave");
      if (!(link instanceof HTMLAnchorElement)) return "it is not there";
      const { top, right, bottom, left, width, height } = link.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      if (over !== link) return `it is under ${over?.outerHTML.slice(0, 80)}`;
      if (width < 44 || height < 44) return `it is ${width} by ${height}`;
      if (!link.href.startsWith("https:") || link.rel !== "noreferrer") return `it leads to ${link.href}`;
      const near = [...document.querySelectorAll("button")].find((button) => {
        const box = button.getBoundingClientRect();
        const isNear =
          box.right > left - apart && box.left < right + apart && box.bottom > top - apart && box.top < bottom + apart;
        return isNear && button.checkVisibility() && /^(Send|End and erase|Yes, )/.test(button.textContent ?? "");
      });
      return near === undefined
        ? `${top} from the top, ${innerWidth - right} from the right`
        : "it is too near to a button";
    }, apartPx);
    found.push(`${size.width}: ${place}`);
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Both, in every colour scheme: what is wrong with how a staff page looks. */
export async function faultsIn(page: Looked["page"], state: string): Promise<string[]> {
  return [...(await faults({ page }, state, { forced: true })), ...(await tooWide({ page }, state))];
}
