import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { request } from "undici";
import { afterAll, afterEach, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { counterApp } from "./counter-app.ts";
import type { Process } from "./program.ts";

const fresh = mkdtempSync(join(tmpdir(), "counter-app-"));
const running: Process[] = [];
const clock = new TestClock(Date.UTC(2026, 1, 3));

afterEach(async () => {
  for (const process of running) process.signal("KILL");
  await Promise.all(running.splice(0).map(({ exited }) => exited));
});

afterAll(() => rmSync(fresh, { recursive: true }));

interface Running {
  process: Process;
  file: string;
  ports: Map<number, number>;
  ask: (path: string) => Promise<string>;
}

/** Runs the app with that environment; resolves once it listens. */
function run(env: Record<string, string> = {}): Promise<Running> {
  const directory = mkdtempSync(join(fresh, "root-"));
  const ports = new Map<number, number>();
  return new Promise((resolve) => {
    const process = counterApp({
      hostname: "web-0",
      namespace: "default",
      argv: ["app"],
      env: new Map(Object.entries(env)),
      workingDirectory: "/app",
      files: { realPath: (path) => join(directory, path), pathForWriting: (path) => join(directory, path) },
      network: {
        ip: "10.244.0.2",
        listen: (port, localPort) => {
          ports.set(port, localPort);
          return () => ports.delete(port);
        },
        resolve: () => undefined,
        destination: () => undefined,
      },
      clock,
      errand: (work) => work,
      write: () => resolve({ process, file: join(directory, env.VISITS_FILE ?? "data/visits.txt"), ports, ask }),
    });
    running.push(process);
    const ask = async (path: string) => {
      const { body } = await request(`http://127.0.0.1:${[...ports.values()][0]}${path}`);
      return (await body.text()).trim();
    };
  });
}

test("only a visit counts, and it counts in the file", async () => {
  const { ask, file } = await run();
  expect(await ask("/visits")).toBe("0");
  expect(await ask("/visit")).toBe("1");
  expect(await ask("/")).toContain("Visits: 1");
  expect(await ask("/visits")).toBe("1");
  expect(readFileSync(file, "utf8")).toBe("1\n");
});

test("a file that another hand wrote is read anew", async () => {
  const { ask, file } = await run();
  mkdirSync(dirname(file));
  writeFileSync(file, "41\n");
  expect(await ask("/visit")).toBe("42");
});

test("visits at the same time are all counted", async () => {
  const { ask } = await run();
  await Promise.all(Array.from({ length: 30 }, () => ask("/visit")));
  expect(await ask("/visits")).toBe("30");
});

test("listens where its environment says, counts the paths that it names, and shows the page that it gives", async () => {
  const { ask, ports } = await run({
    PORT: "5000",
    VISIT_PATHS: "/,/visit",
    VISITS_FILE: "/app/visits",
    PAGE: "{hostname} {visits} {time}",
  });
  expect([...ports.keys()]).toEqual([5000]);
  expect(await ask("/")).toBe("web-0 1 2026-02-03T00:00:00.000Z");
  expect(await ask("/visit")).toBe("2");
  expect(await ask("/visits")).toBe("2");
});

test("keeps a relative file in its working directory", async () => {
  const { ask, file } = await run({ VISITS_FILE: "visits" });
  await ask("/visit");
  expect(readFileSync(join(dirname(file), "app/visits"), "utf8")).toBe("1\n");
});

test.each([
  ["TERM", 0],
  ["KILL", 137],
] as const)("ends at %s with %i, and its port is free", async (signal, exitCode) => {
  const { process, ports } = await run();
  process.signal(signal);
  clock.tick(1000);
  expect(await process.exited).toEqual({ exitCode });
  expect(ports.size).toBe(0);
});

test("an app that counts its own start begins at 1, in its file too, and counts on from there", async () => {
  const first = await run({ COUNT_START: "true" });
  expect(await first.ask("/visits")).toBe("1");
  expect(readFileSync(first.file, "utf8")).toBe("1\n");
  await first.ask("/visit");
  first.process.signal("TERM");
  clock.tick(1000);
  await first.process.exited;
  expect(readFileSync(first.file, "utf8")).toBe("2\n");
});
