/** A visit: the place, the call, the chat, and every way in which that comes to nothing. */
import { describe, expect, test } from "vitest";
import { closeCode } from "../../../shared/protocol.ts";
import { arrival, begun, called, inChat, inLine, Play, placed, room } from "./play.ts";

describe("in line", () => {
  test("keys are made before the queue is asked", () => {
    const play = new Play().take(arrival);
    expect(play.effects).toEqual([{ type: "prepare" }]);
    play.take({ type: "prepared", commitment: "c1" });
    expect(play.effects).toEqual([{ type: "openQueue" }]);
    play.take({ type: "queueOpened" });
    expect(play.effects).toEqual([{ type: "ask", commitment: "c1", also: [] }]);
    expect(play.state.stage).toBe("joining");
  });

  test("the place and the wait are shown as told", () => {
    const play = inLine();
    expect(play.state).toMatchObject({ stage: "waiting", ahead: 2, token: "ticket" });
    play.hear({ type: "moved", ahead: 0, wait: { fromMinutes: 0, toMinutes: 3 }, spoken: ["en"] });
    expect(play.state).toMatchObject({ ahead: 0, wait: { fromMinutes: 0, toMinutes: 3 }, spoken: ["en"] });
  });

  test("the place is kept in the tab only if that was chosen", () => {
    expect(begun(false).hear(placed).did("keep")).toEqual([]);
    expect(begun(true).hear(placed).did("keep")).toEqual([{ type: "keep", token: "ticket" }]);
    expect(inLine(true).hear({ type: "ticket", ticket: "renewed" }).did("keep")).toEqual([
      { type: "keep", token: "renewed" },
    ]);
  });

  test("while very many come the page solves puzzles, says so, and keeps what proves since when it waits", () => {
    const puzzle = { type: "puzzle", ticket: "door", bits: 10 } as const;
    const play = begun(true).hear(puzzle);
    expect(play.effects).toEqual([
      { type: "keep", token: "door" },
      { type: "solve", puzzle },
    ]);
    expect(play.state).toMatchObject({ stage: "joining", note: "busy", token: "door" });
    // The connection goes, and comes back: the same question is asked again, and worked on once (the solver's part).
    play.take({ type: "queueLost" }, { type: "queueOpened" }).hear(puzzle);
    expect(play.did("solve")).toEqual([{ type: "solve", puzzle }]);
    expect(play.hear(placed).state).toMatchObject({ stage: "waiting", token: "ticket" });
  });

  test("a new socket asks with the same commitment and the newest ticket", () => {
    const play = inLine().hear({ type: "ticket", ticket: "renewed" }).take({ type: "queueLost" });
    expect(play.state).toMatchObject({ queue: "reconnecting", stage: "waiting", token: "renewed" });
    play.take({ type: "queueOpened" });
    expect(play.effects).toEqual([{ type: "ask", commitment: "c1", also: [] }]);
  });

  test("a place that ran out is replaced by a new one, and that is said", () => {
    const play = inLine(true).take({ type: "queueClosed", code: closeCode.token });
    expect(play.state).toMatchObject({ token: null, note: "newPlace", stage: "joining" });
    expect(play.effects).toEqual([{ type: "forget" }, { type: "openQueue" }]);
  });

  test.each([
    ["closed", closeCode.closed],
    ["full", closeCode.full],
    ["replaced", closeCode.replaced],
    ["lost", closeCode.malformed],
  ] as const)("it ends as '%s' when the queue says so", (stopped, code) => {
    const play = inLine(true).take({ type: "queueClosed", code });
    expect(play.state).toMatchObject({ stage: "stopped", stopped, token: null });
    // A tab that took the place over shares the entry only when it is the same tab: it is not this page's to forget.
    expect(play.did("forget")).toHaveLength(stopped === "replaced" ? 0 : 1);
    expect(play.did("closeQueue")).toHaveLength(1);
  });

  test("what cannot be loaded stops with the kept place untouched", () => {
    const play = new Play().take({ ...arrival, keep: true, token: "ticket" }, { type: "loadingFailed" });
    expect(play.state).toMatchObject({ stage: "stopped", stopped: "unloaded" });
    expect(play.effects).toEqual([{ type: "prepare" }, { type: "closeQueue" }]);
  });

  test("after a missed call that is told; after several, somebody has to say that they are here, once", () => {
    const play = inLine().hear({ type: "aside", waitForHere: false });
    expect(play.state).toMatchObject({ note: "aside", mustShow: false });
    play.hear({ type: "aside", waitForHere: true });
    expect(play.state).toMatchObject({ note: "aside", mustShow: true });
    play.take({ type: "hereSeen" });
    expect(play.effects).toEqual([{ type: "send", frame: { type: "here" } }]);
    play.take({ type: "hereSeen" });
    expect(play.effects).toEqual([]);
  });

  test("leaving the line forgets everything", () => {
    const play = inLine(true).take({ type: "leftLine" });
    expect(play.state).toMatchObject({ stage: "ended", token: null, commitment: null });
    expect(play.effects.map(({ type }) => type)).toEqual(["leaveChat", "closeQueue", "forget"]);
  });

  test("tickets are renewed only over a living connection", () => {
    expect(inLine().take({ type: "renewalDue" }).effects).toEqual([{ type: "send", frame: { type: "renew" } }]);
    expect(inLine().take({ type: "queueLost" }, { type: "renewalDue" }).effects).toEqual([]);
  });
});

