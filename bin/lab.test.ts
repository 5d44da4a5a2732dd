import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, expect, test, vi } from "vitest";

const script = fileURLToPath(new URL("lab.ts", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "lab-bin-"));
const data = join(directory, "data");
const kubeconfig = join(directory, "kubeconfig");
const children = new Set<ChildProcess>();

afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Each of its labs is a process of its own. */
vi.setConfig({ testTimeout: 60_000 });

interface Started {
  text: string;
  url: string;
  /** Sends the signal and resolves with the exit code once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs `npm run lab` until it has said how to reach it, or until it ends. */
function start(...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let text = "";
  return new Promise((resolve) => {
    const settle = () =>
      resolve({
        text,
        url: /listens on (\S+),/.exec(text)?.[1] ?? "",
        end: (signal) => {
          child.kill(signal);
          return ended;
        },
      });
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("Ctrl-C")) settle();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(settle);
  });
}

interface Pod {
  metadata: { name: string; uid: string; resourceVersion: string };
  status: { phase: string };
}

async function podsOf(url: string): Promise<Pod[]> {
  const answer = await fetch(`${url}/api/v1/namespaces/default/pods`);
  return ((await answer.json()) as { items: Pod[] }).items;
}

test("a killed lab starts again with every answered write, the same kubeconfig, and nothing that was deleted", async () => {
  const options = ["--data", data, "--no-node", "--kubeconfig", kubeconfig];
  const first = await start(...options, "--scenario", "app-python");
  const before = await podsOf(first.url);
  expect(before.map(({ metadata, status }) => [metadata.name, status.phase])).toEqual([
    ["app-python-0", "Pending"],
    ["app-python-1", "Pending"],
  ]);
  const token = readFileSync(kubeconfig, "utf8").match(/token: .*/)?.[0];
  const deleted = await fetch(`${first.url}/api/v1/namespaces/default/pods/app-python-0`, { method: "DELETE" });
  expect(deleted.status).toBe(200);
  await first.end("SIGKILL");

  const second = await start(...options, "--scenario", "web-app");
  expect(second.text).toContain(`${data} has a lab already, which goes on: nothing is loaded into it.`);
  const other = await start(...options);
  expect(other.text).toMatch(/^Another lab \(process \d+\) uses .*: end it first, or name another directory\.\n$/);
  expect(readFileSync(kubeconfig, "utf8").match(/token: .*/)?.[0]).toBe(token);
  const after = await podsOf(second.url);
  const uids = new Set(after.map(({ metadata }) => metadata.uid));
  expect([uids.has(before[0]?.metadata.uid ?? ""), uids.has(before[1]?.metadata.uid ?? "")]).toEqual([false, true]);
  expect(await second.end("SIGTERM")).toBe(0);
});

test("what cannot be had is said in one sentence, with exit code 1", async () => {
  const refused = await start("--data", script);
  expect(refused.text).toMatch(/^The directory .* cannot be used for the lab's data: .*\n$/);
  expect(await refused.end("SIGTERM")).toBe(1);
  const unknown = await start("--scenario", "nobody");
  expect(unknown.text.split("\n")).toHaveLength(2);
});

test("a lab of fifty nodes has a network of its own for each", async () => {
  const lab = await start("--nodes", "50", "--scenario", "none");
  const { items } = (await (await fetch(`${lab.url}/api/v1/nodes`)).json()) as {
    items: { spec: { podCIDR: string }; status: { allocatable: { pods: string }; addresses: { address: string }[] } }[];
  };
  expect(new Set(items.map(({ spec }) => spec.podCIDR)).size).toBe(50);
  expect(new Set(items.map(({ status }) => status.addresses[0]?.address)).size).toBe(50);
  expect(items.every(({ status }) => status.allocatable.pods === "110")).toBe(true);
  expect(await lab.end("SIGINT")).toBe(0);
});
