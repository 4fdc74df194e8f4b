/** Runs of the Switchboard made of random acts: who may do what, and which socket each has at the moment. */
import * as fc from "fast-check";
import { type Console, consolesOf } from "../../../worker/switchboard/people.ts";
import { pass, World } from "./world.ts";

const [visitors, consoles] = [6, 3];
const visitorActs = [
  "ask",
  "return",
  "answer",
  "seat",
  "rejoin",
  "here",
  "go",
  "agree",
  "urgent",
  "fallSilent",
] as const;
const staffActs = ["takes", "accepts", "declines", "ends", "pauses", "resumes", "reconnects"] as const;

export type Act =
  | { does: (typeof visitorActs)[number]; who: number }
  | { does: (typeof staffActs)[number]; who: number }
  | { does: "picks"; who: number; whom: number }
  | { does: "hibernate" | "crash" }
  | { does: "later"; ms: number };

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom(...visitorActs), who: fc.nat(visitors - 1) }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom("takes", ...staffActs), who: fc.nat(consoles - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant("picks" as const),
      who: fc.nat(consoles - 1),
      whom: fc.nat(visitors - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("hibernate", "crash") }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("later"), ms: fc.integer({ min: 1, max: 100_000 }) }) },
) as fc.Arbitrary<Act>;

export const shortSleepless = act.filter(({ does }) => does !== "hibernate" && does !== "crash");

/** A run of the world; every socket has a name of its own, every person one at a time. */
export class Run {
  readonly world: World;
  readonly #sockets = new Map<string, string>();
  readonly #silent = new Set<string>();
  #made = 0;
  readonly #duty: readonly ReturnType<typeof pass>[];

  /** Consoles have the limits 1, 2, 3 in turn; of three, one writes two languages and the line calls urgent people first. */
  constructor(at: number, more: { visitors: number; consoles: number } = { visitors, consoles }) {
    this.world = new World(at);
    this.#duty = Array.from({ length: more.consoles }, (_, person) => {
      const lines = pass(person, {}, at).lines.map((sheet) => ({ ...sheet, urgentFirst: true }));
      const languages = person === 1 ? ["cy", "en"] : ["en"];
      return pass(person, { limit: (person % 3) + 1, lines, languages }, at);
    });
    for (const [person] of this.#duty.entries()) this.#connect(person);
  }

  consoleOf(who: number): Console | undefined {
    return consolesOf(this.world.state).find(({ socket }) => socket === this.#sockets.get(`s${who}`));
  }

  perform(next: Act): void {
    switch (next.does) {
      case "hibernate":
        return void this.world.hibernate();
      case "crash":
        return void this.world.crash();
      case "later":
        return void this.world.later(next.ms);
      case "picks":
        return this.#picks(next.who, next.whom);
      case "takes":
      case "accepts":
      case "declines":
      case "ends":
      case "pauses":
      case "resumes":
      case "reconnects":
        return this.#staff(next.does, next.who);
      default:
        return this.#visitor(next.does, next.who);
    }
  }

  #visitor(does: (typeof visitorActs)[number], who: number): void {
    const socket = this.#sockets.get(`v${who}`);
    if (does === "ask" || does === "return") return this.#comes(does, who, socket);
    if (socket === undefined) return;
    const room = this.world.admissions.get(socket)?.at(-1)?.room;
    if (does === "go") this.world.take({ type: "socketGone", socket });
    if (does === "here" || does === "urgent") this.world.says(socket, { type: does });
    if (does === "agree") this.world.says(socket, { type: "agree", also: who % 2 === 0 ? [] : ["en"] });
    if (does === "fallSilent") {
      if (!this.#silent.delete(socket)) this.#silent.add(socket);
      this.world.silent(...this.#silent);
    }
    if (room === undefined) return;
    if (does === "answer") this.world.says(socket, { type: "answered", room });
    if (does === "seat") this.world.says(socket, { type: "seated", room });
    if (does === "rejoin")
      this.world.says(socket, { type: "rejoin", room, commitment: "d".repeat(43), reason: "noHello" });
  }

  #comes(does: "ask" | "return", who: number, before: string | undefined): void {
    const fresh = `v${who}-${++this.#made}`;
    if (does === "ask") {
      if (before !== undefined) this.world.take({ type: "socketGone", socket: before });
      this.world.visitor(fresh, null, who === 5 ? { language: "cy", also: ["en"] } : {});
    } else if (before !== undefined && this.world.tickets.has(before)) this.world.returns(fresh, before);
    else return;
    this.#sockets.set(`v${who}`, fresh);
  }

  #staff(does: (typeof staffActs)[number], who: number): void {
    const socket = this.#sockets.get(`s${who}`) ?? "";
    const ticket = this.consoleOf(who)?.offer?.ticket;
    if (does === "takes") this.world.takes(socket);
    if (does === "accepts" && ticket !== undefined) this.world.staff(socket, { type: "take", ticket });
    if (does === "declines" && ticket !== undefined) this.world.staff(socket, { type: "decline", ticket });
    if (does === "pauses" || does === "resumes") this.world.staff(socket, { type: "taking", on: does === "resumes" });
    if (does === "ends") {
      const chat = this.consoleOf(who)?.chats[0];
      if (chat !== undefined) this.world.staff(socket, { type: "ended", room: chat.room });
    }
    if (does === "reconnects") this.#connect(who);
  }

  /** Also people who are called, who left, or who came back on another socket: only their ticket counts. */
  #picks(who: number, whom: number): void {
    const visitor = this.#sockets.get(`v${whom}`);
    if (visitor === undefined || !this.world.tickets.has(visitor)) return;
    this.world.picks(this.#sockets.get(`s${who}`) ?? "", visitor);
  }

  #connect(person: number): void {
    const duty = this.#duty[person];
    if (duty === undefined) return;
    const before = this.#sockets.get(`s${person}`);
    const held = before === undefined ? [] : (this.world.admissions.get(before) ?? []).slice(-duty.limit);
    const socket = `s${person}-${++this.#made}`;
    this.#sockets.set(`s${person}`, socket);
    this.world.console(socket, duty, held).staff(socket, { type: "checkIn" });
    // A console keeps the admissions of the chats it holds, also for the next time it has to come back.
    this.world.admissions.set(socket, held);
  }
}
