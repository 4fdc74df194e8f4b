/** What must hold in one conversation at every step. */
import {
  absentMs,
  afterEndMs,
  answerMs,
  farewellMs,
  helloMs,
  outboxFrames,
  silenceEndMs,
} from "../../shared/limits.ts";
import type { Event } from "../../web/conversation/event.ts";
import type { State } from "../../web/conversation/state.ts";
import { type Blame, type Ledger, mark } from "./ledger.ts";
import { goesOn, nameOf, others, type Talk } from "./talk.ts";

/** Frames of small things (typing, acknowledgements, new keys) an outbox may hold beside the words. */
const smallFrames = 80;
/** Acknowledgements that may follow when nobody says anything more. */
const quietMost = 10;
/** Deadlines are looked at every second, on hidden pages once a minute. */
const lateMs = 65_000;
/** What has passed during a pause is judged at the look after it; silence is announced first, and then ended. */
const absenceLateMs = 2 * lateMs;
const silenceLateMs = 4 * lateMs;

/** What takes silence back. */
const stirringEvents = new Set(["wrote", "timeAsked", "wordsTakenBack", "closingBegan", "resumed"]);
const stirringFrames = new Set(["message", "typing", "closing", "takenBack", "time"]);

/** Frames that carry nothing else are acknowledged with the next that does (E8). */
const quietKinds = new Set(["ack", "typing", "seen"]);

export class ConversationRules {
  readonly #blame: Blame;
  readonly #ledger: Ledger;
  readonly talks: Talk[] = [];
  /** Acknowledgements in a room since anybody did anything. */
  readonly #quiet = new Map<string, number>();

  constructor(blame: Blame, ledger: Ledger) {
    this.#blame = blame;
    this.#ledger = ledger;
  }

  stepped(talk: Talk, before: State, event: Event, after: State, now: number): void {
    talk.state = after;
    this.#words(talk, before, event, after, now);
    this.#bounds(talk, after);
    if (after.acknowledged > before.acknowledged) this.#acknowledged(talk, before, after);
    if (before.ended === null && after.ended !== null) this.#ended(talk, before, event, after);
    if (after.ended !== null) this.#erased(talk, after, now);
    this.#pingPong(talk, before, event);
    const alone = after.phase === "talking" && after.link === "up" && !after.otherPresent && !after.timeNeeded;
    talk.aloneSince = alone ? (talk.aloneSince ?? now) : undefined;
    this.#silence(talk, event, after, now);
    const kind = before.busy?.does === "seal" ? before.busy.draft.type : before.busy?.does;
    if (after.sealed > before.sealed && kind !== undefined && !quietKinds.has(kind))
      talk.sealedAt.set(before.sealed, now);
  }

