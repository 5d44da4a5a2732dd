import { ShellSyntaxError } from "./shell-syntax.ts";

const levels: readonly (readonly string[])[] = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];
const depthMax = 50;

/** The value of an arithmetic expression of whole numbers, `$((…))`. Throws ShellSyntaxError. */
export function evaluate(text: string, variable: (name: string) => string | undefined): number {
  const tokens = text.match(/\d+|[a-zA-Z_]\w*|\|\||&&|[<>=!]=|[-+*/%()<>!]|\S/g) ?? [];
  let at = 0;
  const level = (index: number, depth: number): number => {
    const operators = levels[index];
    if (!operators) return unary(depth);
    let left = level(index + 1, depth);
    for (let operator = tokens[at] ?? ""; operators.includes(operator); operator = tokens[at] ?? "") {
      at += 1;
      left = apply(operator, left, level(index + 1, depth));
    }
    return left;
  };
  const unary = (depth: number): number => {
    if (depth > depthMax) throw new ShellSyntaxError("arithmetic syntax error");
    const token = tokens[at++] ?? "";
    if (token === "-") return -unary(depth + 1);
    if (token === "+") return unary(depth + 1);
    if (token === "!") return unary(depth + 1) === 0 ? 1 : 0;
    if (token === "(") {
      const value = level(0, depth + 1);
      if (tokens[at++] !== ")") throw new ShellSyntaxError("arithmetic syntax error");
      return value;
    }
    if (/^\d+$/.test(token)) return Number(token);
    if (/^[a-zA-Z_]/.test(token)) return Number.parseInt(variable(token) ?? "0", 10) || 0;
    throw new ShellSyntaxError("arithmetic syntax error");
  };
  if (tokens.length === 0) return 0;
  const value = level(0, 0);
  if (at < tokens.length) throw new ShellSyntaxError("arithmetic syntax error");
  return value;
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
    case "%":
      if (right === 0) throw new ShellSyntaxError("divide by zero");
      return operator === "/" ? Math.trunc(left / right) : left % right;
    case "<":
      return Number(left < right);
    case ">":
      return Number(left > right);
    case "<=":
      return Number(left <= right);
    case ">=":
      return Number(left >= right);
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "&&":
      return Number(left !== 0 && right !== 0);
    default:
      return Number(left !== 0 || right !== 0);
  }
}
