/** Rules Q17 to Q21 at the Switchboard, step by step: puzzles, shares of a crowded line, a surge, and flags. */
import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { idFrom, type RoomId, type TicketId } from "../../../shared/ids.ts";
import {
  askingMost,
  askingOfGateMost,
  flagMs,
  joinsCalm,
  joinsCalmPerSecond,
  loweredMs,
  placesOfGate,
  placesOfGateSolved,
  puzzleBitsLeast,
  puzzleBitsMost,
  puzzles,
  surgeMs,
  ticketMs,
  unsolvedMost,
  unsolvedMs,
  waitingMost,
  waitingShown,
  waitingWithReturnsMost,
} from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import type { Ticket } from "../../../shared/tokens.ts";
import { solve } from "../../../web/visitor/solver.ts";
import { bitsFor } from "../../../worker/switchboard/asking.ts";
import { keysKnown } from "../../../worker/switchboard/origins.ts";
import { askingOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { isSolved } from "../../../worker/switchboard/puzzles.ts";
import { queueOf } from "../../../worker/switchboard/queue.ts";
import { Salts, saltOf } from "../../../worker/switchboard/salts.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { Waits } from "../../../worker/switchboard/waits.ts";
import { id, line, pass, World } from "./world.ts";

const at = 36_000_000;
const calm = { isSurge: false, level: 1, waiting: 0, fromGate: 0 };

class Flooded extends World {
  constructor() {
    super(at);
    this.onDuty("s", pass(1, {}, at));
  }

  /** Somebody who comes by this gate. `solves`: with a page that knows puzzles. */
  comes(socket: string, gate?: string, solves = true): this {
    this.take({ type: "visitorConnected", socket, returning: null, solves, ...(gate && { gates: [`salt.${gate}`] }) });
    return this.says(socket, { type: "ask", line, language: "en", commitment: "c".repeat(43) });
  }

  /** Asks, is given a ticket, and puts it by. */
  hoards(socket: string, gate?: string): Ticket {
    this.comes(socket, gate, false).take({ type: "socketGone", socket });
    const ticket = this.tickets.get(socket);
    if (ticket === undefined) throw new Error("no ticket");
    return ticket;
  }

  /** With that ticket, over a new connection. */
  comesBack(socket: string, { id: ticket, expires: _, ...rest }: Ticket, gate?: string): this {
    const gates = gate === undefined ? {} : { gates: [`salt.${gate}`] };
    const returning = { ...rest, ticket, left: null, lastStartAt: rest.lastStartAt ?? null };
    this.take({ type: "visitorConnected", socket, returning, solves: true, ...gates });
    return this.says(socket, { type: "ask", line, language: "en", commitment: "c".repeat(43) });
  }

  /** So many that it is calm no longer, each from elsewhere, all in line before. */
  crowd(): this {
    for (let count = 0; count < joinsCalm; count++) this.comes(`crowd ${count}`, `crowd ${count}`);
    return this;
  }

  async solves(socket: string): Promise<this> {
    const asking = askingOf(this.state).find((one) => one.socket === socket);
    if (asking === undefined) throw new Error("nothing was asked");
    const answers = (await solve(asking.ticket, asking.bits, () => true)) ?? [];
    return this.says(socket, { type: "solved", answers });
  }

  /** Somebody came by this gate, was taken, flagged, and is gone. */
  flagged(gate: string): this {
    const room = [...(this.comes("flagged", gate).takes("s").roomsOf.get(this.ticketOf("flagged")) ?? [])][0] ?? id(0);
    this.staff("s", { type: "seated", room }).take({ type: "flagged", session: pass(1).session, room });
    return this.staff("s", { type: "ended", room }).take({ type: "socketGone", socket: "flagged" });
  }

  /** Their sockets. */
  get calledInOrder(): readonly string[] {
    return queueOf(this.state).order.map(({ socket }) => socket);
  }

  get inLine(): readonly string[] {
    return visitorsOf(this.state).map(({ socket }) => socket);
  }
}

test("the puzzle's answer is SHA-256's, and counts for its own ticket alone", async () => {
  const ticket = idFrom<TicketId>(new Uint8Array(16).fill(7));
  const answers = (await solve(ticket, puzzleBitsLeast, () => true)) ?? [];
  expect(answers.length).toBe(puzzles);
  expect(isSolved(ticket, puzzleBitsLeast, answers)).toBe(true);
  const block = Buffer.concat([Buffer.from(ticket), Buffer.from([15, 0]), Buffer.alloc(4)]);
  block.writeUInt32BE(answers[15] ?? 0, 24);
  expect(createHash("sha256").update(block).digest().readUInt32BE(0)).toBeLessThan(2 ** (32 - puzzleBitsLeast));
  expect(isSolved(idFrom<TicketId>(new Uint8Array(16).fill(8)), puzzleBitsLeast, answers)).toBe(false);
  expect(isSolved(ticket, puzzleBitsLeast, answers.slice(1))).toBe(false);
  expect(isSolved(ticket, puzzleBitsLeast, [...answers.slice(1), answers[0] ?? 0])).toBe(false);
  expect(isSolved(ticket, puzzleBitsMost, answers)).toBe(false);
});

test("nobody solves any longer what is not wanted any more", async () => {
  expect(await solve(idFrom<TicketId>(new Uint8Array(16)), 31, () => false)).toBeUndefined();
});

test("Q18: in calm nothing is asked, and more the more come", () => {
  expect(bitsFor(calm)).toBe(0);
  expect(bitsFor({ ...calm, level: joinsCalm })).toBe(0);
  expect(bitsFor({ ...calm, level: joinsCalm + 1 })).toBe(puzzleBitsLeast);
  expect(bitsFor({ ...calm, isSurge: true })).toBe(puzzleBitsLeast);
  expect(bitsFor({ ...calm, fromGate: placesOfGate })).toBe(puzzleBitsLeast + 1);
  expect(bitsFor({ isSurge: true, level: 1e6, waiting: 500, fromGate: 100 })).toBe(puzzleBitsMost);
});

test("Q18: whoever solves is in line at the place they asked at; whoever cannot, a little later, and nobody is refused", async () => {
  const so = new Flooded().crowd().comes("solver", "a").comes("old page", "b", false);
  expect(so.heard("old page")).toEqual([]);
  expect(so.inLine).not.toContain("solver");
  const asked = so.now;
  so.later(1000).comes("later", "c");
  expect(so.heard("later")).toMatchObject([{ type: "puzzle", bits: puzzleBitsLeast }]);
  await so.solves("solver");
  expect(so.heard("solver")).toMatchObject([{ type: "placed" }]);
  expect(visitorsOf(so.state).find(({ socket }) => socket === "solver")?.askedAt).toBe(asked);
  expect(so.inLine).not.toContain("old page");
  expect(nextDeadline(so.state, so.now)).toBeLessThanOrEqual(asked + unsolvedMs);
  so.later(asked + unsolvedMs - so.now);
  expect(so.heard("old page")).toMatchObject([{ type: "placed" }]);
  expect(visitorsOf(so.state).find(({ socket }) => socket === "old page")?.askedAt).toBe(so.now);
});

test("Q18: wrong answers change nothing, right ones may be said twice, a second question is out of place", async () => {
  const so = new Flooded().crowd().comes("a").comes("b");
  so.says("a", { type: "solved", answers: Array.from({ length: puzzles }, () => 0) });
  expect([so.closed(), so.inLine.includes("a")]).toEqual([[], false]);
  await so.solves("a");
  const { ticket } = visitorsOf(so.state).find(({ socket }) => socket === "a") ?? {};
  so.says("a", { type: "solved", answers: [] });
  expect([so.closed(), ticket]).toEqual([[], so.ticketOf("a")]);
  expect(so.says("b", { type: "renew" }).heard("b")).toEqual([{ type: "ticket" }]);
  const again = { type: "ask", line, language: "en", commitment: "c".repeat(43) } as const;
  expect(so.says("b", again).closed()).toEqual([["b", closeCode.malformed]]);
});

test("Q18: what somebody says who does not know yet that they are at the door closes nothing, and counts for the place", async () => {
  const so = new Flooded().crowd().comes("a");
  const [room, commitment] = [id<RoomId>(9), "d".repeat(43)];
  so.says("a", { type: "urgent" }).says("a", { type: "here" }).says("a", { type: "answered", room });
  so.says("a", { type: "seated", room }).says("a", { type: "agree", also: ["cy", "en"] });
  so.says("a", { type: "rejoin", room, commitment, reason: "noHello" });
  expect(askingOf(so.state).map(({ socket }) => socket)).toEqual(["a"]);
  await so.solves("a");
  expect(visitorsOf(so.state).at(-1)).toMatchObject({ socket: "a", also: ["cy"], commitment, urgent: false });
});

test("Q18: a page that loses its connection goes on with the same question, and its time goes on", async () => {
  const so = new Flooded().crowd().comes("a", "a");
  const ticket = so.tickets.get("a");
  const asked = so.now;
  const returning = {
    ticket: ticket?.id ?? id(1),
    line,
    askedAt: asked,
    left: null,
    lastStartAt: null,
    bits: ticket?.bits ?? 0,
  };
  so.take({ type: "socketGone", socket: "a" }).later(2000).visitor("a2", returning);
  expect(askingOf(so.state)).toMatchObject([{ ticket: ticket?.id, askedAt: asked, bits: puzzleBitsLeast }]);
  await so.solves("a2");
  expect(visitorsOf(so.state).find(({ socket }) => socket === "a2")?.askedAt).toBe(asked);
  // The same ticket once more is the same place, and no second one.
  so.visitor("a3", returning);
  expect(so.closed()).toEqual([["a2", closeCode.replaced]]);
  expect(visitorsOf(so.state).filter((one) => one.ticket === ticket?.id).length).toBe(1);
});

test("Q18: it is calm again by itself", () => {
  const so = new Flooded().crowd();
  so.later((joinsCalm / joinsCalmPerSecond) * 1000).comes("a", "a");
  expect(so.heard("a")).toMatchObject([{ type: "placed" }]);
});

test("Q19: one gate has its share of the line, solved or not, and somebody from elsewhere is let in", async () => {
  const so = new Flooded();
  for (let count = 0; count < placesOfGate; count++) so.comes(`bad ${count}`, "bad");
  expect(so.inLine.length).toBe(placesOfGate);
  for (let count = 0; count < askingOfGateMost; count++) so.comes(`more ${count}`, "bad", false);
  expect(so.comes("too many", "bad", false).closed()).toEqual([["too many", closeCode.tooFast]]);
  so.later(unsolvedMs);
  expect(so.inLine.length).toBe(placesOfGate);
  so.comes("honest", "elsewhere");
  if (!so.inLine.includes("honest")) await so.solves("honest");
  expect(so.inLine).toContain("honest");
  // One of them goes: the next of that gate comes in.
  so.take({ type: "socketGone", socket: "bad 0" });
  expect(so.inLine.filter((socket) => socket.startsWith("more"))).toEqual(["more 0"]);
});

test("Q19: puzzles win a larger share, and no more than that", async () => {
  const so = new Flooded();
  for (let count = 0; count < placesOfGateSolved + 2; count++) {
    so.later(2000).comes(`bad ${count}`, "bad");
    if (!so.inLine.includes(`bad ${count}`)) await so.solves(`bad ${count}`);
  }
  expect(so.inLine.length).toBe(placesOfGateSolved);
  expect(askingOf(so.state).length).toBe(2);
});

test("Q19: tickets that were put by are no more places than a gate can have, however slowly they were collected", async () => {
  const so = new Flooded();
  const hoarded = Array.from({ length: 400 }, (_, count) => so.later(2000).hoards(`hoard ${count}`, "bad"));
  for (const [count, ticket] of hoarded.entries()) so.comesBack(`bad ${count}`, ticket, "bad");
  expect(so.inLine.length).toBe(placesOfGateSolved);
  expect(askingOf(so.state).length).toBe(askingOfGateMost);
  await so.comes("honest", "elsewhere").solves("honest");
  expect(so.heard("honest")).toMatchObject([{ type: "placed", ahead: 20 }]);
  expect(so.inLine.length).toBe(placesOfGateSolved + 1);
  // Each of the others is work, and a place that has become free.
  so.later(unsolvedMs).take({ type: "socketGone", socket: "bad 0" });
  expect(so.inLine).not.toContain(`bad ${placesOfGateSolved}`);
  await so.solves(`bad ${placesOfGateSolved}`);
  expect(so.inLine).toContain(`bad ${placesOfGateSolved}`);
});

test("Q2, Q19: a class that has its share finds it again, after a crash and with a connection that nobody missed yet", () => {
  const so = new Flooded();
  const mates = Array.from({ length: placesOfGateSolved }, (_, count) =>
    so.later(2000).hoards(`mate ${count}`, "school"),
  );
  so.crash();
  for (const [count, ticket] of mates.entries()) so.comesBack(`back ${count}`, ticket, "school");
  const order = visitorsOf(so.state).map(({ ticket }) => ticket);
  expect(order).toEqual(mates.map(({ id }) => id));
  so.comesBack("again", mates[3] as Ticket, "school");
  expect(so.closed()).toEqual([["back 3", closeCode.replaced]]);
  expect(so.inLine).toContain("again");
});

test("Q15: where nobody is told apart, tickets that were put by fill no more than the service stands", () => {
  const so = new Flooded();
  const count = waitingWithReturnsMost;
  const [first, ...hoarded] = Array.from({ length: count + 1 }, (_, at) => so.later(2000).hoards(`hoard ${at}`));
  for (const [at, ticket] of hoarded.entries()) so.comesBack(`back ${at}`, ticket);
  expect(visitorsOf(so.state).length).toBe(count);
  so.comesBack("one more", first as Ticket);
  expect(so.closed()).toEqual([["one more", closeCode.tooFast]]);
  so.take({ type: "socketGone", socket: "back 0" }).comesBack("once more", first as Ticket);
  expect(so.inLine).toContain("once more");
});

test("Q19: who cannot be told apart solves or waits, and half of the line is left for whoever solved", async () => {
  const so = new Flooded();
  for (let count = 0; count < unsolvedMost + 50; count++) so.comes(`nobody ${count}`, undefined, false);
  so.later(unsolvedMs);
  expect(visitorsOf(so.state).length).toBe(unsolvedMost);
  await so.comes("honest").solves("honest");
  expect(so.inLine).toContain("honest");
});

test("Q19: what was solved for a place stays so when the connection is lost, and takes nothing from whoever cannot solve", async () => {
  const so = new Flooded();
  for (let count = 0; count < unsolvedMost - 1; count++) so.comes(`nobody ${count}`, undefined, false);
  so.later(unsolvedMs);
  await so.comes("honest").solves("honest");
  const back = so.tickets.get("honest") as Ticket;
  expect(back).toMatchObject({ solved: true });
  so.take({ type: "socketGone", socket: "honest" }).comesBack("honest 2", back);
  expect(so.says("honest 2", { type: "renew" }).tickets.get("honest 2")).toMatchObject({ id: back.id, solved: true });
  // One place is left in the half of those who solved nothing, and not the one of somebody who did.
  so.comes("old page", undefined, false).later(unsolvedMs);
  expect(so.inLine).toContain("old page");
  so.comes("one more", undefined, false).later(unsolvedMs);
  expect(so.inLine).not.toContain("one more");
});

test("Q19: when the door is full the largest crowd gives way, the longest there first", () => {
  const so = new Flooded();
  for (let count = 0; count < askingMost + joinsCalm; count++) so.comes(`nobody ${count}`, undefined, false);
  expect(askingOf(so.state).length).toBe(askingMost);
  so.comes("honest", "elsewhere");
  expect(so.closed()).toEqual([[`nobody ${joinsCalm}`, closeCode.tooFast]]);
});

test("Q19: those who cannot be told apart give way to no flood from gates that can be, at a full door", () => {
  const so = new Flooded().crowd();
  const hidden = 2 * askingOfGateMost;
  for (let count = 0; count < hidden; count++) so.comes(`hidden ${count}`, undefined, false);
  for (let count = 0; count < askingMost - hidden; count++) so.comes(`bad ${count}`, `gate ${count % 60}`, false);
  expect(askingOf(so.state).length).toBe(askingMost);
  so.comes("one more", "gate 60", false);
  expect(so.closed()).toEqual([["bad 0", closeCode.tooFast]]);
  so.comes("hidden too", undefined, false);
  expect(so.closed()).toEqual([["bad 1", closeCode.tooFast]]);
});

test("Q19, Q22: however many find no room at the door, no wait is reckoned for them", () => {
  const so = new Flooded();
  const gates = 12;
  for (let count = 0; count < gates * (placesOfGate + askingOfGateMost); count++)
    so.comes(`v${count}`, `gate ${count % gates}`, false);
  so.later(unsolvedMs);
  expect(so.inLine.length).toBe(gates * placesOfGate);
  expect(askingOf(so.state).length).toBeGreaterThan(200);
  const reckoned = vi.spyOn(Waits.prototype, "ofNewcomer");
  const [asking, waiting] = [askingOf(so.state)[0]?.socket ?? "", so.inLine[0] ?? ""];
  so.says(asking, { type: "renew" });
  expect([so.heard(asking).length, reckoned.mock.calls.length]).toEqual([1, 0]);
  // A place becomes free: one is looked at, and let in.
  so.take({ type: "socketGone", socket: waiting });
  expect([so.inLine.length, reckoned.mock.calls.length]).toEqual([gates * placesOfGate, 1]);
  reckoned.mockRestore();
});

test("Q15: at the door, too, it is said that a line takes nobody any more", () => {
  const so = new Flooded();
  for (let count = 0; count <= placesOfGate; count++) so.comes(`a ${count}`, "a", false);
  so.later(unsolvedMs);
  for (let count = placesOfGate; count < waitingMost; count++) {
    expect(askingOf(so.state).length).toBe(1);
    const ticket = { id: id<TicketId>(100_000 + count), line, askedAt: at, expires: at + ticketMs };
    so.comesBack(`back ${count}`, ticket, `gate ${count}`);
  }
  expect(so.closed()).toEqual([[`a ${placesOfGate}`, closeCode.full]]);
});

test("Q20: in a surge every page is asked, with half the share, until it ends by itself", () => {
  const [sheet] = pass(1, {}, at).lines;
  if (sheet === undefined) throw new Error("no sheet");
  const so = new Flooded().take({
    type: "sheetsChanged",
    sheets: [{ ...sheet, revision: 2, surgeUntil: at + surgeMs }],
  });
  for (let count = 0; count < placesOfGate; count++) so.comes(`v${count}`, "gate", false);
  expect(visitorsOf(so.state)).toEqual([]);
  so.hibernate().later(unsolvedMs);
  // What was known of gates went with the memory: nobody is held back for it.
  expect(visitorsOf(so.state).length).toBe(placesOfGate);
  for (let count = 0; count < placesOfGate; count++) so.comes(`w${count}`, "gate", false);
  so.later(unsolvedMs);
  expect(so.inLine.filter((socket) => socket.startsWith("w")).length).toBe(Math.floor(placesOfGate / 2));
  so.later(surgeMs).comes("after", "other");
  expect(so.heard("after")).toMatchObject([{ type: "placed" }]);
});

test("Q21: a flag puts whoever comes by that gate some minutes further back, for a while, and never out", () => {
  const so = new Flooded().flagged("bad");
  expect(so.consoleOf("s").declined).toEqual([so.ticketOf("flagged")]);
  so.comes("again", "bad").later(1000).comes("first time", "good");
  expect(so.calledInOrder).toEqual(["first time", "again"]);
  // Not behind those who came much later, and not when somebody may be hurt now.
  so.later(loweredMs).comes("much later", "other");
  expect(so.calledInOrder.at(-1)).toBe("much later");
  for (const socket of ["again", "first time", "much later"]) so.take({ type: "socketGone", socket });
  so.comes("urgent", "bad").later(1).comes("other", "good").says("urgent", { type: "urgent" });
  expect(so.calledInOrder).toEqual(["urgent", "other"]);
  for (const socket of ["urgent", "other"]) so.take({ type: "socketGone", socket });
  so.later(flagMs).comes("forgotten", "bad").later(1).comes("last", "good");
  expect(so.calledInOrder).toEqual(["forgotten", "last"]);
});

test("Q21, S1: no board shows who came by a gate at which somebody was flagged: it is in the order in which they asked", () => {
  const so = new Flooded().flagged("bad");
  for (let count = 0; count < waitingShown; count++) so.comes(`v${count}`, `gate ${count}`).later(1000);
  so.take({ type: "socketGone", socket: "v3" }).comes("again", "bad").later(1000).comes("after", "good");
  expect(so.calledInOrder.at(-1)).toBe("again");
  const { waiting } = so.boardOf("s");
  expect(waiting.map(({ since }) => since)).toEqual(waiting.map(({ since }) => since).toSorted((a, b) => a - b));
  // Nor does it leave out of the first twenty whom it would otherwise show.
  expect(waiting.at(-1)?.ticket).toBe(so.ticketOf("again"));
});

test("Q2, Q21: a flag counts for whoever asks after it, each time they come back, and for nobody who waited before", () => {
  const so = new Flooded().comes("bad", "home").takes("s");
  const room = [...(so.roomsOf.get(so.ticketOf("bad")) ?? [])][0] ?? id(0);
  so.staff("s", { type: "seated", room }).later(1000).comes("before", "home").later(1000).comes("other", "elsewhere");
  so.later(1000)
    .take({ type: "flagged", session: pass(1).session, room })
    .take({ type: "socketGone", socket: "bad" });
  so.comes("after", "home").later(1000).comes("last", "elsewhere");
  const tickets = () => queueOf(so.state).order.map(({ ticket }) => ticket);
  const order = ["before", "other", "last", "after"].map((socket) => so.ticketOf(socket));
  expect(tickets()).toEqual(order);
  const [before, after] = [so.tickets.get("before") as Ticket, so.tickets.get("after") as Ticket];
  // Over a second connection, and after the first one was known to be lost.
  so.comesBack("before 2", before, "home").comesBack("after 2", after, "home");
  expect(tickets()).toEqual(order);
  for (const socket of ["before 2", "after 2"]) so.take({ type: "socketGone", socket });
  so.comesBack("before 3", before, "home").comesBack("after 3", after, "home");
  expect(tickets()).toEqual(order);
});

test("Q21: a chat is flagged once, also one whose place was declined here before; the next chat of that place once more", () => {
  const so = new Flooded().comes("bad", "home");
  so.staff("s", { type: "decline", ticket: so.ticketOf("bad") }).picks("s", "bad");
  const [room = id<RoomId>(0)] = so.roomsOf.get(so.ticketOf("bad")) ?? [];
  const flag = () => so.take({ type: "flagged", session: pass(1).session, room });
  flag();
  const [until] = [...so.state.flagged.values()];
  expect(until).toBe(so.now + flagMs);
  const once = so.later(60_000).state;
  flag();
  expect(so.state).toBe(once);
  // Nobody is told apart by this one: once as well.
  so.staff("s", { type: "ended", room }).take({ type: "socketGone", socket: "bad" }).comes("hidden").takes("s");
  const [other = id<RoomId>(0)] = so.roomsOf.get(so.ticketOf("hidden")) ?? [];
  so.take({ type: "flagged", session: pass(1).session, room: other });
  const again = so.state;
  expect(so.consoleOf("s").declined).toContain(so.ticketOf("hidden"));
  so.take({ type: "flagged", session: pass(1).session, room: other });
  expect(so.state).toBe(again);
});

test("Q21: who shares an address with many is never lowered, and a stranger's session flags nobody", () => {
  const so = new Flooded().comes("bad").takes("s");
  const room = [...(so.roomsOf.get(so.ticketOf("bad")) ?? [])][0] ?? id(0);
  so.take({ type: "flagged", session: pass(2).session, room });
  expect(so.consoleOf("s").declined).toEqual([]);
  so.take({ type: "flagged", session: pass(1).session, room });
  expect(so.consoleOf("s").declined).toEqual([so.ticketOf("bad")]);
  expect(so.state.flagged.size).toBe(0);
});

test("where people came from is known while they are here, and in memory alone", () => {
  const so = new Flooded().comes("a", "gate");
  expect(keysKnown(so.state)).toEqual(["salt.gate"]);
  expect(JSON.stringify(so.state.people)).not.toContain("gate");
  expect(nextDeadline(so.state, so.now)).not.toBeNull();
  so.take({ type: "socketGone", socket: "a" });
  expect(keysKnown(so.state)).toEqual([]);
});

test("salts are replaced every ten minutes, and an older one stays while somebody is known by it, four hours at most", () => {
  const minute = 60_000;
  const salts = new Salts();
  const [first] = salts.current(new Set(), 0);
  const used = new Set([first?.name ?? ""]);
  expect(saltOf(`${first?.name}.key`)).toBe(first?.name);
  expect(salts.current(new Set(), 9 * minute)).toEqual([first]);
  const two = salts.current(used, 10 * minute);
  expect(two.map(({ name }) => name)).toEqual([two[0]?.name, first?.name]);
  expect(two[0]?.salt).not.toEqual(first?.salt);
  expect(salts.current(used, flagMs - 1).at(-1)).toEqual(first);
  expect(salts.current(used, flagMs).length).toBe(1);
  // Nobody asks for them any more: what is over goes all the same.
  salts.expire(used, flagMs - 1 + 10 * minute - 1);
  expect(salts.size).toBe(1);
  salts.expire(used, flagMs - 1 + 10 * minute);
  expect(salts.size).toBe(0);
});

test("Q22: neither do places from each connection of one home, under whichever salt each of them came", () => {
  const lines = pass(1, {}, at).lines.map((sheet) => ({ ...sheet, waitMostMs: 100 * 60_000 }));
  const so = new World(at).onDuty("s", pass(1, { lines }, at));
  const comes = (socket: string, gates: readonly string[]) =>
    so
      .take({ type: "visitorConnected", socket, returning: null, solves: true, gates })
      .says(socket, { type: "ask", line, language: "en", commitment: "c".repeat(43) });
  for (let count = 0; count < 6; count++) comes(`old ${count}`, [`old.${count}.home`]);
  for (let count = 6; count < 12; count++) comes(`new ${count}`, [`new.${count}.home`, `old.${count}.home`]);
  expect(visitorsOf(so.state)).toHaveLength(12);
  expect(comes("elsewhere", ["new.13.elsewhere", "old.13.elsewhere"]).closed()).toEqual([]);
});

test("Q22: places taken from one gate turn nobody away for the wait they would make", () => {
  const so = new World(at).onDuty(
    "s",
    pass(1, { lines: pass(1, {}, at).lines.map((sheet) => ({ ...sheet, waitMostMs: 100 * 60_000 })) }, at),
  );
  const comes = (socket: string, gate: string) =>
    so
      .take({ type: "visitorConnected", socket, returning: null, solves: true, gates: [`salt.${gate}`] })
      .says(socket, { type: "ask", line, language: "en", commitment: "c".repeat(43) });
  for (let count = 0; count < placesOfGate; count++) comes(`one ${count}`, "one");
  expect(visitorsOf(so.state)).toHaveLength(placesOfGate);
  expect(comes("elsewhere", "other").closed()).toEqual([]);
  for (let count = 0; count < placesOfGate; count++) comes(`honest ${count}`, `gate ${count}`);
  expect(so.closed().map(([, code]) => code)).toContain(closeCode.full);
});
