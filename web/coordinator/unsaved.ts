/** Leaving the page (a link, the Back button, closing the tab) asks first while something on it is not saved. */
import { useLayoutEffect } from "preact/hooks";

/** The browser asks in its own words, and only somebody who did something on the page. */
export function useUnsaved(isUnsaved: boolean): void {
  useLayoutEffect(() => {
    if (!isUnsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", hold);
    return () => removeEventListener("beforeunload", hold);
  }, [isUnsaved]);
}
