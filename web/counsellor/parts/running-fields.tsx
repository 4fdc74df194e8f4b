/** What is filled in for a change of a running shift: a new end, who stays or comes, the briefing. */
import type { PersonId } from "../../../shared/ids.ts";
import { briefingUnits, reasonUnits } from "../../../shared/limits.ts";
import type { ShownLine, ShownShift } from "../../../shared/shift-interface.ts";
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { running as words } from "../words/en.ts";

export type RunningForm =
  | { readonly act: "close" | "reopen" | "line"; readonly line: ShownLine }
  | { readonly act: "begin" | "extend"; readonly line: ShownLine; readonly shift: ShownShift };

export interface Filled {
  readonly reason: string;
  readonly people: readonly PersonId[];
  readonly until: number;
  readonly briefing: string;
  readonly leadConfirms: boolean;
}

export const zoneOf = ({ state }: ConsolePage): string => state.value.me?.organisation.zone ?? "UTC";

interface PartProps {
  readonly filled: Filled;
  readonly change: (part: Partial<Filled>) => void;
}

export function NewEnd({
  page,
  ends,
  filled,
  change,
}: PartProps & { readonly page: ConsolePage; readonly ends: readonly number[] }) {
  const zone = zoneOf(page);
  return (
    <div class="field">
      <label for="running-end">{words.end}</label>
      <select
        id="running-end"
        value={filled.until}
        onChange={({ currentTarget }) => change({ until: Number(currentTarget.value) })}
      >
        {ends.map((end) => (
          <option key={end} value={end}>
            {clockTime(end, zone)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One's own turn follows the shift by itself. */
export function People({
  page,
  form,
  filled,
  change,
}: PartProps & { readonly page: ConsolePage; readonly form: RunningForm }) {
  const me = page.state.value.me?.person.id;
  const others = "shift" in form ? form.shift.people.filter(({ person }) => person !== me) : [];
  if (others.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{form.act === "extend" ? words.staying : words.coming}</legend>
      {others.map(({ person, alias }) => (
        <label class="choice" key={person}>
          <input
            type="checkbox"
            checked={filled.people.includes(person)}
            onChange={({ currentTarget }) => {
              const rest = filled.people.filter((other) => other !== person);
              change({ people: currentTarget.checked ? [...rest, person] : rest });
            }}
          />
          {alias}
        </label>
      ))}
    </fieldset>
  );
}

export function Preparation({ filled, change }: PartProps) {
  return (
    <>
      <div class="field">
        <label for="running-briefing">{words.briefing}</label>
        <textarea
          id="running-briefing"
          rows={6}
          maxLength={briefingUnits}
          value={filled.briefing}
          onInput={({ currentTarget }) => change({ briefing: currentTarget.value })}
        />
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={filled.leadConfirms}
          onChange={({ currentTarget }) => change({ leadConfirms: currentTarget.checked })}
        />
        {words.leadConfirms}
      </label>
    </>
  );
}

export function Reason({ about, filled, change }: PartProps & { readonly about: string }) {
  return (
    <div class="field">
      <label for="running-reason">{words.reason}</label>
      <input
        id="running-reason"
        required
        maxLength={reasonUnits}
        autocomplete="off"
        value={filled.reason}
        aria-describedby="running-reason-about"
        onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      <p class="small" id="running-reason-about">
        {about}
      </p>
    </div>
  );
}
