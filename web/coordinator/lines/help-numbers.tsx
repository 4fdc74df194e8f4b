/** Where a visitor finds help elsewhere: numbers to ring, one after the other. */
import { useId } from "preact/hooks";
import type { Complaint, DraftNumber } from "./draft.ts";
import { TextField, Tick } from "./inputs.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly help: readonly DraftNumber[];
  readonly complaints: readonly Complaint[];
  readonly write: (help: readonly DraftNumber[]) => void;
}

export function HelpNumbers({ help, complaints, write }: Props) {
  const about = useId();
  const found = complaints.filter((complaint) => complaint.field === "help");
  const whole = found.find((complaint) => !("at" in complaint));
  const change = (at: number, changed: Partial<DraftNumber>) =>
    write(help.map((number, index) => (index === at ? { ...number, ...changed } : number)));
  return (
    <fieldset class="field group" aria-describedby={about}>
      <legend>{words.help}</legend>
      <p id={about} class="small">
        {words.helpAbout}
      </p>
      {help.map((number, at) => (
        <fieldset key={at} class="thing help-number">
          <legend>{words.number(at + 1)}</legend>
          <NumberParts
            number={number}
            complaint={found.find((complaint) => "at" in complaint && complaint.at === at)}
            change={(changed) => change(at, changed)}
          />
          <div>
            <button type="button" class="button quiet" onClick={() => write(help.filter((_, index) => index !== at))}>
              {words.removeNumber(number.name)}
            </button>
          </div>
        </fieldset>
      ))}
      <p class="complaint" role="status">
        {whole === undefined ? "" : words.complaint(whole)}
      </p>
      <div>
        <button
          type="button"
          class="button"
          aria-invalid={whole === undefined ? undefined : "true"}
          onClick={() => write([...help, { name: "", number: "", about: "", danger: false }])}
        >
          {words.addNumber}
        </button>
      </div>
    </fieldset>
  );
}

interface NumberPartsProps {
  readonly number: DraftNumber;
  readonly complaint: Complaint | undefined;
  readonly change: (changed: Partial<DraftNumber>) => void;
}

function NumberParts({ number, complaint, change }: NumberPartsProps) {
  const said = (part: "name" | "number" | "about") =>
    complaint?.field === "help" && complaint.why === part ? words.complaint(complaint) : "";
  return (
    <>
      <div class="two">
        <TextField
          label={words.numberName}
          value={number.name}
          said={said("name")}
          write={(name) => change({ name })}
        />
        <TextField
          label={words.numberNumber}
          value={number.number}
          said={said("number")}
          write={(digits) => change({ number: digits })}
          keys="tel"
        />
      </div>
      <TextField
        label={words.numberAbout}
        value={number.about}
        said={said("about")}
        write={(about) => change({ about })}
      />
      <Tick label={words.numberDanger} checked={number.danger} write={(danger) => change({ danger })} />
    </>
  );
}
