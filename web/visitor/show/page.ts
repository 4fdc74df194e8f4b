/** One part at a time in `#app`; a part is kept while it is the same, so that nothing is read out twice. */
import { clockTime } from "../../../shared/page.ts";
import { openAfresh } from "../afresh.ts";
import type { More } from "../later/later.ts";
import { Spent, script } from "../scripts.ts";
import type { Visit } from "../visit/shell.ts";
import type { State } from "../visit/state.ts";
import { Attention } from "./attention.ts";
import { Chat } from "./chat.ts";
import { el } from "./elements.ts";
import { notRight, type ToSeal } from "./not-right.ts";
import { endedPart, type Shown, stoppedPart } from "./over.ts";
import { Waiting } from "./waiting.ts";

type PartName = "waiting" | "chat" | "ended" | "stopped" | "left";

/** How long after what did not come is asked for again. */
const againMs = 10_000;

const root = document.documentElement;

export class Page {
  readonly #visit: Visit;
  readonly #toSeal: ToSeal;
  readonly #attention = new Attention();
  readonly #app = document.getElementById("app");
  #name: string | undefined;
  #part: Shown | undefined;
  #mustLook = false;
  #more: More | undefined;
  #askAt = 0;
  /** Nothing is shown any more, whatever the visit still goes through. */
  #isWiped = false;

  constructor(visit: Visit, toSeal: ToSeal) {
    this.#visit = visit;
    this.#toSeal = toSeal;
  }

  /** Called on every change of the visit and once a second. */
  update(): void {
    if (this.#isWiped) return;
    const { state } = this.#visit;
    const name = this.#nameOf(state);
    const key = `${name} ${state.stopped}`;
    if (key !== this.#name) {
      this.#name = key;
      this.#replace(name);
    }
    this.#part?.update();
    if (this.#part) this.#more?.(name, this.#part.whole);
    this.#askForMore(name, state);
    this.#attend(state);
  }

  /** What somebody can do without comes when everything else is there; what did not come is asked for again. */
  #askForMore(name: PartName, { stage }: State): void {
    const isTime = stage === "waiting" || name === "chat" || name === "ended";
    if (!isTime || performance.now() < this.#askAt) return;
    this.#askAt = Number.POSITIVE_INFINITY;
    script(
      "later",
      () => import("../later/later.ts"),
      ({ later }) => {
        this.#more ??= later(this.#visit, this.#toSeal);
        this.update();
      },
    ).catch((error) => {
      if (!(error instanceof Spent)) this.#askAt = performance.now() + againMs;
    });
  }

  /** At the moment of leaving: nothing shown stays, nothing sounds, nothing holds the screen. */
  wipe(): void {
    this.#attention.stop();
    this.#app?.replaceChildren();
    this.#part = undefined;
    this.#more = undefined;
    this.#isWiped = true;
  }

  #attend({ stage, mustShow }: State): void {
    const isWaiting = stage === "waiting" || stage === "joining" || stage === "preparing" || stage === "called";
    void this.#attention.keepAwake(isWaiting);
    const mustLook = stage === "called" || mustShow;
    if (mustLook && !this.#mustLook) this.#attention.call();
    // "It's your turn" may stand until somebody looks; after a call that came to nothing it would be wrong.
    if (!mustLook && stage !== "chatting") this.#attention.rest();
    this.#mustLook = mustLook;
  }

  #nameOf({ stage, finishing }: State): PartName {
    const { chat } = this.#visit;
    switch (stage) {
      case "preparing":
      case "joining":
      case "waiting":
      case "called":
        return "waiting";
      case "chatting":
        // Only a field that can be written in may take over from the one before it.
        return finishing || chat?.view.other === undefined ? "waiting" : "chat";
      case "ended":
        return chat !== undefined ? "ended" : "left";
      case "stopped":
        return "stopped";
    }
  }

  #replace(name: PartName): void {
    const before = [...(this.#app?.children ?? [])];
    const part = this.#make(name);
    root.dataset.stage = name;
    this.#part = part;
    this.#app?.append(part.whole);
    part.update();
    // From field to field, while both are there: a phone's keyboard stays open.
    part.focus();
    for (const old of before) old.remove();
  }

  #make(name: PartName): Shown {
    const visit = this.#visit;
    switch (name) {
      case "waiting":
        return new Waiting(visit, this.#attention);
      case "chat":
        return this.#chat();
      case "ended": {
        const someoneElse = () => visit.take({ type: "someoneElsePressed" });
        const { by = "me", undelivered = 0 } = visit.chat?.view.ended ?? {};
        const more = notRight(visit.had, this.#toSeal);
        const onwards = visit.state.token === null ? undefined : someoneElse;
        return endedPart({ by, undelivered }, onwards, this.#afresh, ...more);
      }
      case "stopped":
        return stoppedPart(visit.state.stopped ?? "lost", () => visit.take({ type: "triedAgain" }), this.#afresh);
      case "left":
        this.#afresh();
        return { whole: el("div"), update: () => {}, focus: () => {} };
    }
  }

  /** What the page cannot be left for is over all the same. */
  readonly #afresh = (): void =>
    void openAfresh(undefined, () => {
      this.#visit.hide();
      this.wipe();
    });

  #chat(): Shown {
    const { chat } = this.#visit;
    if (chat === undefined) throw new Error("there is a chat");
    const { charity = "", zone = "" } = root.dataset;
    chat.pageShown(document.visibilityState === "visible");
    return new Chat(chat, {
      charity,
      draft: this.#visit.takeFirstMessage(),
      time: (instant) => clockTime(instant, zone),
      someoneElse: () => this.#visit.take({ type: "someoneElsePressed" }),
    });
  }
}
