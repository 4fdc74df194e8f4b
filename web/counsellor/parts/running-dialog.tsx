/** One change of a running shift: what will happen, what is needed for it, and why it was refused. */
import { useEffect, useId, useState } from "preact/hooks";
import { Dialog } from "../../staff/dialog.tsx";
import type { ConsolePage } from "../console/page.ts";
import { endsAfter, quarterMs } from "../running-ends.ts";
import { running as words } from "../words/en.ts";
import { type Filled, NewEnd, People, Preparation, Reason, type RunningForm, zoneOf } from "./running-fields.tsx";

interface Props {
  readonly page: ConsolePage;
  readonly form: RunningForm;
  readonly close: () => void;
}

export function RunningDialog({ page, form, close }: Props) {
  const { problem, working } = page.running;
  const id = useId();
  const { act, line } = form;
  const [filled, fill] = useState<Filled>({
    reason: "",
    people: "shift" in form ? form.shift.people.filter(({ isIn }) => isIn).map(({ person }) => person) : [],
    until: "shift" in form ? form.shift.until + quarterMs : 0,
    briefing: line.briefing,
    leadConfirms: line.leadConfirms,
  });
  useEffect(() => {
    const forget = () => {
      problem.value = "";
    };
    forget();
    return forget;
  }, []);
  const change = (part: Partial<Filled>) => fill({ ...filled, ...part });
  const leave = (says: string) => (
    <button type="button" class="button" onClick={close}>
      {says}
    </button>
  );
  const ends = act === "extend" ? endsAfter(zoneOf(page), form.shift) : [];
  // There is nothing to ask for, so nothing can be sent.
  if (act === "extend" && ends.length === 0)
    return <Dialog heading={words.acts.extend} text={words.longest} buttons={leave(words.close)} onCancel={close} />;
  return (
    <Dialog
      heading={words.acts[act]}
      text={words.about[act]}
      buttons={
        <>
          {leave(words.cancel)}
          <button type="submit" form={id} class="button primary" aria-disabled={working.value}>
            {words.do[act]}
          </button>
        </>
      }
      onCancel={close}
    >
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void carryOut(page, form, filled).then((done) => done && close());
        }}
      >
        {act === "extend" ? <NewEnd page={page} ends={ends} filled={filled} change={change} /> : null}
        {"shift" in form ? <People page={page} form={form} filled={filled} change={change} /> : null}
        {act === "line" ? (
          <Preparation filled={filled} change={change} />
        ) : (
          <Reason about={words.reasonAbout[act]} filled={filled} change={change} />
        )}
        <p class="complaint" role="alert">
          {problem.value}
        </p>
      </form>
    </Dialog>
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
