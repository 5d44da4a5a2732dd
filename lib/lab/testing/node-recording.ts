import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { recordingsOf } from "./conformance-directory.ts";

/** One line of a recording of a node; `t` in seconds. */
export interface NodeLine {
  t: number;
  do?: string;
  objects?: string[];
  said?: string[];
  code?: number;
  note?: string;
  see?: "ADDED" | "MODIFIED" | "DELETED";
  kind?: string;
  name?: string;
  service?: string;
  [seen: string]: unknown;
}

/** Something that was done, what kubectl said of it, and what was seen until the next thing was done. */
export interface NodeStep {
  act: NodeLine;
  said?: NodeLine;
  seen: NodeLine[];
}

export interface NodeRecording {
  /** Objects that were applied, by `Kind/name`. */
  objects: ReadonlyMap<string, WireObject>;
  steps: NodeStep[];
  /** When the recording ends, in seconds. */
  end: number;
}

/** Seconds that the recorder watched on after the last thing done. */
const watchedSeconds = 1.5;

/** Reads a recording by its scenario's name. */
export function readNodeRecording(name: string): NodeRecording {
  const directory = recordingsOf("node");
  const [head, ...lines] = readFileSync(join(directory, `${name}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NodeLine);
  const shown = (head?.objects ?? []) as unknown as WireObject[];
  const objects = new Map(shown.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
  const steps: NodeStep[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.do) steps.push({ act: line, seen: [] });
    else if (line.see) last?.seen.push(line);
    else if (line.said && last) last.said = line;
  }
  return { objects, steps, end: (lines.at(-1)?.t ?? 0) + watchedSeconds };
}
