/**
 * The hours of the week on a page that stays open. They come from the server as a whole, in the page's language; what
 * they no longer agree with is taken away at once, until they have been read anew.
 */
import type { OpenState } from "../../shared/protocol.ts";

/** Longer than the server remembers an answer (`worker/open.ts`): what is read after that was not written before. */
const settleMs = 2000;

/** Longer than that and they do not come: the next answer asks anew. */
const mostMs = 8000;

let isAsked = false;

/** Called with every answer. Lists and notes, wherever they stand; the first one says which answer they agree with. */
export function followHours({ until, opensAt }: OpenState): void {
  const shown = document.querySelectorAll<HTMLElement>(".hours ul, .hours ul + p");
  const told = `${until ?? ""} ${opensAt ?? ""}`;
  if (shown[0]?.dataset.told === told) return;
  for (const part of shown) part.hidden = true;
  if (isAsked) return;
  isAsked = true;
  setTimeout(() => {
    // `fetch` gives text, and the page's policy (Trusted Types) lets nobody make markup of that.
    const request = new XMLHttpRequest();
    const { line } = document.documentElement.dataset;
    request.open("GET", `/${line}?language=${document.documentElement.lang}`);
    request.responseType = "document";
    request.timeout = mostMs;
    request.onloadend = () => {
      isAsked = false;
    };
    request.onload = () => {
      const fresh = request.responseXML?.querySelectorAll(".hours ul, .hours ul + p") ?? [];
      for (const [at, part] of [...fresh].entries()) shown[at]?.replaceWith(part);
    };
    request.send();
  }, settleMs);
}
