import { AppError } from "../../errors.ts";
import type { ApiAnswer, ApiRequest, SendRequest } from "./api-client.ts";
import { describeConnectionError } from "./describe-connection-error.ts";
import { readBody } from "./read-body.ts";
import { readStatus, statusError } from "./status-error.ts";

/**
 * One request with its whole answer as text. `attempt` says what did not come about if it fails, as a sentence's beginning.
 * Throws AppError for an answer of 400 and above, no answer, one that is too long, and (timeout) when the signal timed out.
 */
export async function requestText(
  send: SendRequest,
  request: ApiRequest,
  { attempt, bytesMax }: { attempt: string; bytesMax: number },
): Promise<{ statusCode: number; headers: ApiAnswer["headers"]; text: string }> {
  try {
    const answer = await send(request);
    const text = (await readBody(answer, bytesMax)).toString("utf8");
    if (answer.statusCode >= 400) throw statusError(readStatus(answer.statusCode, text), attempt);
    return { statusCode: answer.statusCode, headers: answer.headers, text };
  } catch (error) {
    throw toAppError(error, request.signal, attempt);
  }
}

/** What went wrong on the way, as an error for people. */
export function toAppError(error: unknown, signal: AbortSignal, attempt: string): AppError {
  if (error instanceof AppError) return error;
  const reason: unknown = signal.aborted ? signal.reason : undefined;
  if (reason instanceof DOMException && reason.name === "TimeoutError") return new AppError("timeout", `${attempt}: no answer in time.`);
  return new AppError("unreachable", `${attempt}: ${describeConnectionError(error)}.`, { cause: error });
}
