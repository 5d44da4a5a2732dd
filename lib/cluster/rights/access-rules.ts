import { toRaw } from "../project/raw.ts";

/** One rule of what somebody may do, as SelfSubjectRulesReview tells it. */
export interface AccessRule {
  verbs: readonly string[];
  groups: readonly string[];
  resources: readonly string[];
  /** It is about single objects by name, and so lets nobody list or watch. */
  isByName: boolean;
}

/** The rules of a review's status; what cannot be understood is no rule. */
export function parseAccessRules(status: unknown): readonly AccessRule[] {
  const { resourceRules } = toRaw(status);
  if (!Array.isArray(resourceRules)) return [];
  return resourceRules.map((rule: unknown) => {
    const { verbs, apiGroups, resources, resourceNames } = toRaw(rule);
    return {
      verbs: toTexts(verbs),
      groups: toTexts(apiGroups),
      resources: toTexts(resources),
      isByName: toTexts(resourceNames).length > 0,
    };
  });
}

/** Whether one of the rules lets one list or watch (`verb`) all objects of a resource. */
export function allows(rules: readonly AccessRule[], verb: string, group: string, resource: string): boolean {
  const covers = (named: readonly string[], wanted: string) => named.includes(wanted) || named.includes("*");
  return rules.some((rule) => !rule.isByName && covers(rule.verbs, verb) && covers(rule.groups, group) && covers(rule.resources, resource));
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
