/** `npm run deploy`: to Cloudflare, after everything that can be checked has been. */
import { join, resolve } from "node:path";
import { experimental_readRawConfig } from "wrangler";
import { build } from "./build.ts";
import { deploy } from "./deploy/deploy.ts";
import { deployUsage, parseDeployOptions } from "./deploy/options.ts";
import { lookAt } from "./look/look.ts";
import { answered, tell } from "./running.ts";
import { freshSecret } from "./secret.ts";
import { isSetupOpen } from "./setup-open.ts";
import { wranglerIn } from "./wrangler.ts";

const root = resolve(import.meta.dirname, "..");

const code = await answered(parseDeployOptions(process.argv.slice(2)), deployUsage, async (options) => {
  const world = {
    config: () => experimental_readRawConfig({ config: join(root, "wrangler.toml") }).rawConfig,
    build: async () => (await build()).build,
    wrangler: wranglerIn(root),
    isSetupOpen: (origin: string) => isSetupOpen(origin),
    makeSecret: freshSecret,
    look: (origin: string, hash: string) => lookAt(origin, hash),
    tell,
  };
  await deploy(world, options);
  return 0;
});

process.exit(code);
