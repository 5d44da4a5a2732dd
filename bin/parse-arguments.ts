import { type Command, CommanderError, InvalidArgumentError } from "commander";
import { AppError } from "../lib/errors.ts";

export const portMax = 65_535;

/** What a command was given, or the text (help, version) that was asked for and is all there is to do. Throws AppError (invalid), one sentence that says what to write instead. */
export function parseArguments<T extends object>(command: Command, args: readonly string[]): { given: T } | { text: string } {
  const texts: string[] = [];
  command.exitOverride().configureOutput({ writeOut: (part) => texts.push(part), writeErr: () => undefined });
  try {
    command.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { text: texts.join("") };
    throw new AppError("invalid", toSentence(error, command.name()), { cause: error });
  }
  return { given: command.opts<T>() };
}

/** An option's value as it stands; the next option is none. */
export function parseText(text: string): string {
  if (text.trim() === "" || text.startsWith("--")) throw new InvalidArgumentError("A value must follow it.");
  return text;
}

function toSentence({ message }: CommanderError, name: string): string {
  const [said = message] = message.replace(/^error: /, "").split("\n");
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return `${sentence.replace(/\.?$/, ".")} See "${name} --help".`;
}
