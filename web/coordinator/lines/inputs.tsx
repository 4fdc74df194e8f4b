/** One thing to write or tick, with what it is for and what is wrong with it. */
import { useId } from "preact/hooks";
import { privateField } from "../../staff/private-field.ts";

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

export function NumberField({ label, about, value, said, write }: NumberProps) {
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
