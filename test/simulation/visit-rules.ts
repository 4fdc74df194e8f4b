/** What must hold for a visitor's page: the place it was given is the place it keeps. */
import { readToken, Ticket } from "../../shared/tokens.ts";
import type { Event } from "../../web/visitor/visit/state.ts";
import type { Blame } from "./ledger.ts";

/** After these a page may be given another place. */
const freshStarts: ReadonlySet<string> = new Set(["began", "queueClosed", "leftLine", "triedAgain"]);

export class VisitRules {
  readonly #blame: Blame;
  readonly #tickets = new Map<string, string>();

  constructor(blame: Blame) {
    this.#blame = blame;
  }

  /** Q2: while a page waits it is never given another ticket. */
  stepped(page: string, event: Event): void {
    if (freshStarts.has(event.type)) this.#tickets.delete(page);
    if (event.type !== "frameArrived" || event.frame.type !== "placed") return;
    const given = readToken(Ticket, event.frame.ticket)?.id ?? "";
    const held = this.#tickets.get(page) ?? given;
    if (held !== given) this.#blame("Q2", `${page} lost its place: another ticket was given`);
    this.#tickets.set(page, given);
  }
}
