/** What needs somebody, first: every shift of the week below its minimum, the next one first. */
import { useSignal } from "@preact/signals";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { type Cell, lineIn, lineWeek } from "../picture.ts";
import { missingSaid, shiftWhen } from "../telling.ts";
import { dayShort } from "../times.ts";
import { gaps as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { Times } from "./times.tsx";

/** More than these are shown when asked for: the table is what the page is for. */
const shownAtFirst = 4;

export function Gaps({ page, picture, lines }: Shown & { readonly lines: RotaAnswer["lines"] }) {
  const { monday } = page.state.value;
  const all = useSignal(false);
  const found = lines
    .flatMap(({ slug }) => lineWeek(picture, slug, monday).cells)
    .filter(({ level, shift }) => level === "gap" && shift.until > page.now())
    .toSorted((one, other) => one.shift.from - other.shift.from);
  const places = found.reduce((sum, { shift, have }) => sum + shift.need.minimum - have, 0);
  const shown = all.value ? found : found.slice(0, shownAtFirst);
  return (
    <section class={found.length === 0 ? "sheet gaps no-gaps" : "sheet gaps"} aria-labelledby="rota-gaps">
      <header>
        <h2 id="rota-gaps">{words.heading}</h2>
        {places > 0 ? <span class="pill danger">{words.places(places)}</span> : null}
      </header>
      {found.length === 0 ? <p class="small">{words.none}</p> : null}
      <ul>
        {shown.map((cell) => (
          <Gap key={cell.shift.id} page={page} picture={picture} cell={cell} />
        ))}
      </ul>
      {found.length > shown.length ? (
        <button type="button" class="button quiet" onClick={() => (all.value = true)}>
          {words.all(found.length)}
        </button>
      ) : null}
    </section>
  );
}

function Gap({ page, picture, cell }: Shown & { readonly cell: Cell }) {
  const at = shiftWhen(picture, cell.shift);
  return (
    <li>
      <span class="gaps-what">
        <span class="strong">{dayShort(cell.shift.from, picture.zone)}</span>
        <Times stretch={cell.shift} zone={picture.zone} />
        <span class="small">
          {missingSaid(cell)}
          {picture.answer.lines.length > 1 ? `, ${lineIn(picture, cell.shift.line)}` : ""}
        </span>
      </span>
      <button
        type="button"
        class="button"
        aria-label={words.findFor(at)}
        onClick={() => page.openPanel({ is: "shift", shift: cell.shift.id, view: "people" })}
      >
        {words.find}
      </button>
    </li>
  );
}
