/**
 * Tests against the running service: the launcher, faults, journeys in a real browser, promises. One file at a time,
 * because some build, move and end what others would run; of the journeys two can run side by side (test/run/run.ts).
 */
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/run/longest-first.ts";

export default defineConfig({
  test: {
    name: "service",
    include: [
      "test/serve/**/*.test.ts",
      "test/browser/**/*.test.ts",
      "test/faults/**/*.test.ts",
      "test/promises/**/*.test.ts",
    ],
    globalSetup: ["test/serve/built.ts"],
    sequence: { sequencer: LongestFirst },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
