/** From opening the page to the board, and every way of standing before a closed door. */
import { expect, test } from "vitest";
import { closeCode } from "../../../shared/protocol.ts";
import { admission, board, hour, me, minute, pass, room, shift, start, TestConsole } from "./console.ts";

const found = {
  type: "deviceFound",
  device: "usable",
  kept: [],
  checkedInFor: undefined,
  lastEndedAt: undefined,
  until: undefined,
} as const;

test("a sign-out that the service did not hear of is no sign-out; one that was ended otherwise stays so", () => {
  const out = new TestConsole().onBoard().tell({ type: "signOutPressed" });
  expect(out.state.stage).toEqual({ is: "signedOut", why: "byMe" });
  expect(out.tell({ type: "signOutNotHeard" }).state.stage).toEqual({ is: "signedOut", why: "notHeard" });
  const opened = new TestConsole().tell({ type: "opened" }, { type: "meAnswered", answer: { is: "signedOut" } });
  expect(opened.tell({ type: "signOutNotHeard" }).state.stage).toEqual({ is: "signedOut", why: "noSession" });
});

test("a page without a session says so and asks for nothing else", () => {
  const console = new TestConsole().tell({ type: "opened" }, { type: "meAnswered", answer: { is: "signedOut" } });
  expect(console.state.stage).toEqual({ is: "signedOut", why: "noSession" });
  expect(console.effects).toEqual([]);
});

test("a service that does not answer is asked again by itself", () => {
  const console = new TestConsole().tell({ type: "opened" }, { type: "meAnswered", answer: { is: "unreachable" } });
  expect(console.after(4999).did("fetchMe")).toBe(false);
  expect(console.after(1).did("fetchMe")).toBe(true);
  expect(console.state.stage.is).toBe("opening");
});

test.each(["absent", "ended", "foreign", "unreadable"] as const)(
  "a device that is %s never gets a socket",
  (device) => {
    const console = new TestConsole().tell(
      { type: "meAnswered", answer: { is: "answered", value: me } },
      { ...found, device },
    );
    expect(console.state.stage).toEqual({ is: "noDevice", why: device });
    expect(console.effects).toEqual([]);
  },
);

test("off shift, the page looks for a duty pass every minute and comes on shift by itself", () => {
  const console = new TestConsole()
    .tell({ type: "meAnswered", answer: { is: "answered", value: me } }, found)
    .duty(null);
  expect(console.state.stage.is).toBe("offShift");
  expect(console.after(minute).did("fetchDuty")).toBe(true);
  console.duty(1);
  expect(console.state.stage.is).toBe("onShift");
  expect(console.effects).toEqual([{ type: "connect", pass: pass(1) }]);
});

test("the first frame is `start`, with the admissions of chats this console still holds", () => {
  const kept = [
    { room: room("a"), admission: admission(room("a")), name: "Amber Heron", startedAt: start, elsewhere: false },
    { room: room("b"), admission: admission(room("b"), start), name: "Birch Owl", startedAt: start, elsewhere: false },
  ];
  const console = new TestConsole().connected(kept);
  expect(console.sent()).toEqual([{ type: "start", admissions: [admission(room("a"))] }]);
});

test("checking in is one step: checked in and taking chats", () => {
  const console = new TestConsole().connected().tell({ type: "checkInPressed" });
  expect(console.sent()).toEqual([{ type: "checkIn", taking: true }]);
  expect(console.did("warmUp")).toBe(true);
});

test("a check-in before the socket is open is told when it opens", () => {
  const console = new TestConsole()
    .tell({ type: "meAnswered", answer: { is: "answered", value: me } }, found)
    .duty(1)
    .tell({ type: "checkInPressed" });
  expect(console.sent()).toEqual([]);
  console.tell({ type: "linkOpened" });
  expect(console.sent()).toEqual([
    { type: "start", admissions: [] },
    { type: "checkIn", taking: true },
  ]);
});

test("a page that was closed during this shift comes back checked in and paused", () => {
  const console = new TestConsole().connected([], shift.from);
  expect(console.sent()).toContainEqual({ type: "checkIn", taking: false });
  expect(new TestConsole().connected([], shift.from - hour).state.checkedIn).toBe(false);
});

