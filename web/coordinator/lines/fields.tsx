/** What can be written about a line, in groups: the same for a new one and for a change. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { privateField } from "../../staff/private-field.ts";
import type { Complaint, Draft, DraftNumber, Field } from "./draft.ts";
import { Places } from "./places.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly draft: Draft;
  readonly complaints: readonly Complaint[];
  readonly write: (draft: Partial<Draft>) => void;
  /** Stands under the name: the address of a new line. */
  readonly children?: ComponentChildren;
}

export function Fields({ draft, complaints, write, children }: Props) {
  const said = (field: Field) => {
    const found = complaints.find((complaint) => complaint.field === field);
    return found === undefined ? "" : words.complaint(found);
  };
  const shared = { draft, said, write };
  return (
    <>
      <TextField
        label={words.name}
        about={words.nameAbout}
        value={draft.name}
        said={said("name")}
        write={(name) => write({ name })}
        first
      />
      {children}
      <Talking {...shared} />
      <Numbers help={draft.help} complaints={complaints} write={(help) => write({ help })} />
      <Places places={draft.places} complaints={complaints} write={(places) => write({ places })} />
      <fieldset class="field group">
        <legend>{words.leaving}</legend>
        <TextField
          label={words.leaveTo}
          about={words.leaveToAbout}
          value={draft.leaveTo}
          said={said("leaveTo")}
          write={(leaveTo) => write({ leaveTo })}
          keys="url"
        />
      </fieldset>
      <Rules {...shared} />
    </>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly said: (field: Field) => string;
  readonly write: (draft: Partial<Draft>) => void;
}

function Talking({ draft, said, write }: PartProps) {
  return (
    <fieldset class="field group">
      <legend>{words.talking}</legend>
      <TextField
        label={words.languages}
        about={words.languagesAbout}
        value={draft.languages}
        said={said("languages")}
        write={(languages) => write({ languages })}
      />
      <TextField
        label={words.topics}
        about={words.topicsAbout}
        value={draft.topics}
        said={said("topics")}
        write={(topics) => write({ topics })}
        rows={4}
      />
      <Tick
        label={words.urgentFirst}
        about={words.urgentFirstAbout}
        checked={draft.urgentFirst}
        write={(urgentFirst) => write({ urgentFirst })}
      />
    </fieldset>
  );
}

function Rules({ draft, said, write }: PartProps) {
  return (
    <fieldset class="field group">
      <legend>{words.rules}</legend>
      <NumberField
        label={words.minimumStaff}
        about={words.minimumStaffAbout}
        value={draft.minimumStaff}
        said={said("minimumStaff")}
        write={(minimumStaff) => write({ minimumStaff })}
      />
      <Tick
        label={words.leadRequired}
        about={words.leadRequiredAbout}
        checked={draft.leadRequired}
        write={(leadRequired) => write({ leadRequired })}
      />
      <NumberField
        label={words.betweenChats}
        about={words.betweenChatsAbout}
        value={draft.betweenChatsMinutes}
        said={said("betweenChatsMinutes")}
        write={(betweenChatsMinutes) => write({ betweenChatsMinutes })}
      />
      <NumberField
        label={words.lastStart}
        about={words.lastStartAbout}
        value={draft.lastStartBeforeMinutes}
        said={said("lastStartBeforeMinutes")}
        write={(lastStartBeforeMinutes) => write({ lastStartBeforeMinutes })}
      />
    </fieldset>
  );
}

interface NumbersProps {
  readonly help: readonly DraftNumber[];
  readonly complaints: readonly Complaint[];
  readonly write: (help: readonly DraftNumber[]) => void;
}

function Numbers({ help, complaints, write }: NumbersProps) {
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

interface TextProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  /** What is wrong with it, or "". */
  readonly said: string;
  readonly write: (text: string) => void;
  /** Which keys a phone shows. */
  readonly keys?: "text" | "url" | "tel";
  /** Several lines of text. */
  readonly rows?: number;
  readonly first?: boolean;
}

export function TextField({ label, about, value, said, write, keys = "text", rows, first = false }: TextProps) {
  const id = useId();
  const shared = {
    id,
    value,
    dir: "auto",
    ...privateField,
    "aria-describedby": `${id}-said${about === undefined ? "" : ` ${id}-about`}`,
    "aria-invalid": said !== "",
    ...(first ? { "data-focus": true } : {}),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type="text" inputMode={keys} onInput={(event) => write(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={rows} onInput={(event) => write(event.currentTarget.value)} />
      )}
      {about === undefined ? null : (
        <p id={`${id}-about`} class="small">
          {about}
        </p>
      )}
      <p id={`${id}-said`} class="complaint said" role="status">
        {said}
      </p>
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly about: string;
  readonly value: number;
  readonly said: string;
  readonly write: (value: number) => void;
}

function NumberField({ label, about, value, said, write }: NumberProps) {
  const id = useId();
  return (
    <div class="field short">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        value={Number.isNaN(value) ? "" : value}
        aria-describedby={`${id}-said ${id}-about`}
        aria-invalid={said !== ""}
        onInput={(event) => write(event.currentTarget.valueAsNumber)}
      />
      <p id={`${id}-about`} class="small">
        {about}
      </p>
      <p id={`${id}-said`} class="complaint said" role="status">
        {said}
      </p>
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly about?: string;
  readonly checked: boolean;
  readonly write: (checked: boolean) => void;
  readonly said?: string;
}

export function Tick({ label, about, checked, write, said = "" }: TickProps) {
  const id = useId();
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={about === undefined && said === "" ? undefined : `${id}-about`}
        aria-invalid={said === "" ? undefined : "true"}
        onChange={(event) => write(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-about`} class={said === "" ? "small" : "small complaint"} role={said === "" ? undefined : "alert"}>
        {said === "" ? about : said}
      </p>
    </div>
  );
}
