/** Which chats stand side by side, which one can be written in, and what is new in the others. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listed, unread } from "../../../web/counsellor/console/chat.ts";
import { columns, fitsIn } from "../../../web/counsellor/console/columns.ts";
import type { ConsoleEvent } from "../../../web/counsellor/console/event.ts";
import { admission, room, start, TestConsole, taken, talking } from "./console.ts";

const rooms = (console: TestConsole, fit: number) => columns(console.state, fit).chats.map((chat) => chat.room);
const three = () => new TestConsole().onBoard().inChat("a").inChat("b").inChat("c");
const select = (letter: string): ConsoleEvent => ({ type: "chatSelected", room: room(letter) });
const arrived = (letter: string, count: number, written = 0, watched = false): ConsoleEvent => ({
  type: "conversationChanged",
  room: room(letter),
  glimpse: talking(count, written),
  watched,
});
const over = (letter: string): ConsoleEvent => ({
  type: "conversationChanged",
  room: room(letter),
  glimpse: { phase: "ended", endedBy: "other", arrived: 0, written: 0 },
  watched: true,
});

test("as many chats as fit stand side by side in the order they were taken, the selected one always among them", () => {
  const console = three().tell(select("c"));
  expect(rooms(console, 3)).toEqual([room("a"), room("b"), room("c")]);
  expect(rooms(console, 2)).toEqual([room("a"), room("c")]);
  expect(rooms(console, 1)).toEqual([room("c")]);
  expect(rooms(console.tell(select("b")), 2)).toEqual([room("a"), room("b")]);
});

test.each([
  [390, 16, 1],
  [700, 16, 2],
  [830, 16, 3],
  [5000, 16, 3],
  [830, 32, 1],
  [0, 16, 1],
])("%i pixels with letters of %i have room for %i", (width, rem, fit) => {
  expect(fitsIn(width, rem)).toBe(fit);
});

test("a chat that ends keeps its place and number until somebody new is taken, then it makes room", () => {
  const console = three().tell(over("a"));
  expect(listed(console.state.chats).map((chat) => chat.room)).toEqual([room("a"), room("b"), room("c")]);
  expect(rooms(console, 3)).toHaveLength(3);
  console.frame(taken(room("d")), [0.7, 0.7]);
  expect(rooms(console, 3)).toEqual([room("b"), room("c"), room("d")]);
  expect(listed(console.state.chats).at(-1)?.room).toBe(room("a"));
  expect(rooms(console.tell(select("a")), 3)).toContain(room("a"));
});

test("whatever is selected and however much fits: at most that many columns, none twice, and the selected one in sight", () => {
  const letters = ["a", "b", "c", "d"];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom("take", "select", "end")), { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      (steps, fit) => {
        const console = new TestConsole().onBoard();
        for (const [letter, what] of steps) {
          if (what === "take") console.frame(taken(room(letter)), [letter.charCodeAt(0) / 200, 0.5]);
          else console.tell(what === "select" ? select(letter) : over(letter));
          const shown = rooms(console, fit);
          expect(shown.length).toBeLessThanOrEqual(fit);
          expect(new Set(shown).size).toBe(shown.length);
          if (console.state.selected !== undefined) expect(shown).toContain(console.state.selected);
        }
      },
    ),
  );
});

test("chats beside one another differ in name, letter and colour", () => {
  const console = new TestConsole().onBoard();
  for (const letter of ["a", "b", "c"]) console.frame(taken(room(letter)), [0.1, 0.2]);
  const { chats } = console.state;
  for (const part of ["name", "hue"] as const) expect(new Set(chats.map((chat) => chat[part])).size).toBe(3);
  console.tell(over("b")).frame(taken(room("d")), [0.1, 0.2]);
  expect(new Set(console.state.chats.map(({ hue }) => hue)).size).toBe(4);
});

test("a lost chat that is looked at has a column of its own; where one fits, it has the only one", () => {
  const lost = { room: room("l"), admission: admission(room("l")), name: "Moss Finch", startedAt: start };
  const console = new TestConsole().connected([{ ...lost, elsewhere: false }]);
  console.tell({ type: "checkInPressed" }).inChat("a").tell(select("l"));
  expect(columns(console.state, 2)).toMatchObject({ chats: [{ room: room("a") }], lost: [{ room: room("l") }] });
  expect(columns(console.state, 1)).toMatchObject({ chats: [], lost: [{ room: room("l") }] });
  console.tell(select("a"));
  expect(columns(console.state, 3)).toMatchObject({ chats: [{ room: room("a") }], lost: [] });
});

test("a page that lost all its chats shows every one of them", () => {
  const lost = { admission: admission(room("l")), name: "Moss Finch", startedAt: start, elsewhere: false };
  const console = new TestConsole().connected(["l", "m"].map((letter) => ({ ...lost, room: room(letter) })));
  expect(columns(console.state, 1).lost).toHaveLength(2);
});

test("the line 'New' stands where unread messages began, stays while they are looked at, and goes with the answer", () => {
  const console = three().tell(arrived("a", 2), arrived("a", 3));
  expect(console.chat("a")).toMatchObject({ newAfter: 0, read: 0 });
  console.tell({ type: "nextUnreadPressed" });
  expect(console.chat("a")).toMatchObject({ newAfter: 0, read: 3 });
  console.tell(arrived("a", 4, 0, true));
  expect(console.chat("a")).toMatchObject({ newAfter: 0, read: 4 });
  expect(console.tell(arrived("a", 4, 1, true)).chat("a")?.newAfter).toBeUndefined();
});

test("a chat that was read and left loses its line, and the next message draws a new one", () => {
  const console = three().tell(arrived("a", 2), select("a"), select("b"));
  expect(console.chat("a")?.newAfter).toBeUndefined();
  console.tell(arrived("a", 3));
  expect(console.chat("a")).toMatchObject({ newAfter: 2 });
  expect(console.state.chats.map(unread)).toEqual([1, 0, 0]);
});

test("no other chat opens under the fingers of somebody whose chat is taken away", () => {
  const console = three()
    .tell(select("a"))
    .frame({ type: "released", room: room("a"), reason: "visitorRejoined" });
  expect(console.state.selected).toBeUndefined();
  expect(rooms(console, 3)).toEqual([room("b"), room("c")]);
  expect(rooms(console, 1)).toEqual([]);
});
