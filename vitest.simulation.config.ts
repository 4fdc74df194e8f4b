/** The whole system, simulated: the product's own cores and shells on a clock, a network and a platform of paper. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "cloudflare:workers": fileURLToPath(new URL("test/simulation/cloudflare-workers.ts", import.meta.url)) },
  },
  test: {
    name: "simulation",
    // `npm run test:long` goes on until a million messages were checked.
    include: [process.env.SIMULATION === "long" ? "test/simulation/long/*.long.ts" : "test/simulation/*.test.ts"],
    maxWorkers: 2,
    setupFiles: ["test/simulation/setup.ts"],
    testTimeout: 600_000,
  },
});
