/** What somebody in line may say and choose: languages, urgency, and going on with somebody else. */
import { describe, expect, test } from "vitest";
import { closeCode, type QueueFrame } from "../../../shared/protocol.ts";
import type { EndedBy } from "../../../web/conversation/view.ts";
import { languageQuestion, placeEntry, readPlace } from "../../../web/visitor/visit/languages.ts";
import { arrival, begun, called, inChat, inLine, Play, placed } from "./play.ts";

const sent = (frame: object) => ({ type: "send", frame });

describe("languages", () => {
  test("Q7: what those on duty write is known with every place and every move", () => {
    const play = inLine();
    expect(play.state.spoken).toEqual(["en"]);
    play.hear({ type: "moved", ahead: 1, wait: null, spoken: [] });
    expect(play.state.spoken).toEqual([]);
  });

  test("Q7: a yes is told at once, and again with every later question", () => {
    const play = inLine().take({ type: "languageAgreed", language: "en" });
    expect(play.effects).toEqual([sent({ type: "agree", also: ["en"] })]);
    play.take({ type: "queueLost" }, { type: "queueOpened" });
    expect(play.effects).toEqual([{ type: "ask", commitment: "c1", also: ["en"] }]);
  });

  test("Q7: the same yes twice is said once, and several add up", () => {
    const play = inLine().take({ type: "languageAgreed", language: "en" });
    expect(play.take({ type: "languageAgreed", language: "en" }).effects).toEqual([]);
    expect(play.take({ type: "languageAgreed", language: "fr" }).effects).toEqual([
      sent({ type: "agree", also: ["en", "fr"] }),
    ]);
  });

  test("Q7: a yes can be taken back while waiting, as if it had never been said", () => {
    const play = inLine(true).take({ type: "languageAgreed", language: "en" }, { type: "languagesTakenBack" });
    expect(play.state.also).toEqual([]);
    expect(play.effects.slice(-2)).toEqual([sent({ type: "agree", also: [] }), { type: "keep", token: "ticket" }]);
    play.take({ type: "queueLost" }, { type: "queueOpened" });
    expect(play.effects).toEqual([{ type: "ask", commitment: "c1", also: [] }]);
  });

  test("a yes taken back without a connection is not in the next question", () => {
    const play = inLine().take({ type: "languageAgreed", language: "en" }, { type: "queueLost" });
    expect(play.take({ type: "languagesTakenBack" }).effects).toEqual([]);
    expect(play.take({ type: "queueOpened" }).effects).toEqual([{ type: "ask", commitment: "c1", also: [] }]);
  });

  test("a yes without a connection waits for the next question", () => {
    const play = inLine().take({ type: "queueLost" }, { type: "languageAgreed", language: "en" });
    expect(play.effects).toEqual([]);
    expect(play.take({ type: "queueOpened" }).effects).toEqual([{ type: "ask", commitment: "c1", also: ["en"] }]);
  });

  test("a yes is kept with the place only if keeping was chosen", () => {
    expect(inLine(false).take({ type: "languageAgreed", language: "en" }).did("keep")).toEqual([]);
    expect(inLine(true).take({ type: "languageAgreed", language: "en" }).did("keep")).toEqual([
      { type: "keep", token: "ticket" },
    ]);
  });

  test("a page that comes back asks with what was agreed to before, and trying again forgets no yes", () => {
    const play = new Play().take(
      { ...arrival, keep: true, token: "ticket", also: ["en"] },
      { type: "prepared", commitment: "c1" },
      { type: "queueOpened" },
    );
    expect(play.did("ask")).toEqual([{ type: "ask", commitment: "c1", also: ["en"] }]);
    play.take({ type: "queueClosed", code: 4400 }, { type: "triedAgain" });
    expect(play.state.also).toEqual(["en"]);
  });

  test.each([
    ["somebody writes the first choice", "cy", [], ["en", "cy"], { is: "none" }],
    ["somebody writes what was agreed to", "cy", ["en"], ["en"], { is: "none" }],
    ["only others are written", "cy", [], ["en"], { is: "others", languages: ["en"] }],
    [
      "what the line was not signed off for is not offered",
      "cy",
      [],
      ["de", "en"],
      { is: "others", languages: ["en"] },
    ],
    ["nobody is connected", "cy", [], [], { is: "nobody" }],
    ["nobody writes a language of this line", "cy", [], ["de"], { is: "nobody" }],
  ] as const)("Q7: when %s", (_, own, also, spoken, expected) => {
    expect(languageQuestion(own, also, spoken, ["en", "cy"])).toEqual(expected);
  });

  test("the tab's entry is the token alone, with languages only where there is a choice", () => {
    expect(placeEntry({ token: "t.h", languages: [] })).toBe("t.h");
    expect(readPlace("t.h", ["en"])).toEqual({ token: "t.h", languages: [] });
    const entry = placeEntry({ token: "t.h", languages: ["cy", "en"] });
    expect(readPlace(entry, ["en", "cy"])).toEqual({ token: "t.h", languages: ["cy", "en"] });
    // A language that is no longer offered, or was never one.
    expect(readPlace("t.h cy <b>", ["en"])).toEqual({ token: "t.h", languages: [] });
  });
});

