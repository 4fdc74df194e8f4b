/** What a visit needs of a browser, played: which sockets it opens, and what it keeps in its tab. */
import { vi } from "vitest";

export class PlayedPage {
  readonly #sockets: string[] = [];
  readonly #kept = new Map<string, string>();

  constructor() {
    const sockets = this.#sockets;
    const kept = this.#kept;
    const network = new EventTarget();
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
    vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
    vi.stubGlobal("location", new URL("http://localhost/harbour"));
    vi.stubGlobal("navigator", {});
    vi.stubGlobal("sessionStorage", {
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    vi.stubGlobal(
      "WebSocket",
      class {
        constructor(url: URL) {
          sockets.push(url.pathname);
        }
        close() {}
      },
    );
  }

  get seen(): { readonly sockets: readonly string[]; readonly kept: object } {
    return { sockets: this.#sockets, kept: Object.fromEntries(this.#kept) };
  }

  end(): void {
    vi.unstubAllGlobals();
  }
}

/** Everything that only waited for something else in memory has happened. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
