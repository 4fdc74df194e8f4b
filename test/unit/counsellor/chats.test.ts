/** The chats of one console: seats, endings, forgetting, and what a closed page leaves behind. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { afterEndMs, renewMs } from "../../../shared/limits.ts";
import type { EndedBy } from "../../../web/conversation/view.ts";
import type { ConsoleEvent } from "../../../web/counsellor/console/event.ts";
import { admission, board, hour, minute, room, start, TestConsole, taken, talking } from "./console.ts";

const ended = (letter: string, by: EndedBy, arrived = 0): ConsoleEvent => ({
  type: "conversationChanged",
  room: room(letter),
  glimpse: { phase: "ended", endedBy: by, arrived, written: 0 },
  watched: true,
});

test("`seated` is told when the sealed hello went out, and said later when the link was down", () => {
  const console = new TestConsole().onBoard().frame(taken(room("a")));
  expect(console.tell({ type: "conversationSeated", room: room("a") }).sent()).toEqual([
    { type: "seated", room: room("a") },
  ]);
  const cut = new TestConsole()
    .onBoard()
    .frame(taken(room("a")))
    .tell({ type: "linkLost" });
  expect(cut.tell({ type: "conversationSeated", room: room("a") }).sent()).toEqual([]);
  expect(cut.tell({ type: "linkOpened" }).sent()).toContainEqual({ type: "seated", room: room("a") });
  cut.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(cut.sent()).not.toContainEqual({ type: "seated", room: room("a") });
});

test("each running chat's admission is renewed every minute, kept, and handed to its conversation", () => {
  const console = new TestConsole().onBoard().inChat();
  expect(console.after(renewMs - 1).sent()).toEqual([]);
  expect(console.after(1).sent()).toContainEqual({ type: "renew", admission: admission(room("a")) });
  const fresh = admission(room("a"), start + 32 * minute, 1);
  console.frame({ type: "admission", room: room("a"), admission: fresh });
  expect(console.effects).toContainEqual({ type: "renewConversation", room: room("a"), admission: fresh });
  expect(console.did("keepChat")).toBe(true);
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "start", admissions: [fresh] });
});

test("S7: a renewal that was asked for over a dead link is asked for again as soon as there is another", () => {
  const console = new TestConsole()
    .onBoard()
    .inChat()
    .after(renewMs)
    .tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()[0]).toEqual({ type: "start", admissions: [admission(room("a"))] });
  expect(console.sent()).toContainEqual({ type: "renew", admission: admission(room("a")) });
  console.tell(ended("a", "other"), { type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).not.toContainEqual({ type: "renew", admission: admission(room("a")) });
});

test.each(["me", "other", "otherLeft", "otherAbsent", "over", "replaced", "revoked"] as const)(
  "a chat ended by %s counts no longer, and its text is forgotten after two minutes",
  (by) => {
    const console = new TestConsole().onBoard().inChat().tell(ended("a", by));
    expect(console.sent()).toEqual([{ type: "ended", room: room("a") }]);
    expect(console.did("discardKeptChat")).toBe(true);
    expect(console.after(afterEndMs - 1).did("forgetConversation")).toBe(false);
    expect(console.after(1).effects).toContainEqual({ type: "forgetConversation", room: room("a") });
    expect(console.state.chats).toEqual([]);
    expect(console.state.selected).toBeUndefined();
  },
);

test("'Forget now' forgets an ended chat at once, and never a running one", () => {
  const console = new TestConsole().onBoard().inChat();
  expect(console.tell({ type: "forgetPressed", room: room("a") }).effects).toEqual([]);
  console.tell(ended("a", "other"), { type: "forgetPressed", room: room("a") });
  expect(console.effects).toEqual([{ type: "forgetConversation", room: room("a") }]);
});

test("a visitor who could not prove themselves is let go of at the Switchboard too", () => {
  const console = new TestConsole().onBoard().frame(taken(room("a")));
  console.tell({
    type: "conversationChanged",
    room: room("a"),
    glimpse: { phase: "refused", endedBy: undefined, arrived: 0, written: 0 },
    watched: true,
  });
  expect(console.sent()).toEqual([{ type: "ended", room: room("a") }]);
  expect(console.chat()?.stage).toMatchObject({ is: "ended", by: "refused" });
});

test("ending takes two steps: closing first, or a question", () => {
  const press = { type: "endPressed", room: room("a"), sure: false, undelivered: 0, otherIsWriting: false } as const;
  const direct = new TestConsole().onBoard().inChat().tell(press);
  expect(direct.effects).toEqual([]);
  expect(direct.chat()?.endAsked).toEqual({ undelivered: 0, otherIsWriting: false });
  expect(direct.tell({ ...press, sure: true }).effects).toEqual([{ type: "endConversation", room: room("a") }]);
  const closed = new TestConsole()
    .onBoard()
    .inChat()
    .tell({ type: "closingPressed", room: room("a") });
  expect(closed.effects).toEqual([{ type: "startClosing", room: room("a") }]);
  expect(closed.tell(press).effects).toEqual([{ type: "endConversation", room: room("a") }]);
});

test("closing may be begun out of the question before the end, and answers it", () => {
  const press = { type: "endPressed", room: room("a"), sure: false, undelivered: 1, otherIsWriting: true } as const;
  const console = new TestConsole()
    .onBoard()
    .inChat()
    .tell(press, { type: "closingPressed", room: room("a") });
  expect(console.effects).toEqual([{ type: "startClosing", room: room("a") }]);
  expect(console.chat()).toMatchObject({ closing: true, endAsked: undefined });
});

test("a chat that has not begun is given up without a question, and the visitor goes back to the queue", () => {
  const console = new TestConsole().onBoard().frame(taken(room("a")));
  console.tell({ type: "endPressed", room: room("a"), sure: false, undelivered: 0, otherIsWriting: false });
  expect(console.effects).toEqual([
    { type: "dropConversation", room: room("a") },
    { type: "send", frame: { type: "ended", room: room("a") } },
    { type: "discardKeptChat", room: room("a") },
  ]);
  expect(console.state.chats).toEqual([]);
});

test("what has not arrived is named before the end, even after closing", () => {
  const console = new TestConsole()
    .onBoard()
    .inChat()
    .tell({ type: "closingPressed", room: room("a") });
  console.tell({ type: "endPressed", room: room("a"), sure: false, undelivered: 2, otherIsWriting: false });
  expect(console.effects).toEqual([]);
  expect(console.chat()?.endAsked).toEqual({ undelivered: 2, otherIsWriting: false });
  console.tell({ type: "endTakenBack", room: room("a") });
  expect(console.chat()?.endAsked).toBeUndefined();
});

test("a visitor who is just writing is not cut off by one press, even after closing", () => {
  const console = new TestConsole()
    .onBoard()
    .inChat()
    .tell({ type: "closingPressed", room: room("a") });
  const press = { type: "endPressed", room: room("a"), sure: false, undelivered: 0, otherIsWriting: true } as const;
  expect(console.tell(press).effects).toEqual([]);
  expect(console.chat()?.endAsked).toEqual({ undelivered: 0, otherIsWriting: true });
  expect(console.tell({ ...press, sure: true }).effects).toEqual([{ type: "endConversation", room: room("a") }]);
});

test.each(["noAnswer", "visitorLeft", "visitorRejoined", "noHello"] as const)(
  "a chat released for %s is dropped with a sentence why",
  (reason) => {
    const console = new TestConsole().onBoard().inChat();
    const name = console.chat()?.name;
    console.frame({ type: "released", room: room("a"), reason });
    expect(console.effects).toEqual([
      { type: "dropConversation", room: room("a") },
      { type: "discardKeptChat", room: room("a") },
    ]);
    expect(console.state.notice).toEqual({ is: "released", name, reason });
    expect(console.state.chats).toEqual([]);
  },
);

test("releasing an unknown or an ended chat changes nothing", () => {
  const console = new TestConsole().onBoard().inChat().tell(ended("a", "other"));
  const before = console.state;
  console.frame({ type: "released", room: room("a"), reason: "visitorLeft" });
  console.frame({ type: "released", room: room("b"), reason: "visitorLeft" });
  expect(console.state).toEqual(before);
});

test("a chat that arrives while somebody writes waits in the list", () => {
  const console = new TestConsole().onBoard().inChat("a");
  console.tell({ type: "frameArrived", frame: taken(room("b")), random: [0.5, 0.5], writing: true });
  expect(console.state.selected).toBe(room("a"));
  expect(console.state.chats).toHaveLength(2);
});

test("messages nobody looks at are counted and heard; looking reads them", () => {
  const console = new TestConsole().onBoard().inChat("a").inChat("b");
  console.tell({ type: "conversationChanged", room: room("a"), glimpse: talking(2), watched: false });
  expect(console.effects).toEqual([{ type: "playSound", sound: "message" }]);
  expect(console.chat("a")).toMatchObject({ arrived: 2, read: 0 });
  console.tell({ type: "nextUnreadPressed" });
  expect(console.state.selected).toBe(room("a"));
  expect(console.chat("a")?.read).toBe(2);
  console.tell({ type: "conversationChanged", room: room("a"), glimpse: talking(3), watched: true });
  expect(console.effects).toEqual([]);
  expect(console.chat("a")?.read).toBe(3);
});

const kept = (letter: string, elsewhere = false) => ({
  room: room(letter),
  admission: admission(room(letter)),
  name: "Amber Heron",
  startedAt: start - hour,
  elsewhere,
});

test("a chat this page lost is shown, counts, and can be let go of", () => {
  const console = new TestConsole().connected([kept("a")]);
  expect(console.state.selected).toBe(room("a"));
  console.tell({ type: "lostChatEnded", room: room("a") });
  expect(console.sent()).toEqual([{ type: "ended", room: room("a") }]);
  expect(console.did("discardKeptChat")).toBe(true);
  expect(console.state.lost).toEqual([]);
});

test("R9: the room of a chat this page lost is told so at once, of a chat another tab still holds it is not", () => {
  const console = new TestConsole().signedIn([kept("a"), kept("b", true)]);
  expect(console.effects.filter(({ type }) => type === "tellLost")).toEqual([
    { type: "tellLost", admission: kept("a").admission },
  ]);
});

test("a chat another tab still holds is not this page's to end", () => {
  const console = new TestConsole().connected([kept("a", true)]);
  expect(console.tell({ type: "lostChatEnded", room: room("a") }).effects).toEqual([]);
  expect(console.state.lost).toHaveLength(1);
});

test("a lost chat nobody lets go of ends with its admission", () => {
  const console = new TestConsole().connected([kept("a")]).after(31 * minute);
  expect(console.effects).toContainEqual({ type: "discardKeptChat", room: room("a") });
  expect(console.sent()).toContainEqual({ type: "ended", room: room("a") });
  expect(console.state.lost).toEqual([]);
});

test("S4: a chat whose end was said into a dead connection is ended again when the board still counts it", () => {
  const glimpse = { phase: "ended", endedBy: "other", arrived: 0, written: 0 } as const;
  const console = new TestConsole().onBoard().inChat();
  console.tell({ type: "conversationChanged", room: room("a"), glimpse, watched: true });
  console.tell({ type: "linkLost" }, { type: "linkOpened" }).frame(board({ me: { chats: [room("a")] } }));
  expect(console.sent()).toEqual([{ type: "ended", room: room("a") }]);
  console.frame(board({ me: { chats: [] } }));
  expect(console.sent()).toEqual([]);
});

test("a chat another tab holds leaves this page's list with its admission, and counts no longer", () => {
  const console = new TestConsole().connected([kept("a", true)]).after(31 * minute);
  expect(console.state.lost).toEqual([]);
  expect(console.did("discardKeptChat")).toBe(false);
  expect(console.sent()).toContainEqual({ type: "ended", room: room("a") });
});

const letters = ["a", "b", "c", "d"] as const;
const anything: fc.Arbitrary<ConsoleEvent | "minute" | "board" | "taken"> = fc.oneof(
  fc.constantFrom("minute" as const, "board" as const),
  fc.constantFrom("taken" as const),
  fc.constantFrom<ConsoleEvent[]>(
    { type: "linkLost" },
    { type: "linkOpened" },
    { type: "takePressed" },
    { type: "pageShown" },
    { type: "nextUnreadPressed" },
  ),
  fc.constantFrom(...letters).chain((letter) =>
    fc.constantFrom<ConsoleEvent[]>(
      { type: "conversationSeated", room: room(letter) },
      { type: "conversationChanged", room: room(letter), glimpse: talking(1), watched: false },
      ended(letter, "other"),
      ended(letter, "me"),
      { type: "chatSelected", room: room(letter) },
      { type: "forgetPressed", room: room(letter) },
      { type: "endPressed", room: room(letter), sure: true, undelivered: 0, otherIsWriting: false },
      {
        type: "frameArrived",
        frame: { type: "released", room: room(letter), reason: "visitorLeft" },
        random: [0, 0],
        writing: false,
      },
      {
        type: "frameArrived",
        frame: { type: "admission", room: room(letter), admission: admission(room(letter)) },
        random: [0, 0],
        writing: false,
      },
    ),
  ),
);

test("whatever happens, an admission is kept exactly while its chat runs, and nothing is sent while the link is down", () => {
  fc.assert(
    fc.property(
      fc.array(anything, { maxLength: 60 }),
      fc.array(fc.constantFrom(...letters), { minLength: 60, maxLength: 60 }),
      (events, rooms) => {
        const console = new TestConsole().onBoard();
        const seats = new Set<string>();
        events.forEach((event, place) => {
          const wasDown = console.state.link !== "up";
          if (event === "minute") console.after(minute);
          else if (event === "board") console.frame(board({ waitingCount: place }));
          else if (event === "taken") console.frame(taken(room(rooms[place] ?? "a")), [place / 60, 0.5]);
          else console.tell(event);
          for (const effect of console.effects) {
            if (effect.type === "keepChat") seats.add(effect.room);
            if (effect.type === "discardKeptChat") seats.delete(effect.room);
          }
          if (wasDown && console.state.link !== "up") expect(console.sent()).toEqual([]);
          const running = console.state.chats.filter(({ stage }) => stage.is !== "ended").map((chat) => chat.room);
          expect([...seats].sort()).toEqual([...running].sort());
          const { selected, chats } = console.state;
          if (selected !== undefined) expect(chats.map((chat) => chat.room)).toContain(selected);
          for (const { stage } of chats) if (stage.is === "ended") expect(stage.forgetAt).toBeGreaterThan(console.now);
        });
      },
    ),
  );
});
