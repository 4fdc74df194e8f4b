/** The Office as a model: who is signed in, and duty passes made by the Office's own rules. Like any server it may be away. */
import { LineSlug, type PersonId, type SessionId } from "../../shared/ids.ts";
import { waitMostMostMs } from "../../shared/limits.ts";
import type { DutyAnswer, MeAnswer } from "../../shared/staff-interface.ts";
import type { Answered } from "../../web/staff/ask.ts";
import { type Assignment, passFor, type RuledLine, sheetOf, turnJustOver, turnNow } from "../../worker/office/duty.ts";
import { signToken } from "../../worker/tokens.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import { ticketKey } from "./service.ts";
import { organisationKey } from "./staff-keys.ts";

export const line = LineSlug.parse("harbour");
/** What the line is offered in. */
export const languages: readonly string[] = ["en", "cy"];
const hour = 3_600_000;

export interface Member {
  readonly id: PersonId;
  session: SessionId;
  readonly alias: string;
  readonly languages: readonly string[];
  readonly chatsMost: number;
  readonly shift: { readonly from: number; readonly until: number };
  signedIn: boolean;
}

/** A line without a briefing, where nobody confirms. */
const unprepared = { briefings: [], confirmation: "notNeeded" as const, leads: [], closed: [] };

export class Office {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly rules: RuledLine;
  readonly members: Member[] = [];
  downUntil = 0;

  constructor(clock: Clock, random: Random, rules: Partial<RuledLine>) {
    this.#clock = clock;
    this.#random = random;
    this.rules = {
      ...{ slug: line, name: "Harbour", revision: 1, shown: true, urgentFirst: false, leadRequired: false },
      ...{ minimumStaff: 1, betweenChatsMs: 0, lastStartBeforeMs: 0, waitMostMs: waitMostMostMs, ...rules },
    };
  }

  async sessionLives(session: string): Promise<boolean> {
    await this.#thinks();
    if (this.#isDown()) throw new Error("the Office is away");
    return this.members.some((member) => member.session === session && member.signedIn);
  }

  async me(member: Member): Promise<Answered<MeAnswer>> {
    await this.#thinks();
    if (this.#isDown()) return { is: "unreachable" };
    if (!member.signedIn) return { is: "signedOut" };
    const organisation = { name: "Harbour", key: organisationKey, zone: "Europe/London", zoneName: "London time" };
    const person = { id: member.id, alias: member.alias, roles: ["counsellor" as const] };
    const clock = { now: this.#clock.now, speed: 1 };
    return { is: "answered", value: { person, organisation, sessionEnds: this.#clock.now + 12 * hour, clock } };
  }

  async duty(member: Member): Promise<Answered<DutyAnswer>> {
    await this.#thinks();
    if (this.#isDown()) return { is: "unreachable" };
    if (!member.signedIn) return { is: "signedOut" };
    const { now } = this.#clock;
    const assignments: Assignment[] = [{ line, lead: false, ...member.shift }];
    const [current, over] = [turnNow(assignments, now), turnJustOver(assignments, now)];
    const clock = { now, speed: 1 };
    const pass = current ? this.#pass(member, current) : null;
    const ended = !current && over ? this.#pass(member, over) : null;
    const shift = { ...member.shift, lead: false, line: "Harbour" };
    const turn = current ? { ...unprepared, limit: member.chatsMost, checkedInAt: null } : null;
    return { is: "answered", value: { pass, ended, shift, turn, revocations: null, clock } };
  }

  #pass(member: Member, turn: Parameters<typeof passFor>[2]): string {
    const cover = this.members.map(({ shift }) => ({ ...shift, minimum: 1, lead: false }));
    const { now } = this.#clock;
    const session = { id: member.session, endsAt: now + 12 * hour };
    const pass = passFor(member, session, turn, [sheetOf(this.rules, cover, now)], now);
    return signToken(ticketKey, "duty", pass);
  }

  #isDown(): boolean {
    return this.#clock.now < this.downUntil;
  }

  #thinks(): Promise<void> {
    return new Promise((done) => setTimeout(done, this.#random.around(30)));
  }
}
