/** A visit as tests play it: events in, the state and what was to be done out. */
import type { RoomId } from "../../../shared/ids.ts";
import type { QueueFrame } from "../../../shared/protocol.ts";
import { type Effect, type Event, initial, type State, step } from "../../../web/visitor/visit/state.ts";

export const room = (number: number) => `room${number}`.padEnd(22, "x") as RoomId;
export const placed: QueueFrame = { type: "placed", ticket: "ticket", ahead: 2, wait: null, spoken: ["en"] };
export const called = (number: number): QueueFrame => ({
  type: "called",
  room: room(number),
  admission: `seat${number}`,
});

/** What the page would have heard and done, one event after another. */
export class Play {
  state: State = initial;
  effects: readonly Effect[] = [];

  take(...events: Event[]): this {
    this.effects = [];
    for (const event of events) {
      const next = step(this.state, event);
      this.state = next.state;
      this.effects = [...this.effects, ...next.effects];
    }
    return this;
  }

  hear(...frames: QueueFrame[]): this {
    return this.take(...frames.map((frame): Event => ({ type: "frameArrived", frame })));
  }

  did(type: Effect["type"]): readonly Effect[] {
    return this.effects.filter((effect) => effect.type === type);
  }
}

/** Somebody who starts with nothing. */
export const arrival = { type: "began", keep: false, token: undefined, also: [], outOfChat: false } as const;

export const begun = (keep = false, token?: string) =>
  new Play().take({ ...arrival, keep, token }, { type: "prepared", commitment: "c1" }, { type: "queueOpened" });
export const inLine = (keep = false) => begun(keep).hear(placed);
export const inChat = (keep = false) => inLine(keep).hear(called(1)).take({ type: "seated", writing: false });
