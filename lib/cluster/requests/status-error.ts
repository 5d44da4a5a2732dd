import { AppError, type ErrorCode } from "../../errors.ts";
import { toNumber, toRaw, toText } from "../project/raw.ts";

/** A Kubernetes Status, or what comes nearest to it when the body is something else. */
export interface ApiStatus {
  code: number;
  reason: string | undefined;
  message: string;
  /** From details.retryAfterSeconds or the Retry-After header. */
  retryAfterMs: number | undefined;
}

const messageMax = 500;

/** Reads the Status out of an answer's body; `statusCode` stands where the body says nothing of the kind. */
export function readStatus(statusCode: number, body: string, retryAfter?: string): ApiStatus {
  return toStatus(parseJson(body), statusCode, retryAfter);
}

/** The same for a Status that is already parsed, as in a watch's ERROR event. */
export function toStatus(value: unknown, statusCode: number, retryAfter?: string): ApiStatus {
  const status = toRaw(value);
  const isStatus = status.kind === "Status";
  const seconds = toNumber(toRaw(status.details).retryAfterSeconds) ?? (retryAfter === undefined ? undefined : Number(retryAfter));
  return {
    code: (isStatus ? toNumber(status.code) : undefined) ?? statusCode,
    reason: isStatus ? toText(status.reason) : undefined,
    message: ((isStatus ? toText(status.message) : undefined) ?? `the server answered ${statusCode}`).slice(0, messageMax),
    retryAfterMs: seconds !== undefined && seconds >= 0 ? seconds * 1_000 : undefined,
  };
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  410: "gone",
  413: "too_large",
  422: "invalid",
  429: "busy",
  503: "unavailable",
  504: "timeout",
};

/** A Status as an error that a person can read: the server's own words, after what was being tried. */
export function statusError(status: ApiStatus, attempt: string): AppError {
  return new AppError(codes[status.code] ?? "unavailable", `${attempt}: ${status.message.replace(/\.$/, "")}.`, {
    context: { code: status.code, reason: status.reason },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
