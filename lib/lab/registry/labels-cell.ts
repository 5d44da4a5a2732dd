/** Labels as tables show them (labels.FormatLabels): in the order of their keys. */
export function labelsCell(labels: Readonly<Record<string, string>> = {}): string {
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return shown.sort().join(",") || "<none>";
}
