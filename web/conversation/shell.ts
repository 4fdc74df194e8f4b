/**
 * The shell around `state.ts`: the room's socket, the keys (`keys.ts`) and the clock in, frames out.
 */
import type { PlaceId } from "../../shared/ids.ts";
import { renewMs } from "../../shared/limits.ts";
import { binaryKind, closeCode, packBinary, type RoomFrame, unpackBinary } from "../../shared/protocol.ts";
import { now, realMs } from "../clock.ts";
import type { Connection, ConnectionEvents } from "../connection.ts";
import type { ChatCrypto } from "../encryption/chat-crypto.ts";
import type { Effect, Event } from "./event.ts";
import { type Agreeing, Keys } from "./keys.ts";
import { objection } from "./sending.ts";
import { type State, step } from "./state.ts";
import type { Conversation, ConversationView } from "./view.ts";
import { viewOf } from "./view-of.ts";

export interface ShellOptions {
  readonly crypto: ChatCrypto;
  readonly agreeing: Agreeing;
  readonly admission: string;
  /** Opens the connection to the room. */
  readonly connect: (events: ConnectionEvents<RoomFrame>, token: () => string) => Connection;
  readonly onSeated: () => void;
  readonly onFailed: (reason: "noOffer" | "noHello" | "refused") => void;
  readonly onAdmission: (admission: string) => void;
  /** Asked when nothing more has to be said: true leaves the connection open, and closing it to whoever answered. */
  readonly lingers?: ((connection: Connection, endedAt: number) => boolean) | undefined;
}

/** Control characters but tabs and new lines, and halves of characters: nothing that anybody can read, and dear to carry. */
const unwritable = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/** Often enough that nobody sees a deadline pass late, in real milliseconds. */
const tickMs = 1000;

export class Shell implements Conversation {
  readonly #options: ShellOptions;
  readonly #keys: Keys;
  readonly #connection: Connection;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #listeners = new Set<() => void>();
  readonly #events: Event[] = [];
  #state: State;
  #view: ConversationView;
  #admission: string;
  #renewedAt = now();
  #taking = false;
  #telling = false;

