/** A script of the small shell, parsed. */
export type Script = readonly Statement[];

export interface Statement {
  first: Pipeline;
  rest: readonly { operator: "&&" | "||"; pipeline: Pipeline }[];
  isBackground: boolean;
}

export interface Pipeline {
  isNegated: boolean;
  commands: readonly Command[];
}

export type Command = (
  | { kind: "simple"; assignments: readonly { name: string; value: Word }[]; words: readonly Word[] }
  | { kind: "if"; branches: readonly { condition: Script; body: Script }[]; otherwise: Script }
  | { kind: "loop"; condition: Script; body: Script; isUntil: boolean }
  | { kind: "for"; name: string; words: readonly Word[] | undefined; body: Script }
  | { kind: "case"; word: Word; branches: readonly { patterns: readonly Word[]; body: Script }[] }
  | { kind: "group"; body: Script; isSubshell: boolean }
) & { redirections: readonly Redirection[] };

export interface Redirection {
  /** Which stream: 0, 1 or 2. */
  from: number;
  operator: "<" | ">" | ">>" | ">&";
  to: Word;
}

export type Word = readonly Part[];

/** A piece of a word. What is not quoted is split at white space once it is filled in. */
export type Part = { isQuoted: boolean } & (
  | { kind: "text"; text: string }
  | { kind: "variable"; name: string; operator?: ":-" | "-" | ":+" | "+" | "#length"; other?: Word }
  | { kind: "command"; script: Script }
  | { kind: "arithmetic"; expression: Word }
);

/** What makes no sense as a script; a real shell ends with 2. */
export class ShellSyntaxError extends Error {}
