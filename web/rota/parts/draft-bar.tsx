/** How much of what is seen here nobody else sees yet; and the way to publish it. */

import { linesShown } from "../picture.ts";
import { changedShifts, previewOf, stepsElsewhere } from "../publishing.ts";
import { draft as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function DraftBar({ page, picture }: Shown) {
  const { monday, line } = page.state.value;
  const lines = linesShown(picture, line).map(({ slug }) => slug);
  const changes = changedShifts(previewOf(picture, { lines, first: monday, last: monday, now: page.now() }));
  const steps = picture.answer.steps.length;
  if (changes + steps === 0) return null;
  const elsewhere = stepsElsewhere(picture, { lines, first: monday, last: monday });
  const stale = picture.stale.length;
  return (
    <section class="draft-bar" aria-label={words.heading}>
      <p>
        <span class="strong">{changes > 0 ? words.changes(changes) : words.elsewhere(steps)}</span>
        {changes > 0 && elsewhere > 0 ? <span class="small"> {words.also(elsewhere)}</span> : null}
        {stale > 0 ? <span class="draft-stale">{words.stale(stale)}</span> : null}
      </p>
      <div class="buttons">
        {steps > 0 ? (
          <button type="button" class="button" onClick={() => page.openPanel({ is: "draft" })}>
            {words.steps}
          </button>
        ) : null}
        <button type="button" class="button primary" onClick={() => page.openPanel({ is: "publish" })}>
          {words.publish}
        </button>
      </div>
    </section>
  );
}
