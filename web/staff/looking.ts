/** What a page asks for again and again while it is looked at. */
import { useEffect } from "preact/hooks";
import { warningsLookEveryMs } from "../../shared/limits.ts";

/** At once, every so many milliseconds (a minute), and when the page comes to the front; never behind another one. */
export function useLooking(isAllowed: boolean, ask: () => void, everyMs = warningsLookEveryMs): void {
  useEffect(() => {
    if (!isAllowed) return undefined;
    const look = () => {
      if (document.visibilityState === "visible") ask();
    };
    look();
    const every = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(every);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isAllowed, everyMs]);
}
