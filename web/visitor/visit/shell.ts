/** The shell around a visit's `state.ts`: the queue's socket, the keys, the tab's storage and the chat. */
import { LineSlug } from "../../../shared/ids.ts";
import { renewMs } from "../../../shared/limits.ts";
import { QueueFrame } from "../../../shared/protocol.ts";
import { heardTime, realMs } from "../../clock.ts";
import { type Connection, connect } from "../../connection.ts";
import type { Conversation } from "../../conversation/view.ts";
import { openAsVisitor } from "../../conversation/visitor.ts";
import type { ChatCrypto, VisitorPreparation } from "../../encryption/chat-crypto.ts";
import { forgetPlace, keepPlace } from "../kept.ts";
import { Claim } from "./claim.ts";
import { FirstWords } from "./first-words.ts";
import { placeEntry } from "./languages.ts";
import { loaded } from "./loading.ts";
import { readProof } from "./proof.ts";
import { type Effect, type Event, initial, type State, step } from "./state.ts";

type Began = Extract<Event, { type: "began" }>;

/** What the page knows of the service. */
export interface Setting {
  readonly line: string;
  /** What this visitor writes. */
  readonly language: string;
  /** All that the line is offered in. */
  readonly languages: readonly string[];
  /** The language of the page, where it can be read in several. */
  readonly page?: string | undefined;
  /** Does the line call those first who say that somebody may be hurt now? */
  readonly urgentFirst: boolean;
  readonly organisationKey: string;
  readonly crypto: () => Promise<ChatCrypto>;
}

