import type { NodeRequirement, Volume } from "../objects/volume.ts";

const labelWords: Readonly<Record<string, string>> = {
  "kubernetes.io/hostname": "node",
  "topology.kubernetes.io/zone": "zone",
  "failure-domain.beta.kubernetes.io/zone": "zone",
  "topology.kubernetes.io/region": "region",
  "failure-domain.beta.kubernetes.io/region": "region",
};

/** Which nodes a volume can be used on, in words: "node worker-1", "zone a or b"; undefined when on every node. */
export function affinityWords({ nodeTerms = [] }: Pick<Volume, "nodeTerms">): string | undefined {
  const terms = nodeTerms.filter((term) => term.length > 0).map((term) => term.map(requirementWords).join(" and "));
  return terms.length === 0 ? undefined : [...new Set(terms)].join("; or ");
}

function requirementWords({ key, operator, values }: NodeRequirement): string {
  const label = Object.hasOwn(labelWords, key) ? (labelWords[key] ?? key) : key;
  const list = values.join(" or ");
  switch (operator) {
    case "In":
      return `${label} ${list}`;
    case "NotIn":
      return `not ${label} ${list}`;
    case "Exists":
      return `nodes with the label ${key}`;
    case "DoesNotExist":
      return `nodes without the label ${key}`;
    case "Gt":
      return `${label} above ${list}`;
    case "Lt":
      return `${label} below ${list}`;
    default:
      return `${label} ${operator} ${list}`;
  }
}
