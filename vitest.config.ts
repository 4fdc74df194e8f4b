/** Plain Node tests: pure cores, the encryption against published vectors. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "unit",
    // Nothing here measures real time: the limit stops what hangs, also where real keys work on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ["test/unit/**/*.test.ts", "test/vectors/**/*.test.ts"],
  },
});
