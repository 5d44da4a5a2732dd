import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/browser.ts";

// The workers read this file as well: they inherit the browser that the first reading has chosen.
const launchOptions = await findBrowser(process.env);
process.env.PLAYWRIGHT_CHROMIUM = launchOptions.executablePath;

const inCi = process.env.CI !== undefined;

/** Stories in a real browser; each starts the built explorer on a lab of its own. For a real cluster see e2e/cluster.config.ts. */
export default defineConfig({
  testDir: "e2e",
  testIgnore: "cluster/**",
  forbidOnly: inCi,
  fullyParallel: false,
  // Each file's stories have an explorer and a lab of their own, on ports of their own; they wait more than they work.
  workers: 2,
  retries: inCi ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results/lab",
  use: { locale: "en-US", timezoneId: "UTC", trace: "on-first-retry", screenshot: "only-on-failure", launchOptions },
});
