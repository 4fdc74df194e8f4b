/** Flags known at once (Q21): the oldest gives way, so that memory stays bounded. */
import { expect, test } from "vitest";
import type { RoomId } from "../../../shared/ids.ts";
import { flagMs, flagsMost } from "../../../shared/limits.ts";
import { id, line, pass, World } from "./world.ts";

test("Q21: of more flags than are known at once the oldest is forgotten", () => {
  const so = new World(0).onDuty("s", pass(1));
  const until = so.now + flagMs;
  const known = Array.from({ length: flagsMost }, (_, index) => [`salt.${index}`, until] as const);
  so.state = { ...so.state, flagged: new Map(known) };
  so.take({ type: "visitorConnected", socket: "v", returning: null, gates: ["salt.new"] });
  so.says("v", { type: "ask", line, language: "en", commitment: "c".repeat(43) }).takes("s");
  const room = so.consoleOf("s").chats[0]?.room ?? id<RoomId>(0);
  so.take({ type: "flagged", session: pass(1).session, room });
  expect([...so.state.flagged.keys()]).toEqual([...known.slice(1).map(([key]) => key), "salt.new"]);
});