describe("called", () => {
  test("the call is answered and the room opened", () => {
    const play = inLine().hear(called(1));
    expect(play.state.stage).toBe("called");
    expect(play.did("send")).toEqual([{ type: "send", frame: { type: "answered", room: room(1) } }]);
    expect(play.did("openChat")).toEqual([{ type: "openChat", admission: "seat1" }]);
  });

  test("the same call again is only answered", () => {
    const play = inLine().hear(called(1)).hear(called(1));
    expect(play.effects).toEqual([{ type: "send", frame: { type: "answered", room: room(1) } }]);
  });

  test.each(["noOffer", "noHello", "absent"] as const)("'%s' leads back to the head with fresh keys", (reason) => {
    const play = inLine().hear(called(1)).take({ type: "chatFailed", reason });
    expect(play.effects.map(({ type }) => type)).toEqual(["dropChat", "prepare"]);
    expect(play.state.note).toBe("backInLine");
    play.take({ type: "prepared", commitment: "c2" });
    expect(play.effects).toEqual([
      { type: "send", frame: { type: "rejoin", room: room(1), reason, commitment: "c2" } },
    ]);
    expect(play.state).toMatchObject({ stage: "waiting", room: null, failed: null });
  });

  test("a counsellor who cannot be proved costs no place the first time, and ends the visit the second", () => {
    const play = inLine(true).hear(called(1)).take({ type: "chatFailed", reason: "refused" });
    expect(play.effects.map(({ type }) => type)).toEqual(["dropChat", "prepare"]);
    expect(play.state.note).toBe("refused");
    play.take({ type: "prepared", commitment: "c2" });
    expect(play.effects).toContainEqual({
      type: "send",
      frame: { type: "rejoin", room: room(1), reason: "refused", commitment: "c2" },
    });
    play.hear(called(2)).take({ type: "chatFailed", reason: "refused" });
    expect(play.state).toMatchObject({ stage: "stopped", stopped: "refused", token: null });
    expect(play.effects.map(({ type }) => type)).toEqual(["send", "dropChat", "closeQueue", "forget"]);
  });

  test("a call that was withdrawn, or not answered in time, gets fresh keys and keeps the place", () => {
    const withdrawals = [
      { type: "uncalled", room: room(1) },
      { type: "aside", waitForHere: false },
    ] as const;
    for (const frame of withdrawals) {
      const play = inLine().hear(called(1)).hear(frame);
      expect(play.effects.map(({ type }) => type)).toEqual(["dropChat", "prepare"]);
      play.take({ type: "prepared", commitment: "c2" });
      expect(play.effects).toContainEqual({
        type: "send",
        frame: { type: "rejoin", room: room(1), reason: "absent", commitment: "c2" },
      });
    }
    const other = inLine()
      .hear(called(1))
      .hear({ type: "uncalled", room: room(2) });
    expect(other.effects).toEqual([]);
  });

  test("another call before the first was told to have failed gets fresh keys first", () => {
    const play = inLine().hear(called(1)).hear(called(2));
    expect(play.did("openChat")).toEqual([]);
    expect(play.state).toMatchObject({ stage: "preparing", failed: { room: room(2), reason: "absent" } });
  });

  test("Q13: a call withdrawn just when the page gave it up makes one fresh commitment", () => {
    const play = inLine().hear(called(1)).take({ type: "chatFailed", reason: "noOffer" });
    expect(play.did("prepare")).toHaveLength(1);
    play.hear({ type: "uncalled", room: room(1) });
    expect(play.did("prepare")).toEqual([]);
    play.hear({ type: "aside", waitForHere: false });
    expect(play.did("prepare")).toEqual([]);
  });

  test("Q13: a phone that wakes to several calls at once makes one fresh commitment, and never asks twice", () => {
    const play = inLine().hear(called(1)).hear(called(2));
    expect(play.did("prepare")).toHaveLength(1);
    play.hear(called(3));
    expect(play.did("prepare")).toEqual([]);
    play.take({ type: "prepared", commitment: "c2" });
    expect(play.did("ask")).toEqual([]);
    expect(play.did("send")).toEqual([
      { type: "send", frame: { type: "rejoin", room: room(3), commitment: "c2", reason: "absent" } },
    ]);
  });

  test("a call for the room that failed is refused again, not joined", () => {
    const play = inLine()
      .hear(called(1))
      .take({ type: "chatFailed", reason: "noHello" }, { type: "queueLost" }, { type: "prepared", commitment: "c2" })
      .take({ type: "queueOpened" })
      .hear(called(1));
    expect(play.did("openChat")).toEqual([]);
    expect(play.effects).toContainEqual({
      type: "send",
      frame: { type: "rejoin", room: room(1), reason: "noHello", commitment: "c2" },
    });
  });
});

