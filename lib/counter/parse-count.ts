import { GUESS_CHARACTERS_MAX } from "./limits.ts";
import { matchPattern } from "./match-pattern.ts";
import { type Failure, failure } from "./reading.ts";

const countFields = ["visits", "count", "counter", "hits"];

const askForPattern = "say which by statefulset-explorer.io/counter-pattern";

export interface Text {
  text: string;
  /** As the answer's header has it; absent for a file. */
  contentType?: string;
}

/**
 * The counter in an answer or a file. With a pattern: what it finds. Without: the text when it is a bare number, the one numeric field
 * visits, count, counter or hits of a JSON object, or the only number in a short plain text. Never a guess between two numbers, and only
 * numbers that are counted exactly (safe integers). HTML is unreadable without a pattern.
 */
export function parseCount({ text, contentType = "" }: Text, pattern?: string): number | Failure {
  if (pattern !== undefined) {
    const found = matchPattern(text, pattern);
    return typeof found === "string" ? toCount(found.trim()) : found;
  }
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed === "") return failure("no-number", "no number found: it is empty");
  if (/\bhtml\b/i.test(contentType) || /^<(!doctype|html|head|body)\b/i.test(trimmed)) {
    return failure("html", "it is an HTML page, which is unreadable without statefulset-explorer.io/counter-pattern");
  }
  if (/^\d+$/.test(trimmed)) return toCount(trimmed);
  if (trimmed.startsWith("{")) return countInJson(trimmed);
  return countInPlainText(trimmed);
}

function toCount(digits: string): number | Failure {
  if (!/^\d+$/.test(digits)) return failure("no-number", "no number found: what the pattern finds is not a whole number");
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : failure("no-number", "the number is too large to be counted exactly");
}

function countInJson(text: string): number | Failure {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return failure("no-number", "no number found: it begins like JSON, but is not");
  }
  const fields = Object.entries(parsed as object).filter(([name, value]) => countFields.includes(name) && typeof value === "number");
  const [first, second] = fields;
  if (!first) return failure("no-number", `no number found: the JSON has no numeric field ${countFields.join(", ")}`);
  if (second) return failure("no-number", `the JSON has both ${first[0]} and ${second[0]}: ${askForPattern}`);
  return Number.isInteger(first[1]) ? toCount(String(first[1])) : failure("no-number", `${first[0]} is not a whole number`);
}

function countInPlainText(text: string): number | Failure {
  if (text.length > GUESS_CHARACTERS_MAX) return failure("no-number", `no number found: the text is long, so ${askForPattern}`);
  const runs = [...text.matchAll(/\d+/g)];
  const [only, another] = runs;
  if (!only) return failure("no-number", "no number found");
  if (another) return failure("no-number", `more than one number found: ${askForPattern}`);
  // The 2 of "v2", or of "-2", is no counter.
  if (/[\w-]/.test(text[only.index - 1] ?? "") || /\w/.test(text[only.index + only[0].length] ?? "")) {
    return failure("no-number", "no number found");
  }
  return toCount(only[0]);
}
