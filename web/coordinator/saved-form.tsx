/** A form in the drawer, saved as one. Its complaints are the page's own sentences, not the browser's. */
import type { ComponentChildren } from "preact";

interface Props {
  readonly save: () => void;
  readonly children: ComponentChildren;
}

export function SavedForm({ save, children }: Props) {
  return (
    <form
      class="drawer-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
    </form>
  );
}
