/** A labelled field with a line about it. */
import { useId } from "preact/hooks";
import { privateField } from "../../staff/private-field.ts";

const kinds = {
  text: { type: "text", ...privateField },
  date: { type: "date" },
  time: { type: "time" },
  number: { type: "number" },
} as const;

interface Props {
  readonly label: string;
  readonly type: keyof typeof kinds;
  readonly value: string;
  readonly write: (text: string) => void;
  readonly about?: string;
  readonly complaint?: string;
  /** Takes the focus when the panel opens. */
  readonly isFirst?: boolean;
}

export function Field({ label, type, value, write, about, complaint, isFirst = false }: Props) {
  const id = useId();
  const described = [complaint, about === undefined ? undefined : `${id}-about`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        data-focus={isFirst ? true : undefined}
        aria-describedby={described === "" ? undefined : described}
        {...kinds[type]}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {about === undefined ? null : (
        <p id={`${id}-about`} class="small">
          {about}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly lines: readonly { readonly slug: string; readonly name: string }[];
  readonly value: string;
  readonly write: (slug: string) => void;
  /** What "" means; undefined: a line must be chosen. */
  readonly all?: string;
}

/** Nothing to choose where there is one line. */
export function LineField({ label, lines, value, write, all }: LineProps) {
  const id = useId();
  if (lines.length < 2) return null;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => write(event.currentTarget.value)}>
        {all === undefined ? null : <option value="">{all}</option>}
        {lines.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
