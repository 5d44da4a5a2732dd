import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
let child: ChildProcess;
let port: number;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "counter-"));
});

afterEach(async () => {
  child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Starts the app on a port of the system's choice, and reads the port from its first line. */
async function start(file = join(folder, "data", "visits")): Promise<void> {
  lines = [];
  child = spawn(process.execPath, ["bin/counter.mjs"], {
    env: { ...process.env, PORT: "0", VISITS_FILE: file },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await heard(/listens on port (\d+)/);
  port = Number(/port (\d+)/.exec(lines[0] ?? "")?.[1]);
}

async function heard(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = lines.find((line) => pattern.test(line));
    if (found !== undefined) return found;
    const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    lines.push(...chunk.toString().trim().split("\n"));
  }
}

function get(path: string, options: { host?: string; method?: string } = {}): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { host: options.host };
    request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers }, (answer) => {
      let body = "";
      answer.on("data", (chunk: Buffer) => (body += chunk.toString())).on("end", () => resolve({ status: answer.statusCode, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("a visit adds one, reading adds none, and the count lies in the file", async () => {
  await start();
  expect(await get("/visits")).toEqual({ status: 200, body: "0\n" });
  expect(await get("/visit")).toEqual({ status: 200, body: "1\n" });
  expect((await get("/")).body).toContain("Visits: 2");
  await get("/healthz");
  expect(await get("/visits")).toEqual({ status: 200, body: "2\n" });
  expect(await readFile(join(folder, "data", "visits"), "utf8")).toBe("2\n");
});

test("a hundred visits at once are a hundred, also over a restart", async () => {
  await start();
  await Promise.all(Array.from({ length: 100 }, () => get("/visit")));
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  await start();
  expect((await get("/visits")).body).toBe("100\n");
});

test("the log says who asked, by which name, and what it got; probes are left out, and nobody writes a line of their own", async () => {
  await start();
  await get("/healthz");
  await get("/visits", { host: "demo-0.demo.shop.svc.cluster.local:8080" });
  expect(await heard(/^GET/)).toBe("GET /visits from 127.0.0.1 host demo-0.demo.shop.svc.cluster.local:8080 -> 200 0");
  await get("/%0AGET/visits");
  expect(await heard(/-> 404/)).toBe(`GET /%0AGET/visits from 127.0.0.1 host 127.0.0.1:${port} -> 404 not found`);
});

test("what cannot be counted is answered with the reason", async () => {
  const file = join(folder, "no-folder", "visits");
  await writeFile(join(folder, "no-folder"), "");
  await start(file);
  expect(await get("/visit")).toMatchObject({ status: 500, body: expect.stringContaining("ENOTDIR") });
  expect((await get("/visit", { method: "POST" })).status).toBe(405);
});
