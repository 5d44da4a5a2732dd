import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One line of a recorded trace: something done, its answer, or something seen. */
export interface TraceLine {
  t: number;
  do?: "user" | "node" | "wait";
  verb?: "create" | "patch" | "replace" | "scale" | "delete";
  kind?: string;
  name?: string;
  body?: unknown;
  type?: string;
  step?: string;
  pod?: string;
  reason?: string;
  message?: string;
  about?: string;
  see?: "ADDED" | "MODIFIED" | "DELETED";
  [seen: string]: unknown;
}

/** How a person's call was answered: the HTTP status, with reason and message if it was refused. */
export interface Answer {
  answer: number;
  reason?: string;
  message?: string;
}

/** Something that was done, and everything that was seen until the next thing was done. */
export interface TraceStep {
  act: TraceLine;
  answer?: Answer;
  seen: TraceLine[];
  /** When the next thing is done, or the recording ends: milliseconds since its start. */
  until: number;
}

export interface Trace {
  /** Feature gates of the control plane, as its command line names them: "MaxUnavailableStatefulSet=true". */
  gates: string;
  steps: TraceStep[];
}

/** Milliseconds that are left for controllers to come to rest after the last thing done. */
const restMs = 1500;

/** Reads a recording by its directory and its scenario's name. */
export function readTrace(directory: string, name: string): Trace {
  const [head, ...lines] = readFileSync(join(directory, `${name}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TraceLine);
  const steps: TraceStep[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.do) steps.push({ act: line, seen: [], until: line.t });
    else if (line.see) last?.seen.push(line);
    else if (last && typeof line.answer === "number") last.answer = answerOf(line);
    if (last) last.until = line.t;
  }
  const end = steps.at(-1);
  if (end) end.until += restMs;
  return { gates: typeof head?.gates === "string" ? head.gates : "", steps };
}

function answerOf({ answer, reason, message }: TraceLine): Answer {
  return { answer: Number(answer), ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) };
}
