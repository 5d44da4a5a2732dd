import type { ProcessContext } from "../program.ts";

/** Characters that one command's output may have; more is cut off. */
export const outputCharactersMax = 1024 * 1024;

/** One command of busybox as it is run. */
export interface AppletRun {
  context: ProcessContext;
  args: readonly string[];
  env: ReadonlyMap<string, string>;
  workingDirectory: string;
  stdin: string;
  /** Aborts when the process is killed. */
  killed: AbortSignal;
  out: (text: string) => void;
  err: (text: string) => void;
}

/** Answers the exit code. */
export type Applet = (run: AppletRun) => number | Promise<number>;

/** The process was killed: nothing of it goes on. */
export class Killed extends Error {}

/** The process took more memory than its container may. */
export class OutOfMemory extends Error {}

/** What a file system's error says in busybox's words. */
export function reasonOf(error: unknown): string {
  const { code = "" } = error as NodeJS.ErrnoException;
  const words: Readonly<Record<string, string>> = {
    ENOENT: "No such file or directory",
    ENOTDIR: "Not a directory",
    EISDIR: "Is a directory",
    EEXIST: "File exists",
    ENOTEMPTY: "Directory not empty",
    EROFS: "Read-only file system",
    ENOSPC: "No space left on device",
  };
  return words[code] ?? "Permission denied";
}