test("a renewed duty pass goes out on the open socket and with the next attempt to reconnect", () => {
  const console = new TestConsole().onBoard();
  expect(console.after(minute).did("fetchDuty")).toBe(true);
  console.duty(2);
  expect(console.effects).toEqual([
    { type: "usePass", pass: pass(2) },
    { type: "send", frame: { type: "duty", pass: pass(2) } },
  ]);
  console.tell({ type: "linkLost" }).duty(3);
  expect(console.effects).toEqual([{ type: "usePass", pass: pass(3) }]);
});

test("a refused pass is not tried again; a fresh one is", () => {
  const console = new TestConsole().onBoard().tell({ type: "linkClosed", code: closeCode.token });
  expect(console.did("fetchDuty")).toBe(true);
  expect(console.duty(1).did("connect")).toBe(false);
  expect(console.duty(2).effects).toEqual([{ type: "connect", pass: pass(2) }]);
});

test("after the shift a running chat keeps the board, and its end closes it", () => {
  const console = new TestConsole().onBoard().inChat().duty(null);
  expect(console.state.stage.is).toBe("onShift");
  expect(console.state.notice).toEqual({ is: "shiftOver" });
  console.tell({
    type: "conversationChanged",
    room: room("a"),
    glimpse: { phase: "ended", endedBy: "other", arrived: 0, written: 0 },
    watched: true,
  });
  expect(console.state.stage.is).toBe("offShift");
  expect(console.did("disconnect")).toBe(true);
});

test("after the shift a running chat goes on with the pass that ended, which gives nobody new", () => {
  const console = new TestConsole().onBoard().inChat().shiftEnded(2);
  expect(console.effects).toEqual([
    { type: "usePass", pass: pass(2) },
    { type: "send", frame: { type: "duty", pass: pass(2) } },
    { type: "send", frame: { type: "taking", on: false } },
  ]);
  expect(console.state).toMatchObject({ over: "shift", taking: false, notice: { is: "shiftOver" } });
  console.now += 1000;
  expect(console.tell({ type: "takePressed" }).effects).toEqual([]);
  expect(console.state.notice).toEqual({ is: "notTaken", reason: "passEnded", nextAt: null });
  expect(console.tell({ type: "takingSwitched", on: true }).state.taking).toBe(false);
});

test("after the shift a socket the server closed is opened again with the pass that ended", () => {
  const console = new TestConsole().onBoard().inChat().shiftEnded(2);
  expect(console.tell({ type: "linkClosed", code: closeCode.token }).did("fetchDuty")).toBe(true);
  expect(console.shiftEnded(2).did("connect")).toBe(false);
  expect(console.shiftEnded(3).effects).toEqual([{ type: "connect", pass: pass(3) }]);
  console.tell({ type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "start", admissions: [admission(room("a"))] });
  expect(console.sent()).toContainEqual({ type: "checkIn", taking: false });
});

test("a page that is loaded again after the shift connects for the chats it lost, without a check-in", () => {
  const kept = { room: room("a"), admission: admission(room("a")), name: "Amber Heron", startedAt: start };
  const console = new TestConsole().signedIn([{ ...kept, elsewhere: false }], shift.from).shiftEnded(1);
  expect(console.state.stage.is).toBe("onShift");
  expect(console.effects).toEqual([{ type: "connect", pass: pass(1) }]);
  console.tell({ type: "linkOpened" });
  expect(console.sent()).toEqual([{ type: "start", admissions: [admission(room("a"))] }]);
  console.tell({ type: "lostChatEnded", room: room("a") });
  expect(console.state.stage.is).toBe("offShift");
  expect(console.did("disconnect")).toBe(true);
});

test("without a chat the pass that ended opens nothing", () => {
  const console = new TestConsole().signedIn().shiftEnded(1);
  expect(console.state.stage.is).toBe("offShift");
  expect(console.did("connect")).toBe(false);
});

