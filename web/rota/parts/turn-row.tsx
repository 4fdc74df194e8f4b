/** Somebody on a shift: do they lead, from when until when, and off again. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { timeAt } from "../../../shared/rota/day.ts";
import type { Turn } from "../../../shared/rota/plan.ts";
import { leading, retimed, takenOff } from "../editing.ts";
import { type Fault, readTurn } from "../forms.ts";
import { aliasIn } from "../picture.ts";
import { mayLead } from "../suggesting.ts";
import { awaySaid, shiftWhen } from "../telling.ts";
import { timesWritten } from "../times.ts";
import { form, page as pageWords, shift as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function TurnRow({ page, picture, turn, isOver }: Shown & { readonly turn: Turn; readonly isOver: boolean }) {
  const { assignment, shift } = turn;
  const isTiming = useSignal(false);
  const id = useId();
  const alias = aliasIn(picture, assignment.person);
  const person = picture.people.get(assignment.person);
  const at = shiftWhen(picture, shift);
  const canLead = assignment.lead || (person !== undefined && mayLead(picture, person));
  return (
    <li class="thing turn-row">
      <div class="thing-line">
        <span class="thing-name">
          <span class="strong">{alias}</span>
          <span class="small">
            {[timesWritten(turn, picture.zone), awaySaid(picture, turn)].filter(Boolean).join(", ")}
          </span>
        </span>
        {isOver ? null : (
          <span class="buttons">
            {canLead ? (
              <span class="choice leads">
                <input
                  id={`${id}-lead`}
                  type="checkbox"
                  checked={assignment.lead}
                  aria-label={words.leadsThis(alias)}
                  onChange={(event) => {
                    const lead = event.currentTarget.checked;
                    const said = (lead ? words.was.leads : words.was.leadsNot)(alias, at);
                    if (!page.draft(leading(assignment, lead), said)) event.currentTarget.checked = assignment.lead;
                  }}
                />
                <label for={`${id}-lead`}>{words.leads}</label>
              </span>
            ) : null}
            <button
              type="button"
              class="button quiet"
              aria-label={words.timesOf(alias)}
              aria-expanded={isTiming.value}
              onClick={() => (isTiming.value = !isTiming.value)}
            >
              {words.times}
            </button>
            <button
              type="button"
              class="button quiet"
              aria-label={words.offOf(alias)}
              onClick={() => page.draft(takenOff(assignment), words.was.off(alias, at))}
            >
              {words.off}
            </button>
          </span>
        )}
      </div>
      {isTiming.value ? (
        <TurnTimes page={page} picture={picture} turn={turn} done={() => (isTiming.value = false)} />
      ) : null}
    </li>
  );
}

function TurnTimes({ page, picture, turn, done }: Shown & { readonly turn: Turn; readonly done: () => void }) {
  const { zone } = picture;
  const begins = useSignal(timeAt(zone, turn.from));
  const ends = useSignal(timeAt(zone, turn.until));
  const fault = useSignal<Fault | undefined>(undefined);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const alias = aliasIn(picture, turn.assignment.person);
  useEffect(() => first.current?.focus(), []);
  const send = () => {
    const read = readTurn(turn.shift, begins.peek(), ends.peek(), zone);
    fault.value = "fault" in read ? read.fault : undefined;
    if ("fault" in read) return;
    const operations = retimed(turn.assignment, read.value);
    const said = words.was.retimed(alias, shiftWhen(picture, { ...read.value, line: turn.shift.line }));
    if (operations.length === 0 || page.draft(operations, said)) done();
  };
  return (
    <form
      class="turn-times"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TimeField id={`${id}-from`} label={words.begins} value={begins} input={first} complaint={`${id}-fault`} />
      <TimeField id={`${id}-until`} label={words.ends} value={ends} complaint={`${id}-fault`} />
      <button type="submit" class="button" aria-label={words.saveTimes(alias)}>
        {pageWords.save}
      </button>
      <p id={`${id}-fault`} class="complaint" role="status">
        {fault.value === undefined ? "" : form.fault[fault.value]}
      </p>
    </form>
  );
}

interface TimeProps {
  readonly id: string;
  readonly label: string;
  readonly value: { value: string };
  readonly complaint: string;
  readonly input?: { current: HTMLInputElement | null };
}

function TimeField({ id, label, value, complaint, input }: TimeProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={input ?? null}
        id={id}
        type="time"
        value={value.value}
        aria-describedby={complaint}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}
