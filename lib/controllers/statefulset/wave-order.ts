/**
 * The order in which a parallel set's work takes effect: batches of 1, 2, 4 … (the controller's slow start), and in each batch the last
 * item first, because Go runs the goroutine that was started last before those that wait. Chance in principle; so in every recording.
 */
export function waveOrder<T>(items: readonly T[]): T[] {
  const ordered: T[] = [];
  for (let start = 0, size = 1; start < items.length; start += size, size *= 2) {
    const wave = items.slice(start, start + size);
    ordered.push(...wave.slice(-1), ...wave.slice(0, -1));
  }
  return ordered;
}
