/** What was not done, and why: the service's sentence, and below it every rule that was in the way. */

import type { Picture } from "../picture.ts";
import { conflictsIn } from "../refusals.ts";
import type { Trouble } from "../state.ts";
import { sentenceOf } from "../telling.ts";
import { page as words } from "../words/en.ts";

export function TroubleSaid({ picture, trouble }: { readonly picture: Picture; readonly trouble: Trouble }) {
  const conflicts = trouble.is === "refused" ? conflictsIn(trouble.details) : [];
  return (
    <div class="notice" role="alert">
      <p>{trouble.is === "refused" ? trouble.sentence : words.unreachable}</p>
      {conflicts.length === 0 ? null : (
        <ul class="sentences">
          {conflicts.map((conflict, index) => (
            <li key={index}>{sentenceOf(picture, conflict)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
