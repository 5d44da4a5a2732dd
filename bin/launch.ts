import { fileURLToPath } from "node:url";
import { systemClock } from "../lib/clock.ts";
import { AppError } from "../lib/errors.ts";
import { parseConfig } from "../lib/server/config.ts";
import packageJson from "../package.json" with { type: "json" };
import { checkCluster } from "./check-cluster.ts";
import { ensureBuild } from "./ensure-build.ts";
import { claimPort } from "./free-port.ts";
import { greet } from "./greeting.ts";
import { type LaunchOptions, parseCommandLine } from "./launch-options.ts";
import { openBrowser } from "./open-browser.ts";
import { toServerEnvironment } from "./server-environment.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/**
 * `npm start`: checks all that can be checked before anything runs (options, port, cluster), builds when needed, starts the server
 * and says where it is. A mistake costs one sentence on standard error and exit code 1; a stack is only for mistakes of ours.
 */
const root = fileURLToPath(new URL("..", import.meta.url));

async function main(): Promise<number> {
  const asked = parseCommandLine(process.argv.slice(2), packageJson.version);
  if ("options" in asked) return launch(asked.options);
  process.stdout.write(asked.text);
  return 0;
}

async function launch(options: LaunchOptions): Promise<number> {
  const env = toServerEnvironment(options, process.env);
  const config = parseConfig(env);
  const port = await claimPort(config.port);
  // What was found here is what the server is told, lest it find another.
  const cluster = await checkCluster(config);
  await ensureBuild(root, { mayBuild: options.build, hasBasePath: config.basePath !== "" }, say);
  const server = startServer(root, { ...env, PORT: String(port), CLUSTER: cluster.source }, say);
  stopOnSignals(server);
  const ready = await server.whenUp(systemClock).catch((error: unknown) => {
    server.stop();
    throw error;
  });
  const url = `http://127.0.0.1:${port}${config.basePath}`;
  for (const line of greet({ url, cluster, readOnly: config.readOnly, ready })) say(line);
  if (options.open) openBrowser(url, say);
  return server.exited;
}

/** The terminal sends its signal to the server as well; that one is asked twice does no harm. */
function stopOnSignals(server: ServerProcess): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => server.stop());
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
