/** What it takes to be in line, over a bad network: tried for as long as somebody waits for it. */
import { waitBefore } from "../../connection.ts";
import { Spent } from "../scripts.ts";

/**
 * `isWanted`: does anybody wait for it still? Undefined when nobody does any more, or when nothing is left to try. Tried
 * again at once when the network or the page is back.
 */
export async function loaded<Ready>(load: () => Promise<Ready>, isWanted: () => boolean): Promise<Ready | undefined> {
  for (let attempt = 1; isWanted(); attempt += 1) {
    try {
      return await load();
    } catch (error) {
      if (error instanceof Spent) return undefined;
    }
    await pause(waitBefore(attempt, Math.random()));
  }
  return undefined;
}

/** So long, or until the network or the page is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener("online", over);
      document.removeEventListener("visibilitychange", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    addEventListener("online", over);
    document.addEventListener("visibilitychange", over);
  });
}
