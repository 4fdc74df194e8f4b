/** Calls that come to nothing in every way they can, and lines nobody is connected for (Q5, Q12, Q13, S4, S5, S9). */
import { expect, test } from "vitest";
import { answerMs, helloMs, presentMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import { consolesOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { line, pass, World } from "./world.ts";

const at = 36_000_000;
const hour = 3_600_000;
const duty = (person = 1, more = {}) => pass(person, more, at);
const open = () => new World(at).onDuty("s", duty());
const fresh = "f".repeat(43);
const chatsOf = (so: World, socket: string) => so.consoleOf(socket).chats.map(({ room }) => room);
const roomOf = (so: World, socket: string) => {
  const admission = so.admissions.get(socket)?.at(-1);
  if (admission === undefined) throw new Error("not called");
  return admission.room;
};
const reloaded = (so: World, before: string, socket: string) => {
  const { id: ticket, askedAt } = so.tickets.get(before) ?? { id: so.ticketOf(before), askedAt: 0 };
  return so.visitor(socket, { ticket, line, askedAt, left: null, lastStartAt: null }, { commitment: fresh });
};

test("Q10, Q12: a page loaded again while it was called waits at the head, and the console is free", () => {
  const so = open().visitor("a").visitor("b").takes("s");
  const room = roomOf(so, "a");
  so.take({ type: "socketGone", socket: "a" });
  reloaded(so, "a", "a2");
  expect(so.heard("s")).toContainEqual({ type: "released", room, reason: "visitorRejoined" });
  expect(so.heard("a2")).not.toContainEqual(expect.objectContaining({ type: "called" }));
  so.takes("s");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken", commitment: fresh }));
});

test("Q10: the same page on a new socket is called into the same room", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.take({ type: "socketGone", socket: "a" }).returns("a2", "a");
  expect(so.heard("a2")).toContainEqual({ type: "called", room });
});

test("Q10: after a crash the commitment in the console's admission tells a loaded page from the same one", () => {
  const so = open().visitor("a").takes("s");
  const held = so.admissions.get("s") ?? [];
  so.crash();
  reloaded(so, "a", "a2");
  so.console("s2", duty(), held);
  expect(so.heard("s2")).toContainEqual(expect.objectContaining({ type: "released", reason: "visitorRejoined" }));
  expect(chatsOf(so, "s2")).toEqual([]);
});

test("Q12: a counsellor who gives up before the chat begins says so to the page, and its new commitment counts", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.staff("s", { type: "ended", room });
  expect(so.heard("a")).toContainEqual({ type: "uncalled", room });
  so.says("a", { type: "rejoin", room, commitment: fresh, reason: "absent" }).takes("s");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken", commitment: fresh }));
});

test("Q12: called again before the new commitment was told, that call is taken back: it was made with a used one", () => {
  const so = open().visitor("a").takes("s");
  const first = roomOf(so, "a");
  so.staff("s", { type: "ended", room: first }).takes("s");
  const second = roomOf(so, "a");
  so.says("a", { type: "rejoin", room: first, commitment: fresh, reason: "noHello" });
  expect(so.heard("a")).toContainEqual({ type: "uncalled", room: second });
  expect(so.heard("s")).toContainEqual({ type: "released", room: second, reason: "visitorRejoined" });
  expect(so.consoleOf("s")).toMatchObject({ chats: [], away: false });
  expect(visitorsOf(so.state)).toMatchObject([{ call: null, commitment: fresh }]);
});

test("Q13: a chat that has begun is not taken away because the queue's own socket never said so", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "answered", room }).staff("s", { type: "seated", room });
  so.later(answerMs + helloMs);
  expect(chatsOf(so, "s")).toEqual([room]);
  expect(so.closed()).toEqual([["a", closeCode.silent]]);
  expect(so.heard("s")).not.toContainEqual(expect.objectContaining({ type: "released" }));
});

