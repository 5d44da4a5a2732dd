import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What a folder of recordings holds: what controllers did, what the API server answered, what a node wrote. */
export type RecordingKind = "traces" | "http" | "node";

const endings: Readonly<Record<RecordingKind, string>> = { traces: ".jsonl", http: ".json", node: ".jsonl" };

/** The product's own copies. */
export const ownRecordings = fileURLToPath(new URL("../conformance", import.meta.url));

/** Where the recordings lie that the lab is held against: CONFORMANCE_DIR, as seen from where the tests were started, or the product's own copies. */
export const recordingsDirectory = resolve(process.env.CONFORMANCE_DIR ?? ownRecordings);

/** The folder of one kind of recordings; it may be absent. */
export function recordingsOf(kind: RecordingKind, directory = recordingsDirectory): string {
  return join(directory, kind);
}

/** Names of the recordings of one kind, without their endings; none when the folder is absent. */
export function listRecordings(kind: RecordingKind, directory = recordingsDirectory): string[] {
  const files = readFolder(recordingsOf(kind, directory)).filter((file) => file.endsWith(endings[kind]));
  return files.map((file) => file.slice(0, -endings[kind].length)).sort();
}

/** How many recordings of each kind there are. Throws when there is none at all: nothing would be held against anything. */
export function countRecordings(directory = recordingsDirectory): Record<RecordingKind, number> {
  const [traces, http, node] = (["traces", "http", "node"] as const).map((kind) => listRecordings(kind, directory).length);
  if (!traces && !http && !node) {
    throw new Error(`No recordings in ${directory}: CONFORMANCE_DIR is to hold traces/*.jsonl, http/*.json or node/*.jsonl.`);
  }
  return { traces: traces ?? 0, http: http ?? 0, node: node ?? 0 };
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
