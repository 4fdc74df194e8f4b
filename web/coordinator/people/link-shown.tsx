/** A link, once: to be copied, with a message that can be sent as it is. */
import { useSignal } from "@preact/signals";
import { momentWritten } from "../dates.ts";
import { link as words } from "../words/en.ts";
import { find, type Panel } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";

interface Props {
  readonly page: PeopleView;
  readonly panel: Extract<Panel, { is: "link" }>;
}

export function LinkShown({ page, panel }: Props) {
  const { kind, link } = panel;
  const { organisation } = page.me;
  const alias = find(page.state.value, panel.id)?.alias ?? "";
  const ends = momentWritten(link.endsAt, organisation.zone);
  const message = words.written(kind, alias, organisation.name, ends, link.address);
  return (
    <div class="drawer-form">
      <p class="notice">{words.secret}</p>
      <p>{words.once}</p>
      <p>{words.ends(ends)}</p>
      <Copied id="made-link" label={words.address} text={link.address} rows={3} button={words.copy} />
      <Copied id="made-message" label={words.message} text={message} rows={11} button={words.copyMessage} />
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => page.tell({ type: "panelClosed" })}>
          {words.done}
        </button>
      </div>
    </div>
  );
}

interface CopiedProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly button: string;
}

function Copied({ id, label, text, rows, button }: CopiedProps) {
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
