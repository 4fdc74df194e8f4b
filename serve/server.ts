/** workerd, kept running: when it dies it is started again at once, and everybody comes back with ticket or admission. */
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.ts";
import { whyNotStarted } from "./output.ts";
import { type Place, type Run, runWorkerd } from "./workerd.ts";

/** A run shorter than this is a bad sign: the next one waits a little, and after so many of them nothing helps. */
const shortRunMs = 1000;
const shortPauseMs = 200;
const shortRunsMost = 10;

export interface Server {
  /** Resolves, with the reason, when the server cannot be kept running. */
  readonly gaveUp: Promise<Failure>;
  /** Lets requests under way finish, then ends it; resolves when it has ended. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

export interface Running {
  /** One sentence for the terminal. */
  tell(sentence: string): void;
  /** Requests under way get this long when it is stopped; open sockets never end by themselves. */
  readonly drainMs: number;
  /** What may help when it ends again and again, as a sentence. */
  readonly advice: string;
}

/** Resolves when it listens; throws a Failure when it does not come to that. */
export async function startServer(place: Place, { tell, drainMs, advice }: Running): Promise<Server> {
  const told = new Set<string>();
  const tellOnce = (sentence: string) => {
    if (!told.has(sentence)) tell(sentence);
    told.add(sentence);
  };
  let run = runWorkerd(place, tellOnce);
  let isStopping = false;
  // The last resort, for an exception in the launcher itself.
  const lastResort = () => run.signal("SIGKILL");
  process.on("exit", lastResort);
  if (!(await run.listening)) {
    process.off("exit", lastResort);
    throw new Failure(whyNotStarted(run.words(), place.port));
  }

  const keepRunning = async (): Promise<Failure> => {
    for (let shortRuns = 0; shortRuns < shortRunsMost; ) {
      const began = Date.now();
      await run.ended;
      if (isStopping) return new Promise(() => {});
      shortRuns = Date.now() - began < shortRunMs ? shortRuns + 1 : 0;
      if (shortRuns > 1) await pause(shortPauseMs);
      tell("The server ended unexpectedly and was started again. Chats go on.");
      run = runWorkerd(place, tellOnce);
    }
    return new Failure(`The server ends again and again. ${advice}`);
  };

  return {
    gaveUp: keepRunning(),
    async stop() {
      isStopping = true;
      await end(run, drainMs);
      process.off("exit", lastResort);
    },
    kill() {
      isStopping = true;
      run.signal("SIGKILL");
    },
  };
}

/** From the first signal on workerd answers only what it has begun to read, and ends when that is done. */
async function end(run: Run, drainMs: number): Promise<void> {
  run.signal("SIGTERM");
  const drained = new AbortController();
  await Promise.race([run.ended, pause(drainMs, undefined, { signal: drained.signal }).catch(() => {})]);
  drained.abort();
  run.signal("SIGKILL");
  await run.ended;
}
