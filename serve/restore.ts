/** `npm run restore`: an organisation's data from a backup, whole or not at all. */
import { parseRestoreOptions, restoreUsage } from "./backup/options.ts";
import { restoreBackup } from "./backup/restore.ts";
import { answered, tell } from "./running.ts";

const code = await answered(parseRestoreOptions(process.argv.slice(2)), restoreUsage, async (options) => {
  const { data, from, replace } = options;
  const { madeAt, aside } = restoreBackup(from, data, replace, Date.now());
  tell(`Restored to ${data}, as it was at ${new Date(madeAt).toISOString()}.`);
  if (aside !== undefined) tell(`What was there before is in ${aside}. Delete it when you no longer need it.`);
  return 0;
});

process.exit(code);
