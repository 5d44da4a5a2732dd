/**
 * A log line's time (RFC 3339, nanoseconds, any offset) as milliseconds since the epoch with a fraction. A double holds that to a quarter of a
 * microsecond, which tells lines apart that one millisecond does not. NaN for what is no time.
 */
export function lineTime(at: string): number {
  const whole = Date.parse(at);
  const beyondMs = /\.\d{3}(\d{1,6})/.exec(at)?.[1];
  return beyondMs === undefined ? whole : whole + Number(`0.${beyondMs}`);
}
