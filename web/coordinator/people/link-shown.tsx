/** A link, once: to be copied, with a message that can be sent as it is. */
import { Copied } from "../copied.tsx";
import { momentWritten } from "../dates.ts";
import { link as words } from "../words/en.ts";
import type { PeopleView } from "./shown.ts";
import { find, type Panel } from "./state.ts";

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
      <Copied id="made-link" label={words.address} text={link.address} rows={3} button={words.copy} said={words} />
      <Copied
        id="made-message"
        label={words.message}
        text={message}
        rows={11}
        button={words.copyMessage}
        said={words}
      />
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => page.tell({ type: "panelClosed" })}>
          {words.done}
        </button>
      </div>
    </div>
  );
}
