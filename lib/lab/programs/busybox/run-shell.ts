import { sleep } from "../../../clock.ts";
import { type Applet, type AppletRun, outputCharactersMax, reasonOf } from "./applet.ts";
import { findApplet } from "./applets.ts";
import { builtins, ShellExit } from "./builtins.ts";
import { expandText, expandWords, matchesPattern } from "./expand-word.ts";
import { parseShell } from "./parse-shell.ts";
import { redirect } from "./redirect.ts";
import type { ShellState, Streams } from "./shell-state.ts";
import { type Command, type Pipeline, type Script, ShellSyntaxError, type Statement } from "./shell-syntax.ts";

const notFound = 127;
const syntaxError = 2;
/** A script takes time, as everything does: so many of its commands take so long, and a loop without end stops nobody else. */
const commandsPerPause = 100;
const pauseMs = 10;
const loopRoundsMax = 1_000_000;

class LoopControl extends Error {
  readonly kind: "break" | "continue";

  constructor(kind: "break" | "continue") {
    super(kind);
    this.kind = kind;
  }
}

/** Runs a script to its end and answers its exit code: the code of `exit`, or of the last command. Rejects when the process is killed. */
export async function runScript(state: ShellState, text: string, streams: Streams): Promise<number> {
  try {
    await runStatements(state, parseShell(text), streams);
    await runTraps(state, streams);
  } catch (error) {
    if (error instanceof ShellSyntaxError) {
      streams.err(`sh: syntax error: ${error.message}\n`);
      return syntaxError;
    }
    if (!(error instanceof ShellExit)) throw error;
    state.exitCode = error.exitCode;
  }
  return runExitTrap(state, streams);
}

async function runExitTrap(state: ShellState, streams: Streams): Promise<number> {
  const command = state.traps.get("EXIT");
  const { exitCode } = state;
  state.traps.delete("EXIT");
  if (command) await runScript(state, command, streams);
  return exitCode;
}

/** What a caught signal's trap says is done between two commands, as a shell does. */
async function runTraps(state: ShellState, streams: Streams): Promise<void> {
  const { signal } = state.caught;
  if (signal === undefined) return;
  delete state.caught.signal;
  const { exitCode } = state;
  const command = state.traps.get(signal);
  if (!command) return;
  await runStatements(state, parseShell(command), streams);
  state.exitCode = exitCode;
}

async function runStatements(state: ShellState, script: Script, streams: Streams): Promise<void> {
  for (const statement of script) {
    if (statement.isBackground) runBeside(state, statement, streams);
    else await runStatement(state, statement, streams);
    await runTraps(state, streams);
  }
}

function runBeside(state: ShellState, statement: Statement, streams: Streams): void {
  const job: Promise<unknown> = runStatement(subshell(state), statement, streams)
    .catch(() => undefined)
    .finally(() => state.jobs.delete(job));
  state.jobs.add(job);
  state.exitCode = 0;
}

async function runStatement(state: ShellState, { first, rest }: Statement, streams: Streams): Promise<void> {
  await runPipeline(state, first, streams);
  let isChecked = rest.length > 0 || first.isNegated;
  for (const { operator, pipeline } of rest) {
    if ((state.exitCode === 0) !== (operator === "&&")) continue;
    await runPipeline(state, pipeline, streams);
    isChecked = pipeline !== rest.at(-1)?.pipeline;
  }
  if (state.isErrorExit && state.exitCode !== 0 && !isChecked) throw new ShellExit(state.exitCode);
}

/** Each command's output is the next one's input; one that never ends holds up the rest. */
async function runPipeline(state: ShellState, { commands, isNegated }: Pipeline, streams: Streams): Promise<void> {
  let { stdin } = streams;
  for (const [index, command] of commands.entries()) {
    const isLast = index === commands.length - 1;
    let passed = "";
    const keep = (text: string) => {
      passed = (passed + text).slice(0, outputCharactersMax);
    };
    const out = isLast ? streams.out : keep;
    if (commands.length === 1) await runCommand(state, command, { ...streams, stdin, out });
    else
      await runSubshell(state, [{ first: { commands: [command], isNegated: false }, rest: [], isBackground: false }], {
        ...streams,
        stdin,
        out,
      });
    stdin = passed;
  }
  if (isNegated) state.exitCode = state.exitCode === 0 ? 1 : 0;
}

async function runCommand(state: ShellState, command: Command, outer: Streams): Promise<void> {
  await pause(state);
  const target = (word: Parameters<typeof expandText>[1]) => expandText(state, word, (script) => substitute(state, script, outer));
  const redirected = await redirect(state, command.redirections, outer, target);
  if (!redirected) {
    state.exitCode = 1;
    return;
  }
  await runKind(state, command, redirected);
}

async function runKind(state: ShellState, command: Command, streams: Streams): Promise<void> {
  switch (command.kind) {
    case "simple":
      return runSimple(state, command, streams);
    case "if": {
      for (const { condition, body } of command.branches) {
        await runCondition(state, condition, streams);
        if (state.exitCode === 0) return runStatements(state, body, streams);
      }
      state.exitCode = 0;
      return runStatements(state, command.otherwise, streams);
    }
    case "loop":
      return runLoop(state, command, streams);
    case "for": {
      const words = command.words
        ? await expandWords(state, command.words, (script) => substitute(state, script, streams))
        : state.positional.slice(1);
      for (const word of words) {
        state.env.set(command.name, word);
        if ((await runRound(state, command.body, streams)) === "break") return;
      }
      return;
    }
    case "case":
      return runCase(state, command, streams);
    case "group":
      return command.isSubshell ? runSubshell(state, command.body, streams) : runStatements(state, command.body, streams);
  }
}

