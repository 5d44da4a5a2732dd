import { Command, InvalidArgumentError } from "commander";
import { AppError } from "../lib/errors.ts";
import { isDnsLabel } from "../lib/statefulset/names.ts";
import { parseArguments, parseText, portMax } from "./parse-arguments.ts";

/** What was asked for on the command line; what was not said there is left to the environment. */
export interface LaunchOptions {
  port?: number;
  open: boolean;
  kubeconfig?: string;
  context?: string;
  namespaces?: readonly string[];
  lab: boolean;
  readOnly: boolean;
  /** False: serve the build that is there, whatever changed since. */
  build: boolean;
}

/** Either options, or a text that was asked for (help, version) and is all there is to do. */
export type CommandLine = { options: LaunchOptions } | { text: string };

interface Parsed {
  port?: number;
  open?: boolean;
  kubeconfig?: string;
  context?: string;
  namespace?: string[];
  lab?: boolean;
  readOnly?: boolean;
  build: boolean;
}

/** Reads the arguments after the program's name. Throws AppError (invalid), one sentence that says what to write instead. */
export function parseCommandLine(args: readonly string[], version: string): CommandLine {
  const parsed = parseArguments<Parsed>(describeCommand(version), args);
  if ("text" in parsed) return parsed;
  return { options: checkTogether(parsed.given) };
}

function describeCommand(version: string): Command {
  return new Command("npm start --")
    .description(
      "Starts StatefulSet Explorer on 127.0.0.1 and says where. Without options it shows the kubeconfig's current context, or else the lab.",
    )
    .option("--port <port>", "port to serve on; 0 takes a free one (default: $PORT or 3000)", parsePort)
    .option("--open", "open the page in the browser")
    .option("--kubeconfig <path>", "show a cluster of this kubeconfig (default: $KUBECONFIG or ~/.kube/config)", parseText)
    .option("--context <name>", "show this context of the kubeconfig (default: its current one)", parseText)
    .option("-n, --namespace <names>", "watch these namespaces only, separated by commas (default: all)", parseNamespaces)
    .option("--lab", "show the embedded lab, whatever kubeconfig there is")
    .option("--read-only", "change nothing in the cluster")
    .option("--no-build", "serve the build that is there, even if sources have changed since")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this")
    .allowExcessArguments(false);
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= portMax)) throw new InvalidArgumentError(`It must be a number from 0 to ${portMax}.`);
  return port;
}

function parseNamespaces(text: string, before: string[] = []): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (!names.every(isDnsLabel)) {
    throw new InvalidArgumentError("It must be a namespace's name, or several with commas between them.");
  }
  return [...before, ...names];
}

/** Options that contradict each other are a question that only the person can answer. */
function checkTogether(parsed: Parsed): LaunchOptions {
  const { lab = false, kubeconfig, context } = parsed;
  if (lab && kubeconfig !== undefined) throw contradiction("--kubeconfig");
  if (lab && context !== undefined) throw contradiction("--context");
  return {
    ...(parsed.port === undefined ? {} : { port: parsed.port }),
    open: parsed.open ?? false,
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    ...(context === undefined ? {} : { context }),
    ...(parsed.namespace === undefined ? {} : { namespaces: parsed.namespace }),
    lab,
    readOnly: parsed.readOnly ?? false,
    build: parsed.build,
  };
}

function contradiction(option: string): AppError {
  return new AppError("invalid", `--lab and ${option} contradict each other: the lab has no kubeconfig, so leave one of them out.`);
}
