/**
 * What the visitor's page may weigh in any language, and `/embed.js`, as a server sends them: the build fails above it.
 * Weighed are the page as it is served, of a large line (`large-line.ts`), and every file that
 * a visit fetches until both can write. What only some people load has limits of its own.
 */
import { brotliCompressSync } from "node:zlib";
import type { BuiltFile } from "./bundle.ts";
import { filledLargely } from "./large-line.ts";
import { type AssembledPage, loadedLater, type PageParts } from "./page.ts";

/** Bytes in brotli before "Start chat" can be pressed. */
export const firstViewBytes = 14 * 1024;
/** Bytes in brotli of everything it takes to be chatting, encryption and JavaScript ML-KEM included. */
export const chattingBytes = 64 * 1024;
/** Bytes in brotli of `/embed.js`: a guest on a page that somebody else wants to be light. */
const embedBytes = 2 * 1024;
/** Bytes in brotli of what is behind "Something wasn't right", when a chat has ended. */
const complaintBytes = 4 * 1024;
/** Bytes in brotli of the script that solves puzzles: it comes when very many people do, before anybody is in line. */
const solverBytes = 2 * 1024;
/** Bytes in brotli of words of danger in all languages. */
const otherWordsBytes = 3 * 1024;
/** Files it takes to be chatting. */
export const chattingFiles = 8;

/** Browsers without Curve25519 in WebCrypto load this besides; no current one does. */
const onlyOldBrowsers = /(^|\/)ed25519-/;
const solver = /(^|\/)solver-/;
/** Words of danger in all languages, for whoever is answered in a third one. */
const otherWords = /(^|\/)lists-/;
/** The form, and the encryption to those who read it. */
const complaint = /(^|\/)(form|complaint)-/;

export interface Weighed {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

const brotli = (content: string) => brotliCompressSync(content).length;

/** What the visitor's page weighs in one language. Throws where a visit takes too many files. */
export function weigh(page: PageParts, files: readonly BuiltFile[], { html }: AssembledPage): Weighed[] {
  const scripts = loadedLater(page, files);
  const named = (pattern: RegExp) => scripts.filter(({ path }) => pattern.test(path));
  const apart = [onlyOldBrowsers, solver, complaint, otherWords].map(named);
  const [, solving = [], complaining = [], others = []] = apart;
  if (solving.length !== 1) throw new Error("Puzzles are solved by one script.");
  const usual = scripts.filter((script) => !apart.flat().includes(script));
  if (usual.length + 1 > chattingFiles)
    throw new Error(
      `${usual.length + 1} files to be chatting, at most ${chattingFiles}: ${usual.map(({ path }) => path).join(", ")}`,
    );
  const firstView = brotli(filledLargely(html, page.language));
  const sum = (weighed: readonly BuiltFile[]) => weighed.reduce((bytes, { content }) => bytes + brotli(content), 0);
  const { language } = page;
  return [
    { what: `${language}: first view`, bytes: firstView, most: firstViewBytes },
    { what: `${language}: to be chatting`, bytes: firstView + sum(usual), most: chattingBytes },
    { what: `${language}: to solve puzzles`, bytes: sum(solving), most: solverBytes },
    { what: `${language}: to complain`, bytes: sum(complaining), most: complaintBytes },
    { what: `${language}: words of danger in a third language`, bytes: sum(others), most: otherWordsBytes },
  ];
}

/** What weighs more than it may. */
export const tooHeavy = (weighed: readonly Weighed[]): readonly string[] =>
  weighed.filter(({ bytes, most }) => bytes > most).map(({ what }) => what);

export function weighEmbed(script: string): Weighed {
  return { what: "embed.js", bytes: brotli(script), most: embedBytes };
}
