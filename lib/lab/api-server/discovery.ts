import { type AnyDefinition, apiVersionOf, definitions } from "../registry/registry.ts";

const aggregated = "apidiscovery.k8s.io";
const aggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

export interface DiscoveryAnswer {
  type: string;
  body: unknown;
}

/** Reviews are no kept objects, but clients find them by discovery like everything else. */
const reviews: Readonly<Record<string, readonly { name: string; singular: string; kind: string }[]>> = {
  "authentication.k8s.io": [{ name: "selfsubjectreviews", singular: "selfsubjectreview", kind: "SelfSubjectReview" }],
  "authorization.k8s.io": [{ name: "selfsubjectaccessreviews", singular: "selfsubjectaccessreview", kind: "SelfSubjectAccessReview" }],
};

const groups = [...new Set([...definitions.map((definition) => definition.group), ...Object.keys(reviews)])].filter(
  (group) => group !== "",
);

/** Answers the paths by which clients find out what is served, plain or aggregated as they ask; undefined for any other path. */
export function discover(path: string, accept: string): DiscoveryAnswer | undefined {
  const wantsAll = accept.includes(aggregated) && accept.includes("v=v2;");
  const plain = (body: unknown) => ({ type: "application/json", body });
  if (path === "/api") return wantsAll ? aggregatedList([""]) : plain(coreVersions);
  if (path === "/apis")
    return wantsAll ? aggregatedList(groups) : plain({ kind: "APIGroupList", apiVersion: "v1", groups: groups.map(groupOf) });
  if (path === "/api/v1") return plain(resourceList(""));
  const [, group = "", version] = /^\/apis\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!groups.includes(group)) return undefined;
  if (version === undefined) return plain({ kind: "APIGroup", apiVersion: "v1", ...groupOf(group) });
  return version === "v1" ? plain(resourceList(group)) : undefined;
}

const coreVersions = {
  kind: "APIVersions",
  versions: ["v1"],
  serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: "127.0.0.1" }],
};

function groupOf(group: string) {
  const version = { groupVersion: `${group}/v1`, version: "v1" };
  return { name: group, versions: [version], preferredVersion: version };
}

function ofGroup(group: string): AnyDefinition[] {
  return definitions.filter((definition) => definition.group === group).sort((a, b) => (a.resource < b.resource ? -1 : 1));
}

function resourceList(group: string) {
  const resources = ofGroup(group).flatMap((definition) => [
    {
      name: definition.resource,
      singularName: definition.singular,
      namespaced: definition.namespaced,
      kind: definition.kind,
      verbs: definition.verbs,
      ...(definition.shortNames && { shortNames: definition.shortNames }),
      ...(definition.categories && { categories: definition.categories }),
    },
    ...definition.subresources.map(({ name, ...rest }) => ({
      name: `${definition.resource}/${name}`,
      singularName: "",
      namespaced: definition.namespaced,
      ...rest,
    })),
  ]);
  const others = (reviews[group] ?? []).map(({ name, singular, kind }) => ({
    name,
    singularName: singular,
    namespaced: false,
    kind,
    verbs: ["create"],
  }));
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: apiVersionOf({ group, version: "v1" }),
    resources: [...resources, ...others],
  };
}

function aggregatedList(names: readonly string[]): DiscoveryAnswer {
  const items = names.map((group) => ({
    metadata: group === "" ? {} : { name: group },
    versions: [
      { version: "v1", resources: [...ofGroup(group).map(aggregatedResource), ...aggregatedReviews(group)], freshness: "Current" },
    ],
  }));
  return { type: aggregatedType, body: { kind: "APIGroupDiscoveryList", apiVersion: "apidiscovery.k8s.io/v2", metadata: {}, items } };
}

function aggregatedResource(definition: AnyDefinition) {
  const subresources = definition.subresources.map(({ name, kind, verbs, group = "", version = "" }) => ({
    subresource: name,
    responseKind: { group, version, kind },
    verbs,
  }));
  return {
    resource: definition.resource,
    responseKind: { group: "", version: "", kind: definition.kind },
    scope: definition.namespaced ? "Namespaced" : "Cluster",
    singularResource: definition.singular,
    verbs: definition.verbs,
    ...(definition.shortNames && { shortNames: definition.shortNames }),
    ...(definition.categories && { categories: definition.categories }),
    ...(subresources.length > 0 && { subresources }),
  };
}

function aggregatedReviews(group: string) {
  return (reviews[group] ?? []).map(({ name, singular, kind }) => ({
    resource: name,
    responseKind: { group: "", version: "", kind },
    scope: "Cluster",
    singularResource: singular,
    verbs: ["create"],
  }));
}
