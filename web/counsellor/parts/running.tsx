/** For whoever runs a shift: who waits at the door, who wishes to be phoned, and what can be done with the line. */
import { useState } from "preact/hooks";
import type { ShownLine, ShownShift } from "../../../shared/shift-interface.ts";
import { Surge } from "../../staff/surge.tsx";
import type { ConsolePage } from "../console/page.ts";
import { clockTime, dayName } from "../durations.ts";
import { running as words } from "../words/en.ts";
import { RunningDialog } from "./running-dialog.tsx";
import type { RunningForm } from "./running-fields.tsx";

export function RunningPanel({ page }: { readonly page: ConsolePage }) {
  const [form, open] = useState<RunningForm>();
  const { lines, toPhone } = page.running.now.value;
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const nothing = lines.length + toPhone.length === 0;
  return (
    <>
      <div class="asking" role="status">
        {lines.flatMap(({ waiting }) =>
          waiting.map(({ person, alias }) => (
            <Asks
              key={person}
              says={words.waits(alias)}
              button={words.confirm}
              label={words.confirmWho(alias)}
              onPress={() => void page.running.change("confirm", { person })}
              isPressing
            />
          )),
        )}
        {toPhone.map(({ person, alias, at }) => (
          <Asks
            key={person}
            says={words.toPhone(alias, dayName(at, zone))}
            button={words.phoned}
            label={words.phonedWho(alias)}
            onPress={() => void page.running.change("phoned", { person })}
          />
        ))}
      </div>
      {form === undefined ? (
        <p class="complaint" role="alert">
          {page.running.problem.value}
        </p>
      ) : null}
      {nothing ? null : (
        <section class="running" aria-labelledby="running-heading">
          <h2 id="running-heading">{words.heading}</h2>
          {lines.map((line) => (
            <Line key={line.line} line={line} zone={zone} open={open} />
          ))}
        </section>
      )}
      {lines.some(({ running }) => running.length > 0) ? <Surge zone={zone} kind="running" /> : null}
      {form === undefined ? null : <RunningDialog page={page} form={form} close={() => open(undefined)} />}
    </>
  );
}

interface AsksProps {
  readonly says: string;
  readonly button: string;
  readonly label: string;
  readonly onPress: () => void;
  /** Somebody stands at the door until it is pressed. */
  readonly isPressing?: boolean;
}

function Asks({ says, button, label, onPress, isPressing = false }: AsksProps) {
  return (
    <div class={isPressing ? "asking-line pressing" : "asking-line"}>
      <span>{says}</span>
      <button type="button" class={isPressing ? "button primary" : "button"} aria-label={label} onClick={onPress}>
        {button}
      </button>
    </div>
  );
}

interface LineProps {
  readonly line: ShownLine;
  readonly zone: string;
  readonly open: (form: RunningForm) => void;
}

function Line({ line, zone, open }: LineProps) {
  const { closed, running, soon, name } = line;
  const last = running.reduce<ShownShift | undefined>(
    (late, shift) => (late === undefined || shift.until > late.until ? shift : late),
    undefined,
  );
  // While a shift runs it can be made longer; what begins after it need not come early.
  const next = last === undefined ? soon[0] : undefined;
  const button = (form: RunningForm) => (
    <button type="button" class="button" onClick={() => open(form)}>
      {words.acts[form.act]}
    </button>
  );
  return (
    <div class="running-line">
      {last === undefined ? null : <p>{words.line(name, clockTime(last.until, zone))}</p>}
      {closed === null ? null : (
        <p class="small">{`${words.closed(closed.by, clockTime(closed.until, zone))} ${words.reasonGiven(closed.reason)}`}</p>
      )}
      <div class="running-acts">
        {last === undefined ? null : button({ act: closed === null ? "close" : "reopen", line })}
        {last === undefined ? null : button({ act: "extend", line, shift: last })}
        {button({ act: "line", line })}
      </div>
      {next === undefined ? null : (
        <div class="running-acts">
          <p>{words.soon(name, clockTime(next.from, zone))}</p>
          {button({ act: "begin", line, shift: next })}
        </div>
      )}
    </div>
  );
}
