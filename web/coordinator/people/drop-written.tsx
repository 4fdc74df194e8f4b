/** Asked before a form is left in which something is written. The first answer keeps it. */
import { Dialog } from "../../staff/dialog.tsx";
import { dropping as words } from "../words/en.ts";
import type { PeopleView } from "./shown.ts";

export function DropWritten({ page }: { readonly page: PeopleView }) {
  if (page.state.value.dropping === undefined) return null;
  const keep = () => page.tell({ type: "dropRefused" });
  return (
    <Dialog
      heading={words.heading}
      text={<p>{words.about}</p>}
      buttons={
        <>
          <button type="button" class="button primary" onClick={keep}>
            {words.keep}
          </button>
          <button type="button" class="button danger" onClick={() => page.tell({ type: "dropConfirmed" })}>
            {words.drop}
          </button>
        </>
      }
      onCancel={keep}
    />
  );
}
