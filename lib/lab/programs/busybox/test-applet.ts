import { statSync } from "node:fs";
import type { Applet, AppletRun } from "./applet.ts";
import { pathOf } from "./file-applets.ts";

/** `test EXPRESSION` and `[ EXPRESSION ]`: files, texts, numbers, `!`, `-a` and `-o`. 0: true, 1: false, 2: no such test. */
export const test: Applet = (run) => {
  const words = run.args.at(-1) === "]" ? run.args.slice(0, -1) : [...run.args];
  const result = any(run, words);
  if (result === undefined) run.err(`sh: ${words[1] ?? words[0] ?? ""}: unknown operand\n`);
  return result === undefined ? 2 : result ? 0 : 1;
};

function any(run: AppletRun, words: readonly string[]): boolean | undefined {
  const at = words.indexOf("-o");
  if (at > 0) return any(run, words.slice(0, at)) || any(run, words.slice(at + 1));
  const and = words.indexOf("-a");
  if (and > 0) return any(run, words.slice(0, and)) && any(run, words.slice(and + 1));
  if (words[0] === "!" && words.length > 1) {
    const result = any(run, words.slice(1));
    return result === undefined ? undefined : !result;
  }
  return single(run, words);
}

function single(run: AppletRun, [first = "", second, third]: readonly string[]): boolean | undefined {
  if (second === undefined) return first !== "";
  if (third === undefined) return unary(run, first, second);
  const numbers = [Number(first), Number(third)] as const;
  switch (second) {
    case "=":
    case "==":
      return first === third;
    case "!=":
      return first !== third;
    case "-eq":
      return numbers[0] === numbers[1];
    case "-ne":
      return numbers[0] !== numbers[1];
    case "-lt":
      return numbers[0] < numbers[1];
    case "-le":
      return numbers[0] <= numbers[1];
    case "-gt":
      return numbers[0] > numbers[1];
    case "-ge":
      return numbers[0] >= numbers[1];
    default:
      return undefined;
  }
}

function unary(run: AppletRun, operator: string, operand: string): boolean | undefined {
  if (operator === "-z") return operand === "";
  if (operator === "-n") return operand !== "";
  const found = statOf(run, operand);
  switch (operator) {
    case "-e":
    case "-r":
    case "-w":
    case "-x":
      return found !== undefined;
    case "-f":
      return found?.isFile() ?? false;
    case "-d":
      return found?.isDirectory() ?? false;
    case "-s":
      return (found?.size ?? 0) > 0;
    default:
      return undefined;
  }
}

function statOf(run: AppletRun, path: string) {
  try {
    return statSync(run.context.files.realPath(pathOf(run, path)));
  } catch {
    return undefined;
  }
}
