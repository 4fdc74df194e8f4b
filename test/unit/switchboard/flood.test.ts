/** Rules Q17 to Q21 at the Switchboard, step by step: puzzles, shares of a crowded line, a surge, and flags. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { idFrom, type TicketId } from "../../../shared/ids.ts";
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
  unsolvedMost,
  unsolvedMs,
  waitingShown,
} from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { solve } from "../../../web/visitor/solver.ts";
import { bitsFor } from "../../../worker/switchboard/asking.ts";
import { keysKnown } from "../../../worker/switchboard/origins.ts";
import { askingOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { isSolved } from "../../../worker/switchboard/puzzles.ts";
import { queueOf } from "../../../worker/switchboard/queue.ts";
import { Salts, saltOf } from "../../../worker/switchboard/salts.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
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

test("Q18: wrong answers change nothing, right ones may be said twice, anything else is out of place", async () => {
  const so = new Flooded().crowd().comes("a").comes("b");
  so.says("a", { type: "solved", answers: Array.from({ length: puzzles }, () => 0) });
  expect([so.closed(), so.inLine.includes("a")]).toEqual([[], false]);
  await so.solves("a");
  const { ticket } = visitorsOf(so.state).find(({ socket }) => socket === "a") ?? {};
  so.says("a", { type: "solved", answers: [] });
  expect([so.closed(), ticket]).toEqual([[], so.ticketOf("a")]);
  expect(so.says("b", { type: "renew" }).heard("b")).toEqual([{ type: "ticket" }]);
  expect(so.says("b", { type: "urgent" }).closed()).toEqual([["b", closeCode.malformed]]);
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

test("Q19: who cannot be told apart solves or waits, and half of the line is left for whoever solved", async () => {
  const so = new Flooded();
  for (let count = 0; count < unsolvedMost + 50; count++) so.comes(`nobody ${count}`, undefined, false);
  so.later(unsolvedMs);
  expect(visitorsOf(so.state).length).toBe(unsolvedMost);
  await so.comes("honest").solves("honest");
  expect(so.inLine).toContain("honest");
});

test("Q19: when the door is full the largest crowd gives way, the longest there first", () => {
  const so = new Flooded();
  for (let count = 0; count < askingMost + joinsCalm; count++) so.comes(`nobody ${count}`, undefined, false);
  expect(askingOf(so.state).length).toBe(askingMost);
  so.comes("honest", "elsewhere");
  expect(so.closed()).toEqual([[`nobody ${joinsCalm}`, closeCode.tooFast]]);
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
