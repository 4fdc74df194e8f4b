/** Places to go next of the lines that are shown: what a counsellor can point to, as fresh as the chat. */
import { signal } from "@preact/signals";
import type { LineSlug } from "../../../shared/ids.ts";
import { PlacesAnswer } from "../../../shared/line-interface.ts";
import type { Place } from "../../../shared/site.ts";
import { ask } from "../../staff/ask.ts";

export class PlacesToGo {
  readonly byLine = signal<ReadonlyMap<LineSlug, readonly Place[]>>(new Map());

  /** With every chat that begins. Without an answer what was known stays. */
  async look(): Promise<void> {
    const answer = await ask("GET", "places", PlacesAnswer);
    if (answer.is === "answered")
      this.byLine.value = new Map(answer.value.lines.map(({ line, places }) => [line, places]));
  }
}
