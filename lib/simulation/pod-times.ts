import type { Duration } from "./forecast-request.ts";

/** A time drawn evenly within its spread: whole milliseconds, never below 0. */
export function drawTime({ ms, spreadMs }: Duration, random: () => number): number {
  return spreadMs === 0 ? Math.round(ms) : Math.max(0, Math.round(ms + (random() * 2 - 1) * spreadMs));
}
