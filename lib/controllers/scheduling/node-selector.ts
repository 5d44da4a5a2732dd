import { matchesExpression } from "../../statefulset/selector.ts";
import type { WireNode, WireNodeRequirement, WireNodeSelector } from "../objects/cluster-objects.ts";

/** Whether one of the terms matches the node: all of its expressions on labels, and on the node's name (nodeaffinity.NodeSelector). A term without any matches nothing. */
export function nodeSelectorMatches({ nodeSelectorTerms }: WireNodeSelector, { metadata }: WireNode): boolean {
  return nodeSelectorTerms.some(({ matchExpressions = [], matchFields = [] }) => {
    if (matchExpressions.length + matchFields.length === 0) return false;
    const onLabels = matchExpressions.every((requirement) => isMet(requirement, metadata.labels?.[requirement.key]));
    return (
      onLabels && matchFields.every((requirement) => isMet(requirement, requirement.key === "metadata.name" ? metadata.name : undefined))
    );
  });
}

function isMet({ operator, values = [] }: WireNodeRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "In":
    case "NotIn":
    case "Exists":
    case "DoesNotExist":
      return matchesExpression(value, { operator, values });
    case "Gt":
      return value !== undefined && Number(value) > Number(values[0]);
    case "Lt":
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}
