/** What a browser really fetched from the service, and what it weighs as a server sends it. */
import { brotliCompressSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";

/**
 * From now on, sockets aside: path → what is there. A browser may never give up a body that it has, so it is what the
 * service gives whoever asks for the same again, in the same language.
 */
export function filesOf(context: BrowserContext): () => Promise<ReadonlyMap<string, Buffer>> {
  const fetched = new Map<string, { readonly url: string; readonly language: string }>();
  context.on("requestfinished", (request) => {
    const url = request.url();
    const { pathname } = new URL(url);
    if (pathname.startsWith("/ws/")) return;
    const { "accept-language": language = "" } = request.headers();
    if (language === "") throw new Error(`in which language was ${pathname} asked for?`);
    fetched.set(pathname, { url, language });
  });
  const again = async ({ url, language }: { url: string; language: string }) =>
    (await context.request.get(url, { headers: { "accept-language": language } })).body();
  return async () =>
    new Map(await Promise.all([...fetched].map(async ([path, file]) => [path, await again(file)] as const)));
}

/** The same, weighed: path → bytes in brotli. */
export function fetchedBy(context: BrowserContext): () => Promise<ReadonlyMap<string, number>> {
  const files = filesOf(context);
  return async () => new Map([...(await files())].map(([path, body]) => [path, brotliCompressSync(body).length]));
}

export const sumOf = (fetched: ReadonlyMap<string, number>): number =>
  [...fetched.values()].reduce((sum, bytes) => sum + bytes, 0);

/** As most browsers are: ML-KEM comes as JavaScript. */
export async function withoutMlKem(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => Reflect.deleteProperty(SubtleCrypto.prototype, "encapsulateBits"));
}
