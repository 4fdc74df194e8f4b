/**
 * Rules Q18 and Q19, pure: while very many come, a page that asks for a place solves puzzles first, and whoever cannot
 * waits a little longer; nobody is refused for it, and no gate takes more than its share of a crowded line.
 *
 * Must stay true: in calm nothing of this happens; a place that somebody has is never taken away; whoever solved stands
 * where they asked.
 */
import type { LineSlug } from "../../shared/ids.ts";
import {
  askingMost,
  askingOfGateMost,
  crowdedFrom,
  joinsCalm,
  placesOfGate,
  placesOfGateSolved,
  puzzleBitsLeast,
  puzzleBitsMost,
  ticketMs,
  unsolvedMost,
  unsolvedMs,
  waitingMost,
} from "../../shared/limits.ts";
import { closeCode, type VisitorFrame } from "../../shared/protocol.ts";
import type { Ticket } from "../../shared/tokens.ts";
import { isFull, isOpen } from "./opening.ts";
import { counted, heldBy, knownBy, originOf, surgeAt } from "./origins.ts";
import {
  type Asking,
  andThen,
  askingOf,
  dismiss,
  dismissAll,
  type Effect,
  type Newcomer,
  nothing,
  type Origin,
  replace,
  type State,
  type Step,
} from "./people.ts";
import { isSolved } from "./puzzles.ts";
import { queueOf, waitingOn } from "./queue.ts";

/** What is asked of a page: nothing (0), or puzzles of so many bits. */
export function bitsFor(crowd: {
  readonly isSurge: boolean;
  readonly level: number;
  readonly waiting: number;
  readonly fromGate: number;
}): number {
  const { isSurge, level, waiting, fromGate } = crowd;
  const isMuch = fromGate >= placesOfGate;
  if (!isSurge && level <= joinsCalm && waiting < crowdedFrom && !isMuch) return 0;
  const harder = [level > 3 * joinsCalm, waiting >= 2 * crowdedFrom, isMuch].filter(Boolean).length;
  return Math.min(puzzleBitsMost, puzzleBitsLeast + harder);
}

/** Somebody without a place has asked for one. `bits` 0: they are in line at once, as ever. */
export function arrived(
  state: State,
  { socket, returning }: Newcomer,
  line: LineSlug,
  now: number,
): { readonly state: State; readonly bits: number; readonly origin: Origin } {
  const origin = originOf(state, socket, returning?.askedAt ?? now, now);
  // Asked already, over a connection that was lost: the same question, and nobody more has come.
  if (returning?.bits !== undefined) return { state, bits: returning.bits, origin };
  const crowd = counted(state.crowd, now);
  const held = heldBy(state, origin.key);
  const bits = bitsFor({
    isSurge: surgeAt(state, now),
    level: crowd.level,
    waiting: waitingOn(state, line).length,
    fromGate: held.waiting + held.asking,
  });
  return { state: { ...state, crowd }, bits, origin };
}

/** At the door. `solves`: the page hears what it may do meanwhile. */
export function asks(state: State, asking: Asking, origin: Origin, solves: boolean, now: number): Step {
  const { asking: atDoor } = heldBy(state, origin.key);
  // Its page tries again by itself, some seconds later.
  if (atDoor >= askingOfGateMost) return dismiss(state, asking.socket, closeCode.tooFast);
  const made = madeRoom(knownBy(replace(state, asking), asking.socket, asking.ticket, origin));
  const sign = { ticket: ticketOf(asking, now) };
  const puzzle: Effect = { type: "send", socket: asking.socket, frame: { type: "puzzle", bits: asking.bits }, sign };
  return solves ? { state: made.state, effects: [...made.effects, puzzle] } : made;
}

/**
 * Whoever has asked longest of the largest gate gives way. Those who cannot be told apart are no crowd: they give way only
 * while they are more than everybody else together.
 */
function madeRoom(state: State): Step {
  const asking = askingOf(state);
  if (asking.length <= askingMost) return nothing(state);
  const gates = Map.groupBy(asking, ({ ticket }) => state.origins.get(ticket)?.key ?? null);
  const hidden = gates.get(null) ?? [];
  gates.delete(null);
  const crowds = hidden.length > asking.length / 2 ? [hidden] : [...gates.values()];
  const largest = crowds.reduce((one, other) => (other.length > one.length ? other : one));
  const oldest = largest.reduce((one, other) => (other.askedAt < one.askedAt ? other : one));
  return dismiss(state, oldest.socket, closeCode.tooFast);
}

