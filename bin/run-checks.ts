import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts, type Counts, countBrowserTests, countStep, countUnitTests, formatCounts } from "./check-counts.ts";

/**
 * `npm test`: every check that needs no cluster, in the order in which they are quick to fail. A failure does not keep the later ones
 * from running, so that one run tells all there is to tell; only the browser tests need the build.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const reports = await mkdtemp(join(tmpdir(), "statefulset-explorer-checks-"));
const unitReport = join(reports, "unit.json");
const browserReport = join(reports, "browser.json");

interface Step {
  name: string;
  script: string;
  args?: string[];
  env?: Record<string, string | undefined>;
  count: (exitCode: number) => Promise<Counts>;
}

const quick: Step[] = [
  { name: "Lint", script: "lint", count: countAsOne },
  { name: "Format", script: "format:check", count: countAsOne },
  { name: "Types", script: "typecheck", count: countAsOne },
  {
    name: "Unit tests",
    script: "test:unit",
    args: ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    count: async (code) => countUnitTests(await readReport(unitReport), code),
  },
];
const build: Step = { name: "Build", script: "build", count: countAsOne };
const browser: Step = {
  name: "Browser tests",
  script: "e2e",
  args: ["--reporter=list,json"],
  // Playwright sets FORCE_COLOR for what it starts, and Node complains of that beside NO_COLOR.
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport, ...(process.env.CI === undefined ? {} : { FORCE_COLOR: "0", NO_COLOR: undefined }) },
  count: async (code) => countBrowserTests(await readReport(browserReport), code),
};

try {
  const done: Counts[] = [];
  for (const step of quick) done.push(await take(step));
  const built = await take(build);
  done.push(built);
  done.push(built.failed === 0 ? await take(browser) : leaveOut(browser));
  const total = addCounts(done);
  console.log(`\n${formatCounts(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} finally {
  await rm(reports, { recursive: true, force: true });
}

async function take(step: Step): Promise<Counts> {
  console.log(`\n=== ${step.name}`);
  const startedMs = performance.now();
  const counts = await step.count(await runScript(step));
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`=== ${step.name}: ${formatCounts(counts)} (${seconds} s)`);
  return counts;
}

function leaveOut(step: Step): Counts {
  console.log(`\n=== ${step.name}: not run, because the build failed`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** Runs a script of package.json, with the very npm that runs us where that is known. */
function runScript(step: Step): Promise<number> {
  const npm = process.env.npm_execpath;
  const args = ["run", "--silent", step.script, ...(step.args === undefined ? [] : ["--", ...step.args])];
  const plain = process.env.CI === undefined ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...plain, ...step.env };
  const child = npm?.endsWith("js")
    ? spawn(process.execPath, [npm, ...args], { cwd: root, env, stdio: "inherit" })
    : spawn("npm", args, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function countAsOne(exitCode: number): Promise<Counts> {
  return Promise.resolve(countStep(exitCode));
}

function readReport(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