test("Q12: a console that could not prove itself is set aside and told, and the visitor keeps the place", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "answered", room }).says("a", { type: "rejoin", room, commitment: fresh, reason: "refused" });
  expect(so.heard("s")).toContainEqual({ type: "released", room, reason: "refused" });
  expect(so.consoleOf("s")).toMatchObject({ away: true, taking: false, chats: [] });
  expect(visitorsOf(so.state)).toMatchObject([{ call: null, commitment: fresh }]);
});

test("S8: whoever is being called by an ended session is told, so that fresh keys are made", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.take({ type: "sessionRevoked", session: duty().session });
  expect(so.heard("a")).toContainEqual({ type: "uncalled", room });
});

test("Q13: a page that answered and then froze does not hold a counsellor for ever", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "answered", room }).later(answerMs + helloMs - 1);
  expect(chatsOf(so, "s")).toEqual([room]);
  so.later(1);
  expect(chatsOf(so, "s")).toEqual([]);
  expect(so.heard("a")).toContainEqual({ type: "aside", waitForHere: false });
});

test("S2, S3: chats of a page that was replaced count on, so that a second device does not pass the limit", () => {
  const so = open().visitor("a").visitor("b").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "seated", room }).staff("s", { type: "seated", room });
  so.onDuty("s2", duty()).takes("s2");
  expect(so.heard("s2")).toContainEqual({ type: "notTaken", reason: "limit" });
  so.later(31 * 60_000).takes("s2");
  expect(so.heard("s2")).toContainEqual(expect.objectContaining({ type: "taken" }));
});

test("S3, S7: a chat whose seat is renewed counts on; one that nobody renews is forgotten with its admission", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "seated", room })
    .staff("s", { type: "seated", room })
    .later(20 * 60_000);
  const held = so.admissions.get("s") ?? [];
  so.staff("s", { type: "renew", admission: "a" }, { admissions: held }).later(20 * 60_000);
  expect(chatsOf(so, "s")).toEqual([room]);
  so.later(11 * 60_000);
  expect(chatsOf(so, "s")).toEqual([]);
});

test("S3: a chat counts no longer than it can last", () => {
  const so = open().visitor("a").takes("s");
  so.says("a", { type: "seated", room: roomOf(so, "a") }).later(3 * hour);
  expect(chatsOf(so, "s")).toEqual([]);
});

test("S4: the minutes between chats outlast a blip, a reload and a crash, and begin with chats that took place", () => {
  const paused = (person = 1) =>
    duty(person, { lines: duty().lines.map((sheet) => ({ ...sheet, betweenChatsMs: 600_000 })) });
  const so = new World(at).onDuty("s", paused()).visitor("a").visitor("b").takes("s");
  const given = roomOf(so, "a");
  so.staff("s", { type: "ended", room: given }).takes("s");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken" }));
  const room = roomOf(so, "s");
  so.staff("s", { type: "seated", room }).later(1000).staff("s", { type: "ended", room });
  const lastEndedAt = so.now;
  so.take({ type: "socketGone", socket: "s" }).onDuty("s2", paused()).takes("s2");
  expect(so.heard("s2")).toContainEqual({ type: "notTaken", reason: "tooSoon" });
  so.crash();
  so.take({ type: "consoleConnected", socket: "s3", pass: paused() });
  so.staff("s3", { type: "start", admissions: [], lastEndedAt }).staff("s3", { type: "checkIn" });
  so.later(10_000).takes("s3");
  expect(so.heard("s3")).toContainEqual({ type: "notTaken", reason: "tooSoon" });
});

test("S4: a console cannot claim that its last chat ends in the future", () => {
  const so = new World(at);
  so.take({ type: "consoleConnected", socket: "s", pass: duty() });
  so.staff("s", { type: "start", admissions: [], lastEndedAt: at + 90 * hour });
  expect(so.consoleOf("s").lastEndedAt).toBe(at);
});

