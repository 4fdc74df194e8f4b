/**
 * From the words on the command line to a demo that people can use: what `npm start` and `npm run dev` share.
 */
import type { Values } from "./bindings.ts";
import { type Built, build } from "./build.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { makeDemo, makeOrganisationKey, zone } from "./demo.ts";
import { loopbacks } from "./loopback.ts";
import { type Options, parseOptions, usageOf } from "./options.ts";
import { answered, type Begun, tell, tellBuilding, untilStopped } from "./running.ts";
import { freshSecret } from "./secret.ts";
import type { Running, Server } from "./server.ts";
import { linksOf, welcome } from "./welcome.ts";

/** Everything there is before somebody can be served. */
export interface Prepared {
  readonly options: Options;
  readonly v6: boolean;
  readonly data: DataFolder;
  readonly built: Built;
  readonly values: Values;
}

/** Resolves when people can be served; throws a Failure when it does not come to that. */
type Begin = (prepared: Prepared) => Promise<Server>;

export const demoRunning: Running = {
  tell,
  drainMs: 500,
  advice: "Starting with --fresh, or with another --data, may help.",
};

/** Resolves with the exit code. `command`: as it was typed. `note`: one more line for people once it runs. */
export async function launch(command: string, note: string, begin: Begin): Promise<number> {
  return answered(parseOptions(process.argv.slice(2), zone), usageOf(command), (options) =>
    untilStopped(() => beginDemo(options, note, begin)),
  );
}

async function beginDemo(options: Options, note: string, begin: Begin): Promise<Begun> {
  const { v6 } = await loopbacks(options.port);
  const data = openDataFolder(options.data, "demo", options.fresh);
  process.on("exit", data.release);
  const built = await build(tellBuilding(options));
  const since = Date.now();
  const at = options.at ?? since;
  const organisationKey = await data.secret("organisation-key", makeOrganisationKey);
  const demo = await makeDemo(organisationKey, options.closed, at);
  const values = {
    TICKET_KEY: await data.secret("ticket-key", async () => freshSecret()),
    BUILD: built.build,
    CLOCK: JSON.stringify({ at, since, speed: options.speed }),
    ...(options.webhookLoopback ? { WEBHOOK_LOOPBACK: "yes" } : {}),
    DEMO: JSON.stringify(demo.setting),
  };
  const server = await begin({ options, v6, data, built, values });
  return { server, words: welcome(linksOf(options.port, demo.fragments), { ...options, at, note }) };
}
