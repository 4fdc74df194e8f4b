/**
 * The shell around `state.ts`: the room's socket, the keys and the clock in, frames out. It holds the group and adopts
 * a new one only when everything that came with it was accepted; all operations run one after another.
 */
import { renewMs } from "../../shared/limits.ts";
import { binaryKind, packBinary, type RoomFrame, SealedFrame, unpackBinary } from "../../shared/protocol.ts";
import { now, realMs } from "../clock.ts";
import type { Connection, ConnectionEvents } from "../connection.ts";
import type { ChatCrypto, Group } from "../encryption/chat-crypto.ts";
import { objection } from "./sending.ts";
import { type Effect, type Event, type Operation, type State, step } from "./state.ts";
import type { Conversation, ConversationView } from "./view.ts";
import { viewOf } from "./view-of.ts";

/** How one end agrees on keys; the other operations are the same for both. */
export interface Agreeing {
  /** The outcome, and the group if there is one now. `undefined`: what was given is not acceptable. */
  perform(operation: Operation): Promise<{ readonly event: Event; readonly group?: Group } | undefined>;
  /** Overwrites what was only needed to agree. */
  wipe(): void;
}

export interface ShellOptions {
  readonly crypto: ChatCrypto;
  readonly agreeing: Agreeing;
  readonly admission: string;
  /** Opens the connection to the room. */
  readonly connect: (events: ConnectionEvents<RoomFrame>, token: () => string) => Connection;
  readonly onSeated: () => void;
  readonly onFailed: (reason: "noOffer" | "noHello" | "refused") => void;
  readonly onAdmission: (admission: string) => void;
}

/** Often enough that nobody sees a deadline pass late, in real milliseconds. */
const tickMs = 1000;

export class Shell implements Conversation {
  readonly #options: ShellOptions;
  readonly #connection: Connection;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #listeners = new Set<() => void>();
  readonly #events: Event[] = [];
  #state: State;
  #view: ConversationView;
  #group: Group | undefined;
  #admission: string;
  #renewedAt = now();
  #taking = false;
  #telling = false;
  #wiped = false;

  constructor(state: State, options: ShellOptions) {
    this.#state = state;
    this.#view = viewOf(state);
    this.#options = options;
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

  write(text: string): "ok" | "empty" | "tooLong" | "notNow" {
    const words = text.trimEnd();
    const reason = objection(this.#state, words);
    if (reason === undefined) this.#take({ type: "wrote", text: words });
    return reason ?? "ok";
  }

  typing(on: boolean): void {
    this.#take({ type: "typed", on });
  }

  seen(): void {}

  pageShown(_shown: boolean): void {}

  needTime(_needed: boolean): void {}

  takeBack(): void {}

  pickTopic(_topic: string): void {}

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
    this.#wipe();
    this.#connection.close();
    this.#state = { ...this.#state, messages: [], drafts: [], outbox: [], arrived: [], agreement: { is: "over" } };
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
    if (ended !== null && this.#state.farewellUntil === null && this.#state.messages.length === 0)
      clearInterval(this.#timer);
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

  /** Effects may bring events at once; they wait their turn. */
  #take(event: Event): void {
    this.#events.push(event);
    if (this.#taking) return;
    this.#taking = true;
    for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
      const { state, effects } = step(this.#state, next, now());
      const changed = state !== this.#state;
      this.#state = state;
      for (const effect of effects) this.#perform(effect);
      if (changed) this.#changed();
    }
    this.#taking = false;
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
        void this.#operate(effect.operation);
        return;
      case "forgetEarlierEpoch":
        if (this.#group !== undefined) this.#group = this.#options.crypto.forgetPreviousEpoch(this.#group);
        return;
      case "wipe":
        return this.#wipe();
      case "seated":
        return this.#options.onSeated();
      case "failed":
        return this.#options.onFailed(effect.reason);
      case "disconnect":
        return this.#connection.close(effect.code);
    }
  }

  /** Whatever goes wrong in here is an answer like any other: nothing of it is adopted. */
  async #operate(operation: Operation): Promise<void> {
    const outcome = await this.#outcome(operation).catch(() => undefined);
    if (outcome === undefined) return this.#take({ type: "refused" });
    const { group, event } = outcome;
    if (group !== undefined && this.#wiped) return this.#options.crypto.wipe(group);
    if (group !== undefined) this.#group = group;
    this.#take(event);
  }

  async #outcome(operation: Operation): Promise<{ readonly event: Event; readonly group?: Group } | undefined> {
    const { crypto } = this.#options;
    const group = this.#group;
    if (group === undefined) return this.#options.agreeing.perform(operation);
    switch (operation.does) {
      case "seal": {
        const made = await crypto.seal(group, encode(operation.frame), operation.frame.sequence);
        return "refused" in made ? undefined : { group: made.group, event: { type: "sealed", bytes: made.sealed } };
      }
      case "update": {
        const made = await crypto.update(group, operation.sequence);
        return "refused" in made ? undefined : { group: made.group, event: { type: "updated", bytes: made.sealed } };
      }
      case "sealAside": {
        const made = await crypto.sealAside(group, encode(operation.frame), operation.frame.sequence);
        return "refused" in made ? undefined : { event: { type: "sealedAside", bytes: made } };
      }
      case "open":
        return this.#open(group, operation);
      default:
        return this.#options.agreeing.perform(operation);
    }
  }

  /** Adopted only if the frame inside is one of ours and says the number that stands outside. */
  async #open(group: Group, { arrived }: Extract<Operation, { does: "open" }>) {
    const made = await this.#options.crypto.open(group, arrived.bytes);
    if ("refused" in made) return undefined;
    if (made.frame === undefined) return { group: made.group, event: { type: "opened", frame: null } as const };
    const frame = decode(made.frame);
    if (frame?.sequence !== arrived.sequence) return undefined;
    return { group: made.group, event: { type: "opened", frame } as const };
  }

  #wipe(): void {
    this.#wiped = true;
    this.#options.agreeing.wipe();
    this.#options.crypto.wipe(this.#group);
    this.#group = undefined;
  }
}

const encode = (frame: SealedFrame) => new TextEncoder().encode(JSON.stringify(frame));

function decode(bytes: Uint8Array): SealedFrame | undefined {
  try {
    return SealedFrame.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}
