/** The options of `npm run deploy`. Pure. */
import { type Asked, mistake, readWords } from "../command-line.ts";

export interface DeployOptions {
  /** Does everything but talk to Cloudflare. */
  readonly dryRun: boolean;
  /** Makes another set-up token. */
  readonly newSetup: boolean;
}

export const deployUsage = `npm run deploy -- [options]

  --dry-run    check wrangler.toml and build, and say what would be done; nothing is sent
  --new-setup  make another set-up address, because the one that was shown is lost
  --help       show this
`;

/** `given`: the words after the program's name. */
export function parseDeployOptions(given: readonly string[]): Asked<DeployOptions> {
  const known = {
    "dry-run": { type: "boolean" },
    "new-setup": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const;
  const read = readWords(given, known);
  if (typeof read === "string") return mistake(read);
  const { values } = read;
  if (values.help === true) return { is: "help" };
  return {
    is: "options",
    options: { dryRun: values["dry-run"] ?? false, newSetup: values["new-setup"] ?? false },
  };
}
