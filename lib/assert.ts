/** Fails the request, not the process: for states that only a mistake of ours can bring about. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Impossible: ${message}`);
}

/** For the end of a switch over a union: a case that was forgotten is a type error, and throws if it happens all the same. */
export function assertNever(value: never): never {
  throw new Error(`Impossible: unexpected ${JSON.stringify(value)}`);
}
