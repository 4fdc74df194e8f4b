/**
 * "Someone is waiting" outside the page: only if the person allowed it here, only while nobody looks at the page, and
 * never a word more than that, because it may be read over a shoulder or kept by the system.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Notices } from "../console/page.ts";
import { notices as words } from "../words/en.ts";
import { switchKept } from "./preferences.ts";

export class OutsideNotices {
  private readonly wished = switchKept("notices", false);
  private readonly allowed = signal(permission());
  readonly state: ReadonlySignal<Notices> = computed(() => {
    if (this.allowed.value === "granted") return this.wished.value ? "on" : "off";
    return this.allowed.value === "default" ? "off" : this.allowed.value === "denied" ? "refused" : "impossible";
  });
  private shown: Notification | undefined;

  /** Call from a press: browsers ask the person only then. */
  async allow(): Promise<void> {
    if (permission() === "impossible") return;
    this.wished.value = true;
    await Notification.requestPermission().catch(() => undefined);
    this.allowed.value = permission();
  }

  stop(): void {
    this.wished.value = false;
  }

  show(): void {
    if (this.state.peek() !== "on" || document.visibilityState === "visible") return;
    try {
      // The same tag: a second one replaces the first instead of piling up. The console makes its own sound.
      this.shown = new Notification(words.outside, { tag: "quietline-waiting", silent: true });
    } catch {
      // Phones have the name and refuse the use.
      return;
    }
    const notice = this.shown;
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  }

  /** Somebody looks at the page: it has done its work. */
  takeBack(): void {
    this.shown?.close();
    this.shown = undefined;
  }
}

function permission(): NotificationPermission | "impossible" {
  return typeof Notification === "function" ? Notification.permission : "impossible";
}
