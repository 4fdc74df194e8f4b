/** What the visitor's page may weigh, all files together, as a server sends them: the build fails above it, in any language. */
import { brotliCompressSync } from "node:zlib";
import type { BuiltFile } from "./bundle.ts";
import { type AssembledPage, loadedLater, type PageParts } from "./page.ts";

/** Bytes in brotli before "Start chat" can be pressed. */
const firstViewBytes = 14 * 1024;
/** Bytes in brotli of everything it takes to be chatting, encryption and JavaScript ML-KEM included. */
const chattingBytes = 64 * 1024;
/** Files it takes to be chatting. */
const chattingFiles = 8;

export interface Weighed {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

const brotli = (content: string) => brotliCompressSync(content).length;

/** Browsers without Curve25519 in WebCrypto load this besides; no current one does. */
const onlyOldBrowsers = /\/curves?\b|ed25519|x25519|curve25519-js/;

/** What the visitor's page weighs in one language. */
export function weigh(page: PageParts, files: readonly BuiltFile[], { html }: AssembledPage): Weighed[] {
  const usual = loadedLater(page, files).filter(({ path }) => !onlyOldBrowsers.test(path));
  const firstView = brotli(html);
  if (usual.length + 1 > chattingFiles)
    throw new Error(
      `${usual.length + 1} files to be chatting, at most ${chattingFiles}: ${usual.map(({ path }) => path).join(", ")}`,
    );
  const chatting = usual.reduce((sum, { content }) => sum + brotli(content), firstView);
  return [
    { what: `${page.language}: first view`, bytes: firstView, most: firstViewBytes },
    { what: `${page.language}: to be chatting`, bytes: chatting, most: chattingBytes },
  ];
}
