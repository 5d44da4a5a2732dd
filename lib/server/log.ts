import pino, { type Logger } from "pino";

export type { Logger } from "pino";

/** Keys that could hold something secret, wherever they stand: replaced before a line is written. */
const secretKeys = ["authorization", "cookie", "token", "password", "set-cookie"];

/** Writes one JSON line per entry to standard error. Nothing secret: credentials are never passed in, and named keys are blanked all the same. */
export function createLog(level: string): Logger {
  const paths = secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: "[secret]" } },
    pino.destination({ dest: 2, sync: false }),
  );
}
