/**
 * A new page from the service, in the language of this one. The language stands nowhere but in the page, so it is asked
 * for in the address, and the new page takes it out of there again (`first.ts`).
 */
import { hasLeft } from "./leave.ts";

const { lang, dataset } = document.documentElement;

/** `language`: another one than this page's. Whoever has left quickly is not brought back. */
export function openAfresh(language: string = lang): void {
  if (hasLeft()) return;
  location.replace(dataset.pages?.includes(" ") ? `?language=${language}` : location.pathname);
}
