import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { startExplorer } from "./explorer.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What `npm start` says and how it ends when it cannot start. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): { code: number | null; said: string } {
  const run = spawnSync(process.execPath, ["bin/start.mjs", "--no-build", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { code: run.status, said: `${run.stdout}${run.stderr}`.trim() };
}

function kubeconfigFor(server: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "u", user: { token: "t" } }],
    contexts: [{ name: "here", context: { cluster: "c", user: "u" } }],
    "current-context": "here",
  });
}

test("bad input gets one clear sentence and a non-zero exit", async () => {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  const path = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const unreachable = path("unreachable", kubeconfigFor("http://127.0.0.1:1"));
  const cases: [string[], RegExp][] = [
    [["--port", "port"], /port/i],
    [["--prot", "1"], /--prot/],
    [["--lab", "--context", "x"], /contradict/],
    [["--kubeconfig", join(folder, "missing")], /There is no kubeconfig at .*missing/],
    [["--kubeconfig", path("malformed", "{[")], /malformed/],
    [["--kubeconfig", unreachable, "--context", "nowhere"], /nowhere.*here/s],
    [["--kubeconfig", unreachable], /127\.0\.0\.1:1.*refused/s],
  ];
  for (const [args, sentence] of cases) {
    const { code, said } = start([...args, ...(args[0] === "--port" ? [] : ["--port", "0"])]);
    expect(said, args.join(" ")).toMatch(sentence);
    expect(said.split("\n").length, said).toBeLessThanOrEqual(2);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code, args.join(" ")).toBeGreaterThan(0);
  }
  rmSync(folder, { recursive: true });
});

test("a port that is taken is said to be", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { code, said } = start(["--lab", "--port", String(port)]);
  expect(said).toContain(String(port));
  expect(said).toContain("--port");
  expect(code).toBeGreaterThan(0);
  server.close();
});

test("it says where it is and which cluster it shows, listens on loopback only, and ends at once when asked, streams open or not", async () => {
  const explorer = await startExplorer(["--lab"]);
  expect(explorer.output()).toContain("lab");
  expect(new URL(explorer.url).hostname).toBe("127.0.0.1");
  const stream = await fetch(`${explorer.url}/api/stream?topic=fleet`);
  const reader = stream.body?.getReader();
  await reader?.read();
  const before = performance.now();
  await explorer.stop();
  expect(performance.now() - before).toBeLessThan(5_000);
  let last = "";
  for (;;) {
    const { done, value } = (await reader?.read().catch(() => undefined)) ?? { done: true, value: undefined };
    if (done) break;
    last += new TextDecoder().decode(value);
  }
  expect(last).toContain("event: bye");
});
