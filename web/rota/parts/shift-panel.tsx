/** One shift: who is on it, whom to put on, its time and need; each change is a step of the draft. */

import { removeShift } from "../../../shared/rota/changes.ts";
import { assignmentsOf, type Shift } from "../../../shared/rota/plan.ts";
import { changed } from "../editing.ts";
import { shiftForm } from "../forms.ts";
import { aliasIn, cellIn } from "../picture.ts";
import type { Panel } from "../state.ts";
import { shiftWhen } from "../telling.ts";
import { form, languageNamed, listed, shift as words } from "../words/en.ts";
import { Assign } from "./assign.tsx";
import type { Shown } from "./head.tsx";
import { ShiftFormFields } from "./shift-form.tsx";
import { TurnRow } from "./turn-row.tsx";

interface Props extends Shown {
  readonly panel: Extract<Panel, { is: "shift" }>;
}

export function ShiftPanel({ page, picture, panel }: Props) {
  const shift = picture.plan.shifts.get(panel.shift);
  if (shift === undefined) return <p>{words.goneNext}</p>;
  switch (panel.view) {
    case "people":
      return <People page={page} picture={picture} shift={shift} />;
    case "edit":
      return (
        <ShiftFormFields
          page={page}
          picture={picture}
          initial={shiftForm(shift, picture.zone)}
          submit={form.save}
          back={() => page.openPanel({ ...panel, view: "people" })}
          send={(written) => {
            const operations = changed(picture.plan, shift, written);
            if (operations.length === 0) return form.unchanged;
            const said = words.was.changed(shiftWhen(picture, written));
            page.draft(operations, said, { ...panel, view: "people" });
            return undefined;
          }}
        />
      );
    case "remove":
      return <Remove page={page} picture={picture} shift={shift} />;
  }
}

function People({ page, picture, shift }: Shown & { readonly shift: Shift }) {
  const cell = cellIn(picture, shift);
  const open = (view: "edit" | "remove") => () => page.openPanel({ is: "shift", shift: shift.id, view });
  return (
    <div class="drawer-parts">
      <section class="part" aria-labelledby="shift-on">
        <h3 id="shift-on">{words.on}</h3>
        {cell.who.length === 0 ? <p class="small">{words.nobody}</p> : null}
        <ul class="things">
          {cell.who.map((turn) => (
            <TurnRow key={turn.assignment.id} page={page} picture={picture} turn={turn} />
          ))}
        </ul>
        <Assign page={page} picture={picture} cell={cell} />
      </section>
      <section class="part" aria-labelledby="shift-need">
        <h3 id="shift-need">{words.need}</h3>
        <Facts shift={shift} />
        <div class="buttons">
          <button type="button" class="button" onClick={open("edit")}>
            {words.edit}
          </button>
          <button type="button" class="button danger" onClick={open("remove")}>
            {words.remove}
          </button>
        </div>
      </section>
    </div>
  );
}

function Facts({ shift: { need, pattern, byHand } }: { readonly shift: Shift }) {
  const { facts } = words;
  const rows: readonly (readonly [string, string])[] = [
    [facts.need, words.needs(need.minimum, need.wanted, need.maximum)],
    ...(need.lead ? [[facts.lead, words.leadNeeded] as const] : []),
    ...(need.languages.length > 0 ? [[facts.languages, listed(need.languages.map(languageNamed))] as const] : []),
    ...(need.skills.length > 0 ? [[facts.skills, listed(need.skills)] as const] : []),
    [facts.signUp, form.signUps[need.signUp]],
    ...(pattern === null ? [] : [[facts.pattern, byHand ? words.byHand : words.fromPattern] as const]),
  ];
  return (
    <dl class="facts">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Remove({ page, picture, shift }: Shown & { readonly shift: Shift }) {
  const names = assignmentsOf(picture.plan, shift.id).map(({ person }) => aliasIn(picture, person));
  const said = words.was.removed(shiftWhen(picture, shift));
  return (
    <div class="drawer-form">
      <p>{words.removeSure(listed(names))}</p>
      <div class="buttons">
        <button
          type="button"
          class="button danger"
          aria-disabled={page.state.value.asking !== undefined}
          onClick={() => page.draft(removeShift(picture.plan, shift), said, "close")}
        >
          {words.removeNow}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => page.openPanel({ is: "shift", shift: shift.id, view: "people" })}
        >
          {words.back}
        </button>
      </div>
    </div>
  );
}
