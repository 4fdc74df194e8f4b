/** What must hold in a room at every step. */
import type { RoomEffect, RoomEvent, RoomState } from "../../worker/room/state.ts";
import type { Blame } from "./ledger.ts";

export class RoomRules {
  readonly #blame: Blame;
  /** Who is there, as each socket was told last. */
  readonly #told = new Map<string, readonly number[]>();

  constructor(blame: Blame) {
    this.#blame = blame;
  }

  stepped(
    name: string,
    before: RoomState,
    event: RoomEvent,
    after: RoomState,
    effects: readonly RoomEffect[],
    now: number,
  ): void {
    const seats = after.members.map(({ admission }) => admission.seat);
    if (new Set(seats).size < seats.length) this.#blame("R1", `${name}: two sockets on one seat`);
    this.#passes(name, before, event, effects, now);
    this.#presence(name, after, effects);
  }

  #passes(name: string, before: RoomState, event: RoomEvent, effects: readonly RoomEffect[], now: number): void {
    const sender = "socket" in event ? before.members.find(({ socket }) => socket === event.socket) : undefined;
    for (const effect of effects) {
      if (effect.type !== "relay" && effect.type !== "admit") continue;
      if (sender === undefined || sender.admission.expires <= now)
        this.#blame("R5", `${name}: an admission that has run out still counts`);
      if (sender !== undefined && sender.admission.endsAt <= now) this.#blame("R6", `${name} goes on after its end`);
      if (effect.type === "relay" && sender !== undefined && effect.sockets.includes(sender.socket))
        this.#blame("R3", `${name}: bytes go back to their sender`);
    }
  }

  /** R4: everybody knows who is there; a seat that is just being taken over counts as there. */
  #presence(name: string, after: RoomState, effects: readonly RoomEffect[]): void {
    for (const effect of effects) {
      if (effect.type === "send" && effect.frame.type === "present") this.#told.set(effect.socket, effect.frame.seats);
    }
    const here = after.members.map(({ admission }) => admission.seat);
    const entered = after.members.filter((member) => member.entered);
    for (const { socket } of entered) {
      const told = this.#told.get(socket);
      const missed = entered.some(({ admission }) => told?.includes(admission.seat) !== true);
      const stale = told?.some((seat) => !here.includes(seat)) === true;
      if (missed || stale) this.#blame("R4", `${name} told somebody ${told?.join()} when ${here.join()} were there`);
    }
  }
}
