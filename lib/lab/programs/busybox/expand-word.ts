import { readdirSync } from "node:fs";
import { outputCharactersMax } from "./applet.ts";
import { evaluate } from "./evaluate.ts";
import type { ShellState } from "./shell-state.ts";
import type { Part, Script, Word } from "./shell-syntax.ts";

/** Runs a script of `$(…)` and answers what it wrote. */
export type Substitute = (script: Script) => Promise<string>;

/** Fills in words: variables, commands, arithmetic; splits what is not quoted, and finds the files that a `*` means. */
export async function expandWords(state: ShellState, words: readonly Word[], substitute: Substitute): Promise<string[]> {
  const all: string[] = [];
  for (const word of words) all.push(...(await expandFields(state, word, substitute)));
  return all;
}

/** A word as one text, unsplit, as assignments and redirections take it. */
export async function expandText(state: ShellState, word: Word, substitute: Substitute): Promise<string> {
  let text = "";
  for (const part of word) text += await filledIn(state, part, substitute);
  return text;
}

async function expandFields(state: ShellState, word: Word, substitute: Substitute): Promise<string[]> {
  const fields: string[] = [];
  let current: string | undefined;
  for (const part of word) {
    if (part.kind === "variable" && (part.name === "@" || (part.name === "*" && !part.isQuoted))) {
      const [first, ...rest] = state.positional.slice(1);
      if (first !== undefined) current = (current ?? "") + first;
      for (const argument of rest) {
        fields.push(current ?? "");
        current = argument;
      }
      continue;
    }
    const value = await filledIn(state, part, substitute);
    if (part.isQuoted || part.kind === "text") {
      current = (current ?? "") + value;
      continue;
    }
    const pieces = value.split(/[ \t\n]+/);
    pieces.forEach((piece, index) => {
      if (index > 0 && current !== undefined) {
        fields.push(current);
        current = undefined;
      }
      if (piece !== "") current = (current ?? "") + piece;
    });
  }
  if (current !== undefined) fields.push(current);
  const isPattern = word.some((part) => !part.isQuoted && part.kind === "text" && /[*?]/.test(part.text));
  return isPattern ? fields.flatMap((field) => findFiles(state, field)) : fields;
}

async function filledIn(state: ShellState, part: Part, substitute: Substitute): Promise<string> {
  switch (part.kind) {
    case "text":
      return part.text;
    case "command":
      return (await substitute(part.script)).replace(/\n+$/, "").slice(0, outputCharactersMax);
    case "arithmetic":
      return String(evaluate(await expandText(state, part.expression, substitute), (name) => state.env.get(name)));
    case "variable": {
      const value = parameter(state, part.name);
      const other = async () => (part.other ? expandText(state, part.other, substitute) : "");
      if (part.operator === "#length") return String((value ?? "").length);
      const isMissing = part.operator?.startsWith(":") ? !value : value === undefined;
      if (part.operator?.endsWith("-")) return isMissing ? other() : (value ?? "");
      if (part.operator?.endsWith("+")) return isMissing ? "" : other();
      return value ?? "";
    }
  }
}

function parameter(state: ShellState, name: string): string | undefined {
  if (name === "?") return String(state.exitCode);
  if (name === "#") return String(state.positional.length - 1);
  if (name === "$") return "1";
  if (name === "@" || name === "*") return state.positional.slice(1).join(" ");
  return /^\d+$/.test(name) ? state.positional[Number(name)] : state.env.get(name);
}

/** The files of one directory that a pattern means; when there are none it stands for itself. */
function findFiles(state: ShellState, pattern: string): string[] {
  const at = pattern.lastIndexOf("/") + 1;
  const [directory, name] = [pattern.slice(0, at), pattern.slice(at)];
  try {
    const path = directory.startsWith("/") ? directory : `${state.workingDirectory}/${directory}`;
    const names = readdirSync(state.context.files.realPath(path)).sort();
    const found = names.filter((candidate) => !candidate.startsWith(".") && matchesPattern(candidate, name));
    return found.length > 0 ? found.map((file) => directory + file) : [pattern];
  } catch {
    return [pattern];
  }
}

/** Whether a text is one that a pattern of `*` and `?` means. */
export function matchesPattern(text: string, pattern: string): boolean {
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[in_] === "*") {
      star = in_++;
      mark = at;
    } else if (pattern[in_] === "?" || pattern[in_] === text[at]) {
      at++;
      in_++;
    } else if (star >= 0) {
      in_ = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[in_] === "*") in_++;
  return in_ === pattern.length;
}
