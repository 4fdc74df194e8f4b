/** Whether the service answers as it should: the Worker, and behind it the Office with its tables and the demo in it. */
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.ts";

const patienceMs = 15_000;

/** Throws a Failure when it does not come to that. */
export async function untilAnswering(port: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (const path of ["/healthz", "/api/open?line=harbour"]) {
    while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
      if (Date.now() > deadline)
        throw new Failure(`The service does not answer at ${path}. Starting with --fresh may help.`);
      await pause(50);
    }
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
