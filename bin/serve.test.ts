import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const serve = fileURLToPath(new URL("./serve.mjs", import.meta.url));
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "serve-"));
  for (const folder of ["base-path", "node_modules", "temporary"]) await mkdir(join(home, folder));
  await writeFile(join(home, "server.js"), 'console.log("first", process.env.HOSTNAME)');
  await writeFile(join(home, "base-path/server.cjs"), 'console.log("second /base-path-placeholder", process.env.HOSTNAME)');
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

function run(env: Record<string, string>): Promise<{ code: number; stdout: string; stderr: string }> {
  const whole = { PATH: process.env.PATH, NODE_ENV: "production", TMPDIR: join(home, "temporary"), ...env } as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    execFile(process.execPath, [serve, home], { env: whole }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

it("serves the first build, and listens on every address, whatever a pod's HOSTNAME says", async () => {
  for (const HOSTNAME of ["", "explorer-0"]) {
    expect(await run({ HOSTNAME })).toEqual({ code: 0, stdout: expect.stringMatching(/^first (::|0\.0\.0\.0)\n$/), stderr: "" });
  }
  expect((await run({ HOSTNAME: "127.0.0.1", BASE_PATH: "" })).stdout).toBe("first 127.0.0.1\n");
});

it("serves the second build under a base path, and leaves nothing behind", async () => {
  expect(await run({ BASE_PATH: "/like/this", HOSTNAME: "::1" })).toEqual({ code: 0, stdout: "second /like/this ::1\n", stderr: "" });
  expect(await readdir(join(home, "temporary"))).toEqual([]);
});

it.each([
  [{ BASE_PATH: "like/this/" }, "BASE_PATH must be empty or a path such as /tools/statefulsets"],
  [{ BASE_PATH: "/api" }, "BASE_PATH must not begin with /api"],
  [
    { BASE_PATH: "/a", TMPDIR: fileURLToPath(new URL("./no-such-folder", import.meta.url)) },
    "could not be laid out for BASE_PATH /a; the temporary folder needs 10 MB of room",
  ],
])("says in one sentence what is wrong with %j, and ends with 1", async (env, sentence) => {
  const { code, stdout, stderr } = await run(env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
