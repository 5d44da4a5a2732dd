import { defineConfig } from "@playwright/test";
import { findBrowser } from "./browser.ts";

const launchOptions = await findBrowser(process.env);
process.env.PLAYWRIGHT_CHROMIUM = launchOptions.executablePath;

/**
 * `npm run e2e:cluster`: stories on the cluster of $KUBECONFIG, whichever it is. First the images are built and given to it; then each story
 * makes its own namespace, and starts its own explorer beside the cluster, or installs one in it.
 */
export default defineConfig({
  testDir: "cluster",
  projects: [
    { name: "images", testMatch: "images.setup.ts", timeout: 600_000 },
    { name: "stories", testMatch: "*.spec.ts", dependencies: ["images"] },
  ],
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
