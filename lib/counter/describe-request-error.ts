import { AppError, describeError } from "../errors.ts";
import { describeQuestion, type Question } from "./judge-answer.ts";
import { ANSWER_BYTES_MAX, HTTP_TIMEOUT_MS } from "./limits.ts";
import { type Failure, failure } from "./reading.ts";

/** Why a request got no answer that could be judged, in words. */
export function describeRequestError(error: unknown, question: Question): Failure {
  const subject = describeQuestion(question);
  const code = error instanceof AppError ? error.code : undefined;
  if (code === "timeout") return failure("timeout", `${subject} got no answer within ${HTTP_TIMEOUT_MS / 1000} s`);
  if (code === "too_large") {
    return failure("too-large", `${subject} was answered with more than ${ANSWER_BYTES_MAX / 1024} KiB, so it was not read on`);
  }
  const why = describeError(error);
  // What comes through the API server is a sentence already.
  const message = question.how === "proxy" && code !== undefined ? why : `${subject} failed: ${why}`;
  return failure(/connection refused/i.test(why) ? "refused" : "unreachable", message);
}
