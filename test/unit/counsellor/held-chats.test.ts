/** Conversations in the console's hands: what each gets to hear when the page that holds them goes away. */
import { expect, test } from "vitest";
import type { Conversation } from "../../../web/conversation/view.ts";
import { HeldChats } from "../../../web/counsellor/shell/held-chats.ts";
import type { StoredDevice } from "../../../web/staff/device-store.ts";
import { admission, room } from "./console.ts";

/** Writes down what it is told to do. */
function listening(heard: string[]): Conversation {
  const answer = (name: string) => () => heard.push(name);
  const calls = ["typing", "startClosing", "end", "leave", "drop", "forget", "renewed"].map((name) => [
    name,
    answer(name),
  ]);
  return { ...Object.fromEntries(calls), view: { messages: [] }, subscribe: () => () => {} } as unknown as Conversation;
}

test("a page that is loaded again or closed drops its conversations without a word: the visitor is not left", () => {
  const heard: string[] = [];
  const ports = { openChat: () => listening(heard), warmUp: () => {} };
  const chats = new HeldChats(ports, () => {});
  const device = { alias: "Sam", role: "counsellor", chain: [], signing: {} } as unknown as StoredDevice;
  for (const letter of ["a", "b"]) {
    chats.open(
      { room: room(letter), admission: admission(room(letter)), commitment: "c".repeat(43) },
      device,
      undefined,
    );
  }
  chats.dropAll();
  expect(heard).toEqual(["drop", "drop"]);
  expect(chats.of(room("a"))).toBeUndefined();
});