  constructor(state: State, options: ShellOptions) {
    this.#state = state;
    this.#view = viewOf(state);
    this.#options = options;
    this.#keys = new Keys(options.crypto, options.agreeing);
    this.#admission = options.admission;
    this.#connection = options.connect(
      {
        opened: () => this.#take({ type: "linkOpened" }),
        lost: () => this.#take({ type: "linkLost" }),
        closed: (code) => this.#take({ type: "linkClosed", code }),
        arrived: (frame) => this.#frame(frame),
        arrivedBytes: (bytes) => this.#bytes(bytes),
      },
      () => this.#admission,
    );
    this.#timer = setInterval(() => this.#tick(), Math.min(tickMs, Math.max(50, realMs(tickMs * 10))));
    this.#take({ type: "timePassed" });
  }

  get view(): ConversationView {
    return this.#view;
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  write(text: string, place?: PlaceId): "ok" | "empty" | "tooLong" | "notNow" {
    const words = text.replace(unwritable, " ").trimEnd();
    const reason = objection(this.#state, words);
    if (reason === undefined) this.#take({ type: "wrote", text: words, place });
    return reason ?? "ok";
  }

  typing(on: boolean): void {
    this.#take({ type: "typed", on });
  }

  seen(): void {
    this.#take({ type: "messagesSeen" });
  }

  pageShown(shown: boolean): void {
    this.#take({ type: "pageTurned", shown });
  }

  needTime(needed: boolean): void {
    this.#take({ type: "timeAsked", needed });
  }

  takeBack(): void {
    this.#take({ type: "wordsTakenBack" });
  }

  pickTopic(topic: string): void {
    this.#take({ type: "topicPicked", topic });
  }

  agree(steps: readonly string[]): void {
    this.#take({ type: "stepsWritten", steps });
  }

  startClosing(): void {
    this.#take({ type: "closingBegan" });
  }

  end(): void {
    this.#take({ type: "endPressed" });
  }

  /** E13: what is kept ready is sent only if nothing was sealed since; then everything goes. */
  leave(): void {
    const { farewell, sealed, epoch, seat, ended } = this.#state;
    const fits = farewell !== null && farewell.sequence === sealed && farewell.epoch === epoch && ended === null;
    if (fits) this.#connection.sendBytes(packBinary(binaryKind.sealed, seat, farewell.bytes));
    this.drop();
  }

  drop(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
    this.#keys.wipe();
    this.#connection.close();
    this.#state = {
      ...this.#state,
      messages: [],
      topic: null,
      steps: [],
      drafts: [],
      outbox: [],
      arrived: [],
      agreement: { is: "over" },
    };
    this.#view = viewOf(this.#state);
  }

  forget(): void {
    this.#take({ type: "forgotten" });
  }

  renewed(admission: string): void {
    this.#admission = admission;
    this.#connection.send({ type: "renewed", admission });
  }

  #tick(): void {
    const { end, ended } = this.#state;
    if (end === "visitor" && ended === null && now() - this.#renewedAt >= renewMs) {
      this.#renewedAt = now();
      this.#connection.send({ type: "renew" });
    }
    this.#take({ type: "timePassed" });
    const { farewellUntil, messages, topic, steps } = this.#state;
    const said = messages.length > 0 || topic !== null || (end === "counsellor" && steps.length > 0);
    if (ended !== null && farewellUntil === null && !said) clearInterval(this.#timer);
  }

  #frame(frame: RoomFrame): void {
    if (frame.type !== "admission") return this.#take(frame);
    this.#admission = frame.admission;
    this.#options.onAdmission(frame.admission);
  }

  #bytes(bytes: Uint8Array): void {
    const parts = unpackBinary(bytes);
    if (parts === undefined || parts.seat !== this.#state.otherSeat) return;
    const payload = parts.payload.slice();
    if (parts.kind === binaryKind.offer) return this.#take({ type: "offerArrived", bytes: payload });
    if (parts.kind === binaryKind.welcome) return this.#take({ type: "welcomeArrived", bytes: payload });
    const header = this.#options.crypto.header(payload);
    if (header === undefined) return;
    this.#take({ type: "sealedArrived", arrived: { sequence: header.sequence, epoch: header.epoch, bytes: payload } });
  }

  /** Effects may bring events at once; they wait their turn. One that fails keeps no later one from being taken. */
  #take(event: Event): void {
    this.#events.push(event);
    if (this.#taking) return;
    this.#taking = true;
    try {
      for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
        const { state, effects } = step(this.#state, next, now());
        const changed = state !== this.#state;
        this.#state = state;
        if (changed) this.#changed();
        for (const effect of effects) this.#perform(effect);
      }
    } finally {
      this.#taking = false;
    }
  }

  #changed(): void {
    this.#view = viewOf(this.#state);
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  #perform(effect: Effect): void {
    const { seat } = this.#state;
    switch (effect.type) {
      case "send":
        this.#connection.send(effect.frame);
        return;
      case "sendOffer":
        this.#connection.sendBytes(packBinary(binaryKind.offer, seat, effect.bytes));
        return;
      case "sendWelcome":
        this.#connection.sendBytes(packBinary(binaryKind.welcome, seat, effect.bytes));
        return;
      case "sendSealed":
        this.#connection.sendBytes(packBinary(binaryKind.sealed, seat, effect.bytes));
        return;
      case "operate":
        void this.#keys.perform(effect.operation).then((event) => event && this.#take(event));
        return;
      case "forgetEarlierEpoch":
        return this.#keys.forgetEarlierEpoch();
      case "wipe":
        return this.#keys.wipe();
      case "seated":
        return this.#options.onSeated();
      case "failed":
        return this.#options.onFailed(effect.reason);
      case "disconnect":
        return this.#part(effect.code);
    }
  }

  /** R11: the connection may stay a moment for one answer, and then belongs to whoever waits for it. */
  #part(code: number | undefined): void {
    const { ended } = this.#state;
    const stays = code === closeCode.ended && ended && this.#options.lingers?.(this.#connection, ended.at);
    if (!stays) this.#connection.close(code);
  }
}
