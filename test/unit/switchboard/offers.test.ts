/** Offers: a nudge to one console at a time, in turn, which never makes anybody wait. */
import { expect, test } from "vitest";
import { answerMs, declinedKept, missedOffersMost, ringMs, settleMs } from "../../../shared/limits.ts";
import type { DutyPass } from "../../../shared/tokens.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { id, type line, pass, World } from "./world.ts";

const at = 36_000_000;
const duty = (person: number, more: Partial<DutyPass> = {}) => pass(person, more, at);
const staffed = (...sockets: readonly string[]) =>
  sockets.reduce((so, socket, index) => so.onDuty(socket, duty(index + 1)), new World(at));
const paused = (minutes: number): DutyPass["lines"] =>
  duty(1).lines.map((sheet) => ({ ...sheet, betweenChatsMs: minutes * 60_000 }));
const room = (so: World, socket: string) => {
  const admission = so.admissions.get(socket)?.at(-1);
  if (admission === undefined) throw new Error("no admission");
  return admission.room;
};

test("S10: whoever waits rings at one console for twenty seconds, and its board says so", () => {
  const so = staffed("s", "t").visitor("a");
  expect(so.boardOf("s").me.offer).toEqual({ ticket: so.ticketOf("a"), until: at + ringMs });
  expect(so.boardOf("t").me.offer).toBeNull();
});

test("S10: the first who rings nowhere rings first, and several people ring at several consoles", () => {
  const so = new World(at).onDuty("busy", duty(9)).visitor("z").takes("busy").visitor("a").later(1).visitor("b");
  so.onDuty("s", duty(1)).onDuty("t", duty(2)).onDuty("u", duty(3));
  expect(["s", "t", "u"].map((console) => so.ringsAt(console))).toEqual(["a", "b", undefined]);
});

test("S10: it goes round: the console whose turn was longest ago is next", () => {
  const so = staffed("s", "t", "u");
  for (const [turn, socket] of ["s", "t", "u", "s"].entries()) {
    so.later(1).visitor(`v${turn}`);
    expect(so.ringsAt(socket)).toBe(`v${turn}`);
    so.take({ type: "socketGone", socket: `v${turn}` });
  }
});

test("S10: a chat that just ended puts its console last", () => {
  const so = staffed("s", "t").visitor("a").takes("s").later(1);
  so.says("a", { type: "seated", room: room(so, "a") }).later(1);
  so.visitor("b").picks("t", "b").later(1);
  so.says("b", { type: "seated", room: room(so, "b") }).staff("t", { type: "ended", room: room(so, "t") });
  so.later(1).staff("s", { type: "ended", room: room(so, "s") });
  expect(so.later(1).visitor("c").ringsAt("t")).toBe("c");
});

test("S10: missed once, it rings at the next console; missed twice in a row, a console is away", () => {
  const so = staffed("s", "t").visitor("a");
  expect(so.later(ringMs - 1).ringsAt("s")).toBe("a");
  expect([so.later(1).ringsAt("s"), so.ringsAt("t")]).toEqual([undefined, "a"]);
  expect(so.later(ringMs).ringsAt("s")).toBe("a");
  expect(so.boardOf("s").me).toMatchObject({ taking: true, away: false });
  so.later(ringMs);
  expect(so.boardOf("s").me).toMatchObject({ taking: false, away: true, offer: null });
  expect(so.ringsAt("t")).toBe("a");
  expect(so.later(ringMs).boardOf("t").me).toMatchObject({ away: true });
  expect(nextDeadline(so.state, so.now)).toBeNull();
});

test("S10: an answer forgets what was missed: a take, a decline, and being back", () => {
  const answers: readonly ((so: World) => World)[] = [
    (so) => so.staff("s", { type: "decline", ticket: so.ticketOf("a") }).visitor("b"),
    (so) => so.takes("s").visitor("b").visitor("c"),
    (so) => so.staff("s", { type: "taking", on: true }),
    (so) => so.staff("s", { type: "checkIn" }),
  ];
  for (const answer of answers) {
    const so = new World(at)
      .onDuty("s", duty(1, { limit: 3 }))
      .visitor("a")
      .later(ringMs);
    expect(so.consoleOf("s").missedOffers).toBe(missedOffersMost - 1);
    expect(answer(so).later(ringMs).boardOf("s").me.away).toBe(false);
  }
});

