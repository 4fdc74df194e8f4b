/**
 * From the words on the command line to the signal that ends it: what `npm start` and `npm run dev` share. Nothing is
 * printed about visitors, whatever happens.
 */
import { randomBytes } from "node:crypto";
import { type Built, build } from "./build.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { makeDemo, makeOrganisationKey, zone } from "./demo.ts";
import { Failure } from "./failure.ts";
import { loopbacks } from "./loopback.ts";
import { type Options, parseOptions, usageOf } from "./options.ts";
import type { Server } from "./server.ts";
import { linksOf, welcome } from "./welcome.ts";
import type { Place } from "./workerd.ts";

/** Everything there is before somebody can be served. */
export interface Prepared {
  readonly options: Options;
  readonly v6: boolean;
  readonly data: DataFolder;
  readonly built: Built;
  readonly values: Place["values"];
}

/** Resolves when people can be served; throws a Failure when it does not come to that. */
type Begin = (prepared: Prepared) => Promise<Server>;

/** One sentence for the terminal. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Resolves with the exit code. `command`: as it was typed. `note`: one more line for people once it runs. */
export async function launch(command: string, note: string, begin: Begin): Promise<number> {
  const asked = parseOptions(process.argv.slice(2), zone);
  switch (asked.is) {
    case "help":
      process.stdout.write(usageOf(command));
      return 0;
    case "mistake":
      tell(asked.sentence);
      return 2;
    case "options":
      return run(asked.options, note, begin);
  }
}

async function run(options: Options, note: string, begin: Begin): Promise<number> {
  // Whatever is written here, and by workerd, is for this user's eyes alone.
  process.umask(0o077);
  const starting = exitOnSignal();
  try {
    const { v6 } = await loopbacks(options.port);
    const data = openDataFolder(options.data, options.fresh);
    process.on("exit", data.release);
    const built = await build();
    const since = Date.now();
    const at = options.at ?? since;
    const organisationKey = await data.secret("organisation-key", makeOrganisationKey);
    const demo = await makeDemo(organisationKey, options.closed, at);
    const values = {
      TICKET_KEY: await data.secret("ticket-key", async () => randomBytes(32).toString("base64url")),
      BUILD: built.build,
      CLOCK: JSON.stringify({ at, since, speed: options.speed }),
      DEMO: JSON.stringify(demo.setting),
    };
    const server = await begin({ options, v6, data, built, values });
    starting.over();
    return await keepServing(server, welcome(linksOf(options.port, demo.fragments), { ...options, at, note }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(error.message);
    return 1;
  }
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
