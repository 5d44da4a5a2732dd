import type { ProcessContext } from "../program.ts";

/** What a running shell knows of itself. A subshell gets a copy. */
export interface ShellState {
  context: ProcessContext;
  /** Exported and plain variables alike. */
  env: Map<string, string>;
  workingDirectory: string;
  /** `$0` and the arguments after it. */
  positional: readonly string[];
  exitCode: number;
  /** Commands by the signal that they are for; the empty one ignores it. */
  traps: Map<string, string>;
  /** A signal that was caught, until its trap has run. */
  caught: { signal?: string };
  killed: AbortSignal;
  /** Background commands that still run. */
  jobs: Set<Promise<unknown>>;
  /** How many commands it has run, shared with its subshells. */
  count: { commands: number };
  isErrorExit: boolean;
}

/** The streams of one command. */
export interface Streams {
  stdin: string;
  out: (text: string) => void;
  err: (text: string) => void;
}
