/** What was not done, and why. */
import type { Picture } from "../picture.ts";
import type { Trouble } from "../state.ts";
import { troubleSaid } from "../telling.ts";

export function TroubleSaid({ picture, trouble }: { readonly picture: Picture; readonly trouble: Trouble }) {
  const { title, because } = troubleSaid(picture, trouble);
  return (
    <div class="notice" role="alert">
      <p class="strong">{title}</p>
      {because.length === 0 ? null : (
        <ul class="sentences">
          {because.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
