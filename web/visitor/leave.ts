/**
 * Leave quickly. Order: the page is blank, the other end is told with what was sealed ahead, keys and text are wiped,
 * sockets closed, and this page's place in the history is taken by a neutral one, so that Back shows nothing.
 */
import { forgetPlace } from "./kept.ts";

/** Presses of Shift, and the time they must fall in. */
const presses = 3;
const withinMs = 5000;

let beforeLeaving: () => void = () => {};

/**
 * The page lives on until the other site answers: whatever is on its way then must not begin any more. Every script
 * knows it by the page itself.
 */
export const hasLeft = (): boolean => document.documentElement.dataset.state === "left";

/** What else has to go: the chat registers itself here. */
export function onLeave(act: () => void): void {
  beforeLeaving = act;
}

/** Arms the link that stands in the page, and Shift where a real keyboard is likely (phones send Shift by themselves). */
export function armLeaving(link: HTMLAnchorElement): void {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  if (!hasFinePointer()) return;
  let times: number[] = [];
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    times = key === "Shift" ? [...times, timeStamp].filter((time) => timeStamp - time < withinMs) : [];
    if (times.length >= presses) leave(link.href);
  });
}

const hasFinePointer = () => matchMedia("(pointer: fine)").matches;

/**
 * Tor Browser, and any Firefox that resists fingerprinting, tells pages of no press of Shift: nobody may rely on it there.
 * It is known by the one zone that all of them say they are in.
 */
export const shiftIsHeard = (): boolean =>
  hasFinePointer() &&
  !("mozInnerScreenX" in window && new Intl.DateTimeFormat().resolvedOptions().timeZone === "Atlantic/Reykjavik");

function leave(to: string): void {
  // Before anything that could fail.
  forgetPlace();
  const { dataset, style } = document.documentElement;
  dataset.state = "left";
  style.background = "#22292a";
  document.body.hidden = true;
  document.title = "";
  try {
    beforeLeaving();
  } finally {
    document.body.replaceChildren();
    location.replace(to);
  }
}
