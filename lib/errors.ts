/** Every code that an error of ours can carry, and the HTTP status that it becomes. One table for routes, stream and launcher. */
export const errorStatus = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  busy: 429,
  internal: 500,
  unreachable: 502,
  unavailable: 503,
  timeout: 504,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/**
 * The one error that we throw on purpose. `message` is a sentence that a person can read and act on; `cause` is what happened
 * underneath and is only logged; `context` holds plain facts (names, numbers), never secrets.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; context?: Record<string, unknown> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.context = options.context ?? {};
  }

  /** By its name, not by its class: Next loads modules several times over, and each copy would only know its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return (
      value instanceof Error &&
      value.name === "AppError" &&
      "code" in value &&
      typeof value.code === "string" &&
      Object.hasOwn(errorStatus, value.code)
    );
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** The shortest true sentence about anything thrown; walks to the innermost cause, where network errors hide their reason. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (error instanceof Error) return error.cause instanceof Error ? describeError(error.cause) : error.message || error.name;
  return String(error);
}
