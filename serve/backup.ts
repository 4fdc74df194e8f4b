/** `npm run backup`: an organisation's data as one file, while it runs or not. */
import { backupUsage, parseBackupOptions } from "./backup/options.ts";
import { takeBackup } from "./backup/take.ts";
import { answered, tell } from "./running.ts";

const code = await answered(parseBackupOptions(process.argv.slice(2)), backupUsage, async ({ data, to }) => {
  const bytes = takeBackup(data, to, Date.now());
  tell(`Backed up to ${to} (${Math.ceil(bytes / 1024)} KB). Keep it as safe as the machine: it holds the ticket key.`);
  return 0;
});

process.exit(code);
