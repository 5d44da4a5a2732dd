import { defineConfig } from "@playwright/test";
import { findBrowser } from "./browser.ts";

const launchOptions = await findBrowser(process.env);
process.env.PLAYWRIGHT_CHROMIUM = launchOptions.executablePath;

/** `npm run e2e:cluster`: stories on the cluster of $KUBECONFIG, whichever it is. Each makes its own namespace and starts its own explorer. */
export default defineConfig({
  testDir: "cluster",
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["./count-reporter.ts"]],
  outputDir: "../test-results/cluster",
  use: { locale: "en-US", timezoneId: "UTC", trace: "retain-on-failure", screenshot: "only-on-failure", launchOptions },
});
