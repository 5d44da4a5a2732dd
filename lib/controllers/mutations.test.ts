import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutations } from "./testing/mutations.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const minute = 60_000;

test.each(mutations)("the mistake can still be made: $mistake", ({ file, from }) => {
  expect(readFileSync(join(root, "lib/controllers", file), "utf8").split(from)).toHaveLength(2);
});

/** Minutes long, so only when asked for: CONFORMANCE_MUTATIONS=1. */
describe.runIf(process.env.CONFORMANCE_MUTATIONS)("every mistake is noticed", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "statefulset-explorer-mutations-"));
    for (const part of ["lib", "package.json", "tsconfig.json", "tsconfig.tools.json", "vitest.config.ts"])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const run = () => {
    const { CONFORMANCE_MUTATIONS: _, ...env } = process.env;
    const tests = ["lib/controllers", "lib/lab/loops/", "--exclude=lib/controllers/mutations.test.ts", "--bail=1"];
    return spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...tests], {
      cwd: copy,
      env: { ...env, CONFORMANCE_SEEDS: "150" },
    });
  };

  test("without a mistake nothing fails", () => expect(run().status).toBe(0), minute);

  test.each(mutations)(
    "$mistake",
    ({ file, from, to }) => {
      const path = join(copy, "lib/controllers", file);
      const right = readFileSync(path, "utf8");
      writeFileSync(path, right.replace(from, to));
      const { status } = run();
      writeFileSync(path, right);
      expect(status).not.toBe(0);
    },
    minute,
  );
});