test("S5: a blip of the only console does not close the line, five minutes without it do", () => {
  const so = open().take({ type: "socketGone", socket: "s" });
  expect(openingOf(so.state, line, so.now).state).toBe("open");
  expect(openingOf(so.state, line, so.now).wait).toBeNull();
  so.visitor("a");
  expect(so.closed()).toEqual([]);
  so.later(presentMs);
  expect(openingOf(so.state, line, so.now).state).toBe("closed");
  so.visitor("b");
  expect(so.closed()).toEqual([["b", closeCode.closed]]);
});

test("S5: a console that is replaced before it has checked in again does not close the line", () => {
  const so = open();
  so.take({ type: "consoleConnected", socket: "s2", pass: duty() });
  expect(openingOf(so.state, line, so.now).state).toBe("open");
  so.staff("s2", { type: "start", admissions: [] }).staff("s2", { type: "checkIn" }).later(presentMs);
  expect(so.state.departed).toEqual([]);
});

test("S5: while somebody has just gone, the object stays awake to know it", () => {
  const so = open().take({ type: "socketGone", socket: "s" });
  expect(nextDeadline(so.state, so.now)).toBeLessThanOrEqual(so.now + answerMs);
  so.later(presentMs);
  expect(nextDeadline(so.state, so.now)).toBeNull();
});

test("S4, S10: somebody paused does not ring in the moment of a reconnection", () => {
  const so = open().visitor("a").staff("s", { type: "taking", on: false });
  so.console("s2", duty()).staff("s2", { type: "checkIn", taking: false });
  expect(so.consoleOf("s2")).toMatchObject({ taking: false, offer: null });
});

test("S10: whoever takes somebody else has missed nothing, and the one who rang rings elsewhere", () => {
  const so = new World(at)
    .onDuty("s", duty(1, { limit: 3 }))
    .visitor("a")
    .later(1)
    .visitor("b");
  expect(so.ringsAt("s")).toBe("a");
  so.picks("s", "b");
  expect(so.consoleOf("s").missedOffers).toBe(0);
  so.onDuty("t", duty(2));
  expect([so.ringsAt("s"), so.ringsAt("t")].filter((socket) => socket === "a")).toHaveLength(1);
});

test("S5: whoever checks out is not counted as present", () => {
  const so = open().staff("s", { type: "checkOut" }).take({ type: "socketGone", socket: "s" });
  expect(openingOf(so.state, line, so.now).state).toBe("closed");
});

test("S5: a colleague who is connected again counts once", () => {
  const two = (person: number) => duty(person, { lines: duty().lines.map((s) => ({ ...s, minimumStaff: 2 })) });
  const so = new World(at).onDuty("s", two(1)).take({ type: "socketGone", socket: "s" }).onDuty("s2", two(1));
  expect(openingOf(so.state, line, so.now).state).toBe("closed");
});

test("S9: when nobody is connected any more, waiting people are told at the last start that was known", () => {
  const so = open().visitor("a").take({ type: "socketGone", socket: "s" });
  so.later(presentMs).hibernate().later(hour);
  expect(visitorsOf(so.state)).toHaveLength(1);
  so.later(8 * hour);
  expect(so.closed()).toEqual([["a", closeCode.closed]]);
});

test("S9: the ticket carries the last start through a crash", () => {
  const so = open().visitor("a");
  const ticket = so.tickets.get("a");
  if (ticket === undefined) throw new Error("no ticket");
  expect(ticket.lastStartAt).toBe(at + 7.25 * hour);
  so.crash();
  const { id, askedAt, lastStartAt = null } = ticket;
  so.visitor("a2", { ticket: id, line, askedAt, left: null, lastStartAt }).later(8 * hour);
  expect(so.closed()).toEqual([["a2", closeCode.closed]]);
  expect(consolesOf(so.state)).toEqual([]);
});
