/**
 * What `npm run dev` adds to a page on its way to the browser: a script that loads the page again when the pages were
 * built again, and its hash in the page's policy. Nothing of it is in a build, so nothing of it can be deployed. Pure.
 */
import { createHash } from "node:crypto";

/** Where the script listens. No line can have this address. */
export const listenPath = "/dev/pages";

/** Milliseconds until a lost connection is tried again. */
const againMs = 500;

/**
 * `pages`: the ones this page is of. It needs no more than the page's policy allows anyway, a socket to its own host, and
 * a console with open chats does not ask whether it may go.
 */
function script(pages: string): string {
  return `const reload = () => {
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
  location.reload();
};
const listen = () => {
  const socket = new WebSocket(location.origin.replace("http", "ws") + "${listenPath}");
  socket.onmessage = ({ data }) => data !== "${pages}" && reload();
  socket.onclose = () => setTimeout(listen, ${againMs});
};
listen();`;
}

export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** The page with the script, and a policy that allows it; as it was where no script may run at all. */
export function withReload({ html, policy }: Page, pages: string): Page {
  const text = script(pages);
  const hash = createHash("sha256").update(text).digest("base64");
  const allowed = policy.replace("script-src 'self'", () => `script-src 'self' 'sha256-${hash}'`);
  if (allowed === policy) return { html, policy };
  return { html: html.replace("</body>", () => `<script type="module">${text}</script>\n</body>`), policy: allowed };
}
