import { isLabelText, isQualifiedName } from "../registry/names.ts";
import { badRequest, type StatusError } from "./status.ts";

export type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

const operators = ["in", "notin", "=", "==", "!=", "gt", "lt"];
const aliases: Readonly<Record<string, string>> = { ">": "gt", "<": "lt" };
const end = "";

/**
 * Kubernetes' label selector language: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`, `a>1`, `a<1`, joined by commas. Throws 400
 * in the words of the real parser (apimachinery labels.Parser).
 */
export function parseLabelSelector(text: string): LabelTest {
  const tests = new Parser(text).requirements();
  return (labels) => tests.every((test) => test(labels));
}

class Parser {
  readonly #tokens: string[];

  constructor(text: string) {
    this.#tokens = text.match(/==|!=|[=!,()<>]|[^\s=!,()<>]+/g) ?? [];
  }

  requirements(): LabelTest[] {
    const tests: LabelTest[] = [];
    while (this.#peek() !== end) {
      if (!isWord(this.#peek()) && this.#peek() !== "!") throw badRequest(found(this.#peek(), "!, identifier, or 'end of string'"));
      tests.push(this.#requirement());
      const after = this.#take();
      if (after === end) break;
      if (after !== ",") throw badRequest(found(after, "',' or 'end of string'"));
      if (!isWord(this.#peek()) && this.#peek() !== "!") throw badRequest(found(this.#peek(), "identifier after ','"));
    }
    return tests;
  }

  #requirement(): LabelTest {
    const isAbsent = this.#peek() === "!";
    if (isAbsent) this.#take();
    const key = this.#take();
    if (!isWord(key)) throw unexpected(key, "identifier");
    const [wrong] = isQualifiedName(key);
    if (wrong !== undefined) throw refused(`<nil>: Invalid value: ${JSON.stringify(key)}: ${wrong}`);
    if (isAbsent) return (labels) => labels[key] === undefined;
    if (this.#peek() === end || this.#peek() === ",") return (labels) => labels[key] !== undefined;
    const token = this.#take();
    const operator = aliases[token] ?? token;
    if (!operators.includes(operator)) throw unexpected(token, operators.join(", "));
    const values = operator === "in" || operator === "notin" ? this.#list(key) : [this.#value(key)];
    if ((operator === "gt" || operator === "lt") && !/^-?\d+$/.test(values[0] ?? "")) {
      throw refused(`values[0]: Invalid value: ${JSON.stringify(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer`);
    }
    return testOf(key, operator, values);
  }

  /** The value of `a=`: nothing may stand for the empty text, another sign may not. */
  #value(key: string): string {
    if (this.#peek() === end || this.#peek() === ",") return "";
    const token = this.#take();
    if (!isWord(token)) throw unexpected(token, "identifier");
    return checked(key, token);
  }

  #list(key: string): string[] {
    if (this.#peek() !== "(") throw refused(`found '${this.#peek()}' expected: '('`);
    this.#take();
    if (!isWord(this.#peek()) && ![",", ")"].includes(this.#peek())) throw unexpected(this.#peek(), "',', ')' or identifier");
    const values = [this.#item(key)];
    while (this.#peek() === ",") {
      this.#take();
      values.push(this.#item(key));
    }
    const close = this.#take();
    if (close !== ")") throw unexpected(close, "',' or ')'");
    return values;
  }

  /** A value in a list: between commas may be nothing. */
  #item(key: string): string {
    return isWord(this.#peek()) ? checked(key, this.#take()) : "";
  }

  #peek(): string {
    return this.#tokens[0] ?? end;
  }

  #take(): string {
    return this.#tokens.shift() ?? end;
  }
}

function isWord(token: string): boolean {
  return /^[^\s=!,()<>]+$/.test(token);
}

function checked(key: string, value: string): string {
  const [wrong] = isLabelText(value);
  if (wrong !== undefined) throw refused(`values[0][${key}]: Invalid value: ${JSON.stringify(value)}: ${wrong}`);
  return value;
}

function testOf(key: string, operator: string, values: readonly string[]): LabelTest {
  const isIn: LabelTest = (labels) => labels[key] !== undefined && values.includes(labels[key]);
  const number = Number(values[0]);
  switch (operator) {
    case "notin":
    case "!=":
      return (labels) => !isIn(labels);
    case "gt":
      return (labels) => labels[key] !== undefined && Number(labels[key]) > number;
    case "lt":
      return (labels) => labels[key] !== undefined && Number(labels[key]) < number;
    default:
      return isIn;
  }
}

function found(token: string, expected: string): string {
  return `found '${token}', expected: ${expected}`;
}

function unexpected(token: string, expected: string): StatusError {
  return refused(found(token, expected));
}

function refused(what: string): StatusError {
  return badRequest(`unable to parse requirement: ${what}`);
}
