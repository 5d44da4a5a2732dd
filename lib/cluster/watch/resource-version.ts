/**
 * Orders two resourceVersions: negative when `a` is older, 0 when equal, positive when newer; undefined when they cannot be compared.
 * They are decimal numbers of any length by Kubernetes' rule since 1.35 (KEP-5504), and were so in practice before.
 */
export function compareVersions(a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (!isComparable(a) || !isComparable(b)) return undefined;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

/** Whether `a` is certainly older than `b`. */
export function isOlder(a: string, b: string): boolean {
  return (compareVersions(a, b) ?? 0) < 0;
}

function isComparable(version: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(version);
}
