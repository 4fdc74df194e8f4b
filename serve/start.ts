/** `npm start`: builds what changed and runs the demo charity on this machine, until it is told to stop. */
import { demoAnswers, untilAnswering } from "./answering.ts";
import { demoRunning, launch } from "./launch.ts";
import { loopbackHosts } from "./loopback.ts";
import { startServer } from "./server.ts";
import { snapshotFolder, takeSnapshot } from "./snapshot.ts";

const code = await launch("npm start", "", async ({ options, v6, data, built, values }) => {
  const { configuration, files } = takeSnapshot(built, snapshotFolder(data.path), values);
  const place = {
    port: options.port,
    hosts: loopbackHosts({ v6 }),
    configuration,
    files,
    storage: data.office,
    values,
  };
  const server = await startServer(place, demoRunning);
  await untilAnswering(demoAnswers(options.port));
  return server;
});

process.exit(code);
