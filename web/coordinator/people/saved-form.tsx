/** A form in the drawer, saved as one. Its complaints are the page's own sentences, not the browser's. */
import type { ComponentChildren } from "preact";
import type { PeopleView } from "./shown.ts";

export function SavedForm({ page, children }: { readonly page: PeopleView; readonly children: ComponentChildren }) {
  return (
    <form
      class="drawer-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        page.tell({ type: "saved" });
      }}
    >
      {children}
    </form>
  );
}