/** An `exit` in a subshell ends only that. */
async function runSubshell(state: ShellState, body: Script, streams: Streams): Promise<void> {
  const inside = subshell(state);
  try {
    await runStatements(inside, body, streams);
    state.exitCode = inside.exitCode;
  } catch (error) {
    if (!(error instanceof ShellExit)) throw error;
    state.exitCode = error.exitCode;
  }
}

/** What fails in a condition ends no script. */
async function runCondition(state: ShellState, condition: Script, streams: Streams): Promise<void> {
  const { isErrorExit } = state;
  state.isErrorExit = false;
  await runStatements(state, condition, streams);
  state.isErrorExit = isErrorExit;
}

async function runLoop(state: ShellState, { condition, body, isUntil }: Command & { kind: "loop" }, streams: Streams): Promise<void> {
  for (let round = 0; round < loopRoundsMax; round++) {
    await runCondition(state, condition, streams);
    if ((state.exitCode === 0) === isUntil) break;
    if ((await runRound(state, body, streams)) === "break") break;
  }
  state.exitCode = 0;
}

async function runRound(state: ShellState, body: Script, streams: Streams): Promise<"break" | "continue"> {
  try {
    await runStatements(state, body, streams);
    return "continue";
  } catch (error) {
    if (!(error instanceof LoopControl)) throw error;
    return error.kind;
  }
}

async function runCase(state: ShellState, { word, branches }: Command & { kind: "case" }, streams: Streams): Promise<void> {
  const fill = (script: Script) => substitute(state, script, streams);
  const text = await expandText(state, word, fill);
  for (const { patterns, body } of branches) {
    for (const pattern of patterns) {
      if (matchesPattern(text, await expandText(state, pattern, fill))) return runStatements(state, body, streams);
    }
  }
  state.exitCode = 0;
}

async function runSimple(state: ShellState, { assignments, words }: Command & { kind: "simple" }, streams: Streams): Promise<void> {
  const fill = (script: Script) => substitute(state, script, streams);
  const argv = await expandWords(state, words, fill);
  const env = argv.length === 0 ? state.env : new Map(state.env);
  for (const { name, value } of assignments) env.set(name, await expandText(state, value, fill));
  if (argv.length === 0) {
    state.exitCode = assignments.length > 0 ? 0 : state.exitCode;
    return;
  }
  const [name = "", ...args] = argv;
  if (name === "break" || name === "continue") throw new LoopControl(name);
  const builtin = builtins[name];
  if (builtin)
    state.exitCode = await builtin({
      state,
      args,
      streams,
      runArgv: (inner) => runArgv(state, inner, env, streams),
      runText: (text) => runStatements(state, parseShell(text), streams),
    });
  else state.exitCode = await runArgv({ ...state, caught: {} }, argv, env, streams);
}

/** Runs one program: an applet, or a shell of its own. */
export async function runArgv(
  state: ShellState,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
  streams: Streams,
): Promise<number> {
  const [name = "", ...args] = argv;
  const { context, workingDirectory, killed } = state;
  const base = name.replace(/^.*\//, "");
  if (base === "sh" || base === "ash") return runShell({ ...state, env: new Map(env) }, args, streams);
  const applet = findApplet(name);
  if (applet) return runApplet(applet, name, { context, args, env, workingDirectory, killed, ...streams });
  streams.err(`sh: ${name}: not found\n`);
  return notFound;
}

/** What an applet does not say itself of a file that it cannot use is said for it. */
async function runApplet(applet: Applet, name: string, run: AppletRun): Promise<number> {
  try {
    return await applet(run);
  } catch (error) {
    if (!/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    run.err(`${name}: ${reasonOf(error)}\n`);
    return 1;
  }
}

/** `sh -c SCRIPT [NAME [ARG]…]`, `sh FILE [ARG]…`, or a script from stdin. */
export async function runShell(state: ShellState, args: readonly string[], streams: Streams): Promise<number> {
  const flags = args.filter((arg, index) => index < 2 && /^-[a-z]+$/.test(arg)).join("");
  const operands = args.filter((arg, index) => !(index < 2 && /^-[a-z]+$/.test(arg)));
  const inside = { ...subshell(state), caught: state.caught, traps: new Map(ignoredTraps(state)), isErrorExit: flags.includes("e") };
  if (flags.includes("c")) {
    const [text = "", name = "sh", ...positional] = operands;
    return runScript({ ...inside, positional: [name, ...positional] }, text, streams);
  }
  const [file, ...positional] = operands;
  const read =
    file === undefined
      ? undefined
      : await redirect(state, [{ from: 0, operator: "<", to: [{ kind: "text", text: file, isQuoted: true }] }], streams, async () => file);
  if (file !== undefined && !read) return notFound;
  return runScript({ ...inside, positional: [file ?? "sh", ...positional] }, (read ?? streams).stdin, streams);
}

function ignoredTraps({ traps }: ShellState): [string, string][] {
  return [...traps].filter(([, command]) => command === "");
}

async function substitute(state: ShellState, script: Script, streams: Streams): Promise<string> {
  const inside = subshell(state);
  let text = "";
  const out = (piece: string) => {
    text = (text + piece).slice(0, outputCharactersMax);
  };
  await runSubshell(inside, script, { ...streams, out });
  state.exitCode = inside.exitCode;
  return text;
}

function subshell(state: ShellState): ShellState {
  return { ...state, env: new Map(state.env), traps: new Map(state.traps), jobs: new Set(), caught: {} };
}

async function pause({ context, count, killed }: ShellState): Promise<void> {
  count.commands += 1;
  if (count.commands % commandsPerPause === 0) await sleep(context.clock, pauseMs, killed);
}
