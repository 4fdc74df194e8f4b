/**
 * The demo with hot reload: every saved source is built, the Worker is replaced as by a deploy, and pages whose bytes
 * changed load again. What cannot be built or started is said, and the last build that worked keeps running.
 */
import { join, resolve } from "node:path";
import { demoAnswers, untilAnswering } from "../answering.ts";
import { type Built, build } from "../build.ts";
import { Failure } from "../failure.ts";
import { demoRunning, type Prepared } from "../launch.ts";
import { freePort, loopbackHosts } from "../loopback.ts";
import { tell } from "../running.ts";
import { type Server, startServer } from "../server.ts";
import { type Snapshot, snapshotFolder, takeSnapshot } from "../snapshot.ts";
import { type Front, startFront } from "./front.ts";
import { watchFolders } from "./watching.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = ["web", "worker", "shared", "words"].map((name) => join(root, name));

export async function serveAndRebuild(prepared: Prepared): Promise<Server> {
  const { options, v6, data, built } = prepared;
  const folder = snapshotFolder(data.path);
  const demo = new Demo(prepared, await freePort(), takeSnapshot(built, folder, prepared.values));
  await demo.start();
  const front = await startFront({ port: options.port, v6, pages: built.pages }, demo.port);
  const watching = watchFolders(
    sources,
    oneAtATime(() => rebuild(demo, front, folder)),
  );
  return {
    gaveUp: demo.gaveUp,
    stop() {
      watching.close();
      front.close();
      return demo.stop();
    },
    kill: () => demo.kill(),
  };
}

/** The build that runs now. One after the other: the Office's data are for one at a time. */
class Demo {
  readonly port: number;
  readonly #prepared: Prepared;
  readonly #end = Promise.withResolvers<Failure>();
  #snapshot: Snapshot;
  #server: Server | undefined;
  #isStopping = false;

  constructor(prepared: Prepared, port: number, snapshot: Snapshot) {
    this.#prepared = prepared;
    this.port = port;
    this.#snapshot = snapshot;
  }

  get built(): Built {
    return this.#snapshot.built;
  }

  get values(): Prepared["values"] {
    return this.#prepared.values;
  }

  get gaveUp(): Promise<Failure> {
    return this.#end.promise;
  }

  /** Throws a Failure when it does not come to that. */
  async start(): Promise<void> {
    const { values, data } = this.#prepared;
    const { configuration, files, built } = this.#snapshot;
    const place = { port: this.port, hosts: loopbackHosts({ v6: false }), configuration, files, storage: data.office };
    this.#server = await startServer({ ...place, values: { ...values, BUILD: built.build } }, demoRunning);
    void this.#server.gaveUp.then(this.#end.resolve);
    try {
      await untilAnswering(demoAnswers(this.port));
    } catch (error) {
      await this.#server.stop();
      throw error;
    }
  }

  /** Returns why the next one does not start; then the last is back. When not even that is, everything ends. */
  async replace(next: Snapshot): Promise<Failure | undefined> {
    const last = this.#snapshot;
    await this.#server?.stop();
    this.#snapshot = next;
    try {
      await this.start();
      last.remove();
      return undefined;
    } catch (error) {
      next.remove();
      this.#snapshot = last;
      await this.start().catch(this.#end.resolve);
      return failureOf(error);
    }
  }

  /** Sentences about a build; none any more while it stops, for Ctrl+C reaches the build too. */
  tell(sentence: string): void {
    if (!this.#isStopping) tell(sentence);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#server?.stop();
  }

  kill(): void {
    this.#server?.kill();
  }
}

async function rebuild(demo: Demo, front: Front, folder: string): Promise<void> {
  const began = performance.now();
  const last = demo.built;
  const failed = (failure: Failure) => demo.tell(`\n${failure.message}\n\nThe last build that worked keeps running.`);
  const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  let next: Snapshot;
  try {
    const built = await build();
    // A comment, or back to what runs.
    if (built.build === last.build && built.pages === last.pages) {
      return demo.tell(`Built in ${took()}. It is what runs already.`);
    }
    next = takeSnapshot(built, folder, demo.values);
  } catch (error) {
    return failed(failureOf(error));
  }
  front.pause();
  const failure = await demo.replace(next);
  front.resume(demo.built.pages);
  if (failure !== undefined) return failed(failure);
  const pages = demo.built.pages === last.pages ? "connect" : "load";
  demo.tell(`Built and started in ${took()}. Open pages ${pages} again.`);
}

/** A file may go while it is read; the next save puts that right. */
function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(`The sources could not be read. ${error}`);
}

/** Calls that come while it runs are one more run after it. */
function oneAtATime(act: () => Promise<void>): () => void {
  let isRunning = false;
  let again = false;
  const go = async () => {
    again = isRunning;
    if (isRunning) return;
    isRunning = true;
    do {
      again = false;
      await act();
    } while (again);
    isRunning = false;
  };
  return () => void go();
}
