import type { Cluster } from "../../cluster/cluster.ts";
import type { ToldRules } from "../../cluster/rights/access-desk.ts";
import { type AccessRule, rulesFor } from "../../cluster/rights/access-rules.ts";
import { groupOf } from "../../cluster/rights/group-of.ts";
import type { AccessEntry, AccessResponse, RightView, RuleView } from "../../protocol/access-response.ts";
import type { Right } from "../../statefulset/actions/action-rights.ts";
import { kinds } from "../../statefulset/objects/kinds.ts";
import { missingRight } from "../missing-right.ts";
import { type NeededRights, neededRights } from "./needed-rights.ts";
import { reviewAll } from "./review-all.ts";

/** So many namespaces can be chosen from; any other one can still be written into the address. */
const namespacesMax = 500;

/**
 * Who the explorer is to the API server, and for all that it does whether it may, by which rule, or what would grant it. Asked with this
 * request. Throws AppError where the API server does not answer.
 */
export async function readAccess(cluster: Cluster, asked: string | undefined): Promise<AccessResponse> {
  const { access } = cluster;
  const namespace = asked ?? cluster.namespaces?.[0];
  const [user, told, everywhere] = await Promise.all([access.whoAmI(), access.rules(namespace), access.rules(undefined)]);
  const placeOf = (right: Right) => (isNamespaced(right.resource) ? namespace : undefined);
  const allowed = await reviewAll(
    neededRights.flatMap(({ rights }) => rights.map((right) => ({ ...right, namespace: placeOf(right) }))),
    ({ verb, resource, namespace: place }) => access.may(verb, resource, place),
  );
  const name = user?.name ?? cluster.user;
  const view = (right: Right): RightView => {
    const place = placeOf(right);
    return rightView(right, place, place === undefined ? everywhere : told, allowed(right), name);
  };
  return {
    ...(user ? { user: { ...(user.name === undefined ? {} : { name: user.name }), groups: user.groups } } : {}),
    ...(namespace === undefined ? {} : { namespace }),
    namespaces: namespacesOf(cluster),
    ...incompleteness([told, everywhere]),
    entries: neededRights.map((needed) => entry(cluster, needed, view)),
  };
}

function entry(cluster: Cluster, { group, id, rights }: NeededRights, view: (right: Right) => RightView): AccessEntry {
  const off = whyOff(cluster, group, id);
  return { group, id, rights: rights.map(view), ...(off === undefined ? {} : { off }) };
}

/** Seeing is never off. Commands change what they like, so they go with the changes. */
function whyOff(cluster: Cluster, group: AccessEntry["group"], id: AccessEntry["id"]): string | undefined {
  const { readsAreOff, writesAreOff } = cluster.asPerson();
  if (group === "see") return undefined;
  return group === "do" || id === "commands" ? writesAreOff : readsAreOff;
}

function rightView(
  right: Right,
  namespace: string | undefined,
  { rules }: ToldRules,
  allowed: boolean | undefined,
  user: string | undefined,
): RightView {
  const group = groupOf(right.resource.split("/")[0] ?? "");
  const fitting = rulesFor(rules, right.verb, group, right.resource);
  const rule = fitting.find(({ names }) => names.length === 0) ?? (allowed === true ? undefined : fitting[0]);
  return {
    ...right,
    group,
    clusterWide: namespace === undefined,
    ...(allowed === undefined ? {} : { allowed }),
    ...(rule ? { rule: toView(rule) } : {}),
    ...(allowed === false ? { missing: missingRight(right, namespace, user) } : {}),
  };
}

function toView({ verbs, groups, resources, names }: AccessRule): RuleView {
  return { verbs, groups, resources, names };
}

function isNamespaced(resource: string): boolean {
  const [name = ""] = resource.split("/");
  return !Object.hasOwn(kinds, name) || kinds[name as keyof typeof kinds].namespaced;
}

function incompleteness(all: readonly ToldRules[]): Pick<AccessResponse, "incomplete"> {
  const one = all.find(({ isIncomplete }) => isIncomplete);
  if (!one) return {};
  return { incomplete: one.error === undefined ? {} : { why: one.error } };
}

function namespacesOf({ namespaces, cache }: Cluster): readonly string[] {
  if (namespaces) return namespaces;
  const known = new Set<string>();
  for (const { namespace } of cache.all("statefulsets")) known.add(namespace);
  return [...known].sort().slice(0, namespacesMax);
}
