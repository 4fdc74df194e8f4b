/**
 * A new page from the service, in the language of this one. The language stands nowhere but in the page, so it is asked
 * for in the address, and the new page takes it out of there again (`first.ts`).
 */
import { hasLeft } from "./leave.ts";
import { isReached } from "./scripts.ts";

const { lang, dataset } = document.documentElement;

/**
 * `language`: another one than this page's. Where the service is not reached nothing would come but a browser's own page
 * of errors: then the first view of this page is shown, which has the numbers, after what `unreached` does.
 */
export async function openAfresh(language: string = lang, unreached: () => void = () => {}): Promise<void> {
  const isThere = await isReached();
  // Whoever has left quickly is not brought back.
  if (hasLeft()) return;
  if (isThere) return location.replace(dataset.pages?.includes(" ") ? `?language=${language}` : location.pathname);
  unreached();
  showFirstView("unknown");
}

/** The one that came with the page. What its status said then is no longer so. */
export function showFirstView(state: "closed" | "full" | "unknown"): void {
  document.getElementById("status")?.replaceChildren();
  dataset.state = state;
  document.querySelector<HTMLElement>(`[data-for~="${state}"] h1`)?.focus();
}
