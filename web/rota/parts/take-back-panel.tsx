/** The newest publication, whoever's it was: taken back as a whole, after saying what that means. */
import { moment } from "../days.ts";
import { aliasIn } from "../picture.ts";
import { steps, takingBack as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function TakeBackPanel({ page, picture }: Shown) {
  const { published } = picture.answer;
  if (published === null) return <p>{words.none}</p>;
  const { number, person, at } = published;
  return (
    <div class="drawer-form">
      <p>{words.about(aliasIn(picture, person) || steps.somebody, moment(picture.zone, at))}</p>
      <p>{words.what}</p>
      <div class="buttons">
        <button
          type="button"
          class="button danger"
          aria-disabled={page.state.value.asking !== undefined}
          onClick={() => page.act({ do: "undoPublication", number }, words.done, "close")}
        >
          {words.now}
        </button>
      </div>
    </div>
  );
}
