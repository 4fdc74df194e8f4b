/**
 * What a modal dialogue is asked to close with, besides its own buttons: Escape, and the back gesture of a phone
 * (`cancel`). Escape is taken as a key: browsers send only one `cancel` for each press of anything else, and close the
 * dialogue over its page's head with the next.
 */
interface CloseRequests {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCancel: (event: Event) => void;
  readonly onClose: (event: Event & { readonly currentTarget: HTMLDialogElement }) => void;
}

/** `isOpen`: should the dialogue be open still? `close`: asks the page; whether it closes is the page's to say. */
export function closeRequests(isOpen: () => boolean, close: () => void): CloseRequests {
  return {
    onKeyDown: (event) => {
      // Escape also ends the choice of a character in East Asian keyboards.
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    onCancel: (event) => {
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    onClose: ({ currentTarget: dialog }) => {
      if (dialog.open || !isOpen()) return;
      dialog.showModal();
      close();
    },
  };
}
