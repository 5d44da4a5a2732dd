import { Command, InvalidArgumentError } from "commander";
import { AppError } from "../lib/errors.ts";
import type { LabOptions } from "../lib/lab/lab-options.ts";
import { nodesMax } from "../lib/lab/scenarios/base-objects.ts";
import { isScenarioChoice, type ScenarioChoice, scenarioChoices, scenarios } from "../lib/lab/scenarios/scenarios.ts";
import { parseArguments, parseText, portMax } from "./parse-arguments.ts";

/** Either how the lab is wanted and where its kubeconfig goes, or a text (help) that was asked for and is all there is to do. */
export type LabCommand = { options: LabOptions; kubeconfig?: string } | { text: string };

const speedMax = 1000;

interface Parsed {
  scenario?: ScenarioChoice;
  kubeconfig?: string;
  port?: number;
  data?: string;
  node: boolean;
  nodes?: number;
  speed?: number;
}

/** Reads the arguments after the program's name. Throws AppError (invalid), one sentence that says what to write instead. */
export function parseLabCommand(args: readonly string[]): LabCommand {
  const parsed = parseArguments<Parsed>(describeCommand(), args);
  if ("text" in parsed) return parsed;
  const { kubeconfig, ...options } = parsed.given;
  if (!options.node && options.nodes !== undefined) {
    throw new AppError("invalid", "--no-node and --nodes contradict each other: leave one of them out.");
  }
  return { options, ...(kubeconfig !== undefined && { kubeconfig }) };
}

function describeCommand(): Command {
  return new Command("npm run lab --")
    .description("Starts the lab alone, a miniature Kubernetes cluster on 127.0.0.1, and says how to reach it. Ctrl-C ends it.")
    .option("--scenario <name>", `what it starts with: ${scenarioChoices.join(", ")} (default: all)`, parseScenario)
    .option("--kubeconfig <file>", "write its kubeconfig there (default: a temporary file, removed at the end)", parseText)
    .option("--port <port>", "port of its API server (default: a free one)", parseNumber(0, portMax, true))
    .option("--data <directory>", "keep everything there and go on where the last lab ended (default: all is gone at the end)", parseText)
    .option("--no-node", "API server and controllers only: pods stay Pending")
    .option("--nodes <number>", "how many nodes it has (default: 2)", parseNumber(1, nodesMax, true))
    .option("--speed <factor>", "seconds of the lab in one of ours (default: 1)", parseNumber(1, speedMax, false))
    .addHelpText("after", () => `\nScenarios (all: the first five):\n${scenarioList()}`)
    .helpOption("-h, --help", "print this")
    .allowExcessArguments(false);
}

function scenarioList(): string {
  const names = Object.entries(scenarios);
  const width = Math.max(...names.map(([name]) => name.length));
  return names.map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}\n`).join("");
}

function parseScenario(text: string): ScenarioChoice {
  if (!isScenarioChoice(text)) throw new InvalidArgumentError(`It must be one of ${scenarioChoices.join(", ")}.`);
  return text;
}

function parseNumber(min: number, max: number, isWhole: boolean): (text: string) => number {
  return (text) => {
    const number = (isWhole ? /^\d{1,5}$/ : /^\d{1,4}(\.\d{1,3})?$/).test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It must be a ${isWhole ? "whole number" : "number"} from ${min} to ${max}.`);
  };
}
