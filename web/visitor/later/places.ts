/**
 * Places that the counsellor points to, as something to tap. All of it is the page's own list, which came with the page
 * (P10); one that is not in there stays the words it was sent with.
 */
import { place as words } from "#words/later";
import { el } from "../show/elements.ts";

/** Below every message that names a place and has nothing to tap yet. */
export function showPlaces(whole: HTMLElement): void {
  for (const text of whole.querySelectorAll<HTMLElement>("[data-place]")) {
    const { place } = text.dataset;
    delete text.dataset.place;
    const listed = document.querySelector(`#places [data-place="${place}"]`);
    const link = listed?.querySelector("a")?.cloneNode(true);
    const about = listed?.querySelector("p")?.textContent ?? "";
    if (!(link instanceof HTMLAnchorElement)) continue;
    text.after(el("span", { class: "place", dir: "auto" }, about), tappable(link));
  }
}

/** A number rings beside the chat; an address would take its place, and says so before it can be opened. */
function tappable(link: HTMLAnchorElement): HTMLElement {
  if (link.protocol === "tel:") return link;
  const where = link.textContent ?? "";
  link.textContent = words.open;
  link.removeAttribute("aria-label");
  return el("details", { class: "place" }, el("summary", {}, where), el("p", {}, words.leaves), link);
}
