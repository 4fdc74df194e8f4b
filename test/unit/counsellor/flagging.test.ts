/** "End and flag": the flag is told while the chat still counts, and the chat ends whatever comes of that. */
import { expect, test } from "vitest";
import { room, TestConsole } from "./console.ts";

const a = room("a");

test("the flag goes first, and the end follows it without a question", () => {
  const console = new TestConsole().onBoard().inChat();
  console.tell({ type: "flagPressed", room: a });
  expect(console.effects).toEqual([{ type: "flagChat", room: a }]);
  console.tell({ type: "flagTold", room: a, heard: true });
  expect(console.effects).toEqual([{ type: "endConversation", room: a }]);
  expect(console.state.notice).toBeUndefined();
});

test("a flag that did not get through is said, and the chat ends all the same", () => {
  const console = new TestConsole().onBoard().inChat();
  console.tell({ type: "flagPressed", room: a }, { type: "flagTold", room: a, heard: false });
  expect(console.effects).toEqual([{ type: "endConversation", room: a }]);
  expect(console.state.notice).toEqual({ is: "notFlagged" });
});

test("nobody is flagged who is not talked with, and a chat that ended meanwhile is not ended again", () => {
  const console = new TestConsole().onBoard();
  console.tell({ type: "flagPressed", room: a });
  expect(console.effects).toEqual([]);
  console.inChat().tell(
    { type: "flagPressed", room: a },
    {
      type: "conversationChanged",
      room: a,
      watched: true,
      glimpse: { phase: "ended", endedBy: "other", arrived: 0, written: 0 },
    },
    { type: "flagTold", room: a, heard: true },
  );
  expect(console.effects).toEqual([]);
});
