/** What is different in two values, field by field, each as one line that names the field; none when they are equal. Order counts in lists, not in objects. */
export function differences(recorded: unknown, ours: unknown, path = ""): string[] {
  if (isObject(recorded) && isObject(ours)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(ours)])];
    return keys.flatMap((key) => differences(recorded[key], ours[key], path ? `${path}.${key}` : key));
  }
  if (Array.isArray(recorded) && Array.isArray(ours) && recorded.length === ours.length) {
    return recorded.flatMap((item, index) => differences(item, ours[index], `${path}[${index}]`));
  }
  const [expected, actual] = [told(recorded), told(ours)];
  return expected === actual ? [] : [`${path || "all of it"}: recorded ${expected}, ours ${actual}`];
}

/** What stands in one list and not in the other, whatever the order, each as one line. */
export function missing(recorded: readonly string[], ours: readonly string[], what: string): string[] {
  return [
    ...recorded.filter((line) => !ours.includes(line)).map((line) => `${what} recorded, not ours: ${line}`),
    ...ours.filter((line) => !recorded.includes(line)).map((line) => `${what} ours, not recorded: ${line}`),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function told(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}
