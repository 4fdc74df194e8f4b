/** A charity's own site, as a server of its own: another port and another host than the service's. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";

export interface HostPages {
  readonly origin: string;
  /** The address of a page with this HTML, under this content security policy. */
  show(html: string, policy?: string): string;
  close(): void;
}

/** `localhost` is the service's host; this is another site. */
export async function hostPages(): Promise<HostPages> {
  const pages = new Map<string, { readonly html: string; readonly policy: string | undefined }>();
  const server = createServer(({ url }, response) => {
    const page = pages.get(url ?? "");
    const policy = page?.policy === undefined ? {} : { "Content-Security-Policy": page.policy };
    response.writeHead(page === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8", ...policy });
    response.end(page?.html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    show(html, policy) {
      const path = `/advice-for-somebody/${pages.size}`;
      pages.set(path, { html, policy });
      return `${origin}${path}`;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** docs/samples/embed.html with the running service in the place of the made-up one. */
export function samplePage(service: string): string {
  const sample = readFileSync(resolve(import.meta.dirname, "../../docs/samples/embed.html"), "utf8");
  return sample.replaceAll("https://chat.harbour.example", new URL(service).origin);
}
