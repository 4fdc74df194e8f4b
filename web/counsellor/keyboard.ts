/** Single keys of the console: only outside writing boxes, only without modifiers, and only while switched on. */
import { listed } from "./console/chat.ts";
import type { ConsolePage } from "./console/page.ts";
import { isTextField } from "./parts/focus.ts";

/** Listens on the whole page. Esc leaves a writing box for the conversation above it, where the arrow keys scroll. */
export function listenToKeys(page: ConsolePage): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const onBoard = page.state.peek().stage.is === "onShift" && page.state.peek().checkedIn;
    if (!onBoard || page.keysShown.peek()) return;
    if (isTextField(event.target)) {
      if (event.key === "Escape") leaveBox(event);
      return;
    }
    if (page.singleKeysOn.peek() && press(page, event.key)) event.preventDefault();
  });
}

function leaveBox(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  const log = event.target.closest(".chat")?.querySelector<HTMLElement>('[role="log"]');
  if (log === null || log === undefined) event.target.blur();
  else log.focus({ preventScroll: true });
}

function press(page: ConsolePage, key: string): boolean {
  switch (key) {
    case "t":
    case "T":
      page.tell({ type: "takePressed" });
      return true;
    case "n":
    case "N":
      page.tell({ type: "nextUnreadPressed" });
      return jump(page);
    case "?":
      page.keysShown.value = true;
      return true;
    case "1":
    case "2":
    case "3":
      return choose(page, Number(key));
    default:
      return false;
  }
}

function choose(page: ConsolePage, place: number): boolean {
  const chat = listed(page.state.peek().chats)[place - 1];
  if (chat === undefined) return false;
  page.tell({ type: "chatSelected", room: chat.room });
  return jump(page);
}

/** Into the writing box of the chat that is shown now. */
function jump(page: ConsolePage): boolean {
  page.pane.value = "chat";
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus());
  return true;
}
