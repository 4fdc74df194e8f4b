/** The demo charity as a test starts it: the real launcher, a port and a data folder of its own, ended with the test. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod/mini";
import { codeOf } from "../../serve/failure.ts";
import { until } from "./eventually.ts";

const Ready = z.strictObject({
  ready: z.literal(true),
  visitor: z.url(),
  coordinator: z.url(),
  supervisor: z.url(),
  counsellors: z.tuple([z.url(), z.url()]),
});

export interface Service extends z.infer<typeof Ready> {
  readonly port: number;
  readonly data: string;
  /** The launcher's process. */
  readonly pid: number;
  /** Everything the launcher and its children have written so far. */
  output(): string;
  /** Process ids of the workerd processes that run now. */
  workerds(): number[];
  /** kill -9 of every workerd; resolves when others have taken their place and answer. */
  kill(): Promise<void>;
  /** Ends it; the data folder goes with `stop` alone. */
  stopKeeping(): Promise<void>;
  stop(): Promise<void>;
}

/** Below the ports that systems give to outgoing connections, and above those that browsers refuse; so many for each worker. */
const ports = { from: 20_000, each: 1500, workers: 8 };

/**
 * A port of 127.0.0.1 that nobody had a moment ago. Until the service listens there nothing else gets it: no connection,
 * which has a higher one, and no file of tests that runs beside this one, which looks among others.
 */
export async function freePort(): Promise<number> {
  const first = ports.from + (Number(process.env.VITEST_POOL_ID ?? 0) % ports.workers) * ports.each;
  for (;;) {
    const port = first + Math.floor(Math.random() * ports.each);
    const server = createServer();
    const isFree = await new Promise<boolean>((done, failed) => {
      server.once("error", (error) => (codeOf(error) === "EADDRINUSE" ? done(false) : failed(error)));
      server.listen(port, "127.0.0.1", () => done(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** Children of a process whose command line names workerd's `serve`, at any depth (Linux). */
function workerdsBelow(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // The process ended between the listing and the look.
    }
  }
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  const isWorkerd = (child: number): boolean => {
    try {
      return /workerd\0(?:.*\0)?serve\0/.test(readFileSync(`/proc/${child}/cmdline`, "latin1"));
    } catch {
      return false;
    }
  };
  return [...parents.keys()].filter((child) => isBelow(child) && isWorkerd(child));
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(500) })).ok;
  } catch {
    return false;
  }
}

/** Milliseconds that a start may take: it may build. */
export const startMs = 110_000;

async function readyLine(child: ChildProcess, output: () => string): Promise<z.infer<typeof Ready>> {
  const line = () =>
    output()
      .split("\n")
      .find((text) => text.startsWith('{"ready"'));
  await until("the launcher is ready", () => line() !== undefined || child.exitCode !== null, startMs);
  const found = line();
  if (found === undefined) throw new Error(`The launcher ended: ${output()}`);
  return Ready.parse(JSON.parse(found));
}

/** Starts `npm start`'s program with `--json`, a free port and an empty data folder. */
export function startService(...options: string[]): Promise<Service> {
  return startProgram(resolve(import.meta.dirname, "../.."), "serve/start.ts", ...options);
}

/** The same with another of the launchers, in another copy of the tree. */
export async function startProgram(tree: string, program: string, ...options: string[]): Promise<Service> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "quietline-data-"));
  let output = "";
  const child = spawn("node", [program, "--json", "--port", `${port}`, "--data", data, ...options], {
    cwd: tree,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (bytes) => (output += bytes));
  child.stderr.on("data", (bytes) => (output += bytes));
  const ready = await readyLine(child, () => output);
  const health = new URL("/healthz", ready.visitor).href;
  const pid = child.pid ?? -1;
  const workerds = () => workerdsBelow(pid);
  const stopKeeping = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return {
    ...ready,
    port,
    data,
    pid,
    output: () => output,
    workerds,
    async kill() {
      const killed = workerds();
      if (killed.length === 0) throw new Error("no workerd to kill");
      for (const pid of killed) process.kill(pid, "SIGKILL");
      await until("workerd is back", async () => !workerds().some((pid) => killed.includes(pid)) && answers(health));
    },
    stopKeeping,
    async stop() {
      await stopKeeping();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
