import { type Command, type Pipeline, type Redirection, type Script, ShellSyntaxError, type Statement, type Word } from "./shell-syntax.ts";
import { type Token, tokenize } from "./tokenize.ts";

export const scriptCharactersMax = 64 * 1024;

/** Reads a script of the small shell. Throws ShellSyntaxError. */
export function parseShell(text: string, depth = 0): Script {
  if (text.length > scriptCharactersMax) throw new ShellSyntaxError("script too long");
  const parser = new Parser(tokenize(text, parseShell, depth));
  return parser.whole();
}

type Without<T> = T extends unknown ? Omit<T, "redirections"> : never;
type Compound = Without<Exclude<Command, { kind: "simple" }>>;

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Script {
    const script = this.#script();
    const left = this.#tokens[this.#at];
    if (left) throw new ShellSyntaxError(`unexpected "${left.operator ?? left.bare ?? "word"}"`);
    return script;
  }

  /** Statements up to one of these words, to a closing bracket, or to the end. */
  #script(...ends: string[]): Script {
    const statements: Statement[] = [];
    for (;;) {
      while (this.#skip(";", "\n"));
      const token = this.#tokens[this.#at];
      if (!token || token.operator === ")" || token.operator === ";;" || ends.includes(token.bare ?? "")) return statements;
      statements.push(this.#statement());
    }
  }

  #statement(): Statement {
    const first = this.#pipeline();
    const rest: { operator: "&&" | "||"; pipeline: Pipeline }[] = [];
    for (;;) {
      const operator = this.#tokens[this.#at]?.operator;
      if (operator !== "&&" && operator !== "||") break;
      this.#at += 1;
      while (this.#skip("\n"));
      rest.push({ operator, pipeline: this.#pipeline() });
    }
    return { first, rest, isBackground: this.#skip("&") };
  }

  #pipeline(): Pipeline {
    const isNegated = this.#keyword("!");
    const commands = [this.#command()];
    while (this.#skip("|")) {
      while (this.#skip("\n"));
      commands.push(this.#command());
    }
    return { isNegated, commands };
  }

  #command(): Command {
    const compound = this.#compound();
    if (!compound) return this.#simple();
    const redirections: Redirection[] = [];
    for (let next = this.#redirection(); next; next = this.#redirection()) redirections.push(next);
    return { ...compound, redirections };
  }

  #compound(): Compound | undefined {
    if (this.#keyword("if")) return this.#if();
    if (this.#keyword("while")) return this.#loop(false);
    if (this.#keyword("until")) return this.#loop(true);
    if (this.#keyword("for")) return this.#for();
    if (this.#keyword("case")) return this.#case();
    if (this.#keyword("{")) return { kind: "group", body: this.#body("}"), isSubshell: false };
    if (!this.#skip("(")) return undefined;
    const body = this.#script();
    if (!this.#skip(")")) throw new ShellSyntaxError('expecting ")"');
    return { kind: "group", body, isSubshell: true };
  }

  #if(): Compound {
    const branches: { condition: Script; body: Script }[] = [];
    let otherwise: Script = [];
    do {
      const condition = this.#body("then");
      const body = this.#script("elif", "else", "fi");
      branches.push({ condition, body });
    } while (this.#keyword("elif"));
    if (this.#keyword("else")) otherwise = this.#script("fi");
    this.#expect("fi");
    return { kind: "if", branches, otherwise };
  }

  #loop(isUntil: boolean): Compound {
    const condition = this.#body("do");
    return { kind: "loop", condition, body: this.#body("done"), isUntil };
  }

  #for(): Compound {
    const name = this.#next().bare ?? "";
    let words: Word[] | undefined;
    if (this.#keyword("in")) {
      words = [];
      for (let token = this.#tokens[this.#at]; token?.word; token = this.#tokens[this.#at]) {
        words.push(token.word);
        this.#at += 1;
      }
    }
    while (this.#skip(";", "\n"));
    this.#expect("do");
    return { kind: "for", name, words, body: this.#body("done") };
  }

  #case(): Compound {
    const { word } = this.#next();
    while (this.#skip("\n"));
    this.#expect("in");
    const branches: { patterns: Word[]; body: Script }[] = [];
    for (;;) {
      while (this.#skip(";", "\n", ";;"));
      if (this.#keyword("esac")) return { kind: "case", word, branches };
      this.#skip("(");
      const patterns: Word[] = [];
      do patterns.push(this.#next().word);
      while (this.#skip("|"));
      if (!this.#skip(")")) throw new ShellSyntaxError('expecting ")"');
      branches.push({ patterns, body: this.#script("esac") });
    }
  }

  #simple(): Command {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    for (;;) {
      const redirection = this.#redirection();
      if (redirection) redirections.push(redirection);
      const token = redirection ? undefined : this.#tokens[this.#at];
      if (token?.word) {
        this.#at += 1;
        const assignment = words.length === 0 ? assignmentOf(token.word) : undefined;
        if (assignment) assignments.push(assignment);
        else words.push(token.word);
      } else if (!redirection) break;
    }
    if (assignments.length + words.length + redirections.length === 0) {
      throw new ShellSyntaxError(`unexpected "${this.#tokens[this.#at]?.operator ?? "end of file"}"`);
    }
    return { kind: "simple", assignments, words, redirections };
  }

  /** `>file`, `2>file`, `2>&1`, `<file`. */
  #redirection(): Redirection | undefined {
    const token = this.#tokens[this.#at];
    const next = this.#tokens[this.#at + 1]?.operator;
    const isNumbered = /^[012]$/.test(token?.bare ?? "") && (next === ">" || next === ">>" || next === ">&" || next === "<");
    const operator = isNumbered ? next : token?.operator;
    if (operator !== ">" && operator !== ">>" && operator !== ">&" && operator !== "<") return undefined;
    this.#at += isNumbered ? 2 : 1;
    return { from: isNumbered ? Number(token?.bare) : operator === "<" ? 0 : 1, operator, to: this.#next().word };
  }

  #body(end: string): Script {
    const script = this.#script(end);
    this.#expect(end);
    return script;
  }

  #keyword(word: string): boolean {
    if (this.#tokens[this.#at]?.bare !== word) return false;
    this.#at += 1;
    return true;
  }

  #expect(word: string): void {
    if (!this.#keyword(word)) throw new ShellSyntaxError(`expecting "${word}"`);
  }

  #skip(...operators: string[]): boolean {
    if (!operators.includes(this.#tokens[this.#at]?.operator ?? "")) return false;
    this.#at += 1;
    return true;
  }

  #next(): Token & { word: Word } {
    const token = this.#tokens[this.#at];
    if (!token?.word) throw new ShellSyntaxError(`unexpected "${token?.operator ?? "end of file"}"`);
    this.#at += 1;
    return token;
  }
}

function assignmentOf(word: Word): { name: string; value: Word } | undefined {
  const [first, ...rest] = word;
  if (first?.kind !== "text" || first.isQuoted) return undefined;
  const [, name, text = ""] = /^([a-zA-Z_]\w*)=([\s\S]*)$/.exec(first.text) ?? [];
  return name === undefined ? undefined : { name, value: [{ kind: "text", text, isQuoted: true }, ...rest] };
}