describe("somebody may be hurt now", () => {
  const urgent = sent({ type: "urgent" });

  test("Q16: it is said at once", () => {
    const play = inLine().take({ type: "urgentPressed" });
    expect(play.effects).toEqual([urgent]);
    expect(play.state.urgent).toBe(true);
  });

  test("Q16: before there is a place, it is said with the place", () => {
    const play = begun().take({ type: "urgentPressed" });
    expect(play.effects).toEqual([]);
    expect(play.hear(placed).effects).toEqual([urgent]);
  });

  test("Q16: it is said again after every new place", () => {
    const play = inLine().take({ type: "urgentPressed" }, { type: "queueLost" }, { type: "queueOpened" });
    expect(play.hear(placed).effects).toEqual([urgent]);
  });

  test("nothing of it is said by somebody who did not press", () => {
    expect(inLine().hear(placed).did("send")).toEqual([]);
  });

  test("it does not outlive leaving the line", () => {
    expect(inLine().take({ type: "urgentPressed" }, { type: "leftLine" }).state.urgent).toBe(false);
  });
});

describe("after the end", () => {
  const renewed = { type: "admissionRenewed", admission: "seat1" } as const;
  const over = (by: EndedBy) => inChat(true).take(renewed, { type: "chatEnded", by });

  test.each(["otherAbsent", "otherLeft", "revoked"] as const)(
    "'%s': somebody else, from the head of the line",
    (by) => {
      const play = over(by);
      expect(play.state.token).toBe("seat1");
      expect(play.did("forget")).toHaveLength(1);
      play.take({ type: "someoneElsePressed" });
      expect(play.effects.map(({ type }) => type)).toEqual(["dropChat", "prepare"]);
      play.take({ type: "prepared", commitment: "c2" }, { type: "queueOpened" });
      expect(play.effects).toEqual([{ type: "openQueue" }, { type: "ask", commitment: "c2", also: [] }]);
    },
  );

  test.each(["me", "other", "meAbsent", "silence", "over", "replaced"] as const)(
    "'%s': nothing proves the place any more",
    (by) => {
      expect(over(by).state).toMatchObject({ stage: "ended", token: null });
    },
  );

  test("P4: an admission that was under way when the chat ended is not kept", () => {
    const play = over("me").take(renewed);
    expect(play.effects).toEqual([]);
    expect(play.state.token).toBeNull();
  });
});

test("a locked phone: a place that runs out is a new one, and nobody is asked any more whether they are there", () => {
  const play = inLine().hear({ type: "aside", waitForHere: true }).take({ type: "queueClosed", code: closeCode.token });
  expect(play.state).toMatchObject({ mustShow: false, note: "newPlace" });
});

test("a locked phone: whoever is called after all need not say any more that they are here", () => {
  const aside: QueueFrame = { type: "aside", waitForHere: true };
  expect(inLine().hear(aside).hear(called(1)).state).toMatchObject({ stage: "called", mustShow: false, note: null });
});