export class Visit {
  readonly #setting: Setting;
  readonly #renewer: ReturnType<typeof setInterval>;
  #changed: () => void = () => {};
  #state: State = initial;
  #queue: Connection | undefined;
  #preparation: VisitorPreparation | undefined;
  #crypto: ChatCrypto | undefined;
  #isOver = false;
  readonly #claim = new Claim();
  readonly #first = new FirstWords();
  /** Picked while waiting; told inside the encryption alone. */
  topic = "";
  chat: Conversation | undefined;
  /** Set by what comes later: may the chat's connection stay for a moment? `endedAt`: by the service's clock. */
  lingers: ((connection: Connection, endedAt: number) => boolean) | undefined;
  /** What a complaint takes: the newest proof of a chat, and the names of all who sat in one. In memory alone. */
  readonly had = { admission: "", sat: new Set<string>() };

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#renewer = setInterval(() => this.take({ type: "renewalDue" }), realMs(renewMs));
  }

  get state(): State {
    return this.#state;
  }

  get language(): string {
    return this.#setting.language;
  }

  get languages(): readonly string[] {
    return this.#setting.languages;
  }

  begin({ keep, token, also }: Pick<Began, "keep" | "token" | "also">, changed: () => void): void {
    this.#changed = changed;
    const proof = token === undefined ? undefined : readProof(token);
    const go = () => this.take({ type: "began", keep, token, also, outOfChat: proof?.ofChat === true });
    if (proof === undefined) return go();
    changed();
    void this.#claim.hold(proof.place, false).then((alone) => (alone ? go() : this.take({ type: "openElsewhere" })));
  }

  /** What was written while waiting and is not sent yet. */
  get firstMessage(): string {
    return this.#first.text;
  }

  /** `inserted`: what the browser says has just come in. */
  write(text: string, inserted: string | null): void {
    this.#first.write(text, inserted);
    if (!this.#state.finishing) return;
    this.chat?.typing(true);
    this.#awaitPause();
  }

  /** The line stopped before anybody came: what was written for them stands in the next visit of this page, until it is left. */
  goOnFrom({ state, firstMessage, topic }: Visit): void {
    if (state.stage !== "stopped") return;
    this.#first.leave(firstMessage);
    this.topic = topic;
  }

  /** Once somebody is here, it is written on in the chat. */
  takeFirstMessage(): string {
    const { text } = this.#first;
    this.#first.leave("");
    return text;
  }

  /** Somebody may be hurt now: said to the queue only where it changes the order. */
  urgent(): void {
    if (this.#setting.urgentFirst) this.take({ type: "urgentPressed" });
  }

  /** Nothing is taken any more once the visit is over, whatever was on its way then. */
  take(event: Event): void {
    if (this.#isOver) return;
    const { state, effects } = step(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    this.#changed();
  }

  /** At the moment of leaving: says so if it can, and wipes everything. */
  leave(): void {
    forgetPlace();
    this.#stop(() => this.chat?.leave());
  }

  /** The page goes away. With a kept place it may come back; without one it has left. */
  hide(): void {
    this.#stop(() => (this.#state.keep ? this.chat?.drop() : this.chat?.leave()));
  }

  #stop(endChat: () => void): void {
    this.#isOver = true;
    clearInterval(this.#renewer);
    endChat();
    this.chat = undefined;
    this.#claim.release();
    this.#first.leave("");
    this.topic = "";
    this.had.admission = "";
    this.had.sat.clear();
    this.#queue?.close();
    this.#crypto?.wipe(this.#preparation);
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case "prepare":
        void this.#prepare();
        return;
      case "openQueue":
        return this.#openQueue();
      case "ask": {
        const { line, language } = this.#setting;
        const { commitment, also } = effect;
        this.#queue?.send({ type: "ask", line: LineSlug.parse(line), language, also, commitment });
        return;
      }
      case "send":
        this.#queue?.send(effect.frame);
        return;
      case "closeQueue":
        this.#queue?.close();
        this.#queue = undefined;
        return;
      case "openChat":
        return this.#openChat(effect.admission);
      case "dropChat":
        this.chat?.drop();
        this.chat = undefined;
        return;
      case "leaveChat":
        this.chat?.leave();
        this.chat = undefined;
        return;
      case "sendFirst":
        return this.#sendFirst();
      case "keep":
        return this.#keep(effect.token);
      case "forget":
        return forgetPlace();
      case "solve":
        // Where it cannot be loaded the place comes all the same.
        import("../solver.ts").then(
          ({ solved }) =>
            solved(
              effect.puzzle,
              () => this.#state.stage,
              (frame) => this.#queue?.send(frame),
            ),
          () => {},
        );
    }
  }

  async #prepare(): Promise<void> {
    const { crypto: load, organisationKey } = this.#setting;
    const crypto = await loaded(load, () => !this.#isOver);
    const preparation = this.#isOver ? undefined : await crypto?.prepare(organisationKey).catch(() => undefined);
    if (this.#isOver) return crypto?.wipe(preparation);
    if (crypto === undefined || preparation === undefined) return this.take({ type: "loadingFailed" });
    this.#crypto = crypto;
    this.#preparation = preparation;
    this.take({ type: "prepared", commitment: preparation.commitment });
  }

  #openQueue(): void {
    this.#queue?.close();
    this.#queue = connect({
      path: "/ws/queue?puzzles",
      token: () => this.#state.token ?? undefined,
      incoming: QueueFrame,
      opened: () => this.take({ type: "queueOpened" }),
      lost: () => this.take({ type: "queueLost" }),
      closed: (code) => this.take({ type: "queueClosed", code }),
      arrived: (frame) => {
        if ("ticket" in frame) this.#signed(frame.ticket);
        if ("admission" in frame) this.#signed(frame.admission);
        this.take({ type: "frameArrived", frame });
      },
    });
  }

  #openChat(admission: string): void {
    if (this.#crypto === undefined || this.#preparation === undefined) return;
    const chat = openAsVisitor({
      crypto: this.#crypto,
      admission,
      organisationKey: this.#setting.organisationKey,
      preparation: this.#preparation,
      firstMessages: [],
      lingers: (connection, endedAt) => this.lingers?.(connection, endedAt) ?? false,
      onSeated: () => this.#seated(chat, admission),
      onFailed: (reason) => this.chat === chat && this.take({ type: "chatFailed", reason }),
      onAdmission: (renewed) => {
        this.#signed(renewed);
        if (this.chat === chat) this.had.admission = renewed;
        this.take({ type: "admissionRenewed", admission: renewed });
      },
    });
    chat.subscribe(() => this.#watch(chat));
    this.chat = chat;
  }

  /** A token that the server has just signed tells the time by its clock. */
  #signed(token: string): void {
    const at = readProof(token)?.signedAt;
    if (at !== undefined) heardTime(at);
  }

  #seated(chat: Conversation, admission: string): void {
    if (this.chat !== chat) return;
    this.had.admission = admission;
    this.take({ type: "admissionRenewed", admission });
    this.take({ type: "seated", writing: this.#first.seated() });
    if (this.#state.finishing) this.#awaitPause();
  }

  #awaitPause(): void {
    this.#first.awaitPause(() => this.take({ type: "paused" }));
  }

  /** What was written while waiting goes first. What cannot go stays where it can be written on. */
  #sendFirst(): void {
    const { chat } = this;
    if (chat === undefined) return;
    if (this.topic !== "") chat.pickTopic(this.topic);
    const { first, rest } = this.#first.split();
    const outcome = chat.write(first);
    if (outcome === "ok" || outcome === "empty") this.#first.leave(rest);
  }

  #watch(chat: Conversation): void {
    if (this.chat !== chat) return;
    const { ended, other } = chat.view;
    if (other !== undefined) this.had.sat.add(other.alias);
    if (ended !== undefined && this.#state.stage === "chatting") this.take({ type: "chatEnded", by: ended.by });
    else this.#changed();
  }

  #keep(token: string): void {
    const { language, languages } = this.#setting;
    const chosen = languages.length > 1 ? [language, ...this.#state.also] : [];
    keepPlace(placeEntry({ token, languages: chosen }, this.#setting.page));
    const proof = readProof(token);
    if (proof !== undefined) void this.#claim.hold(proof.place, true);
  }
}
