/** Where a visitor finds help elsewhere: numbers to ring. */
import type { Complaint, DraftNumber } from "./draft.ts";
import { TextField, Tick } from "./inputs.tsx";
import { Things } from "./things.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly help: readonly DraftNumber[];
  readonly complaints: readonly Complaint[];
  readonly write: (help: readonly DraftNumber[]) => void;
}

const said = {
  legend: words.help,
  about: words.helpAbout,
  one: words.number,
  add: words.addNumber,
  remove: words.removeNumber,
};
const fresh = (): DraftNumber => ({ name: "", number: "", about: "", danger: false });

export function HelpNumbers({ help, complaints, write }: Props) {
  return (
    <Things
      field="help"
      things={help}
      keyOf={(_, at) => at}
      fresh={fresh}
      complaints={complaints}
      write={write}
      words={said}
    >
      {(number, wrong, change) => (
        <>
          <div class="two">
            <TextField
              label={words.numberName}
              value={number.name}
              said={wrong("name")}
              write={(name) => change({ name })}
            />
            <TextField
              label={words.numberNumber}
              value={number.number}
              said={wrong("number")}
              write={(digits) => change({ number: digits })}
              keys="tel"
            />
          </div>
          <TextField
            label={words.numberAbout}
            value={number.about}
            said={wrong("about")}
            write={(about) => change({ about })}
          />
          <Tick label={words.numberDanger} checked={number.danger} write={(danger) => change({ danger })} />
        </>
      )}
    </Things>
  );
}
