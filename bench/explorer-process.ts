import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { until } from "./until.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const pollMs = 20;
const readyTimeoutS = 120;
/** Characters kept of what it complained of. */
const complaintsMax = 4000;

/** An explorer that runs as a process of its own and has seen its whole cluster. */
export interface ExplorerProcess {
  url: string;
  /** From being started to the first good answer of /readyz, in milliseconds. */
  readyMs: number;
  /** The processor time that this took, in seconds. Linux only; of a launcher, its own without the server's. */
  readyCpuSeconds: number;
  /** Its resident memory now, and the most that it ever was, in MB. Linux only. */
  memory(): Promise<{ rssMb: number; peakMb: number }>;
  /** Seconds of processor time that it has used. Linux only. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** `npm start` with these options, on the build that is there. Its memory is the launcher's, so measure the server's with `startServer`. */
export async function startLauncher(args: readonly string[]): Promise<ExplorerProcess> {
  const port = await freePort();
  return startProcess(["bin/start.mjs", "--no-build", "--port", String(port), ...args], port, {});
}

/** The built server alone, on that kubeconfig (and namespace); without one, on the lab. */
export async function startServer(kubeconfig?: string, namespace = ""): Promise<ExplorerProcess> {
  const port = await freePort();
  const cluster = kubeconfig === undefined ? { CLUSTER: "lab" } : { CLUSTER: "kubeconfig", KUBECONFIG: kubeconfig };
  return startProcess([".next/standalone/server.js"], port, { ...cluster, NAMESPACES: namespace, PORT: String(port) });
}

/** `npm start` on that kubeconfig, as startLauncher; but memory and processor time are those of the server that it starts, with the flags it gives it. */
export async function startLaunchedServer(kubeconfig: string): Promise<ExplorerProcess> {
  const port = await freePort();
  const args = ["bin/start.mjs", "--no-build", "--port", String(port), "--kubeconfig", kubeconfig];
  return startProcess(args, port, {}, childOf);
}

async function startProcess(
  args: readonly string[],
  port: number,
  env: Record<string, string>,
  measured: (pid: number | undefined) => Promise<number | undefined> = async (pid) => pid,
): Promise<ExplorerProcess> {
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", LOG_LEVEL: "warn", HOSTNAME: "127.0.0.1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (part: Buffer) => {
    complaints = (complaints + part.toString()).slice(-complaintsMax);
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const exited = once(child, "exit").finally(() => process.off("exit", kill));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
  };
  await until(`The explorer at ${url} becomes ready`, readyTimeoutS, pollMs, async () => {
    if (child.exitCode !== null) throw new Error(`The explorer ended with code ${child.exitCode}: ${complaints}`);
    return isReady(url);
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const readyMs = performance.now() - startedAt;
  const pid = await measured(child.pid);
  return {
    url,
    readyMs,
    readyCpuSeconds: await readCpuSeconds(pid),
    memory: () => readMemory(pid),
    cpuSeconds: () => readCpuSeconds(pid),
    stop,
  };
}

/** The process that a launcher started. Linux only. */
async function childOf(pid: number | undefined): Promise<number | undefined> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return Number(children.trim().split(" ")[0]) || pid;
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function readMemory(pid: number | undefined): Promise<{ rssMb: number; peakMb: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (key: string) => (Number(new RegExp(`^${key}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024) / 1e6;
  return { rssMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM") };
}

/** The kernel counts in hundredths of a second; the fields are counted from behind the program's name, which may hold spaces. NaN elsewhere. */
async function readCpuSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
