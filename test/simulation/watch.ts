/** Watches a run: hands every step to the rules that it could break, and stops it at the first that is broken. */
import { closeCode } from "../../shared/protocol.ts";
import type { Clock } from "./clock.ts";
import { current } from "./context.ts";
import { ConversationRules } from "./conversation-rules.ts";
import type { CoreName, Watching } from "./hub.ts";
import { Ledger, mark } from "./ledger.ts";
import { type ModelSealed, unpackSealed } from "./model-crypto.ts";
import { Page } from "./network.ts";
import { QueueRules } from "./queue-rules.ts";
import { RoomRules } from "./room-rules.ts";
import { SeatRules } from "./seat-rules.ts";
import { inWords, type Story } from "./story.ts";
import type { Talk } from "./talk.ts";
import type { TwinWatch } from "./twin-crypto.ts";
import { VisitRules } from "./visit-rules.ts";
import type { PlatformWatch } from "./workerd.ts";

export interface Violation {
  readonly rule: string;
  readonly what: string;
  readonly at: number;
}

/** What a socket's attachment may hold on the platform. */
const attachmentBytes = 16_384;
const boring = new Set([
  "timePassed",
  "ticked",
  "sealedAside",
  "sealed",
  "admissionRenewed",
  "renewalDue",
  "conversationChanged",
  "chatSelected",
  "sealedArrived",
  "takePressed",
]);

export class Watch implements Watching, PlatformWatch, TwinWatch {
  readonly #clock: Clock;
  readonly story: Story;
  readonly ledger: Ledger;
  readonly conversations: ConversationRules;
  readonly queue: QueueRules;
  readonly #rooms: RoomRules;
  readonly #seats: SeatRules;
  readonly #visits: VisitRules;
  readonly #talks = new WeakMap<object, Talk>();
  /** By group, epoch, author and generation: the bytes that were sealed with that key. */
  readonly #keysUsed = new Map<string, string>();
  /** What a sealed frame says, as the model wrote it. */
  sealedOf: (bytes: Uint8Array) => ModelSealed | undefined = unpackSealed;
  violation: Violation | undefined;
  events = 0;
  refusals = 0;

  constructor(clock: Clock, story: Story) {
    this.#clock = clock;
    this.story = story;
    this.ledger = new Ledger(this.blame);
    this.conversations = new ConversationRules(this.blame, this.ledger);
    this.queue = new QueueRules(this.blame);
    this.#visits = new VisitRules(this.blame);
    this.#rooms = new RoomRules(this.blame);
    this.#seats = new SeatRules(this.blame);
  }

  readonly blame = (rule: string, what: string): void => {
    this.violation ??= { rule, what, at: this.#clock.now };
    this.tell("INVARIANT", `${rule}: ${what}`);
  };

  readonly failed = (error: unknown): void => {
    this.blame("no exception", error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  tell(who: string, what: string): void {
    this.story.tell(this.#clock.now, who, what);
  }

  conversationBegan(state: object, room: string): void {
    const page = current();
    if (!(page instanceof Page)) return;
    const talk: Talk = {
      ...{ room, page, state: state as Talk["state"], written: new Map(), takenBackBefore: 0 },
      ...{
        dropped: false,
        sealedAt: new Map(),
        aloneSince: undefined,
        quietFrom: undefined,
        lastShown: -1,
        shown: new Set(),
        author: undefined,
      },
    };
    this.#talks.set(state, talk);
    this.conversations.talks.push(talk);
  }

  conversationDropped(state: object): void {
    const talk = this.#talks.get(state);
    if (talk === undefined) return;
    talk.dropped = true;
    this.tell(talk.page.name, `drops its conversation in room ${talk.room.slice(0, 4)}`);
  }

  stepped(core: CoreName, before: never, event: never, after: never, effects: readonly never[], now: number): void {
    this.events += 1;
    this.#narrate(core, event, effects);
    switch (core) {
      case "conversation": {
        const talk = this.#talks.get(before);
        if (talk === undefined) return;
        this.#talks.set(after, talk);
        this.#seats.stepped(talk, before, event, now);
        return this.conversations.stepped(talk, before, event, after, now);
      }
      case "switchboard":
        return this.queue.stepped(before, event, after, effects, now);
      case "room":
        return this.#rooms.stepped(current()?.name ?? "", before, event, after, effects, now);
      case "visit":
        return this.#visits.stepped(current()?.name ?? "", event);
      case "console":
        return;
    }
  }

  #narrate(core: CoreName, event: { type: string }, effects: readonly { type: string }[]): void {
    if (!this.story.told) return;
    const quiet = boring.has(event.type) && effects.length === 0;
    if (quiet || core === "room") return;
    const who = current()?.name ?? "";
    const follows = effects.filter(({ type }) => !["remember", "keep", "keepChat", "operate"].includes(type));
    this.tell(
      who === core ? who : `${who} ${core.slice(0, 5)}`,
      `${inWords(event)}${follows.length > 0 ? ` → ${inWords(follows)}` : ""}`,
    );
  }

  attached(object: string, json: string): void {
    if (json.length > attachmentBytes) this.blame("attachments", `${object} attaches ${json.length} bytes`);
    if (json.includes(mark)) this.blame("P3", `${object} attaches somebody's words`);
  }

  said(object: string, data: string | Uint8Array): void {
    if (typeof data === "string" && data.includes(mark)) this.blame("E17", `${object} says somebody's words`);
  }

  heard(object: string, data: string | ArrayBuffer): void {
    if (typeof data === "string") {
      if (data.includes(mark)) this.blame("E17", `${object} is told somebody's words`);
      return;
    }
    const bytes = new Uint8Array(data);
    const sealed = bytes[0] === 3 ? this.sealedOf(bytes.subarray(2)) : undefined;
    if (sealed === undefined) return;
    const key = `${sealed.group} ${sealed.epoch} ${sealed.leaf} ${sealed.frame === undefined ? "commit" : sealed.generation}`;
    const said = `${sealed.sequence} ${sealed.frame}`;
    if ((this.#keysUsed.get(key) ?? said) !== said) this.blame("E13", `one key sealed two frames: ${key}`);
    this.#keysUsed.set(key, said);
  }

  closed(object: string, code: number): void {
    this.tell(object, `closes a socket with ${code}`);
    if (code === closeCode.tooFast || code === closeCode.malformed || code === closeCode.tooLarge)
      this.blame("W", `${object} closed a well-behaved page's socket with ${code}`);
  }

  revealed(sealed: ModelSealed, group: string): void {
    if (sealed.group !== group) this.blame("P1", "somebody reads what was not sealed for them");
  }

  disagreed(does: string, model: string, real: string): void {
    this.blame("the model", `${current()?.name} asks to ${does}: the model says ${model}, the real encryption ${real}`);
  }

  exposed(): void {
    this.blame("E17", `${current()?.name} seals words that everybody can read`);
  }

  refused(does: string, why: string): void {
    this.refusals += 1;
    this.tell(current()?.name ?? "", `refuses to ${does}: ${why}`);
    if (does === "open") this.blame("E11", `${current()?.name}: a genuine frame could not be opened (${why})`);
  }
}
