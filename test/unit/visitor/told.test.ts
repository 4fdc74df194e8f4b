/** What a visitor is told while waiting and in the chat: early, exactly, and in this order. */
import { describe, expect, test } from "vitest";
import { absentAskMs, absentNoticeMs, chatEndNoticeMs } from "../../../shared/limits.ts";
import type { ConversationView, ShownMessage } from "../../../web/conversation/view.ts";
import {
  beginningNews,
  connectionNews,
  endQuestion,
  maySpeakToSomeoneElse,
  mayTakeBack,
  newsOf,
  tooLong,
} from "../../../web/visitor/show/news.ts";
import { languageSentence, placeHeading, placeNote, placeText, questionNow } from "../../../web/visitor/show/place.ts";
import { initial, type State } from "../../../web/visitor/visit/state.ts";
import { chat, status, wait, waiting } from "../../../web/words/en.ts";

const now = 1_000_000_000;
const moment = { alias: "Sam", now, time: (instant: number) => `T${instant - now}` };

const message = (given: Partial<ShownMessage>): ShownMessage => ({
  id: "0.0",
  mine: true,
  text: "words",
  at: now,
  delivery: "delivered",
  takenBack: false,
  place: undefined,
  ...given,
});

const view = (given: Partial<ConversationView> = {}): ConversationView => ({
  phase: "talking",
  link: "up",
  other: { alias: "Sam", role: "counsellor" },
  otherPresent: true,
  absentSince: undefined,
  otherDismissed: false,
  messages: [message({ mine: false })],
  otherIsWriting: false,
  otherPageShown: true,
  timeNeeded: false,
  silentSince: undefined,
  silenceEndsAt: undefined,
  absenceEndsAt: undefined,
  topic: undefined,
  steps: [],
  showsSteps: false,
  closing: false,
  endsAt: now + 2 * chatEndNoticeMs,
  canWrite: true,
  ended: undefined,
  ...given,
});

describe("in the chat", () => {
  test("the time there is stands at the beginning, until the counsellor has written", () => {
    const begun = view({ messages: [message({})] });
    const until = `Take your time. This chat can go on until T${2 * chatEndNoticeMs}.`;
    expect([beginningNews(begun, moment), newsOf(begun, moment)]).toEqual([until, ""]);
    expect([beginningNews(view(), moment), newsOf(view(), moment)]).toEqual(["", ""]);
    expect(beginningNews({ ...begun, endsAt: now + chatEndNoticeMs - 1 }, moment)).toBe("");
  });

  test("the time there is does not stand beside another end or a lost connection", () => {
    const begun = view({ messages: [] });
    for (const given of [{ closing: true }, { silenceEndsAt: now + 1 }, { link: "reconnecting" } as const])
      expect(beginningNews({ ...begun, ...given }, moment)).toBe("");
    expect(beginningNews({ ...begun, otherPresent: false, absentSince: now }, moment)).toBe("");
  });

  test("ten minutes before the end that is said, whatever else there is", () => {
    const news = newsOf(view({ endsAt: now + chatEndNoticeMs - 1, timeNeeded: true }), moment);
    expect(news).toContain(`until T${chatEndNoticeMs - 1}.`);
    expect(news).toContain(chat.thinking);
    expect(newsOf(view({ endsAt: now + chatEndNoticeMs }), moment)).toBe("");
  });

  test("E18: the end by silence is announced with its time", () => {
    expect(newsOf(view({ silenceEndsAt: now + 5 }), moment)).toBe(
      "Nobody has written for a while. The chat ends at T5 unless one of you writes.",
    );
  });

  test("an absent counsellor is told at once, somebody else after a minute, the end from ten minutes on", () => {
    const absent = (ms: number) =>
      view({ otherPresent: false, absentSince: now - ms, absenceEndsAt: now - ms + 900_000 });
    expect(connectionNews(absent(0), moment)).toContain("The connection to Sam is gone.");
    expect(maySpeakToSomeoneElse(absent(absentAskMs - 1), now)).toBe(false);
    expect(maySpeakToSomeoneElse(absent(absentAskMs), now)).toBe(true);
    expect(connectionNews(absent(absentNoticeMs - 1), moment)).not.toContain("ends at");
    expect(connectionNews(absent(absentNoticeMs), moment)).toContain(`the chat ends at T${900_000 - absentNoticeMs}.`);
  });

  test("R9: whoever was signed out is not waited for, and somebody else may be asked for at once", () => {
    const dismissed = view({ otherPresent: false, otherDismissed: true, absentSince: now });
    expect(connectionNews(dismissed, moment)).toContain("Sam has been signed out");
    expect(connectionNews(dismissed, moment)).not.toContain("waiting for it");
    expect(maySpeakToSomeoneElse(dismissed, now)).toBe(true);
    expect(maySpeakToSomeoneElse({ ...dismissed, link: "reconnecting" }, now)).toBe(false);
  });

  test("E16: without a connection of our own nothing is said about the other, and nobody else is offered", () => {
    const cut = view({ link: "reconnecting", otherPresent: false, absentSince: now - absentNoticeMs });
    expect(connectionNews(cut, moment)).toBe(chat.reconnecting);
    expect(maySpeakToSomeoneElse(cut, now)).toBe(false);
  });

  test("time to think stops the announced end of an absence", () => {
    const thinking = view({ otherPresent: false, absentSince: now - absentNoticeMs, timeNeeded: true });
    expect(connectionNews(thinking, moment)).not.toContain("ends at");
  });

  test.each(["waiting", "sent", "notDelivered"] as const)(
    "before the end, a last message that is '%s' is named",
    (delivery) => {
      expect(endQuestion(view({ messages: [message({ delivery })] }))).toBe(chat.endLastMissing);
    },
  );

  test.each(["delivered", "seen"] as const)("before the end, a last message that is '%s' is not", (delivery) => {
    expect(endQuestion(view({ messages: [message({ delivery })] }))).toBe(chat.endQuestion);
  });

  test("E20: only own words that still stand can be taken back", () => {
    expect(mayTakeBack(view())).toBe(false);
    expect(mayTakeBack(view({ messages: [message({})] }))).toBe(true);
    expect(mayTakeBack(view({ messages: [message({ takenBack: true, text: "" })] }))).toBe(false);
  });
});

