const patienceMs = 5_000;

/** Waits for something that real sockets bring about; fails after five seconds, saying what did not come. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Still not so after ${patienceMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
