import type { PodRuntime } from "../kubelet/pod-runtime.ts";

const prompt = "/ # ";
const endOfInput = "\u0004";
const interrupt = "\u0003";
const erase = "\u007f";
const lineCharactersMax = 4096;

/** Whether a command on a terminal is a shell that asks for commands. */
export function isInteractiveShell([name = "", ...args]: readonly string[]): boolean {
  return ["sh", "ash", "bash"].includes(name.replace(/^.*\//, "")) && args.every((arg) => /^-[il]+$/.test(arg));
}

/**
 * A shell at a terminal: shows what is typed and runs it line by line, each line in a shell of its own, until `exit` or Ctrl-D. Answers what takes the typed characters;
 * `end` is called once, with the exit code.
 */
export function openTerminal(
  runtime: PodRuntime,
  container: string,
  show: (text: string) => void,
  end: (exitCode: number) => void,
): (typed: string) => void {
  let line = "";
  let last = 0;
  let queue: Promise<void> = Promise.resolve();
  const run = async (command: string): Promise<void> => {
    if (command !== "") {
      const { stdout, stderr, exitCode } = await runtime.exec(container, ["sh", "-c", command]);
      last = exitCode;
      show((stdout + stderr).replaceAll("\n", "\r\n"));
    }
    show(prompt);
  };
  const take = (character: string): void => {
    if (character === "\r" || character === "\n") {
      const command = line.trim();
      line = "";
      show("\r\n");
      if (command === "exit") end(last);
      else queue = queue.then(() => run(command)).catch(() => end(1));
    } else if (character === endOfInput && line === "") end(last);
    else if (character === interrupt) {
      line = "";
      show(`^C\r\n${prompt}`);
    } else if (character === erase) {
      if (line !== "") show("\b \b");
      line = line.slice(0, -1);
    } else if (line.length < lineCharactersMax) {
      line += character;
      show(character);
    }
  };
  show(prompt);
  return (typed) => {
    for (const character of typed) take(character);
  };
}
