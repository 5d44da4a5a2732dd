import { Command, InvalidArgumentError, Option } from "commander";
import { parseArguments, parseText } from "./parse-arguments.ts";

export const outputs = ["text", "json", "svg", "csv", "markdown"] as const;

/** How a forecast was asked for on the command line; times are milliseconds. What is absent was not said. */
export interface ForecastOptions {
  file?: string;
  name?: string;
  replicas?: number;
  strategy?: readonly string[];
  scaleTo?: number;
  /** False: the template stays as it is. */
  template: boolean;
  start?: number;
  ready?: number;
  stop?: number;
  spread: number;
  revision: string;
  /** False: the set has no readiness probe. */
  probe: boolean;
  goBack?: number;
  deleteStuck?: number;
  lowerPartition?: number;
  deletePods?: string;
  pause: number;
  release?: string;
  gate?: Readonly<Record<string, boolean>>;
  seed: number;
  output: (typeof outputs)[number];
  theme: "light" | "dark";
  at?: number;
}

/** Reads the arguments after `forecast`. Throws AppError (invalid), one sentence that says what to write instead. */
export function parseForecastCommand(args: readonly string[]): { options: ForecastOptions } | { text: string } {
  const parsed = parseArguments<ForecastOptions>(describeCommand(), args);
  return "text" in parsed ? parsed : { options: parsed.given };
}

function describeCommand(): Command {
  return new Command("npm run -s cli -- forecast")
    .description("Says what update strategies would do to a StatefulSet, by the rules of its controllers. Needs no cluster and no server.")
    .option("-f, --file <path>", "the set: YAML or JSON with one StatefulSet; - reads it from the input", parseText)
    .option("--replicas <number>", "pods of the set, in place of what the file says (without a file: 3)", parseWhole)
    .option("--name <name>", "name of the set, in place of what the file says", parseText)
    .option("--strategy <strategy>", "a lane, up to four times; see below (default: four usual ones)", collect)
    .option("--no-template", "the template stays as it is: only the number of pods changes")
    .option("--scale-to <number>", "how many pods it has from then on", parseWhole)
    .option("--start <time>", "from a pod's creation until its containers run (default: 4s)", parseTime)
    .option("--ready <time>", "from then until it is ready (default: 6s)", parseTime)
    .option("--stop <time>", "from its deletion until it is gone (default: 5s)", parseTime)
    .option("--spread <time>", "each of them is so much shorter or longer, by the seed", parseTime, 0)
    .option("--revision <behaviour>", "works, slow=2, never-ready, crash-loop=1s or ready-then-fails=10s", parseText, "works")
    .option("--no-probe", "its pods have no readiness probe")
    .option("--go-back <time>", "you put the old template back so long after the change", parseTime)
    .option("--delete-stuck <time>", "you delete a pod that has held the set up for so long", parseTime)
    .option("--lower-partition <by>", "you lower a partition by so much when all that it lets through is ready", parseWhole)
    .option("--delete-pods <order>", "under OnDelete you delete pods: highest-first, lowest-first or e.g. 2,0,1", parseText)
    .option("--pause <time>", "so long after all is ready you go on", parseTime, 0)
    .option("--release <release>", "of Kubernetes: 1.33, 1.34, 1.35.0, 1.35.4, 1.36 or 1.37 (default: 1.35.4)", parseText)
    .option("--gate <gate=true|false>", "a feature gate, as often as needed", collectGate)
    .option("--seed <number>", "what is drawn by chance follows from it", parseWhole, 1)
    .addOption(new Option("-o, --output <format>", "how it is printed").choices(outputs).default("text"))
    .addOption(new Option("--theme <theme>", "of an svg").choices(["light", "dark"]).default("light"))
    .option("--at <time>", "a moment that an svg marks in all lanes", parseTime)
    .addHelpText("after", strategiesHelp)
    .helpOption("-h, --help", "print this")
    .allowExcessArguments(false);
}

const strategiesHelp = `
Strategies: RollingUpdate, OnDelete or Recreate, with commas and OrderedReady or Parallel, partition=N, maxUnavailable=N or N%;
or Deployment, with Recreate, or maxSurge=… and maxUnavailable=…. Times: 500ms, 4s, 2m, 1h.

Examples:
  kubectl get statefulset web -o yaml | npm run -s cli -- forecast -f - --strategy RollingUpdate --strategy Parallel,maxUnavailable=2 --release 1.37
  npm run -s cli -- forecast --replicas 5 --strategy RollingUpdate,partition=3 --strategy OnDelete --delete-pods lowest-first --revision never-ready
  npm run -s cli -- forecast -f set.yaml --output svg > forecast.svg
`;

function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, parseText(text)];
}

function collectGate(text: string, before: Readonly<Record<string, boolean>> = {}): Record<string, boolean> {
  const [, gate, value] = /^([A-Za-z]{1,100})=(true|false)$/.exec(text) ?? [];
  if (gate === undefined) throw new InvalidArgumentError("It must be a gate's name, =, and true or false.");
  return { ...before, [gate]: value === "true" };
}

function parseWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A time with its unit, in milliseconds. */
export function parseTime(text: string): number {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Math.round(Number(amount) * (units[unit ?? ""] ?? Number.NaN));
  if (!(ms <= 86_400_000)) throw new InvalidArgumentError("It must be a time with its unit, up to 24h: 500ms, 4s, 2m.");
  return ms;
}
