/** Where a visitor is: four kinds of absence that are never taken for one another, and the reminders of a silence. */
import { expect, test } from "vitest";
import { silencePromptsMs } from "../../../shared/limits.ts";
import { hearing, presence, promptDue } from "../../../web/counsellor/presence.ts";
import { ending, presence as words } from "../../../web/counsellor/words/en.ts";
import { minute, room, start, TestConsole } from "./console.ts";

const talking = { stage: { is: "talking" } } as const;
const connected = {
  phase: "talking",
  link: "up",
  otherIsWriting: false,
  absentSince: undefined,
  otherPageShown: true,
  timeNeeded: false,
  silentSince: undefined,
  closing: false,
} as const;
const said = (change: object, chat: Parameters<typeof presence>[0] = talking) =>
  words(presence(chat, { ...connected, ...change }, start), () => "19:42");

test("quiet, hidden, lost and left are four different sentences", () => {
  const left = { stage: { is: "ended", by: "otherLeft", forgetAt: 0 } } as const;
  expect([
    said({ silentSince: start - 4 * minute }),
    said({ otherPageShown: false }),
    said({ absentSince: start - minute }),
    said({}, left),
  ]).toEqual(["quiet for 4 minutes", "page hidden", "connection lost since 19:42", "left on purpose"]);
});

test("asking for time is a state of its own, and no silence is counted in it", () => {
  expect(said({ timeNeeded: true })).toBe("asks for time");
  expect(said({ timeNeeded: true, otherPageShown: false })).toBe("asks for time");
  const silent = { silentSince: start - 20 * minute, timeNeeded: true };
  expect(promptDue({ ...talking, promptsClosed: undefined }, silent, start)).toBeUndefined();
});

test("a lost connection outweighs what was known before it was lost", () => {
  expect(said({ absentSince: start, otherPageShown: false, timeNeeded: true })).toBe("connection lost since 19:42");
});

test("while this page's own connection is down nothing is said about the visitor", () => {
  expect(said({ link: "reconnecting" })).toBe("cannot be seen just now");
  expect(said({ link: "reconnecting", otherIsWriting: true, silentSince: start })).toBe(
    words({ is: "unseen" }, String),
  );
  expect(said({ link: "reconnecting" }, { stage: { is: "ended", by: "me", forgetAt: 0 } })).toBe("has ended");
});

test("the question before the end promises no more than this: erased at once where it is heard at once", () => {
  const before = (change: object) => ending.whatHappens[hearing({ ...connected, ...change })];
  expect(before({})).toContain("at once");
  for (const change of [{ absentSince: start }, { link: "reconnecting" }, { link: "reconnecting", absentSince: start }])
    expect(before(change)).not.toContain("at once");
  expect(before({ absentSince: start })).toContain("Their connection");
  expect(before({ link: "reconnecting" })).toContain("Your connection");
});

test("nobody is quiet in the first two minutes, and who writes is never quiet", () => {
  expect(said({ silentSince: start - 2 * minute + 1 })).toBe("is here");
  expect(said({ silentSince: start - 9 * minute, otherIsWriting: true })).toBe("is writing");
});

test("an ended chat says so whatever was known of it, and a beginning one that it begins", () => {
  expect(said({ absentSince: start }, { stage: { is: "ended", by: "me", forgetAt: 0 } })).toBe("has ended");
  expect(said({ phase: "agreeing" }, { stage: { is: "starting" } })).toBe("is being connected");
  expect(said({ closing: true })).toBe("coming to its end");
});

test("a silence reminds at five and at eight minutes, each once closed stays closed, and the next silence begins anew", () => {
  const console = new TestConsole().onBoard().inChat();
  const due = (ms: number, silentSince = start) => {
    const chat = console.chat();
    return chat && promptDue(chat, { silentSince, timeNeeded: false }, silentSince + ms)?.count;
  };
  const [first, second] = silencePromptsMs;
  expect([due(first - 1), due(first), due(second)]).toEqual([undefined, 1, 2]);
  console.tell({ type: "promptClosed", room: room("a"), silentSince: start, count: 1 });
  expect([due(first), due(second - 1), due(second)]).toEqual([undefined, undefined, 2]);
  console.tell({ type: "promptClosed", room: room("a"), silentSince: start, count: 2 });
  expect(due(second + minute)).toBeUndefined();
  expect(due(first, start + 60 * minute)).toBe(1);
});
