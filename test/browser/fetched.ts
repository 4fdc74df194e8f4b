/** What a browser really fetched from the service, and what it weighs as a server sends it. */
import { brotliCompressSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";

/** From now on, sockets aside: path → bytes in brotli. Weighed is what the service gives whoever asks the same again. */
export function fetchedBy(context: BrowserContext): () => Promise<ReadonlyMap<string, number>> {
  const fetched = new Map<string, string>();
  context.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/ws/")) fetched.set(pathname, request.url());
  });
  const weigh = async (url: string) => brotliCompressSync(await (await context.request.get(url)).body()).length;
  return async () =>
    new Map(await Promise.all([...fetched].map(async ([path, url]) => [path, await weigh(url)] as const)));
}

export const sumOf = (fetched: ReadonlyMap<string, number>): number =>
  [...fetched.values()].reduce((sum, bytes) => sum + bytes, 0);

/** As most browsers are: ML-KEM comes as JavaScript. */
export async function withoutMlKem(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(SubtleCrypto.prototype, "encapsulateBits"));
}
