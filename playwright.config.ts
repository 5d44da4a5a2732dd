import { defineConfig } from "@playwright/test";
import { claimPort } from "./bin/free-port.ts";
import { findBrowser } from "./e2e/browser.ts";

// The workers read this file as well: they inherit the port and the browser that the first reading has chosen.
process.env.E2E_PORT ??= String(await claimPort(0));
const launchOptions = await findBrowser(process.env);
process.env.PLAYWRIGHT_CHROMIUM = launchOptions.executablePath;

const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;
const inCi = process.env.CI !== undefined;

/** Stories in a real browser on the built explorer and its lab; for a real cluster see e2e/cluster.config.ts. */
export default defineConfig({
  testDir: "e2e",
  testIgnore: "cluster/**",
  forbidOnly: inCi,
  fullyParallel: false,
  workers: 1,
  retries: inCi ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  outputDir: "test-results/lab",
  use: { baseURL, locale: "en-US", timezoneId: "UTC", trace: "on-first-retry", screenshot: "only-on-failure", launchOptions },
  webServer: {
    command: `node bin/start.mjs --lab --no-build --port ${process.env.E2E_PORT}`,
    url: `${baseURL}/livez`,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 6000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
