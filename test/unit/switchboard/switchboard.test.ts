/** The Switchboard's rules by example. */
import { expect, test } from "vitest";
import { answerMs, missedCallsMost, movedMs, settleMs, waitingMost } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { consolesOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { id, line, pass, World } from "./world.ts";

const at = 36_000_000;
const world = () => new World(at);
const duty = (person = 1, more = {}) => pass(person, more, at);
const open = () => world().onDuty("s", duty());
const roomOf = (so: World, socket: string) => {
  const admission = so.admissions.get(socket)?.at(-1);
  if (admission === undefined) throw new Error("not called");
  return admission.room;
};

test("Q1: first come, first served", () => {
  const so = open().visitor("a").later(1).visitor("b").takes("s");
  expect(so.heard("a")).toContainEqual({ type: "called", room: roomOf(so, "a") });
  expect(so.heard("s")).toContainEqual(
    expect.objectContaining({ type: "taken", room: roomOf(so, "a"), language: "en" }),
  );
  expect(so.heard("b")).not.toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q2: same ticket, same place, also after a crash and after younger people came back first", () => {
  const so = open().visitor("a").later(1).visitor("b").crash();
  so.returns("b2", "b").returns("a2", "a").onDuty("s2", duty()).later(settleMs).takes("s2");
  expect(so.heard("a2")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q3: one socket per ticket, the newest wins, nobody else notices", () => {
  const so = open().visitor("a").visitor("b").returns("a2", "a");
  expect(so.closed()).toEqual([["a", closeCode.replaced]]);
  expect(visitorsOf(so.state).map(({ socket }) => socket)).toEqual(["b", "a2"]);
});

test("Q4: a ticket is for its own line", () => {
  const so = open().visitor("a");
  const ticket = so.tickets.get("a");
  if (ticket === undefined) throw new Error("no ticket");
  so.take({
    type: "visitorConnected",
    socket: "x",
    returning: { ticket: ticket.id, line: ticket.line, askedAt: 0, left: null, lastStartAt: null },
  });
  so.says("x", { type: "ask", line: "other" as typeof line, language: "en", commitment: "c".repeat(43) });
  expect(so.closed()).toEqual([["x", closeCode.token]]);
});

test("Q5: after a cold start that sees older tickets, nobody is paired for six seconds", () => {
  const so = open().visitor("a").crash().onDuty("s2", duty()).returns("a2", "a").takes("s2");
  expect(so.heard("s2")).toContainEqual({ type: "notTaken", reason: "settling" });
  so.later(settleMs).takes("s2");
  expect(so.heard("a2")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q5: whoever asked after a cold start and loads the page again holds nobody up", () => {
  const so = open().crash().onDuty("s2", duty()).later(1).visitor("a").later(1).returns("a2", "a").takes("s2");
  expect(so.heard("a2")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q5: just after a cold start the line only looks closed, and a new person may wait", () => {
  const so = open().crash().visitor("a");
  expect(so.closed()).toEqual([]);
  expect(so.onDuty("s2", duty()).takes("s2").heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q5: when no console comes back either, the page is told that the line is closed", () => {
  const so = world().crash().visitor("a").later(settleMs);
  expect(so.closed()).toEqual([["a", closeCode.closed]]);
});

test("Q6: somebody whose pings stopped is passed over, not dropped", () => {
  const so = open().visitor("a").later(1).visitor("b").silent("a").takes("s");
  expect(so.heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
  expect(visitorsOf(so.state).map(({ socket }) => socket)).toContain("a");
});

test("Q7: never across languages", () => {
  const so = open().visitor("a", null, { language: "cy" }).takes("s");
  expect(so.heard("s")).toContainEqual({ type: "notTaken", reason: "nobodyWaiting" });
});

test("Q9: places are told at most every five seconds, the last change for certain", () => {
  const so = world()
    .onDuty("s", duty(1, { limit: 3 }))
    .visitor("a")
    .visitor("b")
    .visitor("c")
    .takes("s");
  expect(so.heard("c")).toEqual([]);
  expect(so.later(movedMs).heard("c")).toEqual([expect.objectContaining({ type: "moved", ahead: 1 })]);
});

test("Q10: ticket and staff admission restore a pairing after a crash, whoever is back first", () => {
  for (const first of ["visitor", "console"]) {
    const so = open().visitor("a").takes("s");
    const [room, staff] = [roomOf(so, "a"), so.admissions.get("s") ?? []];
    so.crash();
    if (first === "visitor") so.returns("a2", "a").console("s2", duty(), staff);
    else so.console("s2", duty(), staff).returns("a2", "a");
    expect(so.heard("a2")).toContainEqual({ type: "called", room });
    expect(consolesOf(so.state)[0]?.chats.map((chat) => chat.room)).toEqual([room]);
  }
});

test("Q8, Q10: a console that comes back after its visitor was taken elsewhere is told that its room is over", () => {
  for (const seated of [false, true]) {
    const so = open().visitor("a").takes("s");
    const staff = so.admissions.get("s") ?? [];
    so.crash().returns("a2", "a").onDuty("t", duty(2)).later(settleMs).takes("t");
    const room = roomOf(so, "a2");
    if (seated) so.says("a2", { type: "seated", room });
    so.console("s2", duty(), staff);
    expect(so.heard("s2")).toEqual([{ type: "released", room: staff[0]?.room, reason: "visitorRejoined" }]);
    expect(so.heard("a2")).toEqual([]);
    expect(consolesOf(so.state).map(({ chats }) => chats.map((chat) => chat.room))).toEqual([[room], []]);
  }
});

test("Q10: whoever was taken over a connection that was dying waits again as soon as the console is back", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.console("s2", duty());
  expect(so.heard("a")).toContainEqual({ type: "uncalled", room });
  expect(consolesOf(so.state)[0]?.chats).toEqual([]);
  expect(visitorsOf(so.state)[0]?.call).toBeNull();
});

test("Q11: once seated, the place is given up and the chat still counts", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "answered", room }).says("a", { type: "seated", room });
  expect(visitorsOf(so.state)).toEqual([]);
  // A socket that stayed open would bring its visitor back after hibernation, to be called again.
  expect(so.closed()).toEqual([["a", closeCode.ended]]);
  expect(so.takes("s").heard("s")).toContainEqual({ type: "notTaken", reason: "limit" });
});

test("Q12: no offer or no hello: back to the head with a fresh commitment, and the console is set aside", () => {
  const so = open().visitor("a").later(1).visitor("b").takes("s");
  const room = roomOf(so, "a");
  so.says("a", { type: "rejoin", room, commitment: "d".repeat(43), reason: "noOffer" });
  expect(so.heard("s")).toContainEqual({ type: "released", room, reason: "noHello" });
  expect(consolesOf(so.state)[0]).toMatchObject({ away: true, taking: false, chats: [] });
  so.onDuty("t", duty(2)).takes("t");
  expect(so.heard("t")).toContainEqual(expect.objectContaining({ type: "taken", commitment: "d".repeat(43) }));
});

test("Q12: somebody who comes back out of a chat with its admission stands where the ticket stood", () => {
  const so = open().visitor("a").later(1).takes("s");
  const admission = so.admissions.get("a")?.[0];
  if (admission === undefined) throw new Error("not called");
  so.says("a", { type: "seated", room: admission.room }).visitor("b").later(1);
  so.visitor("a2", {
    ticket: admission.ticket,
    line,
    askedAt: admission.askedAt,
    left: admission.room,
    lastStartAt: null,
  });
  expect(so.heard("s")).toContainEqual({ type: "released", room: admission.room, reason: "visitorRejoined" });
  so.takes("s");
  expect(so.heard("a2")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q12: a console that comes back later is told that its visitor has left that room", () => {
  const so = open().visitor("a").takes("s");
  const admission = so.admissions.get("a")?.[0];
  const staff = so.admissions.get("s") ?? [];
  if (admission === undefined) throw new Error("not called");
  so.crash().visitor("a2", {
    ticket: admission.ticket,
    line,
    askedAt: admission.askedAt,
    left: admission.room,
    lastStartAt: null,
  });
  so.console("s2", duty(), staff);
  expect(so.heard("s2")).toContainEqual({ type: "released", room: admission.room, reason: "visitorRejoined" });
  expect(consolesOf(so.state)[0]?.chats).toEqual([]);
});

test("Q13: a locked phone steps aside and keeps its place; the counsellor is free at once", () => {
  const so = open().visitor("a").later(1).visitor("b").takes("s");
  so.later(answerMs);
  expect(so.heard("a")).toContainEqual({ type: "aside", waitForHere: false });
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "released", reason: "noAnswer" }));
  so.takes("s");
  expect(so.heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q13: after three calls without an answer nobody is called before the page reports `here`", () => {
  const so = open().visitor("a");
  for (let missed = 0; missed < missedCallsMost; missed++) so.takes("s").later(answerMs);
  expect(so.heard("a")).toContainEqual({ type: "aside", waitForHere: true });
  expect(so.takes("s").heard("s")).toContainEqual({ type: "notTaken", reason: "nobodyWaiting" });
  so.says("a", { type: "here" }).takes("s");
  expect(so.heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q13: a page that answered is not set aside while keys are agreed", () => {
  const so = open().visitor("a").takes("s");
  so.says("a", { type: "answered", room: roomOf(so, "a") }).later(answerMs + 1000);
  expect(so.heard("a")).toEqual([]);
});

test("Q14: a visitor whose socket goes in the middle of a pairing is waited for, then the counsellor is free", () => {
  const so = open().visitor("a").takes("s").take({ type: "socketGone", socket: "a" });
  expect(consolesOf(so.state)[0]?.chats.length).toBe(1);
  expect(so.later(answerMs).heard("s")).toContainEqual(
    expect.objectContaining({ type: "released", reason: "visitorLeft" }),
  );
});

test("Q15: the line takes no more than its limit", () => {
  const so = open();
  const place = { line, askedAt: so.now, left: null, lastStartAt: null };
  // In a language that nobody writes: how long they wait cannot be said, and turns nobody away.
  for (let count = 0; count < waitingMost; count++)
    so.visitor(`v${count}`, { ...place, ticket: id(900_000 + count) }, { language: "cy" });
  expect(so.visitor("one more").closed()).toEqual([["one more", closeCode.full]]);
  expect(visitorsOf(so.state).length).toBe(waitingMost);
});

test("S2: one live console per person, the newest wins", () => {
  const so = open().console("s2", duty());
  expect(consolesOf(so.state).map(({ socket }) => socket)).toEqual(["s2"]);
});

test("S3: chats held through a crash count at once against the limit", () => {
  const so = open().visitor("a").takes("s");
  const staff = so.admissions.get("s") ?? [];
  so.crash().console("s2", duty(), staff).staff("s2", { type: "checkIn" }).visitor("b");
  expect(so.takes("s2").heard("s2")).toContainEqual({ type: "notTaken", reason: "limit" });
});

test("S3: somebody else's admissions do not count", () => {
  const so = open().visitor("a").takes("s");
  const staff = so.admissions.get("s") ?? [];
  so.console("t", duty(2), staff);
  expect(consolesOf(so.state).find(({ socket }) => socket === "t")?.chats).toEqual([]);
});

const obstacles: readonly [string, (so: World) => World, string][] = [
  ["not checked in", (so) => so.console("s", duty()), "notCheckedIn"],
  ["paused", (so) => so.onDuty("s", duty()).staff("s", { type: "taking", on: false }), "notTaking"],
  ["the pass has ended", (so) => so.onDuty("s", duty(1, { until: at })), "passEnded"],
  ["the pass has not begun", (so) => so.onDuty("s", duty(1, { from: at + 1 })), "passEnded"],
  ["the pass was not renewed", (so) => so.onDuty("s", duty(1, { expires: at })), "passEnded"],
];
test.each(obstacles)("S4: nothing is taken when %s", (_, prepare, reason) => {
  const so = prepare(world().onDuty("other", duty(9)).visitor("a")).takes("s");
  expect(so.heard("s")).toContainEqual({ type: "notTaken", reason });
  expect(so.heard("a")).toEqual([]);
});

test("S4: the minutes between chats are kept", () => {
  const sheet = { ...duty().lines[0], betweenChatsMs: 600_000 } as ReturnType<typeof pass>["lines"][number];
  const so = world()
    .onDuty("s", duty(1, { lines: [sheet] }))
    .visitor("a")
    .takes("s");
  const room = roomOf(so, "a");
  so.staff("s", { type: "seated", room }).staff("s", { type: "ended", room }).visitor("b").takes("s");
  expect(so.heard("s")).toContainEqual({ type: "notTaken", reason: "tooSoon" });
  so.later(600_000).takes("s");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken" }));
});

test("S5: a line without anybody checked in is closed to new people", () => {
  expect(world().later(settleMs).console("s", duty()).visitor("a").closed()).toEqual([["a", closeCode.closed]]);
});

test("S5: no chat starts after the last start, and people waiting are told", () => {
  const so = open().visitor("a");
  so.later(7.25 * 3_600_000);
  expect(so.closed()).toEqual([["a", closeCode.closed]]);
  expect(so.visitor("b").closed()).toEqual([["b", closeCode.closed]]);
});

test("S6: the newest revision of a line counts, whoever brought it", () => {
  const [sheet] = duty().lines;
  if (sheet === undefined) throw new Error("no sheet");
  const strict = duty(2, { lines: [{ ...sheet, revision: 2, minimumStaff: 3 }] });
  expect(world().later(settleMs).onDuty("s", duty()).onDuty("t", strict).visitor("a").closed()).toEqual([
    ["a", closeCode.closed],
  ]);
});

test("S7: staff admissions are renewed while the chat counts, and only then", () => {
  const so = open().visitor("a").takes("s");
  const [admission] = so.admissions.get("s") ?? [];
  if (admission === undefined) throw new Error("not taken");
  so.staff("s", { type: "renew", admission: "token" }, { admissions: [admission] });
  expect(so.heard("s")).toEqual([{ type: "admission", room: admission.room }]);
  so.staff("s", { type: "ended", room: admission.room });
  expect(so.staff("s", { type: "renew", admission: "token" }, { admissions: [admission] }).heard("s")).toEqual([]);
});

test("S8: an ended session closes its console, clears its seats, and gives a visitor being called the place back", () => {
  const so = open().visitor("a").takes("s");
  const room = roomOf(so, "a");
  so.take({ type: "sessionRevoked", session: duty().session });
  expect(so.closed()).toEqual([["s", closeCode.revoked]]);
  expect(so.effects).toContainEqual({ type: "revokeInRoom", room, session: duty().session });
  expect(visitorsOf(so.state)[0]?.call).toBeNull();
});

test("S8: a renewed pass of another person or session closes that one socket", () => {
  const so = open().staff("s", { type: "duty", pass: "token" }, { pass: duty(2) });
  expect(so.closed()).toEqual([["s", closeCode.token]]);
});

test("W5: silent sockets are closed, others are not", () => {
  const so = open().visitor("a").take({ type: "visitorConnected", socket: "x", returning: null });
  expect(so.take({ type: "firstFrameMissed", socket: "x" }).closed()).toEqual([["x", closeCode.silent]]);
  expect(so.take({ type: "firstFrameMissed", socket: "a" }).closed()).toEqual([]);
  expect(so.take({ type: "firstFrameMissed", socket: "s" }).closed()).toEqual([]);
});

test("W6: frames out of place close that one socket", () => {
  const so = open().visitor("a").take({ type: "visitorConnected", socket: "x", returning: null });
  expect(so.says("x", { type: "here" }).closed()).toEqual([["x", closeCode.malformed]]);
  expect(so.says("a", { type: "ask", line, language: "en", commitment: "c".repeat(43) }).closed()).toEqual([
    ["a", closeCode.malformed],
  ]);
  so.take({ type: "consoleConnected", socket: "t", pass: duty(2) });
  expect(so.takes("t").closed()).toEqual([["t", closeCode.malformed]]);
});

test("a frame about a room that is not theirs changes nothing", () => {
  const so = open().visitor("a").visitor("b").takes("s");
  const before = so.state;
  const room = id<ReturnType<typeof roomOf>>(77);
  so.says("b", { type: "seated", room: roomOf(so, "a") })
    .says("b", { type: "answered", room })
    .staff("s", { type: "ended", room });
  expect(so.state.people).toEqual(before.people);
});
