import type { AccessEntry, AskedThing, RightView, RuleView } from "@/lib/protocol/access-response.ts";
import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";
import { type Kind, kinds } from "@/lib/statefulset/objects/kinds.ts";
import { actionTitles } from "../actions/action-titles.ts";

const asked: Readonly<Record<AskedThing, string>> = {
  logs: "Logs of containers",
  manifests: "Manifests",
  usage: "How full volumes are",
  commands: "Commands in pods",
  proxy: "Pods, through the API server",
  autoscalers: "Autoscalers",
  budgets: "Disruption budgets",
};

/** What the explorer does with some rights, in words. */
export function entryTitle({ group, id }: Pick<AccessEntry, "group" | "id">): string {
  switch (group) {
    case "see":
      return plural(kinds[id as Kind].kind);
    case "ask":
      return asked[id as AskedThing];
    case "do":
      return actionTitles[id as ActionName];
  }
}

function plural(kind: string): string {
  return kind.endsWith("s") ? `${kind}es` : `${kind}s`;
}

/** A line of rights to one resource that stand and fall together: one says all of them. */
export interface RightLine extends RightView {
  verbs: readonly string[];
}

/** The rights of an entry, those that are alike in one line. */
export function rightLines(rights: readonly RightView[]): readonly RightLine[] {
  const lines = new Map<string, RightLine>();
  for (const right of rights) {
    const { resource, clusterWide, allowed, rule } = right;
    const key = JSON.stringify([resource, clusterWide, allowed, rule]);
    const before = lines.get(key);
    lines.set(key, { ...(before ?? right), verbs: [...(before?.verbs ?? []), right.verb] });
  }
  return [...lines.values()];
}

/** A resource as kubectl takes it: "statefulsets.apps/scale". */
export function resourceWords({ resource, group }: Pick<RightView, "resource" | "group">): string {
  const [name = "", subresource] = resource.split("/");
  return `${name}${group === "" ? "" : `.${group}`}${subresource === undefined ? "" : `/${subresource}`}`;
}

/** So many names of a rule are shown. */
const namesMax = 6;

/** A rule in one line: "get, list of pods, services in the core group". */
export function ruleWords({ verbs, groups, resources, names }: RuleView): string {
  const which = names.length === 0 ? "" : `, only ${listed(names)}`;
  return `${anyOr(verbs, "every verb")} of ${anyOr(resources, "every resource")} in ${groupWords(groups)}${which}`;
}

function groupWords(groups: readonly string[]): string {
  if (groups.includes("*")) return "every group";
  return `${listed(groups.map((group) => group || "core"))} ${groups.length === 1 ? "group" : "groups"}`.replace(
    /^core group$/,
    "the core group",
  );
}

function anyOr(names: readonly string[], any: string): string {
  return names.includes("*") ? any : listed(names);
}

function listed(names: readonly string[]): string {
  const more = names.length - namesMax;
  return more > 0 ? `${names.slice(0, namesMax).join(", ")} and ${more} more` : names.join(", ");
}
