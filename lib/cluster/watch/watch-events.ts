import { toRaw } from "../project/raw.ts";
import { toStatus } from "../requests/status-error.ts";
import { readLines } from "./read-lines.ts";
import { toWatchFailure, WatchFailure } from "./watch-failure.ts";

export interface WatchEvent {
  type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  object: unknown;
}

const lineBytesMax = 8 * 1024 * 1024;
const types = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK"] as const;

/**
 * The events of a watch's body. Throws WatchFailure for an ERROR event, as its Status says, and for a line that is no event or longer
 * than 8 MiB: what it was to tell is lost, so the watch must be resumed from the last good resourceVersion.
 */
export async function* watchEvents(chunks: AsyncIterable<Buffer>): AsyncGenerator<WatchEvent, void> {
  for await (const line of readLines(chunks, lineBytesMax)) {
    const { type, object } = parseEvent(line);
    if (type === "ERROR") throw toWatchFailure(toStatus(object, 500));
    const known = types.find((one) => one === type);
    if (known === undefined) throw new WatchFailure("bad_line", "the server sent something that is no watch event");
    yield { type: known, object };
  }
}

function parseEvent(line: string): Readonly<Record<string, unknown>> {
  try {
    return toRaw(JSON.parse(line));
  } catch (error) {
    throw new WatchFailure("bad_line", "the server sent a line that is no JSON", 0, error);
  }
}
