/**
 * `npm test` (everything) and `npm run check` (the fast part): runs one step after the other, lets each speak for
 * itself, and ends with the line "N passed, N failed". A step that is not a test run counts as one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { ensureBrowser } from "../browser/chromium.ts";
import { ensureFirefox } from "../browser/firefox.ts";

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A vitest run: its own tests are counted, and a run without any test has failed. */
  readonly counts: boolean;
  readonly fast: boolean;
}

const vitest = (config: string, ...given: string[]): readonly [string, ...string[]] => [
  ...(["vitest", "run", "--config", config] as const),
  ...given,
];

const steps: readonly Step[] = [
  // First: the Worker imports the built pages.
  { name: "the pages, within their budgets", command: ["node", "web/build.ts"], counts: false, fast: true },
  { name: "types of pages and tests", command: ["tsc", "-p", "."], counts: false, fast: true },
  { name: "types of the Worker", command: ["tsc", "-p", "worker"], counts: false, fast: true },
  {
    name: "lint, format, import directions, bans",
    command: ["biome", "ci", "--colors=off", "."],
    counts: false,
    fast: true,
  },
  { name: "nothing unused", command: ["knip"], counts: false, fast: true },
  { name: "pure cores", command: vitest("vitest.config.ts"), counts: true, fast: true },
  { name: "the whole system, simulated", command: vitest("vitest.simulation.config.ts"), counts: true, fast: false },
  { name: "Durable Objects in workerd", command: vitest("vitest.workers.config.ts"), counts: true, fast: false },
  {
    name: "the running service: launcher, faults, promises",
    command: vitest("vitest.service.config.ts", "test/serve", "test/faults", "test/promises"),
    counts: true,
    fast: false,
  },
  {
    name: "journeys in a real browser",
    // Each file has a service, a browser and folders of its own, and mostly waits for one of them.
    command: vitest("vitest.service.config.ts", "--fileParallelism", "--maxWorkers=2", "test/browser"),
    counts: true,
    fast: false,
  },
];

/** Nothing here may look up an outside host: wrangler would, without these. */
const quiet = {
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  CI: "1",
  NO_COLOR: "1",
  // Said once by every file that has keys made.
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
};

/** Milliseconds one step may take: what hangs is a failure with a name, not a run that never ends. */
const longest = 1_500_000;

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numTotalTests: z.int(),
  success: z.boolean(),
});

function runStep(step: Step, folder: string): { passed: number; failed: number } {
  console.log(`\n── ${step.name}`);
  const report = join(folder, "report.json");
  const [program, ...given] = step.command;
  const reporting = step.counts ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  rmSync(report, { force: true });
  const ran = spawnSync(program, [...given, ...reporting], {
    stdio: "inherit",
    env: { ...process.env, ...quiet },
    timeout: longest,
    killSignal: "SIGKILL",
  });
  if (ran.error) console.log(`${step.name} did not end by itself: ${ran.error.message}`);
  const succeeded = ran.status === 0;
  if (!step.counts) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = Report.parse(JSON.parse(readFileSync(report, "utf8")));
    // Anything but "every test ran and passed" is a failure: files that do not load, unhandled errors, skipped tests.
    const clean =
      succeeded && counted.success && counted.numTotalTests > 0 && counted.numPassedTests === counted.numTotalTests;
    return {
      passed: counted.numPassedTests,
      failed: clean ? 0 : Math.max(1, counted.numTotalTests - counted.numPassedTests),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function main(): void {
  const fastOnly = process.argv.includes("--fast");
  const folder = mkdtempSync(join(tmpdir(), "quietline-test-"));
  const started = Date.now();
  const failures: string[] = [];
  let passed = 0;
  let failed = 0;
  if (!fastOnly) for (const ensure of [ensureBrowser, ensureFirefox]) ensure();
  for (const step of steps.filter(({ fast }) => fast || !fastOnly)) {
    const began = Date.now();
    const counted = runStep(step, folder);
    passed += counted.passed;
    failed += counted.failed;
    if (counted.failed > 0) failures.push(step.name);
    console.log(`── ${step.name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  rmSync(folder, { recursive: true, force: true });
  if (failures.length > 0) console.log(`\nFailed: ${failures.join("; ")}`);
  console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
