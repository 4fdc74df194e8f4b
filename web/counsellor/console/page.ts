/** What the parts of the console see of it, and how they tell it what was pressed. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { RoomId } from "../../../shared/ids.ts";
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import type { ConsoleEvent } from "./event.ts";
import type { ConsoleState } from "./state.ts";

/** A chat whose words are in this tab. */
export interface HeldChat {
  readonly conversation: Conversation;
  readonly view: ReadonlySignal<ConversationView>;
  /** What is in its writing box; each chat has its own. */
  readonly draft: Signal<string>;
}

/** What narrow windows show; wide ones show all three side by side. */
export type Pane = "list" | "chat" | "facts";

export interface ConsolePage {
  readonly state: ReadonlySignal<ConsoleState>;
  /** Milliseconds by the service's clock, every second anew. */
  readonly now: ReadonlySignal<number>;
  tell(event: ConsoleEvent): void;
  held(room: RoomId): HeldChat | undefined;
  readonly pane: Signal<Pane>;
  readonly soundOn: Signal<boolean>;
  readonly singleKeysOn: Signal<boolean>;
  readonly keysShown: Signal<boolean>;
}
