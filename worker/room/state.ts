/**
 * A room's rules, pure. It seats people by their admissions, passes sealed bytes between the seats that are connected
 * now, and says who is. It keeps nothing of what passes.
 *
 * Must stay true: one socket per seat; bytes never go back to their sender; nothing here outlives the sockets.
 */
import type { LineSlug, RoomId, SessionId } from "../../shared/ids.ts";
import { admissionMs, askSessionMs, feelingMs } from "../../shared/limits.ts";
import { type CloseCode, closeCode, type MemberFrame, type Next, type RoomFrame } from "../../shared/protocol.ts";
import type { Admission } from "../../shared/tokens.ts";

/** What must be known of one socket; small enough to be its attachment. */
export interface Member {
  /** Distinguishes two sockets on the same seat. */
  readonly socket: string;
  readonly admission: Admission;
  /** The first frame has come. */
  readonly entered: boolean;
  /** Visitor: the chat is over, and nobody is told of this connection any more (R11). */
  readonly endedAt: number | null;
  /**
   * The one count this chat may give: `no` before visitor and counsellor were here together, `done` once it was given.
   * Whoever comes later learns of it from whoever is still here.
   */
  readonly counting: "no" | "open" | "done";
}

export interface RoomState {
  readonly members: readonly Member[];
  /** When the Office was asked last about each session. In memory alone: after hibernation it is asked sooner. */
  readonly askedAt: ReadonlyMap<SessionId, number>;
}

/** How much somebody's answer changed, and on which line: all that is ever said of it. */
export interface Feeling {
  readonly line: LineSlug;
  readonly difference: number;
}

export type RoomEvent =
  | { readonly type: "memberConnected"; readonly socket: string; readonly admission: Admission }
  | {
      readonly type: "frameArrived";
      readonly socket: string;
      readonly frame: MemberFrame;
      readonly renewed?: Admission | undefined;
    }
  | { readonly type: "bytesArrived"; readonly socket: string; readonly bytes: Uint8Array }
  | { readonly type: "memberGone"; readonly socket: string; readonly code: number }
  | { readonly type: "sessionRevoked"; readonly session: SessionId }
  | { readonly type: "firstFrameMissed"; readonly socket: string };

export type RoomEffect =
  | { readonly type: "remember"; readonly member: Member }
  | { readonly type: "send"; readonly socket: string; readonly frame: RoomFrame }
  | { readonly type: "relay"; readonly sockets: readonly string[]; readonly seat: number; readonly bytes: Uint8Array }
  /** Sign this and send it as the renewed admission. */
  | { readonly type: "admit"; readonly socket: string; readonly admission: Admission }
  /** Ask the Office whether this session lives; one that has ended is revoked. */
  | { readonly type: "ask"; readonly session: SessionId }
  /** For the Switchboard to pool. */
  | ({ readonly type: "count" } & Feeling)
  | { readonly type: "close"; readonly socket: string; readonly code: CloseCode };

export interface RoomStep {
  readonly state: RoomState;
  readonly effects: readonly RoomEffect[];
}

export const emptyRoom: RoomState = { members: [], askedAt: new Map() };

/** Rules R1 to R11. `now`: milliseconds by the service's clock. */
export function step(state: RoomState, event: RoomEvent, now: number): RoomStep {
  switch (event.type) {
    case "memberConnected":
      return connected(state, event.socket, event.admission);
    case "frameArrived":
      return ifSeated(state, event.socket, now, (member) => framed(state, member, event, now));
    case "bytesArrived":
      return ifSeated(state, event.socket, now, (member) => relayed(state, member, event.bytes, now));
    case "memberGone":
      return gone(state, event.socket, event.code);
    case "sessionRevoked":
      return dismissed(state, event.session);
    case "firstFrameMissed": {
      const silent = state.members.filter(({ socket, entered }) => socket === event.socket && !entered);
      return closing(state, silent, closeCode.silent);
    }
  }
}

/** R1: the newest socket of a seat wins. Nobody is announced before the first frame. */
function connected(state: RoomState, socket: string, admission: Admission): RoomStep {
  const older = state.members.filter((member) => member.admission.seat === admission.seat);
  const cleared = closing(state, older, closeCode.replaced);
  const counting = state.members.some((member) => member.counting === "done") ? "done" : "no";
  const member: Member = { socket, admission, entered: false, endedAt: null, counting };
  return {
    state: { ...state, members: [...cleared.state.members, member] },
    effects: [...cleared.effects, { type: "remember", member }],
  };
}

