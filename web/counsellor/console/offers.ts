/** Somebody offered to this console alone: it rings until it is answered or the time is over. */
import type { TicketId } from "../../../shared/ids.ts";
import type { Effect } from "./effect.ts";
import type { Board, ConsoleState, Step } from "./state.ts";

/** Between two rings: often enough to be found, seldom enough to go on writing. */
const ringAgainMs = 4000;
/** The board that takes an offer back may be written a little before its last moment here. */
const earlyMs = 1500;

export interface Offer {
  readonly ticket: TicketId;
  readonly until: number;
  readonly rungAt: number;
  /** Taken or refused here: it rings no longer. */
  readonly answered: boolean;
}

/** The offer as it stands with this board. */
export function offerOf({ offer }: ConsoleState, { me }: Board, now: number): Offer | undefined {
  if (me.offer === null) return undefined;
  const { ticket, until } = me.offer;
  return offer?.ticket === ticket && offer.until === until ? offer : { ticket, until, rungAt: now, answered: false };
}

/** It rang to its end and nobody answered. */
export function wasMissed({ offer }: ConsoleState, { me }: Board, now: number): boolean {
  return offer !== undefined && !offer.answered && me.offer === null && now >= offer.until - earlyMs;
}

export function isRinging(offer: Offer | undefined, now: number): offer is Offer {
  return offer !== undefined && !offer.answered && now < offer.until;
}

export function ringAgain(state: ConsoleState, now: number): Step {
  const { offer } = state;
  if (!isRinging(offer, now) || now - offer.rungAt < ringAgainMs) return { state, effects: [] };
  return { state: { ...state, offer: { ...offer, rungAt: now } }, effects: [{ type: "playSound", sound: "offer" }] };
}

export function declined(state: ConsoleState, ticket: TicketId): Step {
  if (state.offer?.ticket !== ticket || state.offer.answered) return { state, effects: [] };
  const told: readonly Effect[] = state.link === "up" ? [{ type: "send", frame: { type: "decline", ticket } }] : [];
  return { state: answered(state), effects: told };
}

/** Whatever is taken now, the ringing has done its work. */
export function answered(state: ConsoleState): ConsoleState {
  return state.offer === undefined ? state : { ...state, offer: { ...state.offer, answered: true } };
}

/** Nothing was taken after all: while it still stands it rings on. */
export function unanswered(state: ConsoleState): ConsoleState {
  return state.offer === undefined ? state : { ...state, offer: { ...state.offer, answered: false } };
}
