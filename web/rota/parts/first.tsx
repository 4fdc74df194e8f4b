/** What to do first, while there is nothing to plan with. */
import type { ComponentChildren } from "preact";
import { mayBeOn } from "../picture.ts";
import { first as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function First({ page, picture }: Shown) {
  const { lines, people, patterns, shifts } = picture.answer;
  if (lines.length === 0)
    return (
      <FirstSheet heading={words.noLine} next={words.noLineNext}>
        <a class="button primary" href="/staff/lines">
          {words.toLines}
        </a>
      </FirstSheet>
    );
  if (!people.some(mayBeOn))
    return (
      <FirstSheet heading={words.noPeople} next={words.noPeopleNext}>
        <a class="button primary" href="/staff/people">
          {words.toPeople}
        </a>
      </FirstSheet>
    );
  if (patterns.length === 0 && shifts.length === 0)
    return (
      <FirstSheet heading={words.noPattern} next={words.noPatternNext}>
        <button type="button" class="button primary" onClick={() => page.openPanel({ is: "patterns", editing: "new" })}>
          {words.makePattern}
        </button>
      </FirstSheet>
    );
  return null;
}

interface SheetProps {
  readonly heading: string;
  readonly next: string;
  readonly children: ComponentChildren;
}

function FirstSheet({ heading, next, children }: SheetProps) {
  return (
    <section class="sheet rota-first">
      <h2>{heading}</h2>
      <p>{next}</p>
      <div class="buttons">{children}</div>
    </section>
  );
}
