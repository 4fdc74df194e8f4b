/** For the lead of a shift: colleagues who ask for a certificate, and giving one for an evening. */
import { signal } from "@preact/signals";
import { type ColleagueAsking, ColleagueCertified, ColleaguesAsking } from "../../../shared/shift-interface.ts";
import { now } from "../../clock.ts";
import { type Acted, act, ask } from "../../staff/ask.ts";
import { certifyForEvening, findLead } from "../../staff/certifying.ts";
import { endOf } from "../../staff/chain-reading.ts";
import { checkWords } from "../../staff/spoken-words.ts";
import type { Duty, Me } from "../console/event.ts";
import type { AskingShown, Colleagues } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { colleagues as words } from "../words/en.ts";

export class ColleaguesOnShift implements Colleagues {
  readonly asking = signal<readonly ColleagueAsking[]>([]);
  readonly shown = signal<AskingShown | undefined>(undefined);
  private me: Me | undefined;

  /** With every answer about duty: only the lead of the running shift has anything to ask. */
  async look(me: Me | undefined, { pass, shift }: Duty): Promise<void> {
    this.me = me;
    if (pass === null || shift?.lead !== true || me?.person.roles.includes("supervisor") !== true) {
      this.asking.value = [];
      return;
    }
    const answer = await ask("GET", "shift/requests", ColleaguesAsking);
    if (answer.is === "answered") this.asking.value = answer.value.asking;
  }

  async show(colleague: ColleagueAsking): Promise<void> {
    const { me } = this;
    if (me === undefined) return;
    const six = await checkWords(me.organisation.key, colleague);
    this.shown.value = { colleague, words: six, working: false, problem: "", until: undefined };
  }

  close(): void {
    this.shown.value = undefined;
  }

  async certify(): Promise<void> {
    const { me } = this;
    const shown = this.shown.peek();
    if (me === undefined || shown === undefined || shown.working) return;
    this.shown.value = { ...shown, working: true, problem: "" };
    const told = await this.give(me, shown.colleague);
    // Also when the dialogue was closed meanwhile: they do not ask any more.
    if (told.until !== undefined)
      this.asking.value = this.asking.peek().filter(({ signingKey }) => signingKey !== shown.colleague.signingKey);
    if (this.shown.peek()?.colleague === shown.colleague) this.shown.value = { ...shown, working: false, ...told };
  }

  private async give(me: Me, colleague: ColleagueAsking): Promise<Pick<AskingShown, "problem" | "until">> {
    const lead = await findLead(me, now());
    if (typeof lead === "string") return { problem: words.noKey[lead], until: undefined };
    const { person, alias, signingKey, receivingKey } = colleague;
    const chain = await certifyForEvening(lead, colleague, now());
    const what = words.what(alias, clockTime(endOf(chain), me.organisation.zone));
    const body = { person, signingKey, receivingKey, chain };
    return told(await act("shift/certify", ColleagueCertified, body, what));
  }
}

function told(answer: Acted<{ readonly until: number }>): Pick<AskingShown, "problem" | "until"> {
  switch (answer.is) {
    case "answered":
      return { problem: "", until: answer.value.until };
    case "refused":
      return { problem: answer.sentence, until: undefined };
    default:
      return { problem: words.problems[answer.is], until: undefined };
  }
}
