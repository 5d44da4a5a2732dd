import { logLineBytesMax } from "../../protocol/log-frame.ts";

/** A line as it came; without a time it is no line of the container's but a word of the node's about it. */
export interface RawLine {
  at: string | undefined;
  text: string;
  /** It was longer, and cut. */
  cut: boolean;
}

const newline = 0x0a;
/** A time of the longest form, with the space behind it. */
const prefixBytesMax = 36;
const bytesMax = logLineBytesMax + prefixBytesMax;
const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ?/;

/**
 * Splits a log that was asked for with timestamps into its lines, those of one chunk together. What is longer than the bound is cut there,
 * without being held; a last line without its end is a line too, for a container may end in the middle of one.
 */
export async function* splitLogLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RawLine[], void> {
  let pending: Buffer[] = [];
  let bytes = 0;
  const take = (part: Buffer) => {
    const room = bytesMax - bytes;
    if (room > 0) pending.push(part.length > room ? part.subarray(0, room) : part);
    bytes += part.length;
  };
  const flush = (): RawLine => {
    const whole = Buffer.concat(pending).toString("utf8");
    const line = parseLine(bytes > bytesMax ? whole.replace(/\ufffd+$/u, "") : whole, bytes > bytesMax);
    [pending, bytes] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: RawLine[] = [];
    let from = 0;
    for (let end = buffer.indexOf(newline); end !== -1; end = buffer.indexOf(newline, from)) {
      take(buffer.subarray(from, end));
      lines.push(flush());
      from = end + 1;
    }
    if (from < buffer.length) take(buffer.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [flush()];
}

function parseLine(line: string, cut: boolean): RawLine {
  const prefix = stamped.exec(line);
  if (!prefix) return { at: undefined, text: line, cut };
  return { at: prefix[1], text: line.slice(prefix[0].length), cut };
}
