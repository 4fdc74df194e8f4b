/**
 * The panel at the side: a real modal dialogue, so the keyboard stays in it and comes back to where it was. What is new
 * in it gets the focus: whatever is marked `data-focus`, or the heading.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { closeRequests } from "../staff/close-requests.ts";
import { common } from "./words/en.ts";

interface Props {
  /** undefined: there is nothing to show, and it is closed. Another place: the focus moves. */
  readonly place: string | undefined;
  readonly heading: string;
  /** Nothing in it takes the focus by itself. */
  readonly focusHeading: boolean;
  readonly isBusy: boolean;
  /** Should it be open still? Asked whenever the browser closes it. */
  readonly isOpen: () => boolean;
  /** What went wrong, as a value that is another one each time: it is told at the top. */
  readonly trouble?: unknown;
  /** What is wrong in a form, as a value that is another one each time: the first field it is about takes the focus. */
  readonly complaints?: unknown;
  /** Asks the page; whether it closes is the page's to say. */
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function SidePanel({
  place,
  heading,
  focusHeading,
  isBusy,
  isOpen: isStillOpen,
  trouble,
  complaints,
  close,
  children,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = place !== undefined;
  // With the fields, not after them: whoever writes at once writes where they are.
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useLayoutEffect(() => {
    if (place === undefined) return;
    dialog.current?.scrollTo(0, 0);
    dialog.current?.querySelector<HTMLElement>("[data-focus]")?.focus();
  }, [place]);
  useEffect(() => {
    // It stands above everything, and the button that was pressed below.
    if (trouble !== undefined) dialog.current?.scrollTo(0, 0);
  }, [trouble]);
  useEffect(() => {
    if (complaints !== undefined) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [complaints]);
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="drawer-heading"
      aria-busy={isBusy}
      {...closeRequests(isStillOpen, close)}
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
