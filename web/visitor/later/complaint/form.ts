/** What is behind "Something wasn't right": who reads it, one field, and what became of it. Nothing typed is lost. */

import { complaint as words } from "#words/later";
import { complaintUnits } from "../../../../shared/limits.ts";
import { say } from "../../../../shared/page.ts";
import { now } from "../../../clock.ts";
import { isBlank, readable } from "../../../conversation/readable.ts";
import type { ComplaintCrypto, Lead } from "../../../encryption/complaint.ts";
import { el, tell } from "../../show/elements.ts";
import type { Had } from "../../show/not-right.ts";
import { chosenLeads, evenly } from "./choosing.ts";
import { askForLeads, type Refusal, sendComplaint } from "./sending.ts";

type Readers = readonly Lead[] | Refusal | "nobody";

/** Fills the place once it is known who reads. False: nobody can just now. @throws when the service cannot be asked. */
export async function showComplaint(place: HTMLElement, had: Had, crypto: ComplaintCrypto): Promise<boolean> {
  const readers = await chooseReaders(had, crypto);
  if (typeof readers !== "string") new Form(place, had, crypto, readers);
  else place.replaceChildren(el("p", {}, words[readers]));
  return typeof readers !== "string";
}

async function chooseReaders({ admission, sat }: Had, crypto: ComplaintCrypto): Promise<Readers> {
  const { organisationKey = "" } = document.documentElement.dataset;
  const answer = await askForLeads({ admission });
  if (typeof answer === "string") return answer;
  return chosenLeads(await crypto.leadsAmong(answer.told, { organisationKey, now: now() }, sat), evenly) ?? "nobody";
}

class Form {
  readonly #place: HTMLElement;
  readonly #had: Had;
  readonly #crypto: ComplaintCrypto;
  #readers: Readers;
  #isSending = false;
  readonly #who = el("p");
  readonly #notice = el("p", { class: "notice", role: "alert", hidden: true });
  readonly #area = el("textarea", {
    ...{ rows: "6", "aria-label": words.label, autocomplete: "off", spellcheck: "false", writingsuggestions: "false" },
    ...{ autocorrect: "off", translate: "no", dir: "auto" },
  });

  constructor(place: HTMLElement, had: Had, crypto: ComplaintCrypto, readers: Readers) {
    this.#place = place;
    this.#had = had;
    this.#crypto = crypto;
    this.#readers = readers;
    const send = el("button", { class: "button", type: "submit" }, words.send);
    const row = el("p", { class: "row" }, send);
    const form = el("form", { autocomplete: "off" }, el("h2", {}, words.label), this.#area, this.#notice, row);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#name();
    place.replaceChildren(this.#who, el("p", {}, words.noAnswer), el("p", {}, words.kept), form);
  }

  async #submit(): Promise<void> {
    const text = readable(this.#area.value);
    const { length } = text;
    if (this.#isSending) return;
    if (isBlank(text)) return tell(this.#notice, words.empty);
    if (length > complaintUnits) return tell(this.#notice, say(words.tooLong, { count: length, most: complaintUnits }));
    this.#isSending = true;
    tell(this.#notice, words.sending);
    try {
      await this.#send(text);
    } catch {
      tell(this.#notice, words.failed);
    }
    this.#isSending = false;
  }

  async #send(text: string): Promise<void> {
    const outcome = await this.#attempt(text);
    switch (outcome) {
      case "sent":
        return this.#thank();
      case "changed":
        // Others are named before anything is sent to them.
        this.#readers = await chooseReaders(this.#had, this.#crypto);
        this.#name();
        return tell(this.#notice, words[typeof this.#readers === "string" ? this.#readers : "changed"]);
      default:
        return tell(this.#notice, words[outcome]);
    }
  }

  async #attempt(text: string): Promise<"sent" | "changed" | "nobody" | Refusal> {
    // Whoever was missing a moment ago may be there now.
    if (typeof this.#readers === "string") return "changed";
    const copies = await this.#crypto.sealFor(this.#readers, text);
    if (copies === undefined) return "failed";
    return sendComplaint({ admission: this.#had.admission, copies: [...copies] });
  }

  #name(): void {
    if (typeof this.#readers !== "string") tell(this.#who, say(words.readers, namesOf(this.#readers)));
  }

  #thank(): void {
    this.#area.value = "";
    const names = namesOf(typeof this.#readers === "string" ? [] : this.#readers);
    const thanks = el("p", { tabindex: "-1" }, say(words.sent, names));
    this.#place.replaceChildren(thanks);
    thanks.focus();
  }
}

const namesOf = ([first, second]: readonly Lead[]) => ({ first: first?.alias ?? "", second: second?.alias ?? "" });
