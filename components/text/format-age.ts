const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span in one unit, as kubectl rounds it: seconds up to two minutes, minutes up to two hours, hours up to two days, then days. */
export function formatAge(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return "";
  const span = Math.max(0, milliseconds);
  if (span < 2 * minute) return `${Math.floor(span / second)} s`;
  if (span < 2 * hour) return `${Math.floor(span / minute)} m`;
  if (span < 2 * day) return `${Math.floor(span / hour)} h`;
  return `${Math.floor(span / day)} d`;
}

/** A short duration that was measured; what is less than one millisecond is not made none. */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1 ? "<1 ms" : `${Math.round(milliseconds)} ms`;
}
