/** A text that is shown to be copied: an address, a message. */
import { useSignal } from "@preact/signals";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly button: string;
  /** What is said after it: that it was copied, or how to do it by hand. */
  readonly said: { readonly copied: string; readonly notCopied: string };
}

export function Copied({ id, label, text, rows, button, said: words }: Props) {
  const said = useSignal("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = words.copied;
    } catch {
      said.value = words.notCopied;
    }
  };
  return (
    <div class="field copied">
      <label for={id}>{label}</label>
      <textarea id={id} rows={rows} readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      <div class="buttons">
        <button type="button" class="button" onClick={() => void copy()}>
          {button}
        </button>
        <span class="small" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
