/** The numbers of a line, and the word of whoever lets visitors read them that they have checked each. */
import type { DraftNumber } from "./draft.ts";
import { Tick } from "./inputs.tsx";
import type { LinesShell } from "./shell.ts";
import { showing, panel as words } from "./words/en.ts";

interface Props {
  readonly help: readonly DraftNumber[];
}

export function HelpNumbers({ help }: Props) {
  return (
    <ul class="things">
      {help.map(({ name, number, about, danger }, at) => (
        <li key={at} class="thing">
          <p>
            <strong>{number}</strong> {name} {danger ? <span class="pill">{words.danger}</span> : null}
          </p>
          <p class="small">{about}</p>
        </li>
      ))}
    </ul>
  );
}

interface CheckProps extends Props {
  readonly page: LinesShell;
  readonly view: { readonly checked: boolean; readonly complaint: "notChecked" | undefined };
}

export function CheckNumbers({ page, help, view }: CheckProps) {
  return (
    <>
      <p>{showing.numbers}</p>
      <HelpNumbers help={help} />
      <Tick
        label={showing.checked}
        checked={view.checked}
        write={(checked) => page.tell({ type: "checked", checked })}
        said={view.complaint === undefined ? "" : showing.notChecked}
      />
    </>
  );
}
