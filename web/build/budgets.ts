/** What the visitor's page may weigh in any language, all files together, and `/embed.js`, as a server sends them: the build fails above it. */
import { brotliCompressSync } from "node:zlib";
import type { BuiltFile } from "./bundle.ts";
import { type AssembledPage, loadedLater, type PageParts } from "./page.ts";

/** Bytes in brotli before "Start chat" can be pressed. */
const firstViewBytes = 14 * 1024;
/** Bytes in brotli of everything it takes to be chatting, encryption and JavaScript ML-KEM included. */
const chattingBytes = 64 * 1024;
/** Bytes in brotli of `/embed.js`: a guest on a page that somebody else wants to be light. */
const embedBytes = 2 * 1024;
/** Bytes in brotli of what comes once somebody waits or talks, and without which the page works. */
const laterBytes = 8 * 1024;
/** Files it takes to be chatting. */
const chattingFiles = 8;

export interface Weighed {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

const brotli = (content: string) => brotliCompressSync(content).length;

/** Bytes in brotli of the script that solves puzzles: it comes when very many people do, before anybody is in line. */
const solverBytes = 2 * 1024;
const solver = /\/solver-/;

/** Browsers without Curve25519 in WebCrypto load this besides; no current one does. */
const onlyOldBrowsers = /\/curves?\b|ed25519|x25519|curve25519-js/;

const isLater = ({ modules }: BuiltFile) => modules.some((path) => /\/web\/(visitor|words)\/later\//.test(path));

/** What the visitor's page weighs in one language. */
export function weigh(page: PageParts, files: readonly BuiltFile[], { html }: AssembledPage): Weighed[] {
  const scripts = loadedLater(page, files);
  const later = scripts.filter(isLater);
  const usual = scripts.filter(
    (script) => !onlyOldBrowsers.test(script.path) && !solver.test(script.path) && !isLater(script),
  );
  const solving = scripts.filter(({ path }) => solver.test(path));
  if (solving.length !== 1) throw new Error("Puzzles are solved by one script.");
  const firstView = brotli(html);
  if (usual.length + 1 > chattingFiles)
    throw new Error(
      `${usual.length + 1} files to be chatting, at most ${chattingFiles}: ${usual.map(({ path }) => path).join(", ")}`,
    );
  const chatting = usual.reduce((sum, { content }) => sum + brotli(content), firstView);
  return [
    { what: `${page.language}: first view`, bytes: firstView, most: firstViewBytes },
    { what: `${page.language}: to be chatting`, bytes: chatting, most: chattingBytes },
    {
      what: `${page.language}: to solve puzzles`,
      bytes: solving.reduce((sum, { content }) => sum + brotli(content), 0),
      most: solverBytes,
    },
    {
      what: `${page.language}: later`,
      bytes: later.reduce((sum, { content }) => sum + brotli(content), 0),
      most: laterBytes,
    },
  ];
}

export function weighEmbed(script: string): Weighed {
  return { what: "embed.js", bytes: brotli(script), most: embedBytes };
}
