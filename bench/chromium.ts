import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Ten pages stand side by side, and none of them may be slowed down as one that nobody looks at.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

/** Starts the browser: `PLAYWRIGHT_CHROMIUM`, one that Playwright installed, the one that the browser tests unpacked, the system's. */
export async function launchChromium(): Promise<Browser> {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const unpacked = fileURLToPath(new URL("../node_modules/.cache/chromium/chromium", import.meta.url));
  const candidates = [process.env.PLAYWRIGHT_CHROMIUM ?? "", chromium.executablePath(), unpacked, ...onPath];
  const executablePath = candidates.find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('No browser was found: name one in PLAYWRIGHT_CHROMIUM, or run "npm run e2e" once, which unpacks one.');
  }
  return chromium.launch({ executablePath, args });
}
