import type { Exit, Process, Program } from "../program.ts";
import { Killed, OutOfMemory } from "./applet.ts";
import { runArgv } from "./run-shell.ts";
import type { ShellState } from "./shell-state.ts";

const killed = 137;
const failed = 1;

/**
 * The programs of busybox, run in this process on the container's files alone: a small `sh`, and the applets that scripts of containers use. As process 1 it does
 * not hear SIGTERM unless a trap of its shell does, so that only SIGKILL ends it, as recorded.
 */
export const busybox: Program = (context): Process => {
  const abort = new AbortController();
  const listeners = new Set<() => void>();
  const state: ShellState = {
    context: { ...context, onSignal: (listener) => void listeners.add(listener) },
    env: new Map([...context.env, ["PWD", context.workingDirectory], ["SHLVL", "1"]]),
    workingDirectory: context.workingDirectory,
    positional: [context.argv[0] ?? "sh"],
    exitCode: 0,
    traps: new Map(),
    caught: {},
    killed: abort.signal,
    jobs: new Set(),
    count: { commands: 0 },
    isErrorExit: false,
  };
  const streams = {
    stdin: context.stdin ?? "",
    out: (text: string) => context.write("stdout", text),
    err: (text: string) => context.write("stderr", text),
  };
  const end = (error: unknown): Exit => {
    if (error instanceof OutOfMemory) return { exitCode: killed, reason: "OOMKilled" };
    if (error instanceof Killed || abort.signal.aborted) return { exitCode: killed };
    context.write("stderr", `sh: ${error instanceof Error ? error.message : String(error)}\n`);
    return { exitCode: failed };
  };
  const exited = runArgv(state, context.argv, state.env, streams).then((exitCode): Exit => ({ exitCode }), end);
  void exited.then(() => abort.abort(new Killed()));
  return {
    exited,
    signal(signal) {
      if (signal === "KILL") return abort.abort(new Killed());
      state.caught.signal = signal;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
};
