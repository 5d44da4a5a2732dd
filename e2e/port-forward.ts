import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { findKubectl } from "./kubectl.ts";

/** A port-forward that is started anew whenever it ends, as a person would: it is bound to one pod, and ends with it. */
export interface PortForward {
  url: string;
  /** When each of its lives began to take connections, in milliseconds since 1970. */
  readonly beginnings: readonly number[];
  stop(): Promise<void>;
}

interface Forwarding {
  localPort: string;
  exited: Promise<unknown>;
  end(): void;
}

const startTimeoutMs = 30_000;
/** Between two starts, so that a Service without pods is not asked without pause. */
const againMs = 250;

/**
 * Forwards a free local port to `target` (such as "service/explorer") and keeps that port over its pods' lives. Throws with what kubectl
 * said when the first one does not come up.
 */
export async function keepForwarded(kubeconfig: string, namespace: string, target: string, port: string): Promise<PortForward> {
  let ended = false;
  let current: Forwarding | undefined = await forward(kubeconfig, namespace, target, `:${port}`);
  const { localPort } = current;
  const beginnings = [Date.now()];
  const keep = async () => {
    while (!ended) {
      if (current) await current.exited;
      current = undefined;
      if (ended) return;
      current = await forward(kubeconfig, namespace, target, `${localPort}:${port}`).catch(() => undefined);
      if (current) beginnings.push(Date.now());
      else await new Promise((resolve) => setTimeout(resolve, againMs));
    }
    current?.end();
  };
  const keeping = keep();
  return {
    url: `http://127.0.0.1:${localPort}`,
    beginnings,
    stop: async () => {
      ended = true;
      current?.end();
      await keeping;
    },
  };
}

async function forward(kubeconfig: string, namespace: string, target: string, ports: string): Promise<Forwarding> {
  const args = ["port-forward", "--namespace", namespace, "--address", "127.0.0.1", target, ports];
  const child = spawn(findKubectl(process.env), args, {
    env: { ...process.env, KUBECONFIG: kubeconfig },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  const exited = once(child, "exit");
  const kill = setTimeout(() => child.kill("SIGKILL"), startTimeoutMs);
  const opened = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /127\.0\.0\.1:(\d+) ->/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  });
  const localPort = await Promise.race([opened, exited.then(() => undefined)]);
  clearTimeout(kill);
  if (localPort === undefined) throw new Error(`kubectl ${args.join(" ")} ended: ${said.join(" ")}`);
  return { localPort, exited, end: () => child.kill("SIGTERM") };
}