/** R5, R6: an admission that has run out closes this one socket, a chat that is over closes it with its own code. */
function ifSeated(state: RoomState, socket: string, now: number, act: (member: Member) => RoomStep): RoomStep {
  const member = state.members.find((candidate) => candidate.socket === socket);
  if (member === undefined) return { state, effects: [] };
  if (member.admission.endsAt <= now) return closing(state, [member], closeCode.over);
  if (member.admission.expires <= now) return closing(state, [member], closeCode.token);
  return act(member);
}

function framed(
  state: RoomState,
  member: Member,
  event: { frame: MemberFrame; renewed?: Admission | undefined },
  now: number,
): RoomStep {
  const { frame } = event;
  if (!member.entered && frame.type !== "resume" && frame.type !== "lost") return tooEarly(state, member);
  if (member.endedAt !== null && frame.type !== "feeling") return closing(state, [member], closeCode.malformed);
  switch (frame.type) {
    case "resume":
      return resumed(state, member, frame.next);
    case "renew":
      return renewed(state, member, now);
    case "renewed":
      return replaced(state, member, event.renewed);
    case "lost":
      return lost(state, member);
    case "ended":
      return over(state, member, now);
    case "feeling":
      return felt(state, member, frame.difference, now);
  }
}

/** R2: the first frame says what this end has. Where the way swallowed it the page comes back and says it again: no chat ends for that. */
function tooEarly(state: RoomState, member: Member): RoomStep {
  return closing(state, [member], closeCode.silent);
}

function resumed(state: RoomState, member: Member, next: Next): RoomStep {
  if (member.entered) return { state, effects: heard(state, member, next) };
  const after = together(withMember(state, { ...member, entered: true }));
  const changed = after.members.filter((one) => !state.members.includes(one));
  return { state: after, effects: [...changed.map(remember), ...presence(after), ...heard(after, member, next)] };
}

const remember = (member: Member): RoomEffect => ({ type: "remember", member });

function heard(state: RoomState, member: Member, next: Next): RoomEffect[] {
  const { seat } = member.admission;
  return others(state, member).map(({ socket }) => ({ type: "send", socket, frame: { type: "resumed", seat, next } }));
}

/** R11: only a visitor who was here together with somebody has a chat to be asked about. */
function together(state: RoomState): RoomState {
  const here = entered(state);
  const visitor = here.find(({ admission, counting }) => admission.seat === 0 && counting === "no");
  return visitor === undefined || here.length < 2 ? state : withMember(state, { ...visitor, counting: "open" });
}

/** R11: as if it had closed with `ended`, but for the one answer that may still come. */
function over(state: RoomState, member: Member, now: number): RoomStep {
  if (member.admission.seat !== 0) return closing(state, [member], closeCode.malformed);
  const next: Member = { ...member, endedAt: now };
  const after = withMember(state, next);
  return { state: after, effects: [remember(next), ...farewell(after, next), ...presence(after)] };
}

/** R11: one for each chat, in time; everybody who is still here knows of it, so that no other connection gives a second. */
function felt(state: RoomState, member: Member, difference: number, now: number): RoomStep {
  const { endedAt, counting, admission } = member;
  const counts = endedAt !== null && now <= endedAt + feelingMs && counting === "open";
  if (!counts) return closing(state, [member], closeCode.malformed);
  const others = state.members
    .filter((other) => other !== member)
    .map((other): Member => ({ ...other, counting: "done" }));
  const closed = closing(state, [member], closeCode.ended);
  return {
    state: { ...closed.state, members: others },
    effects: [{ type: "count", line: admission.line, difference }, ...others.map(remember), ...closed.effects],
  };
}

/** R7: the visitor's seat is renewed here; staff are renewed by the Switchboard, which knows whether they still may. */
function renewed(state: RoomState, member: Member, now: number): RoomStep {
  const { admission } = member;
  if (admission.staff !== undefined) return closing(state, [member], closeCode.malformed);
  const expires = Math.min(now + admissionMs, admission.endsAt);
  const next: Member = { ...member, admission: { ...admission, expires } };
  return {
    state: withMember(state, next),
    effects: [
      { type: "remember", member: next },
      { type: "admit", socket: member.socket, admission: next.admission },
    ],
  };
}

/** R8: a renewed staff admission counts only for the same room, seat, person and session, and never shortens. */
function replaced(state: RoomState, member: Member, admission: Admission | undefined): RoomStep {
  const { admission: held } = member;
  const fits =
    admission?.staff !== undefined &&
    admission.room === held.room &&
    admission.seat === held.seat &&
    admission.staff.person === held.staff?.person &&
    admission.staff.session === held.staff?.session;
  if (!fits) return closing(state, [member], closeCode.token);
  const next: Member = { ...member, admission };
  return { state: withMember(state, next), effects: [{ type: "remember", member: next }] };
}

