/** Inviting somebody new: what is known of them, and which roles. */

import { SavedForm } from "../saved-form.tsx";
import { invite as words } from "../words/en.ts";
import { Fields, RolePicker } from "./fields.tsx";
import type { Panel } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";

interface Props {
  readonly page: PeopleView;
  readonly panel: Extract<Panel, { is: "invite" }>;
}

export function InviteForm({ page, panel }: Props) {
  return (
    <SavedForm save={() => page.tell({ type: "saved" })}>
      <p>{words.about}</p>
      <RolePicker
        legend={words.roles}
        roles={panel.roles}
        pick={(roles) => page.tell({ type: "rolesPicked", roles })}
      />
      <Fields draft={panel.draft} complaint={panel.complaint} write={(draft) => page.tell({ type: "wrote", draft })} />
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={panel.working}>
          {words.button}
        </button>
      </div>
    </SavedForm>
  );
}
