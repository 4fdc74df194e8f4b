/** Durable Objects and the Worker itself, in workerd. Nobody answers from outside. */
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: { TICKET_KEY: "a key for tests, which signs nothing that anybody could use" },
        outboundService: () => new Response(null, { status: 502 }),
      },
    }),
  ],
  // Nothing here measures real time: the limit stops what hangs, also where workerd starts on a busy machine.
  test: { name: "workerd", include: ["test/worker/**/*.test.ts"], testTimeout: 120_000 },
});
