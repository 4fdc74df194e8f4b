/**
 * `npm start`: builds what changed and runs the demo charity on this machine, until it is told to stop. Nothing is
 * printed about visitors, whatever happens.
 */
import { randomBytes } from "node:crypto";
import { untilAnswering } from "./answering.ts";
import { build } from "./build.ts";
import { openDataFolder } from "./data-folder.ts";
import { makeDemo, makeOrganisationKey, zone } from "./demo.ts";
import { Failure } from "./failure.ts";
import { loopbacks } from "./loopback.ts";
import { type Options, parseOptions, usage } from "./options.ts";
import { type Server, startServer } from "./server.ts";
import { linksOf, welcome } from "./welcome.ts";

async function main(given: readonly string[]): Promise<number> {
  const asked = parseOptions(given, zone);
  switch (asked.is) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "mistake":
      process.stderr.write(`${asked.sentence}\n`);
      return 2;
    case "options":
      return run(asked.options);
  }
}

async function run(options: Options): Promise<number> {
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
    const place = { port: options.port, v6, files: built.files, storage: data.office, values };
    const server = await startServer(place, (sentence) => process.stderr.write(`${sentence}\n`));
    await untilAnswering(options.port);
    starting.over();
    return await keepServing(server, welcome(linksOf(options.port, demo.fragments), { ...options, at }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
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

process.exit(await main(process.argv.slice(2)));
