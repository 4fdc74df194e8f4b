/**
 * `npm run serve`: a real organisation on this machine, empty at first. No demo, no clock but the machine's own; whoever
 * holds the set-up address makes the first person.
 */
import { organisationAnswers, untilAnswering } from "./answering.ts";
import { buildOrLast } from "./build.ts";
import { openDataFolder } from "./data-folder.ts";
import { hostsFor, reachedAt } from "./loopback.ts";
import type { OrganisationOptions } from "./organisation-options.ts";
import { type Begun, tell, tellBuilding } from "./running.ts";
import { freshSecret } from "./secret.ts";
import { type Running, startServer } from "./server.ts";
import { isSetupOpen, setupAddress } from "./setup-open.ts";
import { forgetSetupToken, setupToken } from "./setup-token.ts";
import { watchSetup } from "./setup-watch.ts";
import { snapshotFolder, takeSnapshot } from "./snapshot.ts";
import { organisationWelcome } from "./welcome.ts";

const running: Running = {
  tell,
  // For a page's files on a slow line. Not longer: whoever comes meanwhile is let in and not answered until it is over.
  drainMs: 1000,
  advice: "What it kept may be damaged: docs/deploy.md says how to restore a backup.",
};

/** Resolves when people can be served; throws a Failure when it does not come to that. */
export async function beginOrganisation(options: OrganisationOptions): Promise<Begun> {
  const { port, origin, listen, json } = options;
  const hosts = await hostsFor(listen, port);
  const data = openDataFolder(options.data, "organisation");
  process.on("exit", data.release);
  const token = await setupToken(data, process.env.SETUP_TOKEN);
  const built = await buildOrLast(tellBuilding(options), tell);
  const values = {
    TICKET_KEY: await data.secret("ticket-key", async () => freshSecret()),
    BUILD: built.build,
    ORIGIN: origin,
    ...(token === undefined ? {} : { SETUP_TOKEN: token.value }),
  };
  const { configuration, files } = takeSnapshot(built, snapshotFolder(data.path), values);
  const server = await startServer({ port, hosts, configuration, files, storage: data.office, values }, running);
  const base = reachedAt(hosts[0], port);
  await untilAnswering(organisationAnswers(base));
  const watched = await watchSetup(
    token,
    server,
    () => isSetupOpen(base),
    () => forgetSetupToken(data),
  );
  const setup = watched.toTell && setupAddress(origin, watched.toTell);
  return { server: watched.server, words: organisationWelcome({ origin, setup, json }) };
}
