/** A viewer without a browser: reads a topic's stream and throws it away, until it is told to leave. */
export async function openStreamViewer(url: string, topic: string): Promise<() => void> {
  const leaving = new AbortController();
  const answer = await fetch(`${url}/api/stream?topic=${encodeURIComponent(topic)}`, { signal: leaving.signal });
  if (!answer.ok || answer.body === null) throw new Error(`The stream of ${topic} was refused: ${answer.status} ${await answer.text()}`);
  const reading = answer.body.pipeTo(new WritableStream());
  // Leaving ends the reading with an error, which is what was asked for.
  reading.catch(() => undefined);
  return () => leaving.abort();
}
