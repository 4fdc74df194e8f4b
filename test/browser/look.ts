/**
 * How the tests look at a state: through axe in every colour scheme, on a phone 320 px wide and at a desk, from left to
 * right and from right to left; and at how large things to press are.
 */
import { violations } from "./axe.ts";
import { inArabic } from "./in-arabic.ts";
import type { Person } from "./people.ts";

type Looked = Pick<Person, "page">;
type Options = Parameters<typeof violations>[1];

/** What axe finds depends on looks in these alone: colours, and where things stand. */
const byLooks = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];
/** Colours are the browser's when they are forced, and axe would reckon with the page's own. A title is always there to be looked at. */
const byPlace = ["target-size", "scrollable-region-focusable", "document-title"];

/** What axe finds in this state, as `state, look: rule at element`. Another colour scheme changes contrasts, and nothing else. */
export async function faults({ page }: Looked, state: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (name: string, options: Options) => {
    found.push(...(await violations(page, options)).map((fault) => `${state}, ${name}: ${fault}`));
  };
  await look("light", {});
  await page.emulateMedia({ colorScheme: "dark" });
  await look("dark", { runOnly: byLooks });
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await look("forced colours", { runOnly: byPlace });
  await page.emulateMedia({ forcedColors: "none" });
  return found;
}

const small = { width: 320, height: 568 };
const desk = { width: 1280, height: 800 };

/**
 * The same of a state of a visit, in both directions: every rule on a small phone in light colours; dark and forced
 * colours and a desk by turns, so that a state is looked at in each of them and not in every product. `turn`: how many
 * states were before it.
 */
export async function faultsOfVisit({ page }: Looked, state: string, turn: number): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  const at = turn % 2 === 0 ? ({ dark: small, forced: desk } as const) : ({ dark: desk, forced: small } as const);
  const look = async (name: string, size: typeof small, media: Media, options: Options) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
    const seen = await violations(page, options);
    found.push(...seen.map((fault) => `${state}, ${name}, ${size.width} px: ${fault}`));
  };
  const inTurn = async (way: string) => {
    await look(`${way}, light`, small, {}, {});
    await look(`${way}, dark`, at.dark, { colorScheme: "dark" }, { runOnly: byLooks });
    await look(`${way}, forced colours`, at.forced, { forcedColors: "active" }, { runOnly: byPlace });
  };
  await inTurn("from the left");
  await look("from the left, light", desk, {}, { runOnly: byPlace });
  const said = await inArabic(page, () => inTurn("from the right"));
  if (said === 0) found.push(`${state}: nothing of it is there in Arabic`);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  if (before !== null) await page.setViewportSize(before);
  return found;
}

type Media = Pick<NonNullable<Parameters<Looked["page"]["emulateMedia"]>[0]>, "colorScheme" | "forcedColors">;

/** Pixels that a visitor's finger finds: experience of phones, and WCAG's level AAA. */
const targetPx = 44;

/** What a visitor can press and is smaller, as `state: it, width by height`. A box to tick is pressed by its label. */
export async function smallTargets({ page }: Looked, state: string): Promise<string[]> {
  const found = await page.evaluate((least) => {
    const pressed = [...document.querySelectorAll<HTMLElement>("a[href], button, summary, input, textarea")];
    return pressed
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => (element instanceof HTMLInputElement ? (element.closest("label") ?? element) : element))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const name = (element.textContent || element.getAttribute("aria-label") || element.tagName).trim().slice(0, 40);
        return Math.min(width, height) < least - 0.01 ? [`${name}, ${Math.round(width)} by ${Math.round(height)}`] : [];
      });
  }, targetPx);
  return found.map((target) => `${state}: ${target}`);
}

/** Does it fit a phone 320 px wide, also with letters twice as large? The dialogue that is open, or else the page. */
export async function tooWide({ page }: Looked, state: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  await page.setViewportSize(small);
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
const sizes = [{ width: 390, height: 844 }, desk];
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
    const place = await page.evaluate(
      ([apart, target]) => {
        const link = document.getElementById("leave");
        if (!(link instanceof HTMLAnchorElement)) return "it is not there";
        const { top, right, bottom, left, width, height } = link.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        if (over !== link) return `it is under ${over?.outerHTML.slice(0, 80)}`;
        if (width < target || height < target) return `it is ${width} by ${height}`;
        if (!link.href.startsWith("https:") || link.rel !== "noreferrer") return `it leads to ${link.href}`;
        const near = [...document.querySelectorAll("button")].find((button) => {
          const box = button.getBoundingClientRect();
          const isNear =
            box.right > left - apart &&
            box.left < right + apart &&
            box.bottom > top - apart &&
            box.top < bottom + apart;
          return isNear && button.checkVisibility() && /^(Send|End and erase|Yes, )/.test(button.textContent ?? "");
        });
        return near === undefined
          ? `${top} from the top, ${innerWidth - right} from the right`
          : "it is too near to a button";
      },
      [apartPx, targetPx] as const,
    );
    found.push(`${size.width}: ${place}`);
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Both, in every colour scheme: what is wrong with how a staff page looks. */
export async function faultsIn(page: Looked["page"], state: string): Promise<string[]> {
  return [...(await faults({ page }, state)), ...(await tooWide({ page }, state))];
}
