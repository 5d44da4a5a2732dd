/** Batches of 1, 2, 4 … up to 500, in which a parallel set's work is done (the controller's slowStartBatch). */
export function wavesOf<T>(items: readonly T[]): T[][] {
  const waves: T[][] = [];
  for (let start = 0, size = 1; start < items.length; start += size, size = Math.min(waveMax, size * 2)) {
    waves.push(items.slice(start, start + size));
  }
  return waves;
}

const waveMax = 500;

/**
 * The order in which a wave's work takes effect: the last item first, because Go runs the goroutine that was started last before those
 * that wait. Chance in principle; so in every recording.
 */
export function waveOrder<T>(items: readonly T[]): T[] {
  return wavesOf(items).flatMap((wave) => [...wave.slice(-1), ...wave.slice(0, -1)]);
}
