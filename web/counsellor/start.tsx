/** Puts the console on the page and connects it to the browser: keys, sight, sound, title, closing. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { unread } from "./console/chat.ts";
import { isRinging } from "./console/offers.ts";
import { holdsChats } from "./console/opening.ts";
import { listenToKeys } from "./keyboard.ts";
import { Console } from "./parts/console.tsx";
import type { Ports } from "./shell/ports.ts";
import { Shell } from "./shell/shell.ts";
import { title } from "./words/en.ts";

export function startConsole(root: HTMLElement, ports: Ports): void {
  const shell = new Shell(ports);
  render(<Console page={shell} />, root);
  listenToKeys(shell);
  effect(() => {
    const { chats, board, me, offer } = shell.state.value;
    const needed = chats.reduce((sum, chat) => sum + unread(chat), board?.waitingCount ?? 0);
    document.title = title(needed, me?.organisation.name ?? "Quietline", isRinging(offer, shell.now.value));
  });
  const looked = () => {
    if (document.visibilityState === "visible" && document.hasFocus()) shell.looked();
  };
  document.addEventListener("visibilitychange", looked);
  addEventListener("focus", looked);
  for (const press of ["pointerdown", "keydown"]) {
    addEventListener(press, () => shell.sound.prepare(), { once: true, passive: true });
  }
  guardAgainstClosing(shell);
  shell.tell({ type: "opened" });
  shell.tick();
}

function guardAgainstClosing(shell: Shell): void {
  addEventListener("beforeunload", (event) => {
    const state = shell.state.peek();
    // A lost chat asks nothing: only words that are still here would be lost.
    if (holdsChats({ ...state, lost: [] })) event.preventDefault();
  });
  addEventListener("pagehide", () => shell.goneAway());
  // A page taken out of the browser's memory has no keys and no socket any more.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
