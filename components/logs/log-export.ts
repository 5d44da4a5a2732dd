import { formatWholeTime } from "./format-time.ts";
import type { ShownLines } from "./found-lines.ts";
import type { LogBuffer, LogRow } from "./log-buffer.ts";
import { shownLine } from "./log-text.ts";

interface ExportOptions {
  hasTimes: boolean;
  hasPods: boolean;
}

/** The lines that are shown, as they are shown. */
export function shownText(buffer: LogBuffer, { count, at }: ShownLines, options: ExportOptions): string {
  return textOf(count, (index) => buffer.row(at(index)), { ...options, textOf: ({ text }) => shownLine(text) });
}

/** All lines that are kept, as they were written. */
export function keptText(buffer: LogBuffer, options: ExportOptions): string {
  return textOf(buffer.end - buffer.first, (index) => buffer.row(buffer.first + index), { ...options, textOf: ({ text }) => text });
}

function textOf(count: number, rowAt: (index: number) => LogRow, options: ExportOptions & { textOf: (row: LogRow) => string }): string {
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    const row = rowAt(index);
    if (row.mark) lines.push(`# ${options.textOf(row)}`);
    else
      lines.push(
        [options.hasPods && row.pod, options.hasTimes && formatWholeTime(row.time), options.textOf(row)]
          .filter((part) => part !== false)
          .join(" "),
      );
  }
  return lines.map((line) => `${line}\n`).join("");
}
