/** Whether the service answers as it should: the Worker, and behind it the Office with its tables and what is in them. */
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.ts";
import { setupPath } from "./setup-open.ts";

const patienceMs = 15_000;

export interface Answers {
  /** Scheme, host and port, without a slash. */
  readonly base: string;
  readonly paths: readonly string[];
  /** Whether an answer with this status will do. */
  accepts(status: number): boolean;
  /** What may help when they do not come, as a sentence. */
  readonly advice: string;
}

export const demoAnswers = (port: number): Answers => ({
  base: `http://127.0.0.1:${port}`,
  paths: ["/healthz", "/api/open?line=harbour"],
  accepts: (status) => status === 200,
  advice: "Starting with --fresh may help.",
});

/** An organisation may be empty still, or have any lines; what matters is that its Office is asked and answers. */
export const organisationAnswers = (base: string): Answers => ({
  base,
  paths: ["/healthz", setupPath],
  accepts: (status) => status < 500,
  advice: "What it kept may be damaged: docs/deploy.md says how to restore a backup.",
});

/** Throws a Failure when it does not come to that. */
export async function untilAnswering({ base, paths, accepts, advice }: Answers): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (const path of paths) {
    while (!(await answers(`${base}${path}`, accepts))) {
      if (Date.now() > deadline) throw new Failure(`The service does not answer at ${path}. ${advice}`);
      await pause(50);
    }
  }
}

async function answers(address: string, accepts: Answers["accepts"]): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return accepts(response.status);
  } catch {
    return false;
  }
}
