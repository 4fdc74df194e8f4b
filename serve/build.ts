/**
 * Builds what is to be served, if its sources changed: the pages (`web/build.ts`), then the Worker with its objects as
 * `wrangler deploy` would upload it. Both are children of their own, so that no build tool stays in memory.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Failure } from "./failure.ts";
import { fingerprint } from "./fingerprint.ts";

const root = resolve(import.meta.dirname, "..");
const stampPath = join(root, "dist/stamp");

export interface Built {
  /** Static files, hashed names. */
  readonly files: string;
  /** Says which build this is. */
  readonly build: string;
}

const everywhere = ["shared", "package-lock.json", "tsconfig.json"];
const ofPages = { sources: ["web", ...everywhere], outcome: ["dist/web", "dist/pages.json"] };
const ofWorker = {
  sources: ["worker", "wrangler.toml", "dist/web", "dist/pages.json", ...everywhere],
  outcome: ["dist/worker"],
};

/** Throws a Failure with the build's own words when something cannot be built. */
export async function build(): Promise<Built> {
  const before = existsSync(stampPath) ? readFileSync(stampPath, "utf8") : "";
  if (before !== stamp()) {
    // Until the end this is no build: whoever is interrupted builds again.
    rmSync(stampPath, { force: true });
    if (!before.startsWith(part(ofPages))) await run("The pages", [join(root, "web/build.ts")]);
    await run("The Worker", [wrangler(), "deploy", "--dry-run", "--outdir", join(root, "dist/worker")]);
    mkdirSync(dirname(stampPath), { recursive: true });
    writeFileSync(stampPath, stamp());
  }
  return { files: join(root, "dist/web"), build: fingerprint(root, ofWorker.outcome).slice(0, 16) };
}

function stamp(): string {
  return `${part(ofPages)}${part(ofWorker)}`;
}

/** Sources and what came of them: also a build by hand, or a file removed, shows. */
function part({ sources, outcome }: { sources: readonly string[]; outcome: readonly string[] }): string {
  return `${fingerprint(root, sources)} ${fingerprint(root, outcome)}\n`;
}

function wrangler(): string {
  return join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
}

/** Without these wrangler would look up outside hosts. */
const quiet = {
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  CI: "1",
};

async function run(what: string, command: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...quiet },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const abandon = () => void child.kill("SIGKILL");
  process.on("exit", abandon);
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (words += text));
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  process.off("exit", abandon);
  if (code !== 0) throw new Failure(`${what} could not be built.\n\n${words.trim()}`);
}
