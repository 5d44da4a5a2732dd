import type { DarkColumn } from "../statefulset/board/board.ts";

/** Lines from before that may be asked for of each container. */
export const logTailMax = 5_000;
/** And that are sent when nobody says how many. */
export const logTailUsual = 500;
/** Pods whose logs one answer holds; of a larger set the first so many, unless one is named. */
export const logPodsMax = 50;
/** Bytes of one line; what is longer is cut there and marked. */
export const logLineBytesMax = 16 * 1024;

/** One line of the answer of GET …/logs, which is newline-delimited JSON. An empty line comes while there is nothing to say. */
export type LogFrame = LogLine | LogMark | LogDark | LogEnd;

export interface LogLine {
  pod: string;
  container: string;
  /** When the node wrote it, as the API server says: RFC 3339 with nanoseconds. */
  at: string;
  text: string;
  /** The line is longer than what is sent of it. */
  cut?: true;
}

/**
 * What a mark is about: another life of the pod's name begins; its container was started again; it has no log yet; the pod is not there; the
 * container has ended; the log could not be read for now; pods were left out.
 */
export type LogMarkCode = "life" | "restart" | "waiting" | "gone" | "ended" | "broken" | "left-out";

/** A sentence between the lines. */
export interface LogMark {
  mark: LogMarkCode;
  message: string;
  pod?: string;
  container?: string;
}

/** Nothing more comes, for want of a right. */
export interface LogDark {
  dark: DarkColumn;
}

/** Nothing more comes, for that was all. */
export interface LogEnd {
  end: true;
}
