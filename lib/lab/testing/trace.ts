import { readFileSync } from "node:fs";

/** One line of a recorded trace: something done, its answer, or something seen. */
export interface TraceLine {
  t: number;
  do?: "user" | "node" | "wait";
  verb?: "create" | "patch" | "scale" | "delete";
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

/** Something that was done, and everything that was seen until the next thing was done. */
export interface TraceStep {
  act: TraceLine;
  seen: TraceLine[];
  /** When the next thing is done, or the recording ends: milliseconds since its start. */
  until: number;
}

/** Reads a recording by its scenario's name. */
export function readTrace(name: string): TraceStep[] {
  const text = readFileSync(new URL(`../conformance/traces/${name}.jsonl`, import.meta.url), "utf8");
  const lines = text
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TraceLine);
  const steps: TraceStep[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.do) steps.push({ act: line, seen: [], until: line.t });
    else if (line.see) last?.seen.push(line);
    if (last) last.until = line.t;
  }
  const end = steps.at(-1);
  if (end) end.until += 1500;
  return steps;
}
