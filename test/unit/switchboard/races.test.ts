/** Whatever happens in whatever order, with hibernation or a crash between any two events: the limits hold. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { consolesOf, type Person, visitorsOf } from "../../../worker/switchboard/people.ts";
import { queueOf } from "../../../worker/switchboard/queue.ts";
import { pass, World } from "./world.ts";

const at = 36_000_000;
const visitors = 6;
const consoles = 3;

type Act =
  | { does: "ask" | "return" | "answer" | "seat" | "rejoin" | "here" | "go"; who: number }
  | { does: "takes" | "ends" | "pauses" | "resumes" | "reconnects"; who: number }
  | { does: "hibernate" | "crash" }
  | { does: "later"; ms: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("ask", "return", "answer", "seat", "rejoin", "here", "go"),
      who: fc.nat(visitors - 1),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("takes", "takes", "takes", "ends", "pauses", "resumes", "reconnects"),
      who: fc.nat(consoles - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("hibernate", "crash") }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("later"), ms: fc.integer({ min: 1, max: 100_000 }) }) },
) as fc.Arbitrary<Act>;

/** A run of the world; every socket has a name of its own, every person one at a time. */
class Run {
  readonly world = new World(at);
  readonly #sockets = new Map<string, string>();
  #made = 0;
  readonly duty = Array.from({ length: consoles }, (_, person) => pass(person, { limit: (person % 3) + 1 }, at));

  constructor() {
    for (const [person] of this.duty.entries()) this.#connect(person);
  }

  perform(next: Act): void {
    const world = this.world;
    switch (next.does) {
      case "hibernate":
        return void world.hibernate();
      case "crash":
        return void world.crash();
      case "later":
        return void world.later(next.ms);
      case "takes":
      case "ends":
      case "pauses":
      case "resumes":
      case "reconnects":
        return this.#staff(next.does, next.who);
      default:
        return this.#visitor(next.does, next.who);
    }
  }

  #visitor(does: "ask" | "return" | "answer" | "seat" | "rejoin" | "here" | "go", who: number): void {
    const socket = this.#sockets.get(`v${who}`);
    const room = socket === undefined ? undefined : this.world.admissions.get(socket)?.at(-1)?.room;
    if (does === "ask" || does === "return") {
      const fresh = `v${who}-${++this.#made}`;
      if (does === "ask") {
        if (socket !== undefined) this.world.take({ type: "socketGone", socket });
        this.world.visitor(fresh);
      } else if (socket !== undefined && this.world.tickets.has(socket)) this.world.returns(fresh, socket);
      else return;
      this.#sockets.set(`v${who}`, fresh);
    }
    if (socket === undefined) return;
    if (does === "go") this.world.take({ type: "socketGone", socket });
    if (does === "here") this.world.says(socket, { type: "here" });
    if (room === undefined) return;
    if (does === "answer") this.world.says(socket, { type: "answered", room });
    if (does === "seat") this.world.says(socket, { type: "seated", room });
    if (does === "rejoin")
      this.world.says(socket, { type: "rejoin", room, commitment: "d".repeat(43), reason: "noHello" });
  }

  #staff(does: "takes" | "ends" | "pauses" | "resumes" | "reconnects", who: number): void {
    const socket = this.#sockets.get(`s${who}`) ?? "";
    if (does === "takes") this.world.takes(socket);
    if (does === "pauses" || does === "resumes") this.world.staff(socket, { type: "taking", on: does === "resumes" });
    if (does === "ends") {
      const chat = consolesOf(this.world.state).find((console) => console.socket === socket)?.chats[0];
      if (chat !== undefined) this.world.staff(socket, { type: "ended", room: chat.room });
    }
    if (does === "reconnects") this.#connect(who);
  }

  #connect(person: number): void {
    const duty = this.duty[person];
    if (duty === undefined) return;
    const before = this.#sockets.get(`s${person}`);
    const held = before === undefined ? [] : (this.world.admissions.get(before) ?? []).slice(-duty.limit);
    const socket = `s${person}-${++this.#made}`;
    this.#sockets.set(`s${person}`, socket);
    this.world.console(socket, duty, held).staff(socket, { type: "checkIn" });
  }
}

function invariants(people: readonly Person[], effects: World["effects"]): void {
  const waiting = people.filter((person) => person.kind === "visitor");
  const staff = people.filter((person) => person.kind === "console");
  const sockets = people.map(({ socket }) => socket);
  expect(new Set(sockets).size).toBe(sockets.length);
  const tickets = waiting.map(({ ticket }) => ticket);
  expect(new Set(tickets).size).toBe(tickets.length);
  const persons = staff.map(({ pass: { person } }) => person);
  expect(new Set(persons).size).toBe(persons.length);
  for (const { chats, pass: duty } of staff) expect(chats.length).toBeLessThanOrEqual(Math.max(duty.limit, 1));
  const rooms = staff.flatMap(({ chats }) => chats.map(({ room }) => room));
  expect(new Set(rooms).size).toBe(rooms.length);
  const takers = effects.filter((effect) => effect.type === "send" && effect.frame.type === "taken");
  expect(takers.length).toBeLessThanOrEqual(1);
}

test("Q8, S4: nobody is taken twice and no limit is passed, under any order of events", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const run = new Run();
      for (const next of acts) {
        run.perform(next);
        invariants(run.world.state.people, run.world.effects);
      }
    }),
    { numRuns: 300 },
  );
});

test("Q1: whoever is called stood first among those who could be", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const run = new Run();
      for (const next of acts) {
        const before = queueOf(run.world.state).order.filter(({ missed }) => missed === 0);
        run.perform(next);
        if (next.does !== "takes") continue;
        const called = visitorsOf(run.world.state).find(
          ({ socket, call }) => call !== null && before.some((one) => one.socket === socket),
        );
        if (called !== undefined) expect(called.socket).toBe(before[0]?.socket);
      }
    }),
    { numRuns: 300 },
  );
});

test("S4: 50 takes for 10 visitors call each of them once", () => {
  const world = new World(at);
  for (let person = 0; person < 10; person++) world.onDuty(`s${person}`, pass(person, { limit: 3 }, at));
  for (let visitor = 0; visitor < 10; visitor++) world.visitor(`v${visitor}`);
  const taken: string[] = [];
  for (let take = 0; take < 50; take++) {
    world.takes(`s${take % 10}`);
    for (const effect of world.effects) {
      if (effect.type === "send" && effect.frame.type === "called") taken.push(effect.socket);
    }
  }
  expect(taken.toSorted()).toEqual(Array.from({ length: 10 }, (_, visitor) => `v${visitor}`));
  expect(Math.max(...consolesOf(world.state).map(({ chats }) => chats.length))).toBeLessThanOrEqual(3);
});

test("hibernation between any two events changes nothing that anybody sees", () => {
  fc.assert(
    fc.property(
      fc.array(
        act.filter(({ does }) => does !== "hibernate" && does !== "crash"),
        { maxLength: 50 },
      ),
      (acts) => {
        const [awake, sleepy] = [new Run(), new Run()];
        // Past the cold start, which is a start without sockets and forgotten by design once there are some.
        for (const run of [awake, sleepy]) run.world.later(10_000);
        for (const next of acts) {
          awake.perform(next);
          sleepy.world.hibernate();
          sleepy.perform(next);
          expect(sleepy.world.effects).toEqual(awake.world.effects);
        }
      },
    ),
    { numRuns: 200 },
  );
});
