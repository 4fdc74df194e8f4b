/** A log that follows the conversation while its reader is at the end, and stays put while they read further up. */
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ConversationView } from "../../conversation/view.ts";

/** As near to the end as counts as being there, in CSS pixels. */
const nearPx = 48;

export interface StuckLog {
  readonly log: RefObject<HTMLDivElement | null>;
  /** Messages of the other end that came in below what is shown. */
  readonly unseen: ReadonlySignal<number>;
  readonly toEnd: () => void;
}

export function useStickToEnd(view: ReadonlySignal<ConversationView>): StuckLog {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const known = useRef(view.peek().messages.length);
  const unseen = useSignal(0);
  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    unseen.value = 0;
  };
  useEffect(() => followSize(log.current, atEnd, toEnd), []);
  useSignalEffect(() => {
    const { messages } = view.value;
    const fresh = messages.slice(known.current);
    known.current = messages.length;
    if (fresh.some(({ mine }) => mine)) atEnd.current = true;
    if (!atEnd.current) unseen.value = unseen.peek() + fresh.length;
  });
  useEffect(() => {
    const element = log.current;
    let before = 0;
    const scrolled = () => {
      if (element === null) return;
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      // Only going up leaves the end: messages that come in faster than the log follows must not.
      if (near || element.scrollTop < before) atEnd.current = near;
      before = element.scrollTop;
      if (near) unseen.value = 0;
    };
    element?.addEventListener("scroll", scrolled, { passive: true });
    return () => element?.removeEventListener("scroll", scrolled);
  }, []);
  return { log, unseen, toEnd };
}

/** New messages make the list longer, the keyboard and a growing writing box make the log shorter: both end here. */
function followSize(
  log: HTMLDivElement | null,
  atEnd: { current: boolean },
  toEnd: () => void,
): (() => void) | undefined {
  const list = log?.querySelector("ol");
  if (log === null || list === null || list === undefined) return undefined;
  const observer = new ResizeObserver(() => {
    if (atEnd.current) toEnd();
  });
  observer.observe(log);
  observer.observe(list);
  return () => observer.disconnect();
}
