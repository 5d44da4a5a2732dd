const patienceMs = 8000;
const pauseMs = 20;

/** Asks again until the answer is no longer undefined; fails with `what` when that takes too long. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`Waited ${patienceMs} ms in vain: ${what}`);
}
