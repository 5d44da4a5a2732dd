import type { WireSelector } from "./objects/stateful-set.ts";

/** Whether labels carry everything that the selector asks for; an empty selector matches everything (metav1.LabelSelectorAsSelector). */
export function selectorMatches(selector: WireSelector, labels: Readonly<Record<string, string>> = {}): boolean {
  return (
    labelsInclude(labels, selector.matchLabels ?? {}) &&
    (selector.matchExpressions ?? []).every((wanted) => expressionMatches(wanted, labels))
  );
}

export function labelsInclude(labels: Readonly<Record<string, string>> = {}, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function expressionMatches(
  wanted: NonNullable<WireSelector["matchExpressions"]>[number],
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = labels[wanted.key];
  const listed = value !== undefined && (wanted.values ?? []).includes(value);
  switch (wanted.operator) {
    case "In":
      return listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return value !== undefined;
    default:
      return value === undefined;
  }
}
