/** Where the keyboard is moved to, and when it must not be: focus is never taken from somebody who is writing. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Somebody writes, or answers a question in a dialogue. */
export function isBusy(element: Element | null): boolean {
  return element !== null && (isTextField(element) || element.closest("dialog") !== null);
}

/** Inputs that take presses, not words. */
const notWritten = new Set(["button", "checkbox", "radio", "range", "submit"]);

export function isTextField(element: EventTarget | null): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !notWritten.has(element.type)) ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** A new state begins: its heading (or what `ref` is put on) is where a screen reader goes on. */
export function useFocusOnArrival<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (!isBusy(document.activeElement)) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}

/** On a touch screen the keyboard covers half of the chat: there nobody's writing box is opened for them. */
export function hasFinePointer(): boolean {
  return matchMedia("(any-pointer: fine)").matches;
}
