import { appendFileSync, writeFileSync } from "node:fs";
import { reasonOf } from "./applet.ts";
import { pathOf, readText } from "./file-applets.ts";
import type { ShellState, Streams } from "./shell-state.ts";
import type { Redirection, Word } from "./shell-syntax.ts";

/** Streams as a command's redirections lead them; undefined, with a word about it, when a file cannot be opened. */
export async function redirect(
  state: ShellState,
  redirections: readonly Redirection[],
  streams: Streams,
  expand: (word: Word) => Promise<string>,
): Promise<Streams | undefined> {
  const led = { ...streams };
  for (const { from, operator, to } of redirections) {
    const target = await expand(to);
    try {
      if (operator === ">&") {
        if (from === 2) led.err = led.out;
        else led.out = led.err;
      } else if (operator === "<") led.stdin = readText({ ...state, ...led, args: [], env: state.env }, target);
      else led[from === 2 ? "err" : "out"] = writerTo(state, target, operator === ">>", led.err);
    } catch (error) {
      const why = operator === "<" ? "open" : "create";
      streams.err(
        `sh: can't ${why} ${target}: ${reasonOf(error).replace("No such file or directory", why === "open" ? "no such file" : "nonexistent directory")}\n`,
      );
      return undefined;
    }
  }
  return led;
}

/** Writes to a file, which is there from now on. The first write that fails says why; nothing of the rest is written. */
function writerTo(state: ShellState, target: string, isAppended: boolean, err: (text: string) => void): (text: string) => void {
  const path = pathOf(state, target);
  if (path === "/dev/null") return () => {};
  if (path === "/dev/stderr") return err;
  if (path === "/dev/stdout" || path === "/proc/1/fd/1") return (text) => state.context.write("stdout", text);
  if (path === "/proc/1/fd/2") return (text) => state.context.write("stderr", text);
  const real = state.context.files.pathForWriting(path, 0);
  if (isAppended) appendFileSync(real, "");
  else writeFileSync(real, "");
  let isBroken = false;
  return (text) => {
    if (isBroken) return;
    try {
      appendFileSync(state.context.files.pathForWriting(path, Buffer.byteLength(text)), text);
    } catch (error) {
      isBroken = true;
      err(`sh: write error: ${reasonOf(error)}\n`);
    }
  };
}
