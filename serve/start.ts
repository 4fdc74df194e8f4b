/** `npm start`: builds what changed and runs the demo charity on this machine, until it is told to stop. */
import { untilAnswering } from "./answering.ts";
import { launch, tell } from "./launch.ts";
import { startServer } from "./server.ts";
import { snapshotFolder, takeSnapshot } from "./snapshot.ts";

const code = await launch("npm start", "", async ({ options, v6, data, built, values }) => {
  const { configuration, files } = takeSnapshot(built, snapshotFolder(data.path));
  const place = { port: options.port, v6, configuration, files, storage: data.office, values };
  const server = await startServer(place, tell);
  await untilAnswering(options.port);
  return server;
});

process.exit(code);
