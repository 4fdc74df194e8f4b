/** Single keys of the console: only outside writing boxes, only without modifiers, and only while switched on. */
import { listed } from "./console/chat.ts";
import type { ConsolePage } from "./console/page.ts";
import { type Action, meaning } from "./key-map.ts";
import { isTextField } from "./parts/focus.ts";
import { type Typing, typed } from "./typing-guard.ts";

/** Listens on the whole page. Esc leaves a writing box for the conversation above it, where the arrow keys scroll. */
export function listenToKeys(page: ConsolePage): void {
  let typing: Typing;
  // A press of the pointer is a decision of its own: whatever is typed next belongs to it.
  document.addEventListener("pointerdown", () => (typing = undefined), { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    const inField = isTextField(event.target);
    const after = typed(typing, { at: event.timeStamp, inField, key: event.key });
    typing = after.typing;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const onBoard = page.state.peek().stage.is === "onShift" && page.state.peek().checkedIn;
    if (!onBoard || document.querySelector("dialog[open]") !== null) return;
    if (inField) {
      if (event.key === "Escape") leaveBox(event);
      return;
    }
    if (after.isCommand && page.singleKeysOn.peek() && press(page, event.key)) event.preventDefault();
  });
}

function leaveBox(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  const log = event.target.closest(".chat")?.querySelector<HTMLElement>('[role="log"]');
  if (log === null || log === undefined) event.target.blur();
  else log.focus({ preventScroll: true });
}

function press(page: ConsolePage, key: string): boolean {
  const meant = meaning(page.keyMap.peek(), key);
  if (meant === undefined) return false;
  return typeof meant === "number" ? choose(page, meant) : act(page, meant);
}

function act(page: ConsolePage, action: Action): boolean {
  switch (action) {
    case "takeNext":
      page.tell({ type: "takePressed" });
      return true;
    case "nextUnread":
      page.tell({ type: "nextUnreadPressed" });
      return jump(page);
    case "allKeys":
      page.keysShown.value = true;
      return true;
  }
}

function choose(page: ConsolePage, place: number): boolean {
  const chat = listed(page.state.peek().chats)[place - 1];
  if (chat === undefined) return false;
  page.tell({ type: "chatSelected", room: chat.room });
  return jump(page);
}

/** Into the writing box of the chat that is selected now. */
function jump(page: ConsolePage): boolean {
  if (page.state.peek().selected === undefined) return true;
  page.pane.value = "chat";
  focusWritingBox();
  return true;
}

/** After the next drawing: the box of a chat that was only just selected is not there yet. */
export function focusWritingBox(): void {
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus());
}
