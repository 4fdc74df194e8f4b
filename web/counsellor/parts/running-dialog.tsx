/** One change of a running shift: what will happen, what is needed for it, and why it was refused. */
import { useEffect, useRef, useState } from "preact/hooks";
import { reasonUnits } from "../../../shared/limits.ts";
import type { ConsolePage } from "../console/page.ts";
import { endsAfter, quarterMs } from "../running-ends.ts";
import { running as words } from "../words/en.ts";
import { type Filled, NewEnd, People, Preparation, type RunningForm, zoneOf } from "./running-fields.tsx";

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
  const ends = act === "extend" ? endsAfter(zoneOf(page), form.shift) : [];
  if (act === "extend" && ends.length === 0) return <NoLonger close={close} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void carryOut(page, form, filled).then((done) => done && close());
      }}
    >
      <h2 id="running-dialog-heading">{words.acts[act]}</h2>
      <p class="dialog-text">{words.about[act]}</p>
      {act === "extend" ? <NewEnd page={page} ends={ends} filled={filled} change={change} /> : null}
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
            {words.reasonAbout[act]}
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
  if (form.act !== "line" && reason.trim() === "") {
    running.problem.value = words.noReason;
    return Promise.resolve(false);
  }
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

/** There is nothing to ask for, so nothing can be sent. */
function NoLonger({ close }: { readonly close: () => void }) {
  return (
    <>
      <h2 id="running-dialog-heading">{words.acts.extend}</h2>
      <p class="dialog-text">{words.longest}</p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}
