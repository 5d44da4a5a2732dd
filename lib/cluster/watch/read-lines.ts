import { WatchFailure } from "./watch-failure.ts";

const newline = 0x0a;

/**
 * Splits chunks at line feeds. Empty lines are passed over. Throws WatchFailure (bad_line) for a line longer than `bytesMax`, and when
 * the stream ends inside one.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, bytesMax: number): AsyncGenerator<string, void> {
  let pending: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      pending.push(chunk.subarray(from, end));
      const line = Buffer.concat(pending).toString("utf8").trim();
      [pending, bytes, from] = [[], 0, end + 1];
      if (line !== "") yield line;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
    bytes += chunk.length - from;
    if (bytes > bytesMax) throw new WatchFailure("bad_line", `the server sent a line longer than ${bytesMax} bytes`);
  }
  if (pending.length > 0) throw new WatchFailure("bad_line", "the server stopped in the middle of a line");
}
