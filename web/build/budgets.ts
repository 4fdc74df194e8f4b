/** What the visitor's page may weigh, all files together, as a server sends them: the build fails above it. */
import { brotliCompressSync } from "node:zlib";
import type { BuiltFile } from "./bundle.ts";
import { type AssembledPage, find, loadedLater, type PageParts } from "./page.ts";

/** Bytes in brotli before "Start chat" can be pressed. */
const firstViewBytes = 14 * 1024;
/** Bytes in brotli of everything it takes to be chatting, encryption and JavaScript ML-KEM included. */
const chattingBytes = 64 * 1024;
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

/** Browsers without Curve25519 in WebCrypto load this besides; no current one does. */
const onlyOldBrowsers = /\/curves?\b|ed25519|x25519|curve25519-js/;

const isLater = ({ modules }: BuiltFile) => modules.some((path) => path.includes("/web/visitor/later/"));

export function checkBudgets(
  parts: readonly PageParts[],
  files: readonly BuiltFile[],
  built: Record<string, AssembledPage>,
): Weighed[] {
  const page = parts.find(({ name }) => name === "visitor");
  const html = built.visitor?.html;
  if (page === undefined || html === undefined) throw new Error("There is no visitor's page.");
  const scripts = loadedLater(find(files, "visitor:script"), files);
  const later = scripts.filter(isLater);
  const usual = scripts.filter((script) => !onlyOldBrowsers.test(script.path) && !isLater(script));
  const firstView = brotli(html);
  if (usual.length + 1 > chattingFiles)
    throw new Error(
      `${usual.length + 1} files to be chatting, at most ${chattingFiles}: ${usual.map(({ path }) => path).join(", ")}`,
    );
  return [
    { what: "first view", bytes: firstView, most: firstViewBytes },
    {
      what: "to be chatting",
      bytes: usual.reduce((sum, { content }) => sum + brotli(content), firstView),
      most: chattingBytes,
    },
    { what: "later", bytes: later.reduce((sum, { content }) => sum + brotli(content), 0), most: laterBytes },
  ];
}
