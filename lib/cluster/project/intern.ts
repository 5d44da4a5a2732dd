const entriesMax = 50_000;
const lengthMax = 256;
let known = new Map<string, string>();

/**
 * The same string, kept once: ten thousand pods share their labels, images and node names instead of holding ten thousand copies.
 * The table is bounded and starts afresh when full; that costs memory for a while, never correctness.
 */
export function intern(text: string): string {
  if (text.length > lengthMax) return text;
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= entriesMax) known = new Map();
  known.set(text, text);
  return text;
}

/** `intern` for what may be absent. */
export function internText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : intern(text);
}
