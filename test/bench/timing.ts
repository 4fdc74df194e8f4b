/** How long pages take, as they count it themselves. */
import type { Page } from "playwright-core";

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds since the address was opened, as the page itself counts them, until it is drawn and takes a press. */
export async function readyMs(page: Page, address: string, shown: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate(
    (selector) =>
      new Promise<number>((done) => {
        const look = () => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look);
          // After the frame that shows it, and after whatever else was waiting to run.
          else requestAnimationFrame(() => setTimeout(() => done(performance.now())));
        };
        look();
      }),
    shown,
  );
}
