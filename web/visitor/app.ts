/** The chat's page after "Start chat": shows what the visit and the conversation are at, and takes leave of everything. */
import { clockTime } from "../../shared/page.ts";
import { setClock } from "../clock.ts";
import type { ChatCrypto } from "../encryption/chat-crypto.ts";
import { ended as endedWords, stopped as stoppedWords } from "../words/en.ts";
import { Chat } from "./show/chat.ts";
import { button, el, heading } from "./show/elements.ts";
import { Waiting } from "./show/waiting.ts";
import { Visit } from "./visit/shell.ts";
import type { State } from "./visit/state.ts";

export interface Beginning {
  readonly keep: boolean;
  /** A kept place. */
  readonly token: string | undefined;
  /** Registers what has to go when the page is left quickly. */
  readonly onLeave: (act: () => void) => void;
}

const root = document.documentElement;
const data = (name: string): string => root.dataset[name] ?? "";

let loading: Promise<ChatCrypto> | undefined;

/** Loads the encryption and makes keys ahead, while the visitor reads. A failure is forgotten, so that it is tried again. */
export function prepare(): Promise<ChatCrypto> {
  loading ??= import("../encryption/mls-chat.ts").then(
    async ({ createChatCrypto }) => {
      const crypto = createChatCrypto();
      await crypto.warmUp();
      return crypto;
    },
    (error) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export function startVisit({ keep, token, onLeave }: Beginning): void {
  setClock({ now: Number(data("now")) + performance.now() * Number(data("speed")), speed: Number(data("speed")) });
  const setting = { line: data("line"), language: "en", organisationKey: data("organisationKey"), crypto: prepare };
  const page = new Page();
  const visit = new Visit(setting, () => page.update(visit));
  onLeave(() => visit.leave());
  addEventListener("pagehide", () => {
    visit.hide();
    // A browser may keep the page in its memory, and show it for a moment before it begins afresh.
    page.wipe();
  });
  setInterval(() => page.tick(), 1000);
  visit.begin(keep, token);
}

/** One part at a time in `#app`; a part is kept while it is the same, so that nothing is read out twice. */
class Page {
  readonly #app = document.getElementById("app");
  #shown: { readonly name: string; readonly update: () => void } | undefined;

  tick(): void {
    this.#shown?.update();
  }

  update(visit: Visit): void {
    const { state } = visit;
    const name = nameOf(state, visit);
    if (name !== this.#shown?.name) this.#replace(name, visit);
    this.#shown?.update();
  }

  wipe(): void {
    this.#app?.replaceChildren();
    this.#shown = undefined;
  }

  #replace(name: string, visit: Visit): void {
    const part = partOf(name, visit);
    root.dataset.stage = name;
    this.#app?.replaceChildren(part.whole);
    this.#shown = { name, update: part.update };
    part.update();
    part.focus();
  }
}

type PartName = "waiting" | "chat" | "ended" | "stopped" | "left";

function nameOf({ stage, stopped }: State, visit: Visit): string {
  switch (stage) {
    case "preparing":
    case "joining":
    case "waiting":
    case "called":
      return "waiting";
    case "chatting":
      return visit.chat === undefined ? "waiting" : "chat";
    case "ended":
      return visit.chat === undefined ? "left" : "ended";
    case "stopped":
      return `stopped ${stopped}`;
  }
}

interface Part {
  readonly whole: HTMLElement;
  readonly update: () => void;
  readonly focus: () => void;
}

function partOf(name: string, visit: Visit): Part {
  const [part] = name.split(" ") as [PartName];
  switch (part) {
    case "waiting": {
      const waiting = new Waiting(visit);
      return { whole: waiting.whole, update: () => waiting.update(visit.state), focus: () => waiting.heading.focus() };
    }
    case "chat":
      return chatPart(visit);
    case "ended":
      return endedPart(visit);
    case "stopped":
      return stoppedPart(visit);
    case "left":
      location.reload();
      return { whole: el("div"), update: () => {}, focus: () => {} };
  }
}

function chatPart(visit: Visit): Part {
  const zone = data("zone");
  if (visit.chat === undefined) throw new Error("there is a chat");
  const chat = new Chat(visit.chat, {
    charity: data("charity"),
    time: (instant) => clockTime(instant, zone),
    someoneElse: () => visit.take({ type: "someoneElsePressed" }),
  });
  return {
    whole: chat.whole,
    update: () => visit.chat !== undefined && chat.update(),
    focus: () => chat.composer.focus(),
  };
}

function endedPart(visit: Visit): Part {
  const by = visit.chat?.view.ended?.by ?? "me";
  const title = heading(endedWords.heading);
  const again = button(endedWords.again, "primary", () => location.reload());
  const forgets = by === "me" || by === "other" ? [el("p", {}, endedWords.counsellorForgets)] : [];
  const whole = el(
    "div",
    { class: "ended" },
    title,
    el("p", { class: "lead" }, endedWords[by]),
    ...forgets,
    el("p", {}, endedWords.after),
    el("p", { class: "row" }, again),
  );
  return { whole, update: () => {}, focus: () => title.focus() };
}

function stoppedPart(visit: Visit): Part {
  const { stopped } = visit.state;
  if (stopped === "closed" || stopped === "full") {
    // The first view has the words and the numbers for that.
    root.dataset.state = stopped;
    return { whole: el("div"), update: () => {}, focus: () => {} };
  }
  const words = {
    replaced: [stoppedWords.replacedHeading, stoppedWords.replaced],
    refused: [stoppedWords.refusedHeading, stoppedWords.refused],
    lost: [stoppedWords.lostHeading, stoppedWords.lost],
    unloaded: [stoppedWords.lostHeading, stoppedWords.unloaded],
  } as const;
  const [top, text] = words[stopped ?? "lost"];
  const title = heading(top);
  // What could not be loaded is asked for anew by a new page alone; the place, if it was kept, is in the tab.
  const act = stopped === "unloaded" ? () => location.reload() : () => visit.take({ type: "triedAgain" });
  const again = button(stoppedWords.again, "primary", act);
  const row = stopped === "lost" || stopped === "unloaded" ? [el("p", { class: "row" }, again)] : [];
  return {
    whole: el("div", {}, title, el("p", { class: "lead" }, text), ...row),
    update: () => {},
    focus: () => title.focus(),
  };
}
