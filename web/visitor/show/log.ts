/**
 * The conversation, append only: what was read out once is never rendered again. Only the word under one's own message
 * changes (sent, delivered), and the log does not announce that.
 */
import type { ConversationView, Delivery, ShownMessage } from "../../conversation/view.ts";
import { chat, say } from "../../words/en.ts";
import { button, el, tell } from "./elements.ts";

/** How near to the end still counts as reading along, in pixels. */
const nearPx = 80;

export class Log {
  readonly whole: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #list = el("ol");
  readonly #more: HTMLButtonElement;
  readonly #shown = new Map<string, { readonly item: HTMLElement; readonly meta: HTMLElement }>();
  readonly #time: (instant: number) => string;
  #unseen = 0;

  /** `time`: an instant in the service's zone. */
  constructor(time: (instant: number) => string) {
    this.#time = time;
    const attributes = {
      role: "log",
      tabindex: "0",
      "aria-label": chat.conversation,
      "aria-relevant": "additions",
      class: "log",
    };
    this.#scroller = el("div", attributes, this.#list);
    this.#more = button("", "new-messages", () => this.#toEnd());
    this.#more.hidden = true;
    this.#scroller.addEventListener("scroll", () => this.#near() && this.#seen());
    this.whole = el("div", { class: "log-frame" }, this.#scroller, this.#more);
  }

  update({ messages }: ConversationView, other: string): void {
    const near = this.#near();
    let added = 0;
    for (const message of messages) {
      const known = this.#shown.get(message.id);
      if (known !== undefined) tell(known.meta, this.#meta(message));
      else {
        this.#append(message, other);
        added += message.mine ? 0 : 1;
      }
    }
    const mineCame = messages.at(-1)?.mine === true && this.#list.lastElementChild?.classList.contains("mine");
    if (near || (mineCame && added === 0)) this.#toEnd();
    else if (added > 0) this.#announce(added);
  }

  #append(message: ShownMessage, other: string): void {
    const author = el("span", { class: "visually-hidden" }, `${message.mine ? chat.you : other}: `);
    const text = el("span", { "data-text": true, dir: "auto", class: "text" }, message.text);
    const meta = el("span", { class: "meta" }, this.#meta(message));
    const item = el(
      "li",
      { class: message.mine ? "mine" : "theirs" },
      el("p", { class: "bubble" }, author, text),
      meta,
    );
    this.#list.append(item);
    this.#shown.set(message.id, { item, meta });
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
    tell(this.#more, this.#unseen === 1 ? chat.newOne : say(chat.newMany, { count: this.#unseen }));
  }

  #toEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#seen();
  }

  #seen(): void {
    this.#unseen = 0;
    this.#more.hidden = true;
  }
}

const words: Record<Delivery, string> = {
  waiting: chat.waiting,
  sent: chat.sent,
  delivered: chat.delivered,
  seen: chat.seen,
  notDelivered: chat.notDelivered,
};
