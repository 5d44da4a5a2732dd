import type { LabelSelector } from "../statefulset/objects/stateful-set.ts";
import { hasLabels, matchesExpressions } from "../statefulset/selector.ts";
import type { WireSelector } from "./objects/selector.ts";

type Labels = Readonly<Record<string, string>>;
type Expressions = NonNullable<LabelSelector["matchExpressions"]>;

/** Whether labels carry everything that the selector asks for; an empty selector matches everything (metav1.LabelSelectorAsSelector). */
export function selectorMatches({ matchLabels = {}, matchExpressions = [] }: WireSelector, labels: Labels = {}): boolean {
  // Validation lets no other operators into the store.
  return hasLabels(labels, matchLabels) && matchesExpressions(labels, matchExpressions as Expressions);
}

export function labelsInclude(labels: Labels = {}, wanted: Labels): boolean {
  return hasLabels(labels, wanted);
}
