/** The field one writes in. Enter sends where there is a keyboard, and makes a new line on touch. */
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import { chat } from "../../words/en.ts";
import { el, field, tell } from "./elements.ts";

/** Somebody who pauses this long is thinking, not writing. Longer than the pause between quiet frames, or it would never be told. */
const pauseMs = 7000;

export class Composer {
  readonly whole: HTMLElement;
  readonly #area: HTMLTextAreaElement;
  readonly #send = el("button", { type: "submit", class: "button primary" }, chat.send);
  readonly #notice = el("p", { class: "notice", role: "alert" });
  readonly #conversation: Conversation;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
    const { whole, area } = field(chat.message, 1);
    this.#area = area;
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("keydown", (event) => {
      const sends =
        event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches;
      if (!sends) return;
      event.preventDefault();
      this.#submit();
    });
    const form = el("form", { class: "composer", autocomplete: "off" }, whole, this.#send);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#notice.hidden = true;
    this.whole = el("div", {}, this.#notice, form);
  }

  focus(): void {
    this.#area.focus();
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
        this.#grow();
        return tell(this.#notice, "");
      case "empty":
        return;
      case "tooLong":
        return tell(this.#notice, chat.tooLong);
      case "notNow":
        return tell(this.#notice, chat.notNow);
    }
  }

  #typed(): void {
    this.#grow();
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
