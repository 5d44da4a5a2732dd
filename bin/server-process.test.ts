import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../lib/clock.ts";
import { claimPort } from "./free-port.ts";
import { isGreeting, type ServerProcess, startServer } from "./server-process.ts";

let root: string;
let server: ServerProcess | undefined;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "server-process-"));
  await mkdir(join(root, ".next", "standalone"), { recursive: true });
});

afterEach(async () => {
  server?.stop();
  await server?.exited;
  server = undefined;
  await rm(root, { recursive: true });
});

async function start(script: string, hear: (line: string) => void = () => undefined): Promise<ServerProcess> {
  await writeFile(join(root, ".next", "standalone", "server.js"), script);
  server = startServer(root, { PORT: String(await claimPort(0)) }, hear);
  return server;
}

const listening = (answer: string) =>
  `require("node:http").createServer((request, response) => { ${answer} }).listen(process.env.PORT, "127.0.0.1");`;

describe("startServer", () => {
  it("is up and ready once /livez and /readyz answer", async () => {
    const started = await start(listening("response.end()"));
    expect(await started.whenUp(systemClock)).toBe(true);
  });

  it("waits while the server answers that it is not alive yet", async () => {
    const started = await start(`let asked = 0; ${listening("response.statusCode = ++asked < 3 ? 503 : 200; response.end()")}`);
    expect(await started.whenUp(systemClock)).toBe(true);
  });

  it("says that the server ended, with its code, when it dies before it answers", async () => {
    const started = await start("process.exit(7)");
    await expect(started.whenUp(systemClock)).rejects.toThrow("The server ended with code 7 before it answered");
    expect(await started.exited).toBe(7);
  });

  it("passes on what the server prints, but for Next's greeting", async () => {
    const lines: string[] = [];
    const started = await start(`console.log("   ▲ Next.js 16.4.5\\n   - Local: http://127.0.0.1\\n\\n ✓ Ready in 0ms\\nheard")`, (line) =>
      lines.push(line),
    );
    await started.exited;
    await expect.poll(() => lines).toEqual(["heard"]);
  });

  it("ends well when it was asked to, and not when something else ended it", async () => {
    const started = await start(listening("response.end()"));
    await started.whenUp(systemClock);
    started.stop();
    expect(await started.exited).toBe(0);
    const killed = await start('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)');
    expect(await killed.exited).toBe(137);
  });

  it("is asked to end first and ended at once when asked again", async () => {
    const started = await start(`process.on("SIGTERM", () => {}); ${listening("response.end()")}`);
    await started.whenUp(systemClock);
    started.stop();
    started.stop();
    expect(await started.exited).toBe(137);
  });
});

describe("isGreeting", () => {
  it("never hides a log line", () => {
    expect(isGreeting('{"level":40,"msg":"✓ Ready"}')).toBe(false);
  });
});
