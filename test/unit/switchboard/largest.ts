/** The most that there can ever be to remember of one person: every list full, every text as long as its schema lets it. */
import { LineSlug, type RoomId, type TicketId } from "../../../shared/ids.ts";
import {
  aliasUnits,
  chatsMost,
  declinedKept,
  feelingSteps,
  feelingsPooled,
  languagesMost,
  missedCallsMost,
} from "../../../shared/limits.ts";
import { DutyPass } from "../../../shared/tokens.ts";
import type { Chat, Console, Visitor } from "../../../worker/switchboard/people.ts";
import { bandMinutes } from "../../../worker/switchboard/recent.ts";
import { id, pass } from "./world.ts";

/** Lines of one pass, as its schema has it. */
const linesMost = 8;
const late = Number.MAX_SAFE_INTEGER;
const instants = { from: late, until: late, expires: late };
const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));
const slug = (index: number) => LineSlug.parse(`${"l".repeat(30)}${index}`);
const languages = many(languagesMost, (index) => `abc-X${String.fromCharCode(65 + index)}`);

export function largestConsole(): Console {
  const [sheet] = pass(1).lines;
  if (sheet === undefined) throw new Error("no sheet");
  const lines = many(linesMost, (index) => {
    return {
      ...sheet,
      line: slug(index),
      revision: late,
      betweenChatsMs: late,
      waitMostMs: late,
      from: late,
      until: late,
    };
  });
  // Two bytes a letter in memory.
  const duty = DutyPass.parse(
    pass(1, { ...instants, alias: "ł".repeat(aliasUnits), limit: chatsMost, languages, lines }),
  );
  const chat = (index: number): Chat => ({
    room: id<RoomId>(index),
    ticket: id<TicketId>(index),
    line: slug(index),
    askedAt: late,
    endsAt: late,
    expires: late,
    commitment: "c".repeat(43),
    seated: false,
    visitorLostAt: late,
  });
  return {
    kind: "console",
    socket: crypto.randomUUID(),
    pass: duty,
    started: true,
    checkedIn: true,
    taking: true,
    rest: { why: "break", since: late },
    away: false,
    chats: many(chatsMost, chat),
    lastEndedAt: late,
    pauseUntil: late,
    offer: { ticket: id(1), until: late },
    missedOffers: 1,
    declined: many(declinedKept, (index) => id<TicketId>(index)),
    lastTurnAt: late,
    recent: many(linesMost, (index) => {
      return { line: slug(index), lengths: bandMinutes.map(() => 0.1) };
    }),
    feelings: many(feelingsPooled - 1, () => ({ line: slug(1), difference: -feelingSteps })),
    flags: [],
  };
}

export function largestVisitor(): Visitor {
  return {
    kind: "visitor",
    socket: crypto.randomUUID(),
    ticket: id(1),
    line: slug(1),
    language: "abc-XX",
    also: languages,
    lastStartAt: late,
    urgent: true,
    askedAt: late,
    commitment: "c".repeat(43),
    solved: true,
    left: id(2),
    call: { room: id(3), since: late, answered: false },
    missed: missedCallsMost,
    told: { ahead: late, wait: { fromMinutes: late, toMinutes: late }, spoken: languages, at: late },
  };
}
