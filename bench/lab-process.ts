import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Agent, request } from "undici";

const connectionsMax = 300;

/** A lab as `npm run lab` starts it, reached over HTTP alone. */
export interface LabProcess {
  readyMs: number;
  /** Its API server's address, and the file that leads there. */
  url: string;
  kubeconfig: string;
  send(method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<unknown>;
  /** As `send`, but answers the text as it arrived: reading it is the client's own work. */
  fetchText(method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<string>;
  /** Opens a watch and calls back for every chunk of it, until the lab is stopped. */
  watch(path: string, heard: (chunk: Buffer) => void): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a lab with those options and resolves once it says where it listens. Rejects when it ends before. */
export async function startLabProcess(options: readonly string[]): Promise<LabProcess> {
  const directory = mkdtempSync(join(tmpdir(), "bench-lab-"));
  const kubeconfig = join(directory, "kubeconfig");
  const begun = performance.now();
  const child = spawn(process.execPath, ["bin/lab.ts", ...options, "--kubeconfig", kubeconfig]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => reject(new Error(`The lab ended with code ${code}: ${said}`)));
  });
  const readyMs = performance.now() - begun;
  const dispatcher = new Agent({ connections: connectionsMax });
  const fetchText: LabProcess["fetchText"] = async (method, path, body) => {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const sent = body === undefined ? {} : { headers: { "content-type": type }, body: JSON.stringify(body) };
    const answer = await request(url + path, { method, dispatcher, ...sent });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`);
    return text;
  };
  return {
    readyMs,
    url,
    kubeconfig,
    fetchText,
    send: async (method, path, body) => JSON.parse(await fetchText(method, path, body)) as unknown,
    async watch(path, heard) {
      const { body } = await request(url + path, { dispatcher });
      body.on("error", () => {});
      body.on("data", heard);
    },
    async stop() {
      child.kill();
      await ended;
      await dispatcher.destroy();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
