/** The chat itself: who is here and who can read, the conversation, one field, and the way to end it. */

import { chat as words } from "#words";
import { say } from "../../../shared/page.ts";
import { now } from "../../clock.ts";
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import { Composer } from "./composer.ts";
import { Part, tell } from "./elements.ts";
import { Log } from "./log.ts";
import {
  beginningNews,
  connectionNews,
  endQuestion,
  maySpeakToSomeoneElse,
  mayTakeBack,
  newMessages,
  newsOf,
} from "./news.ts";

export interface ChatSetting {
  readonly charity: string;
  /** Written before, and not sent: too long, or in the middle of a word. */
  readonly draft: string;
  readonly time: (instant: number) => string;
  readonly someoneElse: () => void;
}

export class Chat {
  readonly #part = new Part("chat-part");
  readonly #conversation: Conversation;
  readonly #setting: ChatSetting;
  readonly #confirm = this.#part.find("confirm");
  readonly #log: Log;
  readonly #composer: Composer;
  readonly #more = this.#part.find("more").textContent;
  readonly #panel = this.#part.first<HTMLElement>("#more");
  /** How much the other had written when the conversation was in sight last. */
  #read = 0;
  /** What is done when the question on the screen is answered with yes. */
  #confirmed: () => void = () => {};

  constructor(conversation: Conversation, setting: ChatSetting) {
    this.#conversation = conversation;
    this.#setting = setting;
    const part = this.#part;
    this.#log = new Log(part, setting.time, () => conversation.seen());
    this.#composer = new Composer(part, conversation, setting.draft);
    part.press("someone-else", setting.someoneElse);
    part.press("time", () => this.#think(true));
    part.press("back", () => this.#think(false));
    part.press("yes", () => {
      this.#close();
      this.#confirmed();
    });
    part.press("no", () => this.#close());
    part.press("end", () =>
      this.#ask(endQuestion(conversation.view), words.endYes, words.endNo, () => conversation.end()),
    );
    part.press("take-back", () => {
      const question = say(words.takeBackQuestion, { alias: conversation.view.other?.alias ?? "" });
      this.#ask(question, words.takeBackYes, words.takeBackNo, () => conversation.takeBack());
    });
    const more = part.press("more", () => {
      const { hidden } = this.#panel;
      this.#panel.hidden = !hidden;
      more.setAttribute("aria-expanded", `${hidden}`);
      this.update();
    });
  }

  get whole(): HTMLElement {
    return this.#part.whole;
  }

  focus(): void {
    this.#composer.focus();
  }

  /** Called on every change of the conversation and once a second. */
  update(): void {
    const { view } = this.#conversation;
    const { charity, time } = this.#setting;
    const part = this.#part;
    const alias = view.other?.alias ?? "";
    const moment = { alias, now: now(), time };
    tell(
      part.find("heading"),
      say(words.with, { alias, role: words.roles[view.other?.role ?? "counsellor"], charity }),
    );
    tell(part.find("readers"), say(words.readers, { alias }));
    tell(part.find("avatar"), alias.slice(0, 1).toUpperCase());
    tell(part.find("writing"), view.otherIsWriting ? say(words.writing, { alias }) : "");
    tell(part.find("more"), this.#panel.hidden ? this.#more : words.close);
    if (this.#log.isInSight) this.#read = theirs(view);
    tell(part.find("news"), newMessages(theirs(view) - this.#read) || newsOf(view, moment));
    tell(part.find("until"), beginningNews(view, moment));
    tell(part.find("connection"), connectionNews(view, moment));
    part.find("someone-else").hidden = !maySpeakToSomeoneElse(view, moment.now);
    part.find("time").hidden = view.timeNeeded;
    part.find("back").hidden = !view.timeNeeded;
    part.find("take-back").hidden = !mayTakeBack(view);
    this.#log.update(view, alias);
    this.#composer.update(view);
  }

  #think(needed: boolean): void {
    this.#conversation.needTime(needed);
    this.focus();
  }

  /** Asked once, with what would be lost. The question takes the focus, so that a second tap answers nothing. */
  #ask(question: string, yes: string, no: string, confirmed: () => void): void {
    this.#confirmed = confirmed;
    const asked = this.#part.find("question");
    tell(asked, question);
    tell(this.#part.find("yes"), yes);
    tell(this.#part.find("no"), no);
    this.#confirm.hidden = false;
    asked.focus();
  }

  #close(): void {
    this.#confirm.hidden = true;
    this.focus();
  }
}

const theirs = ({ messages }: ConversationView): number => messages.filter(({ mine }) => !mine).length;
