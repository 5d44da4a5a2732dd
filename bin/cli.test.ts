import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

const directory = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(directory, { recursive: true }));

const file = join(directory, "set.yaml");
const yaml = `kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  replicas: 4
  podManagementPolicy: Parallel
  template: {spec: {containers: [{name: db, readinessProbe: {}}]}}
`;
writeFileSync(file, yaml);

const run = (args: readonly string[], input = "") => runCli(args, { input: Readable.from([Buffer.from(input)]), columns: 80 });
const forecast = (...args: string[]) => run(["forecast", ...args]);

interface Printed {
  request: { set: object; lanes: object[]; pod: object; person: object; revision: object; gates: object; seed: number };
  advice: string;
}
const printed = async (...args: string[]) => JSON.parse(await forecast(...args, "--output", "json")) as Printed;

describe("the forecast of the command line", () => {
  test("reads the set from a file, or from the input", async () => {
    expect(await forecast("-f", file)).toContain("Forecast for shop/db, 4 replicas, Parallel\n");
    expect(await run(["forecast", "-f", "-", "--name", "other", "--replicas", "2"], yaml)).toContain(
      "Forecast for shop/other, 2 replicas, Parallel\n",
    );
  });

  test("takes everything that a request has", async () => {
    const line = `-f ${file} --strategy RollingUpdate,partition=3 --strategy OnDelete,OrderedReady --strategy Parallel,maxUnavailable=50%
      --strategy Deployment,maxSurge=1 --start 4s --ready 1m --spread 500ms --revision crash-loop=2s --no-probe --go-back 1m --delete-stuck 2m
      --lower-partition 1 --delete-pods 2,0 --pause 3s --release 1.37 --gate StatefulSetRecreateStrategy=true --seed 7`;
    const { request } = await printed(...line.split(/\s+/));
    expect(request).toMatchObject({
      set: { namespace: "shop", name: "db", replicas: 4, hasReadinessProbe: false },
      lanes: [
        { workload: "StatefulSet", policy: "Parallel", strategy: "RollingUpdate", partition: 3 },
        { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" },
        { workload: "StatefulSet", policy: "Parallel", strategy: "RollingUpdate", maxUnavailable: "50%" },
        { workload: "Deployment", strategy: "RollingUpdate", maxSurge: 1 },
      ],
      pod: { start: { ms: 4000, spreadMs: 500 }, ready: { ms: 60_000, spreadMs: 500 }, stop: { ms: 5000, spreadMs: 500 } },
      revision: { kind: "crash-loop", runsMs: 2000, hasReadinessProbe: false },
      person: {
        goesBackAfterMs: 60_000,
        deletesStuckAfterMs: 120_000,
        lowersPartition: { by: 1, pauseMs: 3000 },
        deletesPods: { order: [2, 0], pauseMs: 3000 },
      },
      release: "1.37",
      gates: { StatefulSetRecreateStrategy: true },
      seed: 7,
    });
  });

  test("prints the same forecast in each format, the same each time", async () => {
    expect(await forecast("-o", "svg", "--theme", "dark", "--at", "10s")).toMatch(/^<svg /);
    expect(await forecast("-o", "csv")).toMatch(/^lane,strategy,/);
    expect(await forecast("-o", "markdown")).toMatch(/^## What if web were updated\n/);
    expect(await forecast("--spread", "1s")).toBe(await forecast("--spread", "1s"));
    expect((await printed("--scale-to", "5", "--no-template")).advice).toContain("fastest");
  });

  test.each([
    ["--strategy Blue", /^The strategy "Blue" is not right: "Blue" does not belong here; e\.g\. /],
    ["--strategy OnDelete,partition=2", /"partition" does not belong here/],
    ["--strategy OnDelete,Recreate", /OnDelete and Recreate contradict each other/],
    ["--strategy Parallel=2", /"Parallel" does not belong here/],
    ["--strategy Deployment,maxSurge=0,maxUnavailable=0", /may not both be 0/],
    ["--release 1.2", /release: is no release that is known here/],
    ["--replicas 1000000", /set\.replicas: must be a whole number from 0 to 1000/],
    ["--replicas 0", /a set without pods has nothing to forecast/],
    ["--start -4s", /It must be a time with its unit/],
    ["--start 4", /It must be a time with its unit/],
    ["--ready 25h", /up to 24h/],
    ["--revision slow=fast", /revision\.factor/],
    ["--revision works=1s", /^The revision "works=1s" is not known/],
    ["--gate X=true", /gates: can have MaxUnavailableStatefulSet, /],
    ["--gate X", /It must be a gate's name/],
    ["--delete-pods some", /person\.deletesPods\.order: must be highest-first/],
    ["--file /nowhere/set.yaml", /^\/nowhere\/set\.yaml cannot be read: ENOENT/],
    ["--output pdf", /Allowed choices are text, json, svg, csv, markdown/],
    ["web", /too many arguments/i],
  ])("refuses %s in one sentence", async (line, sentence) => {
    await expect(forecast(...line.split(" "))).rejects.toThrow(sentence);
  });

  test("prints help for each command, and knows no other", async () => {
    expect(await run([])).toContain("forecast   what update strategies would do");
    expect(await forecast("--help")).toMatch(/--strategy <strategy>[\s\S]*Strategies: RollingUpdate/);
    await expect(run(["deploy"])).rejects.toThrow('There is no command "deploy".');
  });
});

test("ends with 2 and a sentence when it was asked wrongly", async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL("cli.ts", import.meta.url)), "forecast", "--seed", "x"]);
  const said: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect([code, Buffer.concat(said).toString()]).toEqual([
    2,
    `Option '--seed <number>' argument 'x' is invalid. It must be a whole number, 0 or more. See "npm run -s cli -- forecast --help".\n`,
  ]);
});