test("S10: a visitor being offered may be taken by anybody, and the ring is gone, unblamed", () => {
  const so = staffed("s", "t").visitor("a");
  expect(so.ringsAt("s")).toBe("a");
  so.takes("t");
  expect(so.heard("t")).toContainEqual(expect.objectContaining({ type: "taken", ticket: so.ticketOf("a") }));
  expect(so.consoleOf("s")).toMatchObject({ offer: null, missedOffers: 0, taking: true });
});

test("S10: taking who rings is a take like any other, also just after the ring is over", () => {
  for (const ms of [1, ringMs]) {
    const so = staffed("s", "t").visitor("a").later(ms).picks("s", "a");
    expect(so.heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
    expect([so.ringsAt("s"), so.ringsAt("t")]).toEqual([undefined, undefined]);
  }
});

test("S10: declined, it does not ring there again, and rings elsewhere at once", () => {
  const so = staffed("s", "t").visitor("a");
  so.staff("s", { type: "decline", ticket: so.ticketOf("a") });
  expect([so.ringsAt("s"), so.ringsAt("t")]).toEqual([undefined, "a"]);
  so.staff("t", { type: "decline", ticket: so.ticketOf("a") }).later(answerMs);
  expect([so.ringsAt("s"), so.ringsAt("t")]).toEqual([undefined, undefined]);
  expect(so.takes("s").heard("s")).toContainEqual(expect.objectContaining({ type: "taken" }));
});

test("S10: declined holds for the ticket, also when its page comes back, and for a second window of the console", () => {
  const so = staffed("s").visitor("a");
  so.staff("s", { type: "decline", ticket: so.ticketOf("a") }).returns("a2", "a");
  expect(so.onDuty("s2", duty(1)).ringsAt("s2")).toBeUndefined();
});

test("S10: declining what does not ring here stops no ring elsewhere, and strangers' tickets are not remembered", () => {
  const so = staffed("s", "t").visitor("a");
  so.staff("t", { type: "decline", ticket: so.ticketOf("a") });
  expect([so.ringsAt("s"), so.consoleOf("t").declined]).toEqual(["a", [so.ticketOf("a")]]);
  for (let stranger = 0; stranger < 20; stranger++) so.staff("t", { type: "decline", ticket: id(900 + stranger) });
  expect(so.consoleOf("t").declined).toEqual([so.ticketOf("a")]);
  expect(so.closed()).toEqual([]);
});

test("S10: a console remembers so many refusals and no more", () => {
  const so = staffed("s");
  for (let visitor = 0; visitor <= declinedKept; visitor++)
    so.visitor(`v${visitor}`).staff("s", { type: "decline", ticket: so.ticketOf(`v${visitor}`) });
  expect(so.consoleOf("s").declined).toHaveLength(declinedKept);
  expect(so.ringsAt("s")).toBe("v0");
});

const unready: readonly [string, (so: World) => World][] = [
  ["paused", (so) => so.staff("s", { type: "taking", on: false })],
  ["checked out", (so) => so.staff("s", { type: "checkOut" })],
  ["its pass has ended", (so) => so.staff("s", { type: "duty", pass: "token" }, { pass: duty(1, { until: at }) })],
  ["it reached its limit", (so) => so.later(1).visitor("b").picks("s", "b")],
  ["its session was ended", (so) => so.take({ type: "sessionRevoked", session: duty(1).session })],
];
test.each(unready)("S10: a ring stops when the console is no longer ready: %s", (_, change) => {
  const so = staffed("s").visitor("a");
  expect(so.ringsAt("s")).toBe("a");
  change(so);
  expect(so.state.people.filter((person) => person.kind === "console" && person.offer !== null)).toEqual([]);
});

const unfit: readonly [string, (so: World) => World][] = [
  ["left", (so) => so.take({ type: "socketGone", socket: "a" })],
  ["cannot be reached", (so) => so.silent("a")],
  ["took back the language they shared", (so) => so.says("a", { type: "agree", also: [] })],
];
test.each(unfit)("S10: a ring stops when the visitor %s", (_, change) => {
  const so = staffed("s").visitor("a", null, { language: "cy", also: ["en"] });
  expect(so.ringsAt("s")).toBe("a");
  expect(change(so).consoleOf("s")).toMatchObject({ offer: null, missedOffers: 0 });
});

test("S10: nothing rings while the queue settles, then it does", () => {
  const so = staffed("s").visitor("a").crash();
  so.onDuty("s2", duty(1)).returns("a2", "a");
  expect(so.ringsAt("s2")).toBeUndefined();
  expect(nextDeadline(so.state, so.now)).toBeLessThanOrEqual(so.now + settleMs);
  expect(so.later(settleMs).ringsAt("s2")).toBe("a2");
});

test("S10: nothing rings in the minutes between chats; the object wakes for their end, and no earlier than it must", () => {
  const so = new World(at)
    .onDuty("s", duty(1, { lines: paused(10) }))
    .visitor("a")
    .takes("s");
  so.says("a", { type: "answered", room: room(so, "a") }).says("a", { type: "seated", room: room(so, "a") });
  so.staff("s", { type: "ended", room: room(so, "s") }).visitor("b");
  expect(so.ringsAt("s")).toBeUndefined();
  expect(nextDeadline(so.state, so.now)).toBeNull();
  so.later(9 * 60_000).says("b", { type: "renew" });
  expect(nextDeadline(so.state, so.now)).toBe(so.now + 60_000);
  expect(so.later(60_000).ringsAt("s")).toBe("b");
});

test("S10: through hibernation in the middle of a ring it goes on, and ends on time", () => {
  const so = staffed("s", "t").visitor("a").later(5000).hibernate();
  expect(nextDeadline(so.state, so.now)).toBe(at + ringMs);
  expect(so.later(ringMs - 5001).ringsAt("s")).toBe("a");
  expect(so.hibernate().later(1).ringsAt("t")).toBe("a");
});

test("S10: somebody who stepped aside rings after everybody who did not", () => {
  const so = staffed("s").visitor("a").takes("s").later(answerMs).visitor("b");
  so.staff("s", { type: "taking", on: false }).staff("s", { type: "taking", on: true });
  expect(so.ringsAt("s")).toBe("b");
});

test("S10: who rings is on the board, also from far behind", () => {
  const so = new World(at).onDuty("english", duty(1)).onDuty("welsh", duty(2, { languages: ["cy"] }));
  for (let visitor = 0; visitor < 25; visitor++) so.visitor(`v${visitor}`, null, { language: "fr" });
  so.later(1).visitor("w", null, { language: "cy" });
  const { me, waiting, waitingCount } = so.boardOf("welsh");
  expect(me.offer?.ticket).toBe(so.ticketOf("w"));
  expect(waiting.filter(({ fits }) => fits).map(({ ticket }) => ticket)).toEqual([so.ticketOf("w")]);
  expect(waitingCount).toBe(26);
});

test("S10: a console that was set away and takes is back; one that paused itself is not", () => {
  const so = staffed("s").visitor("a").later(ringMs).later(ringMs);
  expect(so.boardOf("s").me.away).toBe(true);
  so.takes("s");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken" }));
  expect(so.boardOf("s").me).toMatchObject({ away: false, taking: true });
  const other = staffed("t").visitor("b").staff("t", { type: "taking", on: false }).takes("t");
  expect(other.heard("t")).toContainEqual({ type: "notTaken", reason: "notTaking" });
});

test("S10, Q12: a console that paused itself and whose call came to nothing stays paused by itself", () => {
  const so = staffed("s").visitor("a").takes("s").staff("s", { type: "taking", on: false });
  so.says("a", { type: "rejoin", room: room(so, "a"), commitment: "d".repeat(43), reason: "noOffer" }).takes("s");
  expect(so.heard("s")).toContainEqual({ type: "notTaken", reason: "notTaking" });
});

test("S10: people of lines a console does not serve never ring there", () => {
  const [sheet] = duty(1).lines;
  if (sheet === undefined) throw new Error("no sheet");
  const so = staffed("s").onDuty("t", duty(2, { lines: [{ ...sheet, line: "youth" as typeof line }] }));
  so.later(settleMs).visitor("a").visitor("b");
  expect([so.ringsAt("s"), so.ringsAt("t")]).toEqual(["a", undefined]);
});
