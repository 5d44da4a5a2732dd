import type { LabelSelector } from "./objects/stateful-set.ts";

type Labels = Readonly<Record<string, string>>;

/** A label may be called "constructor": only what the object itself holds counts. */
function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** Whether every pair of `wanted` stands in `labels`. An empty `wanted` matches everything; ask first whether that is meant. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  for (const key of Object.keys(wanted)) if (labelOf(labels, key) !== wanted[key]) return false;
  return true;
}

/** A Service's selector: an absent or empty one selects nothing by itself. */
export function isSelected(labels: Labels, selector: Labels | undefined): boolean {
  return selector !== undefined && Object.keys(selector).length > 0 && hasLabels(labels, selector);
}

/** A workload's label selector; an empty one matches nothing here, since the API refuses it on a StatefulSet. */
export function matchesSelector(labels: Labels, selector: LabelSelector): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (Object.keys(matchLabels).length === 0 && matchExpressions.length === 0) return false;
  return hasLabels(labels, matchLabels) && matchesExpressions(labels, matchExpressions);
}

/** Whether every requirement holds; none at all hold too. Mirrors labels.Requirement.Matches in apimachinery. */
export function matchesExpressions(labels: Labels, expressions: readonly LabelExpression[]): boolean {
  return expressions.every((expression) => matchesExpression(labelOf(labels, expression.key), expression));
}

type LabelExpression = NonNullable<LabelSelector["matchExpressions"]>[number];

/** Whether what a label says, if it is there, is what a requirement asks for. */
export function matchesExpression(value: string | undefined, { operator, values = [] }: Omit<LabelExpression, "key">): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
  }
}
