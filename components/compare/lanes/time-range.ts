/** A part of the time axis, milliseconds since the change. */
export interface TimeRange {
  from: number;
  to: number;
}

/** The shortest part that is shown. */
const shortestMs = 1_000;

/** Whether a part is the whole axis. */
export function isAll({ from, to }: TimeRange, until: number): boolean {
  return from <= 0 && to >= until;
}

/** A part `factor` times as long about a moment, which keeps its place. */
export function zoomedRange({ from, to }: TimeRange, factor: number, about: number, until: number): TimeRange {
  const length = Math.min(until, Math.max(shortestMs, (to - from) * factor));
  const share = (Math.min(to, Math.max(from, about)) - from) / (to - from);
  const start = about - share * length;
  return heldRange({ from: start, to: start + length }, until);
}

/** A part that is moved by a share of its length. */
export function pannedRange({ from, to }: TimeRange, by: number, until: number): TimeRange {
  const step = (to - from) * by;
  const start = Math.min(until - (to - from), Math.max(0, from + step));
  return { from: start, to: start + (to - from) };
}

/** A part within the axis, not shorter than the shortest. */
export function heldRange({ from, to }: TimeRange, until: number): TimeRange {
  const length = Math.min(until, Math.max(shortestMs, to - from));
  const start = Math.min(until - length, Math.max(0, from));
  return { from: start, to: start + length };
}