test("a shift that goes on after all takes the notice back, and stays paused until somebody says otherwise", () => {
  const console = new TestConsole().onBoard().inChat().shiftEnded(2).duty(3);
  expect(console.state).toMatchObject({ over: undefined, taking: false, notice: undefined });
  console.tell({ type: "takingSwitched", on: true });
  expect(console.sent()).toEqual([{ type: "taking", on: true }]);
});

test("another tab takes over: this one says so and can take over again", () => {
  const console = new TestConsole().onBoard().inChat().tell({ type: "linkClosed", code: closeCode.replaced });
  expect(console.state.link).toBe("replaced");
  expect(console.state.chats).toHaveLength(1);
  expect(console.after(5 * minute).did("fetchDuty")).toBe(false);
  expect(console.tell({ type: "continueHerePressed" }).effects).toEqual([{ type: "connect", pass: pass(1) }]);
});

test("a session that was ended takes every chat off the screen at once", () => {
  const console = new TestConsole().onBoard().inChat().tell({ type: "linkClosed", code: closeCode.revoked });
  expect(console.state.stage).toEqual({ is: "signedOut", why: "revoked" });
  expect(console.state.chats).toEqual([]);
  expect(console.effects).toContainEqual({ type: "dropConversation", room: room("a") });
  expect(console.effects).toContainEqual({ type: "discardKeptChat", room: room("a") });
});

test.each([
  [closeCode.forbidden, "forbidden"],
  [closeCode.malformed, "outdated"],
] as const)("close code %i stops the console with its own sentence", (code, why) => {
  const console = new TestConsole().onBoard().tell({ type: "linkClosed", code });
  expect(console.state.stage).toMatchObject({ is: "stopped", why });
});

test.each([closeCode.malformed, closeCode.forbidden])("close code %i never covers a chat that runs", (code) => {
  const console = new TestConsole().onBoard().inChat().tell({ type: "linkClosed", code });
  expect(console.state.stage.is).toBe("onShift");
  expect(console.after(5000).did("fetchDuty")).toBe(true);
  expect(console.duty(2).effects).toEqual([{ type: "connect", pass: pass(2) }]);
});

test.each([closeCode.silent, closeCode.tooFast])("close code %i passes by itself", (code) => {
  const console = new TestConsole().onBoard().tell({ type: "linkClosed", code });
  expect(console.after(5000).did("fetchDuty")).toBe(true);
  expect(console.duty(1).effects).toEqual([{ type: "connect", pass: pass(1) }]);
});

test("nobody signs out of a running chat; without one, check-out comes first and the sign-in ends", () => {
  const console = new TestConsole().onBoard().inChat().tell({ type: "signOutPressed" });
  expect(console.state.notice).toEqual({ is: "endChatsFirst" });
  expect(console.did("signOut")).toBe(false);
  const free = new TestConsole().onBoard().tell({ type: "signOutPressed" });
  expect(free.effects.map(({ type }) => type)).toEqual(["send", "disconnect", "rememberCheckIn", "signOut"]);
  expect(free.sent()).toEqual([{ type: "checkOut" }]);
  expect(free.state.stage).toEqual({ is: "signedOut", why: "byMe" });
});

test("an answer that was under way when somebody signed out brings nobody back", () => {
  const console = new TestConsole().onBoard().tell({ type: "signOutPressed" });
  const out = console.state;
  console.tell({ type: "meAnswered", answer: { is: "answered", value: me } });
  expect([console.state, console.effects]).toEqual([out, []]);
  console.tell(found);
  expect([console.state, console.effects]).toEqual([out, []]);
  expect([console.duty(2).state, console.effects]).toEqual([out, []]);
});

test("a check-out the Switchboard made is believed, an old board after a reconnection is not", () => {
  const console = new TestConsole().onBoard();
  console.tell({ type: "linkLost" }, { type: "linkOpened" }).frame(board({ me: { checkedIn: false } }));
  expect(console.state.checkedIn).toBe(true);
  console.frame(board()).frame(board({ me: { checkedIn: false } }));
  expect(console.state.checkedIn).toBe(false);
});
