import pino, { type DestinationStream, type Logger } from "pino";

export type { Logger } from "pino";

/** Keys that could hold something secret, wherever they stand: replaced before a line is written. */
const secretKeys = ["authorization", "cookie", "token", "password", "set-cookie"];

/**
 * Writes one JSON line per entry, to standard error unless told otherwise. Nothing secret: credentials are never passed in, and named keys
 * are blanked all the same. Whatever was thrown goes under `error`, with its message, stack and causes.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination({ dest: 2, sync: false })): Logger {
  const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.errWithCause },
      redact: { paths, censor: "[secret]" },
    },
    destination,
  );
}
