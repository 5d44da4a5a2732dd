import { posix } from "node:path";
import { parseSync } from "vite";

/** One file of the house as the rules see it. */
export interface Source {
  /** From the repository's root, with slashes: "lib/cluster/cluster.ts". */
  path: string;
  text: string;
  /** The text with comments blanked out, so that a word in them is no use of it; lines stay where they are. */
  code: string;
  imports: readonly Import[];
  functions: readonly { line: number; lines: number }[];
}

export interface Import {
  specifier: string;
  /** For what is ours: the path, as written and resolved. Undefined for packages. */
  target: string | undefined;
  /** Only types: gone when the code runs. */
  typeOnly: boolean;
  /** Imported when the code comes to it: import("…"). */
  isOnDemand: boolean;
  line: number;
}

/** What is wrong and what to do instead, at one place; printed as `path:line: message`. */
export interface Fault {
  path: string;
  line?: number;
  message: string;
}

export function formatFault({ path, line, message }: Fault): string {
  return `${path}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** Reads one file as the compiler would. Throws when it is no TypeScript or JavaScript. */
export function parseSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const lineOf = lineCounter(text);
  const imports: Import[] = [];
  const functions: { line: number; lines: number }[] = [];
  const add = (specifier: string, typeOnly: boolean, start: number, isOnDemand = false) =>
    imports.push({ specifier, target: resolveOurs(path, specifier), typeOnly, isOnDemand, line: lineOf(start) });

  for (const found of parsed.module.staticImports) add(found.moduleRequest.value, isTypeOnly(found.entries), found.start);
  for (const found of parsed.module.staticExports) {
    const request = found.entries.map((entry) => entry.moduleRequest ?? undefined).find((from) => from !== undefined);
    if (request !== undefined) add(request.value, isTypeOnly(found.entries), found.start);
  }
  walk(parsed.program, (node) => {
    if (isFunction(node)) functions.push({ line: lineOf(node.start), lines: lineOf(node.end) - lineOf(node.start) + 1 });
    const specifier = findReference(node);
    if (specifier !== undefined) add(specifier, node.type === "TSImportType", node.start, node.type === "ImportExpression");
  });
  return { path, text, code: blank(text, parsed.comments), imports, functions };
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}

/** Tests and what only they use. */
export function isTestCode(path: string): boolean {
  return isTest(path) || path.startsWith("e2e/") || path.startsWith("chart/tests/") || path.includes("/testing/");
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === "object") walk(child, visit);
  }
}

function isFunction(node: Node): boolean {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

/** What a node names another file by, besides import and export: import("…"), typeof import("…"), new URL("./…", import.meta.url). */
function findReference(node: Node): string | undefined {
  if (node.type === "ImportExpression" || node.type === "TSImportType") return literal(node.source);
  if (node.type !== "NewExpression" || !isNode(node.callee) || node.callee.name !== "URL" || !Array.isArray(node.arguments))
    return undefined;
  const path = literal(node.arguments[0]);
  return path !== undefined && /^\.{1,2}\/.*\.(tsx?|mjs)$/.test(path) ? path : undefined;
}

function literal(value: unknown): string | undefined {
  return isNode(value) && value.type === "Literal" && typeof value.value === "string" ? value.value : undefined;
}

function isTypeOnly(entries: readonly { isType: boolean }[]): boolean {
  return entries.length > 0 && entries.every((entry) => entry.isType);
}

function resolveOurs(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return posix.normalize(specifier.slice(2));
  return /^\.{1,2}(\/|$)/.test(specifier) ? posix.join(posix.dirname(from), specifier) : undefined;
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}

function blank(text: string, comments: readonly { start: number; end: number }[]): string {
  let code = "";
  let done = 0;
  for (const { start, end } of comments) {
    code += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    done = end;
  }
  return code + text.slice(done);
}
