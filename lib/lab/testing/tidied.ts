const words: readonly (readonly [RegExp, string])[] = [
  [/pvc-[0-9a-f-]{36}/g, "pvc-UID"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UID"],
  [/\b[0-9a-f]{64}\b/g, "HASH"],
  [/in \d+(\.\d+)?m?s/g, "in TIME"],
  [/on port \d{5}/g, "on PORT"],
  // A recording has addresses of its own for everything that is no pod: its node, its DNS; and clients have ports.
  [/\b\d+\.\d+\.\d+\.\d+:\d{5}\b/g, "POD-IP:PORT"],
  [/\b\d+\.\d+\.\d+\.\d+\b/g, "POD-IP"],
];

/** Replaces by words what differs from run to run, as the recorder does, and addresses that it leaves. */
export function tidied(value: Record<string, unknown>, namespace: string): Record<string, unknown> {
  let text = JSON.stringify(value).replaceAll(namespace, "NS");
  for (const [pattern, word] of words) text = text.replace(pattern, word);
  return JSON.parse(text) as Record<string, unknown>;
}
