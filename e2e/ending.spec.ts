import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The built server as the image runs it, without the launcher; on a port that the system chooses. */
async function startServer(): Promise<{ child: ChildProcess; url: string }> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    CLUSTER: "lab",
    LAB_SCENARIO: "myapp-stateful",
    LOG_LEVEL: "warn",
    PORT: "0",
    HOSTNAME: "127.0.0.1",
  };
  const child = spawn(process.execPath, ["bin/serve.mjs", ".next/standalone"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found && !said.includes(":0\n")) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
  await expect.poll(() => statusOf(`${url}/readyz`)).toBe(200);
  return { child, url };
}

const statusOf = (url: string) =>
  fetch(url).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    },
    () => 0,
  );

test("asked to end, it says so at once, lets its streams go with a goodbye, and is gone within a second with 0", async () => {
  const { child, url } = await startServer();
  const exited = once(child, "exit");
  const stream = await fetch(`${url}/api/stream?topic=fleet`);
  const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain("event: hello");
  const askedAt = performance.now();
  child.kill("SIGTERM");
  let heard = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) heard += part.value;
  expect(heard).toMatch(/event: bye\n.*\n\n$/);
  expect(
    await Promise.all(["/readyz", "/livez", "/api/statefulsets", "/api/stream?topic=fleet"].map((path) => statusOf(url + path))),
  ).toEqual([503, 200, 200, 503]);
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - askedAt).toBeLessThan(1_000);
});

test("asked to end before it has begun, it is gone as well", async () => {
  const child = spawn(process.execPath, ["bin/serve.mjs", ".next/standalone"], {
    cwd: root,
    env: { ...process.env, CLUSTER: "lab", LOG_LEVEL: "warn", PORT: "0", HOSTNAME: "127.0.0.1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Its first words: the server is loaded, and the product has hardly begun.
  await once(child.stdout, "data");
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
