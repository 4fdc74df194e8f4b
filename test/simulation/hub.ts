/**
 * Where the product's cores pass by in a simulation (`setup.ts` puts it around them): every step is seen by whoever
 * watches, and a test may put one fault into one core. The product itself knows nothing of it.
 */
import type { Conversation } from "../../web/conversation/view.ts";

export type CoreName = "conversation" | "visit" | "console" | "switchboard" | "room";
// biome-ignore lint/suspicious/noExplicitAny: steps of five cores with five kinds of states
export type AnyStep = (state: any, event: any, now: number) => { state: any; effects: readonly any[] };

/** A planted bug: how one core's step goes wrong. Made anew for every run. */
export interface Fault {
  readonly core: CoreName;
  readonly wrap: (step: AnyStep) => AnyStep;
}

export interface Watching {
  stepped(
    core: CoreName,
    before: unknown,
    event: unknown,
    after: unknown,
    effects: readonly unknown[],
    now: number,
  ): void;
  /** A conversation begins: its first state, and the room of its admission. */
  conversationBegan(state: object, room: string): void;
  /** The page wiped it and turned away: nothing more is heard of it. */
  conversationDropped(state: object): void;
}

let watching: Watching | undefined;
let fault: Fault | undefined;
let faulty: AnyStep | undefined;
let openingRoom = "";
let firstState: object = {};

export const hub = {
  begin(watch: Watching, planted: Fault | undefined): void {
    watching = watch;
    fault = planted;
    faulty = undefined;
  },
  end(): void {
    watching = undefined;
    fault = undefined;
  },
  stepped(core: CoreName, step: AnyStep, state: unknown, event: unknown, now: number) {
    let stepping = step;
    if (fault?.core === core) {
      faulty ??= fault.wrap(step);
      stepping = faulty;
    }
    const result = stepping(state, event, now);
    watching?.stepped(core, state, event, result.state, result.effects, now);
    return result;
  },
  opening(room: string): void {
    openingRoom = room;
  },
  /** What `openingRoom` announced is open now. */
  opened(conversation: Conversation): void {
    const [first, drop] = [firstState, conversation.drop.bind(conversation)];
    conversation.drop = () => {
      drop();
      watching?.conversationDropped(first);
    };
  },
  began<State extends object>(state: State): State {
    firstState = state;
    watching?.conversationBegan(state, openingRoom);
    return state;
  },
};
