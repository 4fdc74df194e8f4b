/** A fault in one event is a fault, and no more: the chat goes on with the next one. */
import { expect, test } from "vitest";
import type { RoomFrame } from "../../../shared/protocol.ts";
import type { ConnectionEvents } from "../../../web/connection.ts";
import { Shell } from "../../../web/conversation/shell.ts";
import { initial } from "../../../web/conversation/state.ts";
import { crypto } from "./parties.ts";

test("what cannot be taken keeps nothing that follows from being taken, and what cannot be done hides no change", () => {
  let events: ConnectionEvents<RoomFrame> | undefined;
  let works = false;
  const send = () => {
    if (!works) throw new Error("cannot be sent");
    return true;
  };
  const shell = new Shell(initial("visitor", { own: 0, other: 1 }, 0, 180 * 60_000, 1), {
    crypto,
    agreeing: { perform: async () => undefined, wipe: () => {} },
    admission: "",
    connect: (given) => {
      events = given;
      return { up: true, send, sendBytes: send, close: () => {} };
    },
    onSeated: () => {},
    onFailed: () => {},
    onAdmission: () => {},
  });
  expect(() => events?.arrived({ type: "present" } as RoomFrame)).toThrow(TypeError);
  expect(() => events?.opened()).toThrow("cannot be sent");
  expect(shell.view.link).toBe("up");
  works = true;
  events?.lost();
  expect(shell.view.link).not.toBe("up");
  shell.drop();
});
