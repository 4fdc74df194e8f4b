/**
 * From where people come, as far as the Switchboard may know: shares of a crowded line, and flags. All of it is in memory
 * alone and goes with it; whoever cannot be told apart from others is never held against them.
 */
import type { RoomId, SessionId, TicketId } from "../../shared/ids.ts";
import { declinedKept, flagMs, flagsMost, joinsCalmPerSecond } from "../../shared/limits.ts";
import {
  type Asking,
  askingOf,
  type Console,
  type Crowd,
  consolesOf,
  nothing,
  type Origin,
  type Person,
  replace,
  type State,
  type Step,
  type Visitor,
  visitorsOf,
} from "./people.ts";
import { siteOf } from "./salts.ts";
import { newestSheets } from "./sheets.ts";

/** The end of a surge that runs; the newest sheets say so. */
export function surgeAt(state: State, now: number): boolean {
  return [...newestSheets(state).values()].some(({ surgeUntil = 0 }) => now < surgeUntil);
}

/** One more came. */
export function counted({ level, at }: Crowd, now: number): Crowd {
  const left = Math.max(0, level - (Math.max(0, now - at) / 1000) * joinsCalmPerSecond);
  return { level: left + 1, at: now };
}

/**
 * Keys of one gate under several salts: the one that it, or else its site, is known by already; else the newest salt's.
 * `askedAt`: a flag counts for whoever asks after it (rule Q21), and so for the same people each time they come back.
 */
export function originOf(state: State, socket: string, askedAt: number, now: number): Origin {
  const keys = state.gates.get(socket) ?? [];
  const known = [...state.origins.values()].flatMap(({ key }) => (key === null ? [] : [key]));
  const [gates, sites] = [new Set(known), new Set(known.map(siteOf))];
  const lowered = keys.some((key) => {
    const until = state.flagged.get(key) ?? 0;
    return now < until && until - flagMs <= askedAt;
  });
  const key = keys.find((one) => gates.has(one)) ?? keys.find((one) => sites.has(siteOf(one))) ?? keys[0] ?? null;
  return { key, lowered };
}

/** The socket has said what it wants: what is known of it is known by its ticket from now on. */
export function knownBy(state: State, socket: string, ticket: TicketId, origin: Origin): State {
  if (!state.gates.has(socket) && origin.key === null && !state.origins.has(ticket)) return state;
  const gates = new Map(state.gates);
  gates.delete(socket);
  return { ...state, gates, origins: new Map(state.origins).set(ticket, origin) };
}

/**
 * The same with at most one person in line from each site that can be told apart: by it is reckoned whether somebody new
 * is turned away, or a handful of places taken from one home, which has hundreds of connections in IPv6, would close the
 * line to everybody (rule Q22).
 */
export function oneOfEachSite(state: State): State {
  const met = new Set<string>();
  const again = (person: Person) => {
    const key = person.kind === "visitor" && person.call === null ? state.origins.get(person.ticket)?.key : null;
    if (key === null || key === undefined) return false;
    const site = siteOf(key);
    const isAgain = met.has(site);
    met.add(site);
    return isAgain;
  };
  const people = state.people.filter((person) => !again(person));
  return people.length === state.people.length ? state : { ...state, people };
}

/** Places in line from one gate, and people at the door: whoever is called takes none. */
export function heldBy(state: State, key: string | null): { readonly waiting: number; readonly asking: number } {
  if (key === null) return { waiting: 0, asking: 0 };
  const isOfGate = ({ ticket }: Visitor | Asking) => state.origins.get(ticket)?.key === key;
  return {
    waiting: visitorsOf(state).filter((visitor) => visitor.call === null && isOfGate(visitor)).length,
    asking: askingOf(state).filter(isOfGate).length,
  };
}

/** Rule Q21, once for each chat: counts for whoever comes by the same gate; that ticket does not ring at this console again. */
export function flagged(state: State, session: SessionId, room: RoomId, now: number): Step {
  const found = flaggable(state, session, room);
  if (found === undefined) return nothing(state);
  const { console, ticket } = found;
  const origin = state.origins.get(ticket) ?? { key: null, lowered: false };
  if (origin.flagged) return nothing(state);
  const origins = new Map(state.origins).set(ticket, { ...origin, flagged: true as const });
  const declined = [...console.declined.filter((other) => other !== ticket), ticket].slice(-declinedKept);
  const { key } = origin;
  const others = [...state.flagged].filter(([other]) => other !== key);
  const flags = key === null ? state.flagged : new Map([...others, [key, now + flagMs] as const].slice(-flagsMost));
  return nothing(replace({ ...state, origins, flagged: flags }, { ...console, declined }));
}

/** The console of this session that holds this chat now. */
export function flaggable(state: State, session: SessionId, room: RoomId) {
  for (const console of consolesOf(state)) {
    const chat = console.pass.session === session ? console.chats.find((one) => one.room === room) : undefined;
    if (chat !== undefined) return { console, ticket: chat.ticket, line: chat.line };
  }
  return undefined;
}

/** Known no longer than somebody is here, and a flag no longer than it counts. */
export function stillKnown(state: State, consoles: readonly Console[], now: number): State {
  const { gates, origins, flagged } = state;
  if (gates.size + origins.size + flagged.size === 0) return state;
  const sockets = new Set(state.people.flatMap((person) => (person.kind === "newcomer" ? [person.socket] : [])));
  const tickets = new Set([
    ...[...visitorsOf(state), ...askingOf(state)].map(({ ticket }) => ticket),
    ...consoles.flatMap(({ chats }) => chats.map(({ ticket }) => ticket)),
  ]);
  const next = {
    gates: kept(gates, ([socket]) => sockets.has(socket)),
    origins: kept(origins, ([ticket]) => tickets.has(ticket)),
    flagged: kept(flagged, ([, until]) => now < until),
  };
  const isSame = next.gates === gates && next.origins === origins && next.flagged === flagged;
  return isSame ? state : { ...state, ...next };
}

function kept<Name, Value>(
  known: ReadonlyMap<Name, Value>,
  stays: (entry: readonly [Name, Value]) => boolean,
): ReadonlyMap<Name, Value> {
  const staying = [...known].filter(stays);
  return staying.length === known.size ? known : new Map(staying);
}

/** Every key that anybody is known by: their salts are still needed. */
export function keysKnown({ gates, origins, flagged }: State): readonly string[] {
  const ofOrigins = [...origins.values()].flatMap(({ key }) => (key === null ? [] : [key]));
  return [...[...gates.values()].flat(), ...ofOrigins, ...flagged.keys()];
}
