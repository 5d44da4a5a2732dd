import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Clock, sleep } from "../lib/clock.ts";
import { AppError } from "../lib/errors.ts";

const pollMs = 50;
const aliveTimeoutMs = 60_000;
/** How long the first list of a cluster may hold up the greeting. */
const readyTimeoutMs = 5000;
/** The codes of a process that SIGINT or SIGTERM ended before it could end in good order. */
const askedToEnd: ReadonlySet<number> = new Set([128 + constants.signals.SIGINT, 128 + constants.signals.SIGTERM]);

/**
 * Keeps the server small after it has read a large cluster: young objects are collected early, and glibc gives large freed blocks back instead
 * of keeping them (docs/benchmarks.md). Other systems ignore the two variables.
 */
const nodeFlags = ["--max-semi-space-size=2"];
const mallocSettings = { MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_TRIM_THRESHOLD_: "131072" };

/** The explorer's server as a process of its own. */
export interface ServerProcess {
  /** Resolves when it answers: true once it has seen the whole cluster, false when that takes longer. Throws AppError when it dies or stays silent. */
  whenUp(clock: Clock): Promise<boolean>;
  /** Its exit code; 0 when it ended as it was asked to, 128 + signal when another signal ended it. */
  readonly exited: Promise<number>;
  /** Asks it to end, closing its streams; asked again, it is ended at once. */
  stop(): void;
}

const script = fileURLToPath(new URL("./serve.mjs", import.meta.url));

/** Starts the built server in that environment. `hear` gets the lines that it prints, without Next's greeting (which names no cluster). */
export function startServer(root: string, env: Record<string, string>, hear: (line: string) => void): ServerProcess {
  const child = spawn(process.execPath, [...nodeFlags, script, join(root, ".next", "standalone")], {
    cwd: root,
    env: { ...mallocSettings, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!isGreeting(line)) hear(line);
  });
  const ended = exitOf(child);
  const url = `http://127.0.0.1:${env.PORT}${env.BASE_PATH ?? ""}`;
  let stopping = false;
  return {
    exited: ended.then((code) => (stopping && askedToEnd.has(code) ? 0 : code)),
    whenUp: (clock) => waitUntilUp(url, clock, ended),
    stop: () => {
      child.kill(stopping ? "SIGKILL" : "SIGTERM");
      stopping = true;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

async function waitUntilUp(url: string, clock: Clock, exited: Promise<number>): Promise<boolean> {
  const ended = exited.then((code) => {
    throw new AppError("unavailable", `The server ended with code ${code} before it answered; what it said stands above.`);
  });
  // It also ends long after anybody waits for it here, and that is no error.
  ended.catch(() => undefined);
  if (!(await Promise.race([answers(`${url}/livez`, clock, aliveTimeoutMs), ended]))) {
    throw new AppError("timeout", `The server did not answer at ${url} within ${aliveTimeoutMs / 1000} s.`);
  }
  return Promise.race([answers(`${url}/readyz`, clock, readyTimeoutMs), ended]);
}

/** Asks until the answer is a good one, or until `timeoutMs` have gone by. */
async function answers(url: string, clock: Clock, timeoutMs: number): Promise<boolean> {
  const end = clock.now() + timeoutMs;
  while (clock.now() < end) {
    const signal = AbortSignal.timeout(end - clock.now());
    const ok = await fetch(url, { signal }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (ok) return true;
    await sleep(clock, pollMs);
  }
  return false;
}

/** What Next prints of itself when it starts. */
export function isGreeting(line: string): boolean {
  return line.trim() === "" || /^\s*(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready|Running next))/.test(line);
}
