/** Changing somebody. What another coordinator made of it meanwhile stands above the fields, and nothing typed is lost. */
import { common, form as words } from "../words/en.ts";
import type { Draft, Field } from "./editing.ts";
import { Fields } from "./fields.tsx";
import type { View } from "./page-state.ts";
import { SavedForm } from "./saved-form.tsx";
import type { PeopleView } from "./shown.ts";

interface Props {
  readonly page: PeopleView;
  readonly view: Extract<View, { is: "editing" }>;
  readonly working: boolean;
}

export function ChangeForm({ page, view, working }: Props) {
  const { editing, complaint } = view;
  return (
    <SavedForm page={page}>
      {editing.meanwhile.length === 0 ? null : <Meanwhile page={page} view={view} />}
      <Fields draft={editing.draft} complaint={complaint} write={(draft) => page.tell({ type: "wrote", draft })} />
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={working}>
          {common.save}
        </button>
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "looking" })}>
          {common.cancel}
        </button>
      </div>
    </SavedForm>
  );
}

function Meanwhile({ page, view }: Omit<Props, "working">) {
  return (
    <section class="meanwhile" aria-label={words.meanwhile}>
      <ul>
        {view.editing.meanwhile.map(({ field, theirs, mine }) => (
          <li key={field}>
            <span>
              {(mine ? words.meanwhileMine : words.meanwhileTaken)(words.fields[field], fieldWritten(theirs, field))}
            </span>
            {mine ? (
              <button type="button" class="button" onClick={() => page.tell({ type: "tookTheirs", field })}>
                {words.takeTheirs(words.fields[field])}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <p>{words.meanwhileNext}</p>
    </section>
  );
}

function fieldWritten(draft: Draft, field: Field): string {
  switch (field) {
    case "skills":
      return (
        draft.skills.map(({ skill, until }) => (until === "" ? skill : `${skill} (${until})`)).join(", ") ||
        words.nothing
      );
    case "trainee":
      return draft.trainee ? words.yes : words.no;
    default:
      return `${draft[field]}`;
  }
}
