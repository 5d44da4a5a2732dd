/** A moment as metav1.Time writes it: RFC 3339 in UTC, whole seconds. */
export function toWireTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
