/** What the parts of the console see of it, and how they tell it what was pressed. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type * as z from "zod/mini";
import type { LineSlug, RoomId } from "../../../shared/ids.ts";
import type {
  BeginShift,
  CloseLine,
  ColleagueAsking,
  ExtendShift,
  OfPerson,
  PrepareLine,
  ShiftNow,
} from "../../../shared/shift-interface.ts";
import type { Place } from "../../../shared/site.ts";
import type { Conversation, ConversationView } from "../../conversation/view.ts";
import type { KeyMap } from "../key-map.ts";
import type { ConsoleEvent } from "./event.ts";
import type { ConsoleState } from "./state.ts";

/** A chat whose words are in this tab. */
export interface HeldChat {
  readonly conversation: Conversation;
  readonly view: ReadonlySignal<ConversationView>;
  /** What is in its writing box; each chat has its own. */
  readonly draft: Signal<string>;
  /** The fields of what was agreed, as far as they were written in. */
  readonly steps: Signal<readonly string[]>;
}

/** What narrow windows show; wide ones show all three side by side. */
export type Pane = "list" | "chat" | "facts";

/** Soft, medium, loud. */
export type Volume = 1 | 2 | 3;

/** Notices outside the page: `refused` and `impossible` are the browser's word, the others the person's. */
export type Notices = "on" | "off" | "refused" | "impossible";

/** A colleague's browser that asks, in the dialogue. */
export interface AskingShown {
  readonly colleague: ColleagueAsking;
  /** Six words to compare. */
  readonly words: readonly string[];
  readonly working: boolean;
  readonly problem: string;
  /** Certified, until then. */
  readonly until: number | undefined;
}

/** For the lead of a shift alone; empty for everybody else. */
export interface Colleagues {
  readonly asking: ReadonlySignal<readonly ColleagueAsking[]>;
  readonly shown: ReadonlySignal<AskingShown | undefined>;
  show(colleague: ColleagueAsking): Promise<void>;
  certify(): Promise<void>;
  close(): void;
}

/** A shift this person runs, as its lead or as a coordinator; empty for everybody else. */
export interface Running {
  readonly now: ReadonlySignal<ShiftNow>;
  /** Why the last change was refused; empty: it was not. */
  readonly problem: Signal<string>;
  readonly working: ReadonlySignal<boolean>;
  /** Whether it was done. */
  change<Path extends keyof Changes>(path: Path, body: Changes[Path]): Promise<boolean>;
}

/** Every change of a shift, by its path below `shift/`. */
export interface Changes {
  readonly confirm: z.infer<typeof OfPerson>;
  readonly phoned: z.infer<typeof OfPerson>;
  readonly close: z.infer<typeof CloseLine>;
  readonly reopen: z.infer<typeof CloseLine>;
  readonly begin: z.infer<typeof BeginShift>;
  readonly extend: z.infer<typeof ExtendShift>;
  readonly line: z.infer<typeof PrepareLine>;
}

export interface ConsolePage {
  readonly state: ReadonlySignal<ConsoleState>;
  /** Milliseconds by the service's clock, every second anew. */
  readonly now: ReadonlySignal<number>;
  tell(event: ConsoleEvent): void;
  held(room: RoomId): HeldChat | undefined;
  readonly pane: Signal<Pane>;
  /** How many chats fit side by side in the middle, as measured. */
  readonly fits: Signal<number>;
  readonly soundOn: Signal<boolean>;
  readonly volume: Signal<Volume>;
  /** Plays it once, so that a volume can be judged. */
  tryOut(): void;
  readonly notices: ReadonlySignal<Notices>;
  /** Asks the browser; call from a press. */
  allowNotices(): void;
  stopNotices(): void;
  readonly singleKeysOn: Signal<boolean>;
  readonly keyMap: Signal<KeyMap>;
  readonly keysShown: Signal<boolean>;
  readonly colleagues: Colleagues;
  readonly running: Running;
  /** What can be pointed to, by line. */
  readonly places: ReadonlySignal<ReadonlyMap<LineSlug, readonly Place[]>>;
}
