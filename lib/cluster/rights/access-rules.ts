import { toRaw } from "../project/raw.ts";

/** A rules review is always of one namespace. No namespace can have this name, so none of its own roles are among what is told. */
export const noNamespace = "*";

/** One rule of what somebody may do, as SelfSubjectRulesReview tells it. */
export interface AccessRule {
  verbs: readonly string[];
  groups: readonly string[];
  resources: readonly string[];
  /** The single objects that it is about, by name: such a rule lets nobody list or watch. None: it is about all. */
  names: readonly string[];
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
      names: toTexts(resourceNames),
    };
  });
}

/** Whether one of the rules lets one list or watch (`verb`) all objects of a resource. */
export function allows(rules: readonly AccessRule[], verb: string, group: string, resource: string): boolean {
  return rulesFor(rules, verb, group, resource).some(({ names }) => names.length === 0);
}

/**
 * The rules that let one do something, with all objects or with single ones; `resource` with its subresource behind a slash. Mirrors VerbMatches,
 * APIGroupMatches and ResourceMatches in kubernetes/pkg/apis/rbac/v1/evaluation_helpers.go.
 */
export function rulesFor(rules: readonly AccessRule[], verb: string, group: string, resource: string): readonly AccessRule[] {
  const [, subresource] = resource.split("/");
  const wanted = subresource === undefined ? [resource] : [resource, `*/${subresource}`];
  return rules.filter(
    (rule) => covers(rule.verbs, verb) && covers(rule.groups, group) && wanted.some((one) => covers(rule.resources, one)),
  );
}

function covers(named: readonly string[], wanted: string): boolean {
  return named.includes(wanted) || named.includes("*");
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
