/**
 * What an end lets the other know besides words: what was seen, whether the page is in front, that time is needed, what
 * was picked to talk about, and that words are taken back. All of it is sealed like any message; the visitor's page
 * alone says these things, the console shows them.
 */
import { topicUnits } from "../../shared/limits.ts";
import type { SealedFrame } from "../../shared/protocol.ts";
import type { Draft } from "./operation.ts";
import { quietFramesMost } from "./pauses.ts";
import { stirred } from "./quiet.ts";
import type { Message, State, Step } from "./state.ts";

/** Everything of the other's that is shown has been on a screen that somebody looked at. */
export function seen(state: State): Step {
  const numbers = state.messages.flatMap(({ mine, id }) => (mine ? [] : [id.number + 1]));
  const wanted = Math.max(state.seen.wanted, ...numbers);
  return only(
    state.end === "visitor" && wanted > state.seen.wanted ? { ...state, seen: { ...state.seen, wanted } } : state,
  );
}

export function pageTurned(state: State, shown: boolean): Step {
  return only(state.end === "visitor" ? { ...state, page: { ...state.page, shown } } : state);
}

/** While time is needed nothing ends by silence or absence; an absence is counted afresh afterwards. */
export function timeAsked(state: State, needed: boolean, now: number): Step {
  if (state.end !== "visitor" || state.phase !== "talking" || state.timeNeeded === needed) return only(state);
  return only(drafting(timeNeeded(state, needed, now), { type: "time", needed }));
}

function timeNeeded(state: State, needed: boolean, now: number): State {
  const absentSince = state.absentSince === null || needed ? state.absentSince : now;
  return { ...stirred(state, now), timeNeeded: needed, absentSince };
}

/** Told once, in the charity's own words. */
export function topicPicked(state: State, topic: string): Step {
  const fits = state.end === "visitor" && state.topic === null && state.ended === null;
  if (!fits || topic === "" || topic.length > topicUnits) return only(state);
  return only(drafting({ ...state, topic }, { type: "topic", topic }));
}

/** What was not sealed yet is never sent; what was is forgotten on both screens. */
export function wordsTakenBack(state: State, now: number): Step {
  const before = state.numbered;
  const nothing = !state.messages.some(({ mine, takenBack }) => mine && !takenBack);
  if (state.end !== "visitor" || state.ended !== null || nothing) return only(state);
  const drafts = state.drafts.filter(({ type }) => type !== "message");
  return only(drafting({ ...takenBack(stirred(state, now), true, before), drafts }, { type: "takenBack", before }));
}

function takenBack(state: State, mine: boolean, before: number): State {
  const gone = (message: Message): Message =>
    message.mine === mine && message.id.number < before ? { ...message, text: "", takenBack: true } : message;
  // Steps that were agreed on are made of the visitor's words: the counsellor can write them anew.
  return { ...state, steps: [], messages: state.messages.map(gone) };
}

type Sign = Extract<SealedFrame, { type: "seen" | "page" | "time" | "topic" | "takenBack" }>;

/** The console's side. A visitor's page is shown nothing of the kind, so it takes none of them seriously. */
export function shown(state: State, frame: Sign, now: number): State {
  if (state.end !== "counsellor") return state;
  // "Seen" alone never causes an acknowledgement (E8).
  const owed: State = frame.type === "seen" ? quietly(state) : { ...state, ackOwed: true };
  switch (frame.type) {
    case "seen":
      return { ...owed, otherSeen: Math.max(state.otherSeen, Math.min(frame.before, state.numbered)) };
    case "page":
      return { ...owed, otherPageShown: frame.shown };
    case "time":
      return timeNeeded(owed, frame.needed, now);
    case "topic":
      return { ...owed, topic: state.topic ?? frame.topic };
    case "takenBack":
      return takenBack(stirred(owed, now), false, frame.before);
  }
}

/** E8: one quiet frame never causes an acknowledgement; many do. */
export function quietly(state: State): State {
  const quietRead = state.quietRead + 1;
  return { ...state, quietRead, ackOwed: state.ackOwed || quietRead >= quietFramesMost };
}

const drafting = (state: State, draft: Draft): State => ({ ...state, drafts: [...state.drafts, draft] });
const only = (state: State): Step => ({ state, effects: [] });