  #silence(talk: Talk, event: Event, after: State, now: number): void {
    const { phase, link, otherPresent, timeNeeded, typing, otherTypingUntil } = after;
    const frame = event.type === "opened" ? event.frame?.type : undefined;
    const stirs = stirringEvents.has(event.type) || (frame !== undefined && stirringFrames.has(frame));
    const isWriting = typing.wanted || otherTypingUntil !== null;
    if (phase !== "talking" || link !== "up" || !otherPresent || timeNeeded) talk.quietFrom = undefined;
    else talk.quietFrom = stirs || isWriting ? now : (talk.quietFrom ?? now);
  }

  #words(talk: Talk, before: State, event: Event, after: State, now: number): void {
    if (event.type === "wrote" && after.numbered > before.numbered)
      this.#ledger.wrote(talk, before.numbered, event.text, now);
    if (event.type === "wordsTakenBack" && after.drafts !== before.drafts) talk.takenBackBefore = after.numbered;
    if (event.type !== "opened") return;
    const { frame } = event;
    if (frame?.type === "message" && after.messages.length > before.messages.length) {
      const shown = after.messages.at(-1);
      if (shown !== undefined && !shown.mine) this.#ledger.showed(talk, shown.text, shown.id.number);
    }
    if (frame?.type === "takenBack" && after.ended === null) {
      const kept = after.messages.some(({ mine, text, id }) => !mine && id.number < frame.before && text !== "");
      if (kept && after.end === "counsellor") this.#blame("E20", `${nameOf(talk)} still shows what was taken back`);
    }
  }

  #acknowledged(talk: Talk, before: State, after: State): void {
    const expected = Math.max(0, ...others(this.talks, talk).map(({ state }) => state.expected));
    if (after.acknowledged > expected)
      this.#blame("E8", `${nameOf(talk)} believes in ${after.acknowledged} frames read, and ${expected} were`);
    this.#ledger.acknowledged(talk, before, after, this.talks);
  }

  #bounds(talk: Talk, { outbox, arrived, drafts, sealed, acknowledged, ended }: State): void {
    if (outbox.length + drafts.length > outboxFrames + smallFrames)
      this.#blame("E8", `${nameOf(talk)}'s outbox holds ${outbox.length} frames`);
    if (arrived.length > 64)
      this.#blame("E7", `${nameOf(talk)} holds ${arrived.length} frames that cannot be read yet`);
    const [first] = outbox;
    const kept = ended === null && sealed > acknowledged;
    if (kept && (first === undefined || first.sequence > acknowledged))
      this.#blame("E9", `${nameOf(talk)} no longer has frame ${acknowledged}, which was never acknowledged`);
  }

  #ended(talk: Talk, before: State, event: Event, after: State): void {
    const messages =
      event.type === "opened" ? before.messages : after.messages.length > 0 ? after.messages : before.messages;
    const missing = messages.filter(
      ({ mine, takenBack, sequence }) => mine && !takenBack && (sequence === null || sequence >= after.acknowledged),
    );
    // Written at the very instant at which a page that slept learns that the chat is over: erased in the same step.
    const justWritten = messages === before.messages ? after.numbered - before.numbered : 0;
    const all = missing.length + justWritten;
    if (after.ended?.undelivered !== all)
      this.#blame("P8", `${nameOf(talk)} ends with ${after.ended?.undelivered} undelivered, and there are ${all}`);
  }

  /** P6: what is over leaves nothing behind, except at the console for as long as it says. */
  #erased(
    talk: Talk,
    { ended, end, messages, drafts, arrived, outbox, farewellUntil, phase, busy }: State,
    now: number,
  ): void {
    if (ended === null) return;
    const blame = (what: string) => this.#blame("P6", `${nameOf(talk)} keeps ${what} of a chat that is over`);
    const keepsText = end === "counsellor" && now - ended.at < afterEndMs + lateMs;
    if (!keepsText && messages.some(({ text }) => text !== "")) blame("text");
    const keeps = ended.at + (end === "visitor" ? farewellMs : absentMs);
    if (farewellUntil !== null && farewellUntil > keeps) blame("the goodbye longer than it says");
    if (arrived.length > 0) blame("frames that came");
    if (drafts.some((draft) => JSON.stringify(draft).includes(mark))) blame("words that were never sent");
    if (farewellUntil === null && phase === "ended" && outbox.length > 0) blame("sealed frames");
    if (farewellUntil === null && busy !== null) blame("work on keys");
  }

  /** E8: quiet frames never answer one another for ever. */
  #pingPong(talk: Talk, before: State, event: Event): void {
    const stirs = [
      "wrote",
      "typed",
      "messagesSeen",
      "pageTurned",
      "timeAsked",
      "wordsTakenBack",
      "updated",
      "linkOpened",
    ];
    if (stirs.includes(event.type)) this.#quiet.set(talk.room, 0);
    if (event.type !== "sealed" || before.busy?.does !== "seal" || before.busy.draft.type !== "ack") return;
    const quiet = (this.#quiet.get(talk.room) ?? 0) + 1;
    this.#quiet.set(talk.room, quiet);
    if (quiet > quietMost) this.#blame("E8", `${nameOf(talk)}: ${quiet} acknowledgements, and nobody said anything`);
  }

  /** Looked at every few seconds: what should have ended by itself. */
  sampled(now: number): void {
    for (const talk of this.talks) {
      const { page, state } = talk;
      if (page.frozen || !goesOn(talk)) continue;
      const late = (since: number, ms: number, lateMost = lateMs) => now - since > ms + lateMost;
      if (late(state.endsAt, 0)) this.#blame("E14", `${nameOf(talk)}'s chat goes on after its last minute`);
      if (state.phase !== "talking" && late(state.openedAt, answerMs + helloMs))
        this.#blame("E5", `${nameOf(talk)} has been agreeing on keys for ever`);
      // What was slept through does not count.
      const counts = (since: number) => Math.max(since, page.thawedAt);
      if (talk.aloneSince !== undefined && late(counts(talk.aloneSince), absentMs, absenceLateMs))
        this.#blame("E16", `${nameOf(talk)} waits for ever for somebody who is gone`);
      const { quietFrom } = talk;
      if (state.end === "counsellor" && quietFrom !== undefined && late(counts(quietFrom), silenceEndMs, silenceLateMs))
        this.#blame("E18", `${nameOf(talk)}'s silence does not end`);
    }
  }
}