describe("chatting", () => {
  test("the place in the queue has done its work, and the admission takes the ticket's place", () => {
    const play = inLine(true)
      .hear(called(1))
      .take({ type: "admissionRenewed", admission: "seat1" }, { type: "seated", writing: false });
    expect(play.did("keep")).toEqual([{ type: "keep", token: "seat1" }]);
    expect(play.effects.slice(-2).map(({ type }) => type)).toEqual(["send", "closeQueue"]);
    expect(play.state).toMatchObject({ stage: "chatting", queue: "off" });
  });

  test("somebody else: back to the queue with the admission and fresh keys", () => {
    const play = inChat().take({ type: "admissionRenewed", admission: "seat1" }, { type: "someoneElsePressed" });
    expect(play.effects.map(({ type }) => type)).toEqual(["dropChat", "prepare"]);
    expect(play.state).toMatchObject({ token: "seat1", note: "someoneElse", room: null, commitment: null });
    play.take({ type: "prepared", commitment: "c2" }, { type: "queueOpened" });
    expect(play.effects).toEqual([{ type: "openQueue" }, { type: "ask", commitment: "c2", also: [] }]);
  });

  test("the end forgets the place", () => {
    const play = inChat(true).take({ type: "chatEnded", by: "other" });
    expect(play.state).toMatchObject({ stage: "ended", token: null });
    expect(play.did("forget")).toHaveLength(1);
  });

  test("a page that comes back out of a chat says that the conversation is gone", () => {
    const play = new Play().take({ ...arrival, keep: true, token: "seat1", outOfChat: true });
    expect(play.state).toMatchObject({ note: "conversationGone", token: "seat1" });
  });
});
