/** What a browser really fetched from the service, and what it weighs as a server sends it. */
import { brotliCompressSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";

/** From now on, sockets aside: path → bytes in brotli. */
export function fetchedBy(context: BrowserContext): () => Promise<ReadonlyMap<string, number>> {
  const fetched = new Map<string, Promise<number>>();
  // What is still on its way has no body yet, and may never have one.
  context.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/ws/")) return;
    const body = request.response().then((response) => response?.body() ?? Buffer.of());
    const bytes = body.then((content) => brotliCompressSync(content).length);
    // Only whoever asks is told that a body went with its page.
    bytes.catch(() => {});
    fetched.set(pathname, bytes);
  });
  return async () =>
    new Map(await Promise.all([...fetched].map(async ([path, bytes]) => [path, await bytes] as const)));
}

export const sumOf = (fetched: ReadonlyMap<string, number>): number =>
  [...fetched.values()].reduce((sum, bytes) => sum + bytes, 0);

/** As most browsers are: ML-KEM comes as JavaScript. */
export async function withoutMlKem(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(SubtleCrypto.prototype, "encapsulateBits"));
}
