import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describeRun } from "./machine.ts";
import { measureCompare } from "./measure-compare.ts";
import { measureFirstLoad } from "./measure-first-load.ts";
import { measureInCluster } from "./measure-in-cluster.ts";
import { measureLab } from "./measure-lab.ts";
import { measureLogs } from "./measure-logs.ts";
import { measureMemory } from "./measure-memory.ts";
import { measurePaint } from "./measure-paint.ts";
import { measureRequests } from "./measure-requests.ts";
import { measureStart } from "./measure-start.ts";
import { measureTabs } from "./measure-tabs.ts";
import type { Measurement, Settings } from "./measurement.ts";
import { replacePart, toMarkdown, toText } from "./report.ts";

const measurements: readonly Measurement[] = [
  measureStart,
  measureFirstLoad,
  measureTabs,
  measureCompare,
  measureRequests,
  measurePaint,
  measureMemory,
  measureLab,
  measureLogs,
  measureInCluster,
];
const document = new URL("../docs/benchmarks.md", import.meta.url);

const usage = `npm run bench -- [options] [${measurements.map(({ name }) => name).join("] [")}]

Takes the numbers of docs/benchmarks.md on the build that is there; all of them unless some are named.

  --kubeconfig PATH   a cluster with real pods (default: $KUBECONFIG), for requests and in-cluster (which installs
                      the image of $E2E_EXPLORER_IMAGE, or the one that the cluster's stories built)
  --audit-log PATH    the log of its API server, for requests
  --simulated PATH    kubeconfig of a cluster of simulated nodes with room for 10,000 pods, for paint and memory
  --seconds N         how long each count or series lasts (default: 60)
  --write             put the tables into docs/benchmarks.md
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kubeconfig: { type: "string" },
    "audit-log": { type: "string" },
    simulated: { type: "string" },
    seconds: { type: "string", default: "60" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const unknown = positionals.find((name) => !measurements.some((measurement) => measurement.name === name));
  if (values.help || unknown !== undefined) {
    process.stdout.write(unknown === undefined ? usage : `There is no measurement "${unknown}".\n\n${usage}`);
    process.exitCode = unknown === undefined ? 0 : 1;
    return;
  }
  const settings: Settings = {
    kubeconfig: values.kubeconfig ?? process.env.KUBECONFIG,
    auditLog: values["audit-log"],
    simulated: values.simulated,
    seconds: Number(values.seconds),
    say: (line) => process.stderr.write(`  ${line}\n`),
  };
  for (const { name, title, run } of measurements.filter((one) => positionals.length === 0 || positionals.includes(one.name))) {
    process.stderr.write(`${title}\n`);
    const result = await run(settings);
    process.stdout.write(toText(title, result));
    if (values.write)
      await writeFile(document, replacePart(await readFile(document, "utf8"), name, toMarkdown(result, describeRun(new Date()))));
  }
}

await main();
