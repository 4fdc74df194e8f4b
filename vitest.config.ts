/** Plain Node tests: pure cores, the encryption against published vectors. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "unit",
    include: ["test/unit/**/*.test.ts", "test/vectors/**/*.test.ts"],
  },
});
