/** What the rota is made of, and its ways out and in: patterns, closed days, rules, files, paper. */
import { wholeWeek } from "../../../shared/rota/day.ts";
import { exported } from "../../../shared/rota/exchange.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { saveFile } from "../../coordinator/save-file.ts";
import { aliasIn, linesShown } from "../picture.ts";
import type { Panel } from "../state.ts";
import { file, page as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function Tools({ page, picture }: Shown) {
  const open = (panel: Panel) => () => page.openPanel(panel);
  return (
    <section class="sheet tools" aria-labelledby="rota-tools">
      <h2 id="rota-tools">{words.tools}</h2>
      <div class="tool-buttons">
        <button type="button" class="button" onClick={open({ is: "patterns", editing: undefined })}>
          {words.patterns}
        </button>
        <button type="button" class="button" onClick={open({ is: "closures" })}>
          {words.closures}
        </button>
        <button type="button" class="button" onClick={open({ is: "rules" })}>
          {words.rules}
        </button>
        <button type="button" class="button" onClick={open({ is: "requests" })}>
          {words.requests(picture.answer.requests.length)}
        </button>
        <button type="button" class="button" onClick={() => save({ page, picture })}>
          {words.export}
        </button>
        <button type="button" class="button" onClick={open({ is: "file" })}>
          {words.import}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
      </div>
      <p class="small">{words.keys}</p>
    </section>
  );
}

/** The week as it is seen: with the draft, and only the lines that are shown. */
function save({ page, picture }: Shown): void {
  const { monday, line } = page.state.peek();
  const { from, until } = wholeWeek(picture.zone, monday);
  const lines = linesShown(picture, line).map(({ slug }) => slug);
  const shifts = [...picture.plan.shifts.values()].filter(
    (shift) => shift.from >= from && shift.from < until && lines.includes(shift.line),
  );
  const week = planOf(shifts, picture.plan.assignments.values());
  saveFile(
    file.name(monday),
    "text/csv;charset=utf-8",
    exported(week, picture.zone, (id) => aliasIn(picture, id)),
  );
}
