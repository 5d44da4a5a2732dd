import { type Part, type Script, ShellSyntaxError, type Word } from "./shell-syntax.ts";

/** `bare`: what a word without quotes and variables says. */
export type Token =
  | { operator: string; word?: undefined; bare?: undefined }
  | { operator?: undefined; word: Word; bare: string | undefined };

const operators = ["&&", "||", ";;", ">>", ">&", ";", "&", "|", "(", ")", "<", ">", "\n"];
const depthMax = 20;

/** Cuts a script into words and operators. `parse` reads what stands in `$(…)`. Throws ShellSyntaxError. */
export function tokenize(text: string, parse: (text: string, depth: number) => Script, depth = 0): Token[] {
  if (depth > depthMax) throw new ShellSyntaxError("too deep");
  return new Tokenizer(text, parse, depth).tokens();
}

class Tokenizer {
  readonly #text: string;
  readonly #parse: (text: string, depth: number) => Script;
  readonly #depth: number;
  #at = 0;

  constructor(text: string, parse: (text: string, depth: number) => Script, depth: number) {
    this.#text = text;
    this.#parse = parse;
    this.#depth = depth;
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    while (this.#at < this.#text.length) {
      const rest = this.#text.slice(this.#at);
      const blank = /^(?:[ \t\r]|\\\n)+|^#[^\n]*/.exec(rest)?.[0];
      const operator = operators.find((candidate) => rest.startsWith(candidate));
      if (blank) this.#at += blank.length;
      else if (operator) {
        this.#at += operator.length;
        tokens.push({ operator });
      } else tokens.push(this.#word());
    }
    return tokens;
  }

  #word(): Token {
    const parts: Part[] = [];
    while (this.#at < this.#text.length && !/[\s;&|()<>]/.test(this.#text[this.#at] ?? "")) {
      const character = this.#text[this.#at];
      if (character === "'") parts.push({ kind: "text", text: this.#until("'"), isQuoted: true });
      else if (character === '"') parts.push(...this.#quoted());
      else if (character === "\\") parts.push({ kind: "text", text: this.#take(2).slice(1), isQuoted: true });
      else if (character === "$" || character === "`") parts.push(this.#dollar(false));
      else parts.push({ kind: "text", text: this.#plain(/[\s;&|()<>'"\\$`]/), isQuoted: false });
    }
    const isBare = parts.every((part) => part.kind === "text" && !part.isQuoted);
    return { word: parts, bare: isBare ? parts.map((part) => (part.kind === "text" ? part.text : "")).join("") : undefined };
  }

  #quoted(): Part[] {
    this.#at += 1;
    const parts: Part[] = [{ kind: "text", text: "", isQuoted: true }];
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new ShellSyntaxError("unterminated quoted string");
      if (character === '"') break;
      if (character === "$" || character === "`") parts.push(this.#dollar(true));
      else if (character === "\\") {
        const pair = this.#take(2);
        parts.push({ kind: "text", text: /^\\[$`"\\]$/.test(pair) ? pair.slice(1) : pair === "\\\n" ? "" : pair, isQuoted: true });
      } else parts.push({ kind: "text", text: this.#plain(/["\\$`]/), isQuoted: true });
    }
    this.#at += 1;
    return parts;
  }

  #dollar(isQuoted: boolean): Part {
    if (this.#text[this.#at] === "`") return { kind: "command", script: this.#parse(this.#until("`"), this.#depth + 1), isQuoted };
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith("$((")) {
      const inner = this.#enclosed("$(", "(", ")").slice(1, -1);
      return { kind: "arithmetic", expression: this.#wordOf(inner), isQuoted };
    }
    if (rest.startsWith("$(")) return { kind: "command", script: this.#parse(this.#enclosed("$(", "(", ")"), this.#depth + 1), isQuoted };
    if (rest.startsWith("${")) return this.#braced(this.#enclosed("${", "{", "}"), isQuoted);
    const name = /^\$([a-zA-Z_]\w*|[0-9@*#?$!-])/.exec(rest)?.[1];
    this.#at += 1 + (name?.length ?? 0);
    return name === undefined ? { kind: "text", text: "$", isQuoted } : { kind: "variable", name, isQuoted };
  }

  #braced(inner: string, isQuoted: boolean): Part {
    const length = /^#(\w+)$/.exec(inner)?.[1];
    if (length) return { kind: "variable", name: length, operator: "#length", isQuoted };
    const [, name, operator, other = ""] = /^([a-zA-Z_]\w*|[0-9@*#?]+)(?:(:-|-|:\+|\+)([\s\S]*))?$/.exec(inner) ?? [];
    if (name === undefined) throw new ShellSyntaxError("bad substitution");
    if (operator === undefined) return { kind: "variable", name, isQuoted };
    return { kind: "variable", name, operator: operator as ":-", other: this.#wordOf(other), isQuoted };
  }

  /** A text between quotes as a word of its own. */
  #wordOf(text: string): Word {
    return new Tokenizer(`"${text.replaceAll('"', "")}"`, this.#parse, this.#depth + 1).#quoted();
  }

  /** What stands between an opening and its closing, which are passed. */
  #enclosed(start: string, open: string, close: string): string {
    const from = this.#at + start.length;
    let level = 1;
    let quote = "";
    for (let at = from; at < this.#text.length; at++) {
      const character = this.#text[at] ?? "";
      if (character === "\\") at += 1;
      else if (quote) quote = character === quote ? "" : quote;
      else if (character === "'" || character === '"') quote = character;
      else if (character === open) level += 1;
      else if (character === close) level -= 1;
      if (level === 0) {
        this.#at = at + 1;
        return this.#text.slice(from, at);
      }
    }
    throw new ShellSyntaxError(`unexpected end of file (expecting "${close}")`);
  }

  #until(end: string): string {
    const from = this.#at + 1;
    const to = this.#text.indexOf(end, from);
    if (to < 0) throw new ShellSyntaxError("unterminated quoted string");
    this.#at = to + 1;
    return this.#text.slice(from, to);
  }

  #plain(stop: RegExp): string {
    const rest = this.#text.slice(this.#at);
    const end = rest.search(stop);
    return this.#take(end < 0 ? rest.length : Math.max(1, end));
  }

  #take(count: number): string {
    const taken = this.#text.slice(this.#at, this.#at + count);
    this.#at += count;
    return taken;
  }
}
