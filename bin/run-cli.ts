import { readFileSync, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { AppError, describeError } from "../lib/errors.ts";
import { adviceOf } from "../lib/simulation/advice-of.ts";
import { compareLanes } from "../lib/simulation/compare-lanes.ts";
import { forecastToCsv } from "../lib/simulation/export/csv.ts";
import { forecastToMarkdown } from "../lib/simulation/export/markdown.ts";
import { forecastToSvg } from "../lib/simulation/export/svg.ts";
import { forecastToText } from "../lib/simulation/export/text.ts";
import { forecast } from "../lib/simulation/forecast.ts";
import type { Forecast } from "../lib/simulation/forecast-result.ts";
import { yamlCharactersMax } from "../lib/simulation/set-from-yaml.ts";
import { type ForecastOptions, parseForecastCommand } from "./forecast-command.ts";
import { forecastRequestOf } from "./forecast-request-of.ts";

const usage = `Usage: npm run -s cli -- <command> [options]

Commands:
  forecast   what update strategies would do to a StatefulSet; needs no cluster and no server

See "npm run -s cli -- forecast --help".
`;

/** A character of a text is four bytes at the most. */
const bytesMax = 4 * yamlCharactersMax;

/** What the command line says to these arguments. Rejects with AppError: one sentence. */
export async function runCli(args: readonly string[], { input, columns }: { input: Readable; columns?: number }): Promise<string> {
  const [command, ...rest] = args;
  if (command === undefined || command === "--help" || command === "-h" || command === "help") return usage;
  if (command !== "forecast") throw new AppError("invalid", `There is no command "${command}". See "npm run -s cli -- --help".`);
  const parsed = parseForecastCommand(rest);
  if ("text" in parsed) return parsed.text;
  const { options } = parsed;
  const yaml = options.file === undefined ? undefined : options.file === "-" ? await readInput(input) : readFile(options.file);
  return print(forecast(forecastRequestOf(options, yaml)), options, columns);
}

function print(made: Forecast, { output, theme, at }: ForecastOptions, columns: number | undefined): string {
  switch (output) {
    case "text":
      return forecastToText(made, columns === undefined ? {} : { columns });
    case "json":
      return `${JSON.stringify({ ...made, advice: adviceOf(made), comparison: compareLanes(made) }, undefined, 2)}\n`;
    case "svg":
      return forecastToSvg(made, { theme, ...(at !== undefined && { at }) });
    case "csv":
      return forecastToCsv(made);
    case "markdown":
      return forecastToMarkdown(made);
  }
}

function readFile(path: string): string {
  try {
    if (statSync(path).size > bytesMax) throw new AppError("too_large", `${path} is larger than a manifest can be.`);
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", `${path} cannot be read: ${describeError(error)}.`, { cause: error });
  }
}

async function readInput(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new AppError("too_large", "What comes in is larger than a manifest can be.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
