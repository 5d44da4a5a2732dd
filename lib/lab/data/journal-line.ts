import { crc32 } from "node:zlib";

const sumLength = 8;

/** One line of the lab's files: a checksum and JSON, so that a line that was cut or damaged is told from one that is whole. */
export function encodeLine(value: unknown): string {
  const text = JSON.stringify(value);
  return `${sumOf(text)} ${text}\n`;
}

/** The value on a line without its line break, or undefined when it is not as it was written. */
export function decodeLine(line: string): unknown {
  const text = line.slice(sumLength + 1);
  return line === `${sumOf(text)} ${text}` ? (JSON.parse(text) as unknown) : undefined;
}

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(sumLength, "0");
}
