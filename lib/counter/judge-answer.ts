import { parseCount } from "./parse-count.ts";
import { type Failure, failure, type Reading } from "./reading.ts";

export interface Answer {
  status: number;
  contentType: string;
  body: string;
  ms: number;
}

export interface Question {
  how: "by-name" | "proxy";
  path: string;
  pattern?: string | undefined;
}

/** What the answer to GET of the annotated path is worth: the number in it, or why there is none. A redirect is never followed. */
export function judgeAnswer({ status, contentType, body, ms }: Answer, { how, path, pattern }: Question): Reading | Failure {
  const subject = describeQuestion({ how, path });
  if (status >= 300 && status < 400)
    return failure("redirect", `${subject} was answered with a redirect (${status}), which is not followed`);
  if (status < 200 || status > 299) return failure("http-status", `${subject} was answered with HTTP ${status}`);
  const count = parseCount({ text: body, contentType }, pattern);
  if (typeof count === "number") return { ok: true, value: count, how, source: path, ms };
  return failure(count.code, `${subject} was answered, but ${count.message}`);
}

/** The beginning of each sentence about that request. */
export function describeQuestion({ how, path }: Pick<Question, "how" | "path">): string {
  const shown = path.length > 80 ? `${path.slice(0, 79)}…` : path;
  return `GET ${shown} ${how === "by-name" ? "by name" : "through the API server"}`;
}
