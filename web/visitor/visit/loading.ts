/** What it takes to be in line, over a bad network: tried for as long as somebody waits for it. */
import { waitBefore } from "../../connection.ts";
import { isReached, Spent, saysOffline } from "../scripts.ts";

/**
 * `isWanted`: does anybody wait for it still? Without a connection nothing is tried, because tries are few. Undefined
 * when nobody wants it any more, or when it never came although the service could be reached each time.
 */
export async function loaded<Ready>(load: () => Promise<Ready>, isWanted: () => boolean): Promise<Ready | undefined> {
  let may = !saysOffline();
  for (let attempt = 1; isWanted(); attempt += 1) {
    try {
      if (may) return await load();
    } catch (error) {
      if (error instanceof Spent) return undefined;
    }
    await pause(waitBefore(attempt, Math.random()));
    may = await isReached();
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
