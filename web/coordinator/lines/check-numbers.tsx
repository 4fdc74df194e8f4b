/** The numbers of a line, and the word of whoever lets visitors read them that they have checked each. */
import type { Draft } from "./draft.ts";
import { Tick } from "./inputs.tsx";
import type { LinesShell } from "./shell.ts";
import { showing, panel as words } from "./words/en.ts";

interface Props {
  readonly line: Pick<Draft, "help" | "places">;
}

export function HelpNumbers({ line: { help, places } }: Props) {
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
      {places.map(({ id, name, about, to }) => (
        <li key={id} class="thing">
          <p>
            <strong>{to}</strong> {name} <span class="pill">{words.place}</span>
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

export function CheckNumbers({ page, line, view }: CheckProps) {
  return (
    <>
      <p>{showing.numbers}</p>
      <HelpNumbers line={line} />
      <Tick
        label={showing.checked}
        checked={view.checked}
        write={(checked) => page.tell({ type: "checked", checked })}
        said={view.complaint === undefined ? "" : showing.notChecked}
      />
    </>
  );
}
