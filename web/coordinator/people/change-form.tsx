/** Changing somebody. What another coordinator made of it meanwhile stands above the fields, and nothing typed is lost. */
import { Meanwhile } from "../meanwhile-list.tsx";
import { SavedForm } from "../saved-form.tsx";
import { common, form as words } from "../words/en.ts";
import type { Draft, Field } from "./editing.ts";
import { Fields } from "./fields.tsx";
import type { View } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";

interface Props {
  readonly page: PeopleView;
  readonly view: Extract<View, { is: "editing" }>;
  readonly working: boolean;
}

export function ChangeForm({ page, view, working }: Props) {
  const { editing, complaint } = view;
  return (
    <SavedForm save={() => page.tell({ type: "saved" })}>
      <Meanwhile
        changes={editing.meanwhile.map(({ field, theirs, mine }) => ({
          ...{ field, mine, name: words.fields[field], value: fieldWritten(theirs, field) },
        }))}
        take={(field) => page.tell({ type: "tookTheirs", field })}
      />
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

function fieldWritten(draft: Draft, field: Field): string {
  switch (field) {
    case "skills":
      return (
        draft.skills.map(({ skill, until }) => (until === "" ? skill : `${skill} (${until})`)).join(", ") ||
        common.nothing
      );
    case "trainee":
      return draft.trainee ? common.yes : common.no;
    default:
      return `${draft[field]}`;
  }
}
