/**
 * What all commands share: what is said to a mistake, and for those that serve, from the first step to the signal that
 * ends them. Nothing is printed about visitors, whatever happens.
 */
import type { Asked } from "./command-line.ts";
import { Failure } from "./failure.ts";
import type { Server } from "./server.ts";

/** One sentence for the terminal. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Nobody shall think that nothing happens; programs are told when it is ready, and nothing before. */
export const tellBuilding =
  ({ json }: { readonly json: boolean }) =>
  (): void => {
    if (!json) tell("Building what has changed. That takes some seconds, the first time up to a minute.");
  };

/** Does what was asked for, and returns the exit code. A Failure is told and ends it. */
export async function answered<Options>(
  asked: Asked<Options>,
  usage: string,
  act: (options: Options) => Promise<number>,
): Promise<number> {
  switch (asked.is) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "mistake":
      tell(asked.sentence);
      return 2;
    case "options":
      break;
  }
  // Whatever is written here, and by workerd, is for this user's eyes alone.
  process.umask(0o077);
  try {
    return await act(asked.options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(error.message);
    return 1;
  }
}

export interface Begun {
  readonly server: Server;
  /** What is printed once people can be served. */
  readonly words: string;
}

/** Resolves with the exit code. `begin` resolves when people can be served. */
export async function untilStopped(begin: () => Promise<Begun>): Promise<number> {
  const starting = exitOnSignal();
  const { server, words } = await begin();
  starting.over();
  return keepServing(server, words);
}

/** From the moment somebody can be served until a signal; whatever ends it, the server does not outlive it. */
async function keepServing(server: Server, words: string): Promise<number> {
  const stopped = new Promise<void>((done) => {
    for (const signal of signals) process.once(signal, () => done());
  });
  process.stdout.write(words);
  const reason = await Promise.race([stopped, server.gaveUp]);
  // A second signal is from somebody in a hurry.
  for (const signal of signals) process.on(signal, server.kill);
  await server.stop();
  if (reason !== undefined) throw reason;
  return 0;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** While starting there is nobody to be considerate of. */
function exitOnSignal(): { over(): void } {
  const exit = () => process.exit(0);
  for (const signal of signals) process.on(signal, exit);
  return {
    over() {
      for (const signal of signals) process.off(signal, exit);
    },
  };
}
