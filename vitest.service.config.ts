/** Tests against the running service: the launcher, faults, journeys in a real browser, promises. One file at a time: two cores. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "service",
    include: [
      "test/serve/**/*.test.ts",
      "test/browser/**/*.test.ts",
      "test/faults/**/*.test.ts",
      "test/promises/**/*.test.ts",
    ],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
