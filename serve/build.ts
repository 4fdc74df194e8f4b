/**
 * Builds what is to be served, if its sources or a charity's own sentences changed: the pages (`web/build.ts`), then the Worker with its objects as
 * `wrangler deploy` would upload it. Both are children of their own, so that no build tool stays in memory.
 */
import { spawn } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, Failure } from "./failure.ts";
import { fingerprint } from "./fingerprint.ts";
import { quiet, wranglerProgram } from "./wrangler.ts";

const root = resolve(import.meta.dirname, "..");
const stampPath = join(root, "dist/stamp");

export interface Built {
  /** Says which build this is. */
  readonly build: string;
  /** Says which pages are in it. */
  readonly pages: string;
}

/** The Worker's own file: beside it lies when it was built, which is not what it is. */
const code = "dist/worker/index.js";
const everywhere = ["shared", "package-lock.json", "tsconfig.json"];
const ofPages = { sources: ["web", ...everywhere], own: ["words"], outcome: ["dist/web", "dist/pages.json"] };
const ofWorker = {
  sources: ["worker", "wrangler.toml", "dist/web", "dist/pages.json", ...everywhere],
  own: [],
  outcome: ["dist/worker"],
};

/** `begun`: there is something to build, which takes a while. Throws a Failure with the build's own words when it cannot be. */
export async function build(begun: () => void = () => {}): Promise<Built> {
  try {
    return await builtNow(begun);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(codeOf(error) ?? "")) throw error;
    throw new Failure(
      "What is built lies in dist/, which this user may not read or write. " +
        "Run npm run serve -- --build-only as the user to whom the folder belongs.",
    );
  }
}

/**
 * For a start: a helpline does not stay away because of a sentence. Where the charity's own sentences alone have changed
 * since the last build and cannot be built, that one is served, and why is told.
 */
export async function buildOrLast(begun: () => void, tell: (sentence: string) => void): Promise<Built> {
  try {
    return await build(begun);
  } catch (error) {
    if (!(error instanceof Failure) || !onlyOwnChanged()) throw error;
    tell(`${error.message}\n\nUntil then visitors read what was built last. See docs/words.md.`);
    return builtThere();
  }
}

/** Whoever builds is often not who runs it, and nothing that is built is secret. */
export function makeReadable(): void {
  const dist = join(root, "dist");
  for (const entry of [
    dist,
    ...readdirSync(dist, { recursive: true, encoding: "utf8" }).map((name) => join(dist, name)),
  ])
    chmodSync(entry, statSync(entry).isDirectory() ? 0o755 : 0o644);
}

async function builtNow(begun: () => void): Promise<Built> {
  const before = stampThere();
  if (before !== stampNow()) {
    begun();
    // What is there stays until the next is sound; whoever may not write it is told so before anything begins.
    mkdirSync(dirname(stampPath), { recursive: true });
    accessSync(dirname(stampPath), constants.W_OK);
    const pages = before.startsWith(part(ofPages))
      ? part(ofPages)
      : await made(ofPages, "The pages", [join(root, "web/build.ts")]);
    const toWorker = [wranglerProgram(), "deploy", "--env=", "--dry-run", "--outdir", join(root, "dist/worker")];
    const worker = await made(ofWorker, "The Worker", toWorker);
    writeFileSync(stampPath, `${pages}${worker}`);
  }
  return builtThere();
}

function builtThere(): Built {
  const told = (paths: readonly string[]) => fingerprint(root, paths).slice(0, 16);
  return { build: told([code]), pages: told(ofPages.outcome) };
}

const stampThere = () => (existsSync(stampPath) ? readFileSync(stampPath, "utf8") : "");
const stampNow = () => `${part(ofPages)}${part(ofWorker)}`;
const withoutOwn = (stamp: string) => stamp.replace(/ \S+ /g, " ");

function onlyOwnChanged(): boolean {
  try {
    return withoutOwn(stampThere()) === withoutOwn(stampNow());
  } catch {
    return false;
  }
}

interface Part {
  readonly sources: readonly string[];
  /** The charity's, not the product's. */
  readonly own: readonly string[];
  readonly outcome: readonly string[];
}

/** Sources and what came of them: also a build by hand, or a file removed, shows. */
function part(which: Part): string {
  return `${sourcesOf(which)} ${fingerprint(root, which.outcome)}\n`;
}

const sourcesOf = ({ sources, own }: Part) => `${fingerprint(root, sources)} ${fingerprint(root, own)}`;

/** The sources as they were before: what is saved while this builds has to be built again. */
async function made(which: Part, what: string, command: readonly string[]): Promise<string> {
  const sources = sourcesOf(which);
  await run(what, command);
  return `${sources} ${fingerprint(root, which.outcome)}\n`;
}

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