/** What a page says before it is in line. */
export function said(state: State, asking: Asking, frame: VisitorFrame, now: number): Step {
  switch (frame.type) {
    case "solved":
      return isSolved(asking.ticket, asking.bits, frame.answers)
        ? nothing(replace(state, { ...asking, solved: true }))
        : nothing(state);
    case "renew": {
      const sign = { ticket: ticketOf(asking, now) };
      return { state, effects: [{ type: "send", socket: asking.socket, frame: { type: "ticket" }, sign }] };
    }
    // Rule W6: one question per socket.
    case "ask":
      return dismiss(state, asking.socket, closeCode.malformed);
    // Whoever comes back may not have heard yet that they are at the door. What counts for the place is kept with it;
    // that somebody may be hurt is said once more as soon as there is one.
    case "agree":
      return nothing(replace(state, { ...asking, also: besides(asking.language, frame.also) }));
    case "rejoin":
      return nothing(replace(state, { ...asking, commitment: frame.commitment }));
    case "urgent":
    case "here":
    case "answered":
    case "seated":
      return nothing(state);
  }
}

/** Everybody who is to be let in now, one after another: `place` puts one in line. */
export function letIn(state: State, now: number, place: (state: State, asking: Asking) => Step): Step {
  const ready = askingOf(state)
    .filter((one) => one.solved || unsolvedUntil(one) <= now)
    .toSorted((a, b) => Number(b.solved) - Number(a.solved) || a.askedAt - b.askedAt);
  if (ready.length === 0) return nothing(state);
  const room = new Room(state, now);
  return ready.reduce((so, one) => andThen(so, (current) => lookedAt(current, one, room, now, place)), nothing(state));
}

/** Who finds no room costs nothing: very many may stand here at every step. Each wait that is reckoned lets one go. */
function lookedAt(
  state: State,
  asking: Asking,
  room: Room,
  now: number,
  place: (state: State, asking: Asking) => Step,
): Step {
  if (waitingOn(state, asking.line).length >= waitingMost) return dismiss(state, asking.socket, closeCode.full);
  const key = state.origins.get(asking.ticket)?.key ?? null;
  if (!room.has(asking, key)) return nothing(state);
  if (isFull(state, asking, now)) return dismiss(state, asking.socket, closeCode.full);
  room.take(asking, key);
  // Who solved nothing has waited at the door, and stands behind those who have come in meanwhile.
  return place(state, asking.solved ? asking : { ...asking, askedAt: now });
}

/** Rule Q19: the share of one gate, and the half of the line that those who solved nothing can fill together. */
class Room {
  readonly #isSurge: boolean;
  readonly #ofGate = new Map<string, number>();
  readonly #unsolved = new Map<LineSlug, number>();

  constructor(state: State, now: number) {
    this.#isSurge = surgeAt(state, now);
    for (const visitor of queueOf(state).order) this.take(visitor, state.origins.get(visitor.ticket)?.key ?? null);
  }

  has({ line, solved }: Pick<Asking, "line" | "solved">, key: string | null): boolean {
    const share = (solved ? placesOfGateSolved : placesOfGate) / (this.#isSurge ? 2 : 1);
    if (key !== null && (this.#ofGate.get(key) ?? 0) + 1 > share) return false;
    return solved || (this.#unsolved.get(line) ?? 0) < unsolvedMost;
  }

  take({ line, solved }: Pick<Asking, "line" | "solved">, key: string | null): void {
    if (key !== null) this.#ofGate.set(key, (this.#ofGate.get(key) ?? 0) + 1);
    if (!solved) this.#unsolved.set(line, (this.#unsolved.get(line) ?? 0) + 1);
  }
}

/** Languages besides the first, each once: what is kept of a page's list is no longer than it must be. */
export function besides(language: string, also: readonly string[]): string[] {
  return [...new Set(also)].filter((other) => other !== language);
}

const unsolvedUntil = ({ askedAt }: Asking) => askedAt + unsolvedMs;

/** Lines that closed while somebody asked. */
export function closed(state: State, now: number): Step {
  if (now < state.coldUntil) return nothing(state);
  const asking = askingOf(state);
  const lines = new Set(asking.map(({ line }) => line));
  const over = new Set([...lines].filter((line) => !isOpen(state, line, now)));
  return dismissAll(
    state,
    asking.filter(({ line }) => over.has(line)),
    closeCode.closed,
  );
}

/** When somebody at the door may be let in next; null: nobody is there, or only those whose gate has its share already. */
export function nextLetIn(state: State, now: number): number | null {
  const times = askingOf(state).flatMap((one) => (one.solved ? [] : [unsolvedUntil(one)]));
  const ahead = times.filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function ticketOf({ ticket: id, line, askedAt, bits, solved }: Asking, now: number): Ticket {
  return { id, line, askedAt, expires: now + ticketMs, bits, ...(solved && { solved }) };
}
