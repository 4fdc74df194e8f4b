/**
 * A press on something else takes the focus away before it counts. Whatever would move what is pressed, like a list that
 * folds up, waits until the press has counted; without a press, as with the Tab key, it happens at once.
 */
export function afterPress(then: () => void): void {
  if (document.querySelector(":active") === null) return then();
  // The click comes in the same task as the end of the press, with a finger too.
  addEventListener("mouseup", () => setTimeout(then), { once: true });
}
