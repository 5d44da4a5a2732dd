import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "undici";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CounterApp, startCounterApp } from "./counter-app.ts";

let directory: string;
let file: string;
let app: CounterApp;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "counter-app-"));
  file = join(directory, "visits.txt");
  app = await startCounterApp({ hostname: "web-0", file, log: () => undefined });
});

afterEach(async () => {
  await app.stop();
  rmSync(directory, { recursive: true });
});

async function ask(path: string): Promise<string> {
  const { body } = await request(`http://127.0.0.1:${app.port}${path}`);
  return (await body.text()).trim();
}

test("only a visit counts, and it counts in the file", async () => {
  expect(await ask("/visits")).toBe("0");
  expect(await ask("/visit")).toBe("1");
  expect(await ask("/")).toContain("Visits: 1");
  expect(await ask("/visits")).toBe("1");
  expect(readFileSync(file, "utf8")).toBe("1\n");
});

test("a file that another hand wrote is read anew", async () => {
  writeFileSync(file, "41\n");
  expect(await ask("/visit")).toBe("42");
});

test("visits at the same time are all counted", async () => {
  await Promise.all(Array.from({ length: 30 }, () => ask("/visit")));
  expect(await ask("/visits")).toBe("30");
});
