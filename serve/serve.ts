/** `npm run serve`: builds what changed and runs an organisation on this machine, until it is told to stop. */
import { build, makeReadable } from "./build.ts";
import { beginOrganisation } from "./organisation.ts";
import { organisationUsage, parseOrganisationOptions } from "./organisation-options.ts";
import { answered, tell, tellBuilding, untilStopped } from "./running.ts";

const code = await answered(
  parseOrganisationOptions(process.argv.slice(2)),
  organisationUsage,
  async (options): Promise<number> => {
    if (!options.buildOnly) return untilStopped(() => beginOrganisation(options));
    const { build: hash } = await build(tellBuilding(options));
    makeReadable();
    tell(`Built: ${hash}. The next start takes a second.`);
    return 0;
  },
);

process.exit(code);
