import type { CounterView } from "../statefulset/board/board.ts";

/** A number that a pod gave, and how it was known. `ms`: how long the one request took. */
export interface Reading {
  ok: true;
  value: number;
  how: NonNullable<CounterView["how"]>;
  /** The path or file that was read. */
  source: string;
  ms: number;
}

/** Why a rung of the ladder gave no number, in a form that a screen can show. */
export interface Failure {
  ok: false;
  code: FailureCode;
  message: string;
}

export type FailureCode = keyof typeof usefulness;

/**
 * How much a failure tells the person who wants the number. What the app itself said comes first, then what happened on the way to it,
 * then what stands in the way or is not allowed, then what was not even tried.
 */
const usefulness = {
  "http-status": 4,
  redirect: 4,
  "too-large": 4,
  html: 4,
  "no-number": 4,
  "bad-pattern": 4,
  "no-file": 4,
  "no-tool": 4,
  "not-found": 3,
  timeout: 3,
  refused: 3,
  unreachable: 3,
  "other-address": 3,
  "no-name": 3,
  "dns-down": 3,
  "exec-failed": 3,
  "address-refused": 3,
  internal: 3,
  forbidden: 2,
  "not-ready": 2,
  "no-domain": 2,
  unnamed: 2,
  "switched-off": 1,
  "annotation-refused": 1,
  "no-port": 1,
  "not-annotated": 1,
  "not-running": 1,
} as const;

export function failure(code: FailureCode, message: string): Failure {
  return { ok: false, code, message };
}

/** The failure to show of those that the rungs met, in their order: the most useful, and of equals the last. */
export function mostUseful(failures: readonly Failure[]): Failure | undefined {
  return failures.reduce<Failure | undefined>(
    (best, next) => (best && usefulness[best.code] > usefulness[next.code] ? best : next),
    undefined,
  );
}

/** Whether the pod was asked at all: only then does asking again wait longer and longer. */
export function wasAsked({ code }: Failure): boolean {
  return usefulness[code] > 2;
}

/** Whether only the name stood in the way: the pod itself was not asked, and may be as soon as the name is right. */
export function isNameTrouble({ code }: Failure): boolean {
  return code === "no-name" || code === "dns-down" || code === "other-address";
}
