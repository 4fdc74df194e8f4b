/** One change of a running shift: what will happen, what is needed for it, and why it was refused. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { PersonId } from "../../../shared/ids.ts";
import { briefingUnits, reasonUnits, shiftMostMs } from "../../../shared/limits.ts";
import type { ShownLine, ShownShift } from "../../../shared/shift-interface.ts";
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { running as words } from "../words/en.ts";

export type RunningForm =
  | { readonly act: "close" | "reopen" | "line"; readonly line: ShownLine }
  | { readonly act: "begin" | "extend"; readonly line: ShownLine; readonly shift: ShownShift };

interface Props {
  readonly page: ConsolePage;
  readonly form: RunningForm | undefined;
  readonly close: () => void;
}

export function RunningDialog({ page, form, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = form !== undefined;
  useEffect(() => {
    page.running.problem.value = "";
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="running-dialog-heading"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {form === undefined ? null : <Form key={form.act} page={page} form={form} close={close} />}
    </dialog>
  );
}

interface Filled {
  readonly reason: string;
  readonly people: readonly PersonId[];
  readonly until: number;
  readonly briefing: string;
  readonly leadConfirms: boolean;
}

const quarterMs = 15 * 60 * 1000;

function Form({
  page,
  form,
  close,
}: {
  readonly page: ConsolePage;
  readonly form: RunningForm;
  readonly close: () => void;
}) {
  const { act, line } = form;
  const [filled, fill] = useState<Filled>({
    reason: "",
    people: "shift" in form ? form.shift.people.filter(({ isIn }) => isIn).map(({ person }) => person) : [],
    until: "shift" in form ? form.shift.until + quarterMs : 0,
    briefing: line.briefing,
    leadConfirms: line.leadConfirms,
  });
  const change = (part: Partial<Filled>) => fill({ ...filled, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void carryOut(page, form, filled).then((done) => done && close());
      }}
    >
      <h2 id="running-dialog-heading">{words.acts[act]}</h2>
      <p class="dialog-text">{words.about[act]}</p>
      {act === "extend" ? <NewEnd page={page} shift={form.shift} filled={filled} change={change} /> : null}
      {"shift" in form ? <People page={page} form={form} filled={filled} change={change} /> : null}
      {act === "line" ? (
        <Preparation filled={filled} change={change} />
      ) : (
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
            {words.reasonAbout}
          </p>
        </div>
      )}
      <p class="complaint" role="alert">
        {page.running.problem.value}
      </p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
        <button type="submit" class="button primary" aria-disabled={page.running.working.value}>
          {words.do[act]}
        </button>
      </div>
    </form>
  );
}

function carryOut({ running }: ConsolePage, form: RunningForm, filled: Filled): Promise<boolean> {
  const { line } = form.line;
  const { reason, people, until, briefing, leadConfirms } = filled;
  switch (form.act) {
    case "close":
    case "reopen":
      return running.change(form.act, { line, reason });
    case "line":
      return running.change("line", { line, briefing, leadConfirms });
    case "begin": {
      const { shift, revision } = form.shift;
      return running.change("begin", { shift, revision, people: [...people], reason });
    }
    case "extend": {
      const { shift, revision } = form.shift;
      return running.change("extend", { shift, revision, until, people: [...people], reason });
    }
  }
}

interface PartProps {
  readonly filled: Filled;
  readonly change: (part: Partial<Filled>) => void;
}

function NewEnd({
  page,
  shift,
  filled,
  change,
}: PartProps & { readonly page: ConsolePage; readonly shift: ShownShift }) {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const most = Math.max(0, Math.floor((shift.from + shiftMostMs - shift.until) / quarterMs));
  const ends = Array.from({ length: most }, (_, index) => shift.until + (index + 1) * quarterMs);
  if (ends.length === 0) return <p>{words.longest}</p>;
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
function People({
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

function Preparation({ filled, change }: PartProps) {
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
