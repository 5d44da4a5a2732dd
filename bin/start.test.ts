import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const start = fileURLToPath(new URL("./start.mjs", import.meta.url));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the launcher as a person does. Only for what ends before anything is built or served. */
function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [start, "--no-build", ...args],
      { env: { PATH: process.env.PATH, NODE_ENV: "production", ...env } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

describe("npm start", () => {
  it("prints help and version and ends well", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("Usage: npm start --") });
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    [["--bogus"], {}],
    [["--port", "x"], {}],
    [["--lab", "--context", "x"], {}],
    [["--lab"], { PORT: "many" }],
    [["--lab"], { CLUSTER: "moon", LOG_LEVEL: "loud" }],
    [["--lab"], { BASE_PATH: "tools/" }],
    [["--kubeconfig", "/nowhere/kubeconfig"], {}],
  ])("answers %j with %j in one sentence on standard error, exit code 1 and no stack", async (args, env) => {
    expect(await run(args, env)).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(/^[^\n]+\n$/) });
  });

  it("names the port that is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const ended = await run(["--lab", "--port", String(port)]);
    taken.close();
    expect(ended).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining(`Port ${port} of 127.0.0.1 is in use`) });
  });
});
