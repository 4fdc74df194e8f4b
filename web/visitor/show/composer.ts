/** The field one writes in. Enter sends where there is a keyboard, and makes a new line on touch. */

import { chat } from "#words";
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import { type Part, tell } from "./elements.ts";
import { tooLong } from "./news.ts";

/** Somebody who pauses this long is thinking, not writing. Longer than the pause between quiet frames, or it would never be told. */
const pauseMs = 7000;

export class Composer {
  readonly #area: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  readonly #notice: HTMLElement;
  readonly #conversation: Conversation;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(part: Part, conversation: Conversation, draft: string) {
    this.#conversation = conversation;
    this.#area = part.first("textarea");
    this.#send = part.first('[data-part="send"]');
    this.#notice = part.find("notice");
    this.#area.value = draft;
    tell(this.#notice, tooLong(draft));
    this.#area.addEventListener("input", () => this.#typed());
    // Who is there is read out with the field that takes the focus, and not again every time.
    this.#area.addEventListener("blur", () => this.#area.removeAttribute("aria-describedby"), { once: true });
    this.#area.addEventListener("keydown", (event) => {
      const sends =
        event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches;
      if (!sends) return;
      event.preventDefault();
      this.#submit();
    });
    part.first("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  focus(): void {
    this.#area.focus();
    // Once whatever it replaces is gone, and it has its real width.
    queueMicrotask(() => this.#grow());
  }

  update({ canWrite, phase }: ConversationView): void {
    this.#area.disabled = phase !== "talking";
    this.#send.disabled = !canWrite;
  }

  #submit(): void {
    const outcome = this.#conversation.write(this.#area.value);
    clearTimeout(this.#pause);
    switch (outcome) {
      case "ok":
        this.#area.value = "";
        this.focus();
        return tell(this.#notice, "");
      case "empty":
        return tell(this.#notice, this.#area.value && chat.nothing);
      case "tooLong":
        return tell(this.#notice, tooLong(this.#area.value));
      case "notNow":
        return tell(this.#notice, chat.notNow);
    }
  }

  #typed(): void {
    this.#grow();
    if (tooLong(this.#area.value) === "") tell(this.#notice, "");
    clearTimeout(this.#pause);
    this.#conversation.typing(this.#area.value !== "");
    this.#pause = setTimeout(() => this.#conversation.typing(false), pauseMs);
  }

  /** As tall as what is in it, up to a third of the screen (CSS). */
  #grow(): void {
    this.#area.style.height = "auto";
    this.#area.style.height = `${this.#area.scrollHeight + 3}px`;
  }
}
