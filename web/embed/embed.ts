/**
 * `/embed.js`, for a charity's own site: turns `<quietline-chat>` into a link to the chat that says whether somebody is
 * here. It stands on a page that is not ours and must be a good guest there: no cookie, no storage, no global name but
 * that of the element, no style that gets out or in (a shadow root). It asks this service alone, and tells it nothing
 * of the page it stands on. It weighs at most 2 KB; the build fails above that. How to use it: docs/embed.md.
 *
 * The chat opens as a page of its own, never in a frame: in a frame, Leave quickly could not replace the page. Where
 * this script does not run, the link that the charity wrote into the element stays as it is.
 */
import { opensSentence } from "../../shared/page.ts";
import type { OpenState } from "../../shared/protocol.ts";
import styles from "./embed.css?inline";
import { wordsOf } from "./words.ts";

const name = "quietline-chat";
/** While somebody looks at the page. */
const lookEveryMs = 30_000;
const timeoutMs = 8000;

async function ask(address: URL): Promise<OpenState> {
  const response = await fetch(address, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: AbortSignal.timeout?.(timeoutMs),
  });
  if (!response.ok) throw new Error(name);
  return response.json();
}

function define(origin: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);

  class ChatLink extends HTMLElement {
    readonly #state = document.createElement("span");
    #next: ReturnType<typeof setTimeout> | undefined;

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const link = document.createElement("a");
      link.href = `${origin}/${this.getAttribute("line") ?? ""}`;
      link.rel = "noopener noreferrer";
      // Out of whatever frame this page may stand in itself.
      link.target = "_top";
      const { lang, words } = wordsOf(this);
      const given = this.textContent?.trim();
      if (!given) link.lang = lang;
      link.append(given || words.start, " ", this.#state);
      link.part.value = "link";
      this.#state.part.value = "state";
      root.replaceChildren(link);
      document.addEventListener("visibilitychange", this.#look);
      this.#look();
    }

    disconnectedCallback(): void {
      clearTimeout(this.#next);
      document.removeEventListener("visibilitychange", this.#look);
    }

    readonly #look = (): void => {
      clearTimeout(this.#next);
      // What was true when somebody looked last may not be when they come back.
      if (document.hidden) return this.#show();
      const line = this.getAttribute("line");
      ask(new URL(line === null ? "/api/open" : `/api/open?line=${encodeURIComponent(line)}`, origin))
        .catch(() => undefined)
        .then((open) => this.#show(document.hidden ? undefined : open));
      this.#next = setTimeout(this.#look, lookEveryMs);
    };

    /** Without an answer nothing: that is better than something that may be wrong. */
    #show(open?: OpenState): void {
      const given = open && this.getAttribute(open.state);
      const { lang, words } = wordsOf(this);
      const ours = open && (open.state === "closed" ? opensSentence(open, words) : words[open.state]);
      this.#state.textContent = given ?? ours ?? "";
      if (given === null) this.#state.lang = lang;
      else this.#state.removeAttribute("lang");
    }
  }
  customElements.define(name, ChatLink);
}

function begin(address: string): void {
  // Brought in twice, it is there once.
  if (!customElements.get(name)) define(new URL(address, document.baseURI).origin);
}

const source = document.currentScript?.getAttribute("src");
if (source && "adoptedStyleSheets" in document) {
  // An element that is still being read does not have its words yet.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => begin(source));
  else begin(source);
}
