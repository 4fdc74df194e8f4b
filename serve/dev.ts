/** `npm run dev`: the demo charity as `npm start` runs it, built and started again whenever a source is saved. */
import { serveAndRebuild } from "./dev/rebuilding.ts";
import { launch } from "./launch.ts";

const note = "Save a file in web/, worker/ or shared/, and it is built and shown.";

process.exit(await launch("npm run dev", note, serveAndRebuild));
