/**
 * One run of workerd, from its start to its end, with a guard beside it. What it prints before it listens explains why
 * it does not start; afterwards only `safeWords` of it are told.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import * as z from "zod/mini";
import type { Values } from "./bindings.ts";
import { safeWords } from "./output.ts";

/** Where and with what it runs. */
export interface Place {
  readonly port: number;
  /** The addresses it listens on: one, or both of this machine's own. */
  readonly hosts: readonly [string] | readonly [string, string];
  /** `quietline.capnp`; the Worker's bundle lies where that looks for it. */
  readonly configuration: string;
  /** Static files, and the Office's data. */
  readonly files: string;
  readonly storage: string;
  /** What the bindings in quietline.capnp take from the environment. */
  readonly values: Values;
}

export interface Run {
  /** True once every address is listened on; false when it ended before. */
  readonly listening: Promise<boolean>;
  readonly ended: Promise<void>;
  /** Everything it said before it listened. */
  words(): string;
  signal(signal: "SIGTERM" | "SIGKILL"): void;
}

/** `tell`: one sentence for the terminal. */
export function runWorkerd(place: Place, tell: (sentence: string) => void): Run {
  const child = spawn(program(), commandLine(place), {
    env: { ...place.values },
    // A group of its own: Ctrl+C in the terminal reaches the launcher alone, which ends this in order.
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.on("error", () => done()).on("close", () => done()));
  guard(child, ended);
  let words = "";
  let hasListened = false;
  const listening = Promise.race([
    untilListening(child.stdio[3], place.hosts.length).then(() => {
      hasListened = true;
      return true;
    }),
    ended.then(() => false),
  ]);
  child.on("error", (error) => (words += error.message));
  eachLine(child.stderr, (line) => {
    if (!hasListened) words += `${line}\n`;
    const safe = hasListened ? safeWords(line) : undefined;
    if (safe !== undefined) tell(safe);
  });
  return { listening, ended, words: () => words, signal: (signal) => void child.kill(signal) };
}

function program(): string {
  const found: unknown = createRequire(import.meta.url)("workerd");
  return z.object({ default: z.string() }).parse(found).default;
}

function commandLine({ port, hosts, configuration, files, storage }: Place): string[] {
  const [first, second] = hosts;
  const addresses = [`v4=${first}:${port}`, ...(second === undefined ? [] : [`v6=${second}:${port}`])];
  return [
    "serve",
    configuration,
    second === undefined ? "oneAddress" : "bothLoopbacks",
    ...addresses.map((address) => `--socket-addr=${address}`),
    `--directory-path=files=${files}`,
    `--directory-path=storage=${storage}`,
    "--control-fd=3",
  ];
}

/**
 * Ends workerd when the launcher is gone without a word (kill -9): the pipe to the guard breaks then. It is a shell's
 * `read`, in a session of its own so that no signal from the terminal ends it first.
 */
function guard(child: ChildProcess, ended: Promise<void>): void {
  if (child.pid === undefined || process.platform === "win32") return;
  const watcher = spawn("/bin/sh", ["-c", 'read -r _; kill -9 "$1" 2>/dev/null', "guard", `${child.pid}`], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => {});
  // The number must not be kept longer than the process has it.
  void ended.then(() => watcher.kill("SIGKILL"));
}

/** Resolves when workerd has reported that it listens on `sockets` sockets; never, if it does not. */
function untilListening(control: Pipe, sockets: number): Promise<void> {
  return new Promise((done) => {
    let reported = 0;
    eachLine(control, (line) => {
      if (line.includes('"listen"')) reported += 1;
      if (reported === sockets) done();
    });
  });
}

/** As Node types the ends of a child's pipes, whatever was asked for. */
type Pipe = ChildProcess["stdio"][number] | undefined;

function eachLine(pipe: Pipe, act: (line: string) => void): void {
  if (!(pipe instanceof Readable)) throw new Error("not a pipe to read from");
  let rest = "";
  pipe.setEncoding("utf8").on("data", (text: string) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) act(line);
  });
}
