/** Cloudflare's own program, as we call it. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Without these wrangler would look up outside hosts, and ask questions of whoever is at the terminal. */
export const quiet = {
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  CI: "1",
};

export function wranglerProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
}

export interface Outcome {
  readonly code: number;
  /** Everything it said. */
  readonly words: string;
}

/** `words`: after the program's name. `input`: what it reads, for secrets; nobody sees it in a list of processes. */
export type Wrangler = (words: readonly string[], input?: string) => Promise<Outcome>;

/** In the folder `root`, in which wrangler.toml lies. */
export function wranglerIn(root: string): Wrangler {
  return async (given, input = "") => {
    const child = spawn(process.execPath, [wranglerProgram(), ...given], {
      cwd: root,
      env: { ...process.env, ...quiet },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (words += text));
    // It may have ended without reading.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
    return { code: code ?? 1, words: words.trim() };
  };
}
