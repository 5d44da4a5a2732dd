/** A forecast has no date: on the wire its 0 is this moment. */
const zero = Date.UTC(2026, 0, 1);

/** A moment of a forecast as the objects carry it: with its milliseconds, which a real server cuts off, for where a second begins is chance. */
export function toForecastTime(ms: number): string {
  return new Date(zero + ms).toISOString();
}

/** A moment of a forecast as the controllers' rules take it. */
export function toControllerTime(ms: number): number {
  return zero + ms;
}
