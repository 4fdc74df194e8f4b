/** What stands at the end of a visit, or where it could not go on: why, and where to go next. Never frightening. */

import { ended, stopped } from "#words";
import { say } from "../../../shared/page.ts";
import type { EndedBy } from "../../conversation/view.ts";
import { showFirstView } from "../afresh.ts";
import type { State } from "../visit/state.ts";
import { button, el, heading } from "./elements.ts";

export interface Shown {
  readonly whole: HTMLElement;
  readonly update: () => void;
  readonly focus: () => void;
}

export function endedPart(
  { by, undelivered }: { readonly by: EndedBy; readonly undelivered: number },
  someoneElse: (() => void) | undefined,
  afresh: () => void,
  ...more: HTMLElement[]
): Shown {
  // Only a counsellor who is still there can be spoken for.
  const forgets = by === "me" || by === "other" || by === "silence" ? [el("p", {}, ended.counsellorForgets)] : [];
  const onwards = someoneElse === undefined ? [] : [button(ended.someoneElse, "primary", someoneElse)];
  const again = button(ended.again, someoneElse === undefined ? "primary" : "", afresh);
  return told(
    ended.heading,
    ended[by],
    ...missing(undelivered).map((sentence) => el("p", {}, sentence)),
    ...forgets,
    el("p", {}, ended.after),
    el("p", { class: "row" }, ...onwards, again),
    ...more,
  );
}

function missing(count: number): string[] {
  if (count === 0) return [];
  return [count === 1 ? ended.lastMissing : say(ended.manyMissing, { count })];
}

/** `afresh`: what could not be loaded is asked for anew by a new page alone; the place, if it was kept, is in the tab. */
export function stoppedPart(why: NonNullable<State["stopped"]>, tryAgain: () => void, afresh: () => void): Shown {
  const again = (act: () => void) => el("p", { class: "row" }, button(stopped.again, "primary", act));
  switch (why) {
    case "replaced":
      return told(stopped.replacedHeading, stopped.replaced);
    case "refused":
      return told(stopped.refusedHeading, stopped.refused);
    case "lost":
      return told(stopped.lostHeading, stopped.lost, again(tryAgain));
    case "unloaded":
      return told(stopped.lostHeading, stopped.unloaded, again(afresh));
    // The first view has the words and the numbers for these.
    case "closed":
    case "full":
      return { whole: el("div"), update: () => {}, focus: () => showFirstView(why) };
  }
}

function told(top: string, lead: string, ...others: HTMLElement[]): Shown {
  const title = heading(top);
  const whole = el("div", { class: "over" }, title, el("p", { class: "lead" }, lead), ...others);
  return { whole, update: () => {}, focus: () => title.focus() };
}
