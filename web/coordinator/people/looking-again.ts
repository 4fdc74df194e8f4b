/**
 * When a page looks whether somebody else changed something: as soon as it is seen again, and every half minute while it
 * is seen and used. Looking counts as use of the sign-in, so a page nobody touches any more asks nothing: a sign-in that
 * is left open must still end by itself.
 */
import { pageLookEveryMs, pageUnusedMs } from "../../../shared/limits.ts";

/** `document` and `window`, as far as this listens to them. */
export interface Seen {
  readonly document: EventTarget & Pick<Document, "visibilityState">;
  readonly window: EventTarget;
}

const uses = ["pointerdown", "keydown"];

/** Answers how to stop. */
export function whileUsed(look: () => void, { document, window }: Seen = globalThis): () => void {
  let usedAt = Date.now();
  const isVisible = () => document.visibilityState === "visible";
  const isUsed = () => Date.now() - usedAt < pageUnusedMs;
  const isBack = () => {
    usedAt = Date.now();
    if (isVisible()) look();
  };
  const used = () => {
    if (!isUsed()) return isBack();
    usedAt = Date.now();
  };
  const timer = setInterval(() => {
    if (isVisible() && isUsed()) look();
  }, pageLookEveryMs);
  document.addEventListener("visibilitychange", isBack);
  window.addEventListener("focus", isBack);
  for (const use of uses) document.addEventListener(use, used, true);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", isBack);
    window.removeEventListener("focus", isBack);
    for (const use of uses) document.removeEventListener(use, used, true);
  };
}
