/** The chat itself: who is here and who can read, the conversation, one field, and the way to end it. */
import { absentAskMs, chatEndNoticeMs } from "../../../shared/limits.ts";
import { now } from "../../clock.ts";
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import { say, chat as words } from "../../words/en.ts";
import { Composer } from "./composer.ts";
import { button, el, heading, tell } from "./elements.ts";
import { Log } from "./log.ts";

export interface ChatSetting {
  readonly charity: string;
  readonly time: (instant: number) => string;
  readonly someoneElse: () => void;
}

export class Chat {
  readonly whole: HTMLElement;
  readonly heading = heading("");
  readonly #conversation: Conversation;
  readonly #setting: ChatSetting;
  readonly #avatar = el("span", { class: "avatar", "aria-hidden": "true" });
  readonly #readers = el("p", { class: "quiet" });
  readonly #connection = el("p", { class: "notice", role: "alert" });
  readonly #news = el("p", { class: "notice", role: "status" });
  readonly #writing = el("p", { class: "quiet writing", role: "status" });
  readonly #someoneElse: HTMLButtonElement;
  readonly #confirm: HTMLElement;
  readonly #question = el("p", {});
  readonly #log: Log;
  readonly composer: Composer;

  constructor(conversation: Conversation, setting: ChatSetting) {
    this.#conversation = conversation;
    this.#setting = setting;
    this.#log = new Log(setting.time);
    this.composer = new Composer(conversation);
    this.#someoneElse = button(words.someoneElse, "", setting.someoneElse);
    const end = button(words.end, "", () => this.#ask(true));
    const yes = button(words.endYes, "primary", () => conversation.end());
    const no = button(words.endNo, "", () => this.#ask(false));
    this.#confirm = el(
      "div",
      { class: "card confirm", role: "group", hidden: true },
      this.#question,
      el("p", { class: "row" }, yes, no),
    );
    const who = el("div", { class: "chat-who" }, this.#avatar, el("div", {}, this.heading, this.#readers), end);
    this.whole = el(
      "div",
      { class: "chat" },
      who,
      this.#confirm,
      reading(),
      this.#log.whole,
      this.#news,
      this.#connection,
      this.#someoneElse,
      this.#writing,
      this.composer.whole,
    );
  }

  /** Called on every change of the conversation and once a second. */
  update(): void {
    const { view } = this.#conversation;
    const alias = view.other?.alias ?? "";
    const role = words.roles[view.other?.role ?? "counsellor"];
    tell(this.heading, say(words.with, { alias, role, charity: this.#setting.charity }));
    tell(this.#readers, say(words.readers, { alias }));
    tell(this.#avatar, alias.slice(0, 1).toUpperCase());
    tell(this.#writing, view.otherIsWriting ? say(words.writing, { alias }) : "");
    tell(this.#news, this.#newsOf(view, alias));
    const absent = view.absentSince !== undefined && !view.otherPresent;
    tell(this.#connection, view.link !== "up" ? words.reconnecting : absent ? say(words.otherLost, { alias }) : "");
    this.#someoneElse.hidden = view.absentSince === undefined || now() - view.absentSince < absentAskMs;
    this.#log.update(view, alias);
    this.composer.update(view);
  }

  #newsOf(view: ConversationView, alias: string): string {
    const ending = view.endsAt - now() < chatEndNoticeMs;
    if (ending) return words.tenMinutes;
    if (view.closing) return say(words.closing, { alias });
    return view.messages.length === 0 ? say(words.until, { time: this.#setting.time(view.endsAt) }) : "";
  }

  /** Asked once, with what would be lost. */
  #ask(open: boolean): void {
    const last = this.#conversation.view.messages.filter(({ mine }) => mine).at(-1);
    const missing = last !== undefined && last.delivery !== "delivered";
    tell(this.#question, missing ? words.endLastMissing : words.endQuestion);
    this.#confirm.hidden = !open;
    if (open) this.#confirm.querySelector("button")?.focus();
    else this.composer.focus();
  }
}

/** What was read before the chat, and the numbers, stay within reach: the page's own text, not a copy of the words. */
function reading(): HTMLElement {
  const part = (summary: string, source: string) => {
    const copy = document.querySelector(source)?.cloneNode(true);
    const details = el("details", {}, el("summary", {}, summary));
    for (const child of copy?.childNodes ?? []) details.append(child.cloneNode(true));
    for (const child of details.querySelectorAll("[id]")) child.removeAttribute("id");
    return details;
  };
  return el("div", { class: "reading" }, part(words.limits, "#limits-text"), part(words.help, "#help .danger"));
}
