/** A real organisation as a test starts it: `npm run serve`'s program, on a free port, with a data folder that is given. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { until } from "../browser/eventually.ts";
import { freePort, startMs } from "../browser/service.ts";

const root = resolve(import.meta.dirname, "../..");

const Ready = z.strictObject({
  ready: z.literal(true),
  visitor: z.url(),
  staff: z.url(),
  setup: z.optional(z.url()),
});

export interface Organisation {
  readonly ready: z.infer<typeof Ready>;
  readonly base: string;
  readonly child: ChildProcess;
  output(): string;
  stop(): Promise<void>;
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** One of the programs in `serve/`, to its end. */
export async function outcomeOf(
  program: string,
  options: readonly string[],
  environment = {},
  tree = root,
): Promise<Outcome> {
  const child = run(program, options, environment, tree);
  let [out, error] = ["", ""];
  child.stdout?.on("data", (bytes) => (out += bytes));
  child.stderr?.on("data", (bytes) => (error += bytes));
  const [code] = await once(child, "close");
  return { code, out, error };
}

function run(program: string, options: readonly string[], environment: object, tree = root): ChildProcess {
  const { SETUP_TOKEN: _, ...others } = process.env;
  const env = { ...others, ...environment };
  return spawn("node", [`serve/${program}.ts`, ...options], { cwd: tree, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** `tree`: of the product, another copy of it perhaps. */
export async function startOrganisation(
  data: string,
  options: string[] = [],
  environment = {},
  tree = root,
): Promise<Organisation> {
  const port = await freePort();
  const child = run("serve", ["--json", "--port", `${port}`, "--data", data, ...options], environment, tree);
  let output = "";
  child.stdout?.on("data", (bytes) => (output += bytes));
  child.stderr?.on("data", (bytes) => (output += bytes));
  const line = () => output.split("\n").find((text) => text.startsWith('{"ready"'));
  await until("it is ready", () => line() !== undefined || child.exitCode !== null, startMs);
  const found = line();
  if (found === undefined) throw new Error(`It ended: ${output}`);
  return {
    ready: Ready.parse(JSON.parse(found)),
    base: `http://127.0.0.1:${port}`,
    child,
    output: () => output,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
