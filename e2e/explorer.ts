import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** An explorer of its own for one story, started as a person starts it. */
export interface Explorer {
  url: string;
  /** What it printed so far, standard error included. */
  output(): string;
  /** Ends it, and waits until it has. */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const startTimeoutMs = 90_000;

/**
 * Starts the built explorer with these launcher options on a free port, and resolves when it answers. Throws with all that it
 * printed when it ends, or stays silent, before that.
 */
export async function startExplorer(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Explorer> {
  const child = spawn(process.execPath, ["bin/start.mjs", "--no-build", "--port", "0", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const exited = once(child, "exit");
  // A story that fails halfway must not leave its explorer behind.
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  const timer = setTimeout(() => child.kill(), startTimeoutMs);
  let url = "";
  const greeted = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        url = /StatefulSet Explorer\s+(http:\/\/\S+)/.exec(line)?.[1] ?? url;
        // The last line of the greeting.
        if (line.includes("Ctrl+C")) resolve(url);
      });
    }
  });
  const answered = await Promise.race([greeted, exited.then(() => undefined)]);
  clearTimeout(timer);
  if (answered === undefined) throw new Error(`The explorer did not start:\n${lines.join("\n")}`);
  return {
    url,
    output: () => lines.join("\n"),
    stop: async () => {
      process.off("exit", kill);
      child.kill("SIGTERM");
      await exited;
    },
  };
}
