import { statSync } from "node:fs";
import { posix } from "node:path";
import type { ShellState, Streams } from "./shell-state.ts";

/** The script is over. */
export class ShellExit extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}

interface BuiltinRun {
  state: ShellState;
  args: readonly string[];
  streams: Streams;
  runArgv: (argv: readonly string[]) => Promise<number>;
  runText: (text: string) => Promise<void>;
}

type Builtin = (run: BuiltinRun) => number | Promise<number>;

const numbers: Readonly<Record<string, string>> = { "0": "EXIT", "1": "HUP", "2": "INT", "3": "QUIT", "15": "TERM" };

function signalOf(word: string): string {
  return numbers[word] ?? word.replace(/^SIG/, "").toUpperCase();
}

const exit: Builtin = ({ state, args }) => {
  throw new ShellExit(args[0] === undefined ? state.exitCode : Number(args[0]) & 255);
};

/** The program takes the shell's place: traps that are commands are gone, ignored signals stay so. */
const exec: Builtin = async ({ state, args, runArgv }) => {
  if (args.length === 0) return 0;
  for (const [signal, command] of state.traps) if (command !== "") state.traps.delete(signal);
  throw new ShellExit(await runArgv(args));
};

const trap: Builtin = ({ state, args }) => {
  const [command = "", ...signals] = args[0] === "--" ? args.slice(1) : args;
  for (const signal of signals.map(signalOf)) {
    if (command === "-") state.traps.delete(signal);
    else state.traps.set(signal, command);
  }
  return 0;
};

/** Ends with the background commands, or at once when a signal is caught. */
const wait: Builtin = async ({ state }) => {
  const all = Promise.all(state.jobs);
  const signal = new Promise<void>((resolve) => {
    state.context.onSignal?.(resolve);
  });
  const killed = new Promise<never>((_, reject) => {
    state.killed.addEventListener("abort", () => reject(state.killed.reason as Error), { once: true });
  });
  await Promise.race([all, signal, killed]);
  return state.caught.signal === undefined ? 0 : 143;
};

const cd: Builtin = ({ state, args, streams }) => {
  const path = posix.resolve(state.workingDirectory, args[0] ?? state.env.get("HOME") ?? "/");
  try {
    if (!statSync(state.context.files.realPath(path)).isDirectory()) throw new Error("no directory");
    state.workingDirectory = path;
    state.env.set("PWD", path);
    return 0;
  } catch {
    streams.err(`sh: cd: can't cd to ${args[0] ?? ""}: No such file or directory\n`);
    return 2;
  }
};

const assign: Builtin = ({ state, args }) => {
  for (const arg of args) {
    const [, name = "", value] = /^(\w+)=([\s\S]*)$/.exec(arg) ?? [];
    if (value !== undefined) state.env.set(name, value);
  }
  return 0;
};

/** Commands that change the shell itself. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ":": () => 0,
  cd,
  eval: async ({ state, args, runText }) => {
    await runText(args.join(" "));
    return state.exitCode;
  },
  exec,
  exit,
  export: assign,
  local: assign,
  read: ({ state, args, streams }) => {
    const [line = ""] = streams.stdin.split("\n");
    state.env.set(args.at(-1) ?? "REPLY", line);
    return streams.stdin === "" ? 1 : 0;
  },
  readonly: assign,
  set: ({ state, args }) => {
    if (args.some((arg) => /^-[a-z]*e/.test(arg))) state.isErrorExit = true;
    if (args.some((arg) => /^\+[a-z]*e/.test(arg))) state.isErrorExit = false;
    return 0;
  },
  shift: ({ state }) => {
    state.positional = [state.positional[0] ?? "sh", ...state.positional.slice(2)];
    return 0;
  },
  trap,
  unset: ({ state, args }) => {
    for (const name of args) state.env.delete(name);
    return 0;
  },
  wait,
};
