import type { WireSelector } from "../../controllers/objects/selector.ts";

const set = (operator: string) => (operator === "In" ? "in" : "notin");

/** A selector as a text (metav1.FormatLabelSelector), in the order of the keys. */
export function selectorText({ matchLabels = {}, matchExpressions = [] }: WireSelector = {}): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => [key, `${key}=${value}`] as const);
  const expressions = matchExpressions.map(({ key, operator, values = [] }) => {
    if (operator === "Exists") return [key, key] as const;
    if (operator === "DoesNotExist") return [key, `!${key}`] as const;
    return [key, `${key} ${set(operator)} (${values.toSorted().join(",")})`] as const;
  });
  return [...labels, ...expressions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join(",");
}