test("a message that is too long is told by how much; what fits is not spoken of", () => {
  expect(tooLong("x".repeat(4000))).toBe("");
  expect(tooLong(`${"x".repeat(4000)}  \n`)).toBe("");
  expect(tooLong("x".repeat(4012))).toContain("it has 4012 characters, and 4000 fit");
});

describe("in line", () => {
  const state = (given: Partial<State> = {}): State => ({ ...initial, stage: "waiting", ...given });
  const endless = { now: 0, lastStartAt: null, zone: "Europe/London" };

  test.each([
    [0, "You are next"],
    [1, "1 person is ahead of you"],
    [20, "20 people are ahead of you"],
    [30, "About 30 people are ahead of you"],
  ])("Q9: %i ahead is told as '%s'", (ahead, words) => {
    expect(placeHeading(state({ ahead }))).toBe(words);
  });

  test("a wait of more than fifteen minutes is called long, and says what else there is", () => {
    const text = (toMinutes: number) => placeText(state({ wait: { fromMinutes: 5, toMinutes } }), endless);
    expect(text(15)).not.toContain(wait.longWait);
    expect(text(16)).toContain(wait.longWait);
    expect(placeText(state(), endless)).toContain(status.noWait);
  });

  test("where the last start may come first, that is said, with its time and with what else there is", () => {
    const lastStart = { now: Date.parse("2026-11-30T20:00Z"), lastStartAt: Date.parse("2026-11-30T20:20Z") };
    const text = (toMinutes: number) =>
      placeText(state({ wait: { fromMinutes: 5, toMinutes } }), { ...endless, ...lastStart });
    expect(text(20)).not.toContain("Last chats");
    expect(text(25)).toMatch(/^Wait: about 5 to 20 minutes\. Last chats start at 20:20, .* before then\. .* numbers/);
    expect(text(25)).not.toContain(wait.longWait);
    // That somebody will come is not promised then.
    expect([text(20), text(25)].map((said) => said.includes(waiting.keepOpen))).toEqual([true, false]);
  });

  test("Q13: whoever must show that they are there is asked that, and not told the same twice", () => {
    const asked = state({ mustShow: true, note: "aside" });
    expect(placeHeading(asked)).toBe("Are you still there?");
    expect(placeNote(asked)).toBe("");
    expect(placeNote(state({ note: "aside" }))).toBe(waiting.aside);
  });

  test("whoever is writing when somebody comes is asked to finish", () => {
    const finishing = state({ stage: "chatting", finishing: true });
    expect(placeHeading(finishing)).toBe("Someone is here.");
    expect(placeText(finishing, endless)).toBe("Finish your sentence. It is sent when you pause.");
  });

  test("a place that is slow to come is not left unexplained", () => {
    for (const delay of ["slow", "blocked", "offline"] as const) {
      expect(placeNote(state({ stage: "joining" }), delay)).toBe(waiting[delay]);
      expect(placeNote(state(), delay)).toBe("");
    }
    expect(placeNote(state({ stage: "joining" }))).toBe("");
  });

  test("who is there is not spoken of while this page is not in line itself", () => {
    const asked = (given: Partial<State>) => questionNow(state({ spoken: [], ...given }), "cy", ["cy", "en"]);
    expect(asked({ queue: "up" })).toEqual({ is: "nobody" });
    expect(asked({ queue: "up", spoken: ["en"] })).toEqual({ is: "others", languages: ["en"] });
    for (const given of [{ queue: "reconnecting" }, { queue: "connecting" }, { queue: "up", stage: "called" }] as const)
      expect(asked(given)).toEqual({ is: "none" });
  });

  test("Q7: nobody is passed across languages in silence", () => {
    const names: Record<string, string> = { cy: "Welsh", en: "English", fr: "French" };
    const sentence = (question: Parameters<typeof languageSentence>[0], spoken: number, also: string[] = []) =>
      languageSentence(
        question,
        { own: "cy", also, spoken },
        (code) => names[code] ?? code,
        (all) => all.join(" or "),
      );
    expect(sentence({ is: "none" }, 1)).toBe("");
    expect(sentence({ is: "nobody" }, 0)).toBe("Nobody is connected at the moment. We are looking.");
    expect(sentence({ is: "nobody" }, 1)).toBe("No one who writes Welsh is here now. We are looking.");
    expect(sentence({ is: "others", languages: ["en"] }, 1)).toBe(
      "No one who writes Welsh is here now. Wait, or chat in English?",
    );
    expect(sentence({ is: "none" }, 1, ["en"])).toBe("You can be answered in Welsh or English.");
    expect(sentence({ is: "nobody" }, 0, ["en"])).toBe(
      "You can be answered in Welsh or English. Nobody is connected at the moment. We are looking.",
    );
  });
});

test("no sentence on the visitor's page has an exclamation mark", async () => {
  const { en } = await import("../../../web/words/en.ts");
  expect(JSON.stringify(en)).not.toContain("!");
});
