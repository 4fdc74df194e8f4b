/**
 * The conversation, append only: what was read out once is never rendered again. Only the word under one's own message
 * changes (sent, delivered), and the log does not announce that.
 */

import { chat } from "#words";
import type { ConversationView, Delivery, ShownMessage } from "../../conversation/view.ts";
import { el, type Part, tell } from "./elements.ts";
import { newMessages } from "./news.ts";

/** How near to the end still counts as reading along, in pixels. */
const nearPx = 80;

interface Shown {
  readonly text: HTMLElement;
  readonly meta: HTMLElement;
}

export class Log {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLOListElement;
  readonly #more: HTMLElement;
  readonly #shown = new Map<string, Shown>();
  readonly #time: (instant: number) => string;
  readonly #onSeen: () => void;
  /** Was the end of it in sight when somebody last moved it? */
  #along = true;
  /** Came while somebody read further up. */
  #unseen = 0;
  /** Came since somebody last looked at the end of the log. */
  #unread = false;

  /** `time`: an instant in the service's zone. `onSeen`: somebody has the newest words in front of them. */
  constructor(part: Part, time: (instant: number) => string, onSeen: () => void) {
    this.#time = time;
    this.#onSeen = onSeen;
    this.#scroller = part.find("log");
    // What scrolls must be reachable without a mouse.
    this.#scroller.tabIndex = 0;
    this.#list = part.first("ol");
    this.#more = part.press("new", () => this.#toEnd());
    const sizes = () => `${this.#scroller.clientHeight} ${this.#list.clientHeight}`;
    let before = "";
    this.#scroller.addEventListener("scroll", () => {
      // Only somebody moves it while it, and what is in it, stay as high as they were.
      if (sizes() === before) this.#along = this.#near();
      this.#look();
    });
    // The log became lower, as when a keyboard opens, or what is in it higher, as by a place to tap: whoever read along
    // still does.
    const resized = new ResizeObserver(() => {
      before = sizes();
      if (this.#along) this.#toEnd();
    });
    for (const element of [this.#scroller, this.#list]) resized.observe(element);
  }

  /** Something else may be shown in its place. */
  get isInSight(): boolean {
    return this.#scroller.clientHeight > 0;
  }

  update({ messages }: ConversationView, other: string): void {
    const near = this.#near();
    const added = { mine: 0, theirs: 0 };
    for (const message of messages) {
      const { text, meta } = this.#shown.get(message.id) ?? this.#append(message, other, added);
      tell(text, message.takenBack ? chat.tookBack : message.text);
      text.classList.toggle("taken-back", message.takenBack);
      // "You: You took this back" would be read out.
      if (message.takenBack) text.previousElementSibling?.remove();
      tell(meta, this.#meta(message));
    }
    this.#unread ||= added.theirs > 0;
    if (near || added.mine > 0) this.#toEnd();
    else if (added.theirs > 0) this.#announce(added.theirs);
    this.#look();
  }

  /** Filled before it stands in the log, so that it is read out once and whole. */
  #append(message: ShownMessage, other: string, added: { mine: number; theirs: number }): Shown {
    const author = el("span", { class: "visually-hidden" }, `${message.mine ? chat.you : other}: `);
    const text = el(
      "span",
      { "data-text": true, "data-place": message.place, dir: "auto", class: "text" },
      message.text,
    );
    const meta = el("span", { class: "meta" }, this.#meta(message));
    const whose = message.mine ? "mine" : "theirs";
    this.#list.append(el("li", { class: whose }, el("p", { class: "bubble" }, author, text), meta));
    added[whose] += 1;
    const shown = { text, meta };
    this.#shown.set(message.id, shown);
    return shown;
  }

  #meta({ mine, at, delivery }: ShownMessage): string {
    return mine ? `${this.#time(at)} · ${words[delivery]}` : this.#time(at);
  }

  #near(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < nearPx;
  }

  #announce(added: number): void {
    this.#unseen += added;
    tell(this.#more, newMessages(this.#unseen));
  }

  #toEnd(): void {
    this.#along = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#look();
  }

  /** Seen is only what somebody can have looked at: at the end of the log, on a page in front. */
  #look(): void {
    if (!this.#near() || !this.isInSight) return;
    this.#unseen = 0;
    this.#more.hidden = true;
    if (!this.#unread || document.visibilityState === "hidden" || !document.hasFocus()) return;
    this.#unread = false;
    this.#onSeen();
  }
}

const words: Record<Delivery, string> = {
  waiting: chat.waiting,
  sent: chat.sent,
  delivered: chat.delivered,
  seen: chat.seen,
  notDelivered: chat.notDelivered,
};
