import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "bin/**/*.test.ts", "chart/**/*.test.ts"],
    setupFiles: ["lib/testing/quiet-console.ts"],
    testTimeout: 15_000,
    hookTimeout: 15_000,
    // What comes over a real socket comes late on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