/** R3: to every other seat that has entered, with the sender's seat written by the Room. */
function relayed(state: RoomState, member: Member, bytes: Uint8Array, now: number): RoomStep {
  if (!member.entered) return tooEarly(state, member);
  if (member.endedAt !== null) return closing(state, [member], closeCode.malformed);
  const sockets = others(state, member).map(({ socket }) => socket);
  if (sockets.length === 0) return { state, effects: [] };
  const asked = asking(state, now);
  return {
    state: asked.state,
    effects: [{ type: "relay", sockets, seat: member.admission.seat, bytes }, ...asked.effects],
  };
}

/** R10: whoever ended a session may not have found its seat; where bytes pass, the Room asks by itself. */
function asking(state: RoomState, now: number): RoomStep {
  const sessions = new Set(entered(state).flatMap(({ admission: { staff } }) => staff?.session ?? []));
  const due = [...sessions].filter((session) => (state.askedAt.get(session) ?? -Infinity) + askSessionMs <= now);
  if (due.length === 0) return { state, effects: [] };
  const askedAt = new Map([...state.askedAt, ...due.map((session) => [session, now] as const)]);
  return { state: { ...state, askedAt }, effects: due.map((session) => ({ type: "ask", session })) };
}

/** R4: everybody hears who is still here; `ended` says that the goodbye was read. */
function gone(state: RoomState, socket: string, code: number): RoomStep {
  const member = state.members.find((candidate) => candidate.socket === socket);
  if (member === undefined) return { state, effects: [] };
  const after: RoomState = { ...state, members: state.members.filter((candidate) => candidate !== member) };
  // Whoever said before that the chat is over is not announced once more.
  if (member.endedAt !== null) return { state: after, effects: [] };
  const told = code === closeCode.ended ? farewell(after, member) : [];
  return { state: after, effects: [...told, ...presence(after)] };
}

function farewell(state: RoomState, { admission: { seat } }: Member): RoomEffect[] {
  return entered(state).map(({ socket }) => ({ type: "send", socket, frame: { type: "gone", seat } }));
}

function dismissed(state: RoomState, session: SessionId): RoomStep {
  const affected = state.members.filter(({ admission }) => admission.staff?.session === session);
  return vacated(state, affected, closeCode.revoked);
}

/** R9: a console that was loaded again has no keys any more. A visitor who was would have a new room. */
function lost(state: RoomState, member: Member): RoomStep {
  if (member.admission.staff === undefined) return closing(state, [member], closeCode.malformed);
  return vacated(state, [member], closeCode.ended);
}

/** R9: whoever stays hears that nobody comes back to this seat, not only that the connection is gone. */
function vacated(state: RoomState, affected: readonly Member[], code: CloseCode): RoomStep {
  const after = closing(state, affected, code);
  const told = affected.flatMap(({ admission: { seat } }) =>
    entered(after.state).map(
      ({ socket }): RoomEffect => ({ type: "send", socket, frame: { type: "dismissed", seat } }),
    ),
  );
  return { state: after.state, effects: [...after.effects, ...told] };
}

function closing(state: RoomState, members: readonly Member[], code: CloseCode): RoomStep {
  if (members.length === 0) return { state, effects: [] };
  const after: RoomState = { ...state, members: state.members.filter((member) => !members.includes(member)) };
  const closed = members.map(({ socket }): RoomEffect => ({ type: "close", socket, code }));
  // A seat that is taken over is not announced as lost: the newer socket announces itself with its first frame.
  const unannounced = code === closeCode.replaced || members.every(({ endedAt }) => endedAt !== null);
  const announced = unannounced ? [] : presence(after);
  return { state: after, effects: [...closed, ...announced] };
}

const entered = (state: RoomState) => state.members.filter((member) => member.entered && member.endedAt === null);
const others = (state: RoomState, member: Member) => entered(state).filter(({ socket }) => socket !== member.socket);
const withMember = (state: RoomState, next: Member): RoomState => ({
  ...state,
  members: state.members.map((member) => (member.socket === next.socket ? next : member)),
});

function presence(state: RoomState): RoomEffect[] {
  const here = entered(state);
  const seats = here.map(({ admission }) => admission.seat).toSorted();
  return here.map(({ socket }) => ({ type: "send", socket, frame: { type: "present", seats } }));
}

/** Seat 0 is the visitor's and nobody else's. */
export function seatFits(room: RoomId, admission: Admission): boolean {
  return admission.room === room && (admission.seat === 0) === (admission.staff === undefined);
}
