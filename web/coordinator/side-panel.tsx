/**
 * The panel at the side: a real modal dialogue, so the keyboard stays in it and comes back to where it was. What is new
 * in it gets the focus: whatever is marked `data-focus`, or the heading.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { common } from "./words/en.ts";

interface Props {
  /** undefined: there is nothing to show, and it is closed. Another place: the focus moves. */
  readonly place: string | undefined;
  readonly heading: string;
  /** Nothing in it takes the focus by itself. */
  readonly focusHeading: boolean;
  readonly isBusy: boolean;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function SidePanel({ place, heading, focusHeading, isBusy, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = place !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => {
    if (place === undefined) return;
    dialog.current?.scrollTo(0, 0);
    dialog.current?.querySelector<HTMLElement>("[data-focus]")?.focus();
  }, [place]);
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="drawer-heading"
      aria-busy={isBusy}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {isOpen ? (
        <>
          <header class="drawer-head">
            <h2 id="drawer-heading" tabIndex={-1} data-focus={focusHeading ? true : undefined}>
              {heading}
            </h2>
            <button type="button" class="button quiet" onClick={close}>
              {common.close}
            </button>
          </header>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
