/** How a strategic merge patch treats a list: by the key of its items, or, without one, as a set of plain values. */
export interface ListStrategy {
  key?: string;
}

const set: ListStrategy = {};
const by = (key: string): ListStrategy => ({ key });

/** Lists that are merged, by their type and field (patchStrategy and patchMergeKey of the API's types); all others are replaced. */
const strategies: Readonly<Record<string, ListStrategy>> = {
  "V1ObjectMeta.finalizers": set,
  "V1ObjectMeta.ownerReferences": by("uid"),
  "V1PodSpec.containers": by("name"),
  "V1PodSpec.initContainers": by("name"),
  "V1PodSpec.ephemeralContainers": by("name"),
  "V1PodSpec.volumes": by("name"),
  "V1PodSpec.imagePullSecrets": by("name"),
  "V1PodSpec.hostAliases": by("ip"),
  "V1PodSpec.resourceClaims": by("name"),
  "V1PodSpec.schedulingGates": by("name"),
  "V1PodSpec.topologySpreadConstraints": by("topologyKey"),
  "V1PodStatus.hostIPs": by("ip"),
  "V1PodStatus.podIPs": by("ip"),
  "V1PodStatus.resourceClaimStatuses": by("name"),
  "V1Container.env": by("name"),
  "V1Container.ports": by("containerPort"),
  "V1Container.volumeDevices": by("devicePath"),
  "V1Container.volumeMounts": by("mountPath"),
  "V1EphemeralContainer.env": by("name"),
  "V1EphemeralContainer.ports": by("containerPort"),
  "V1EphemeralContainer.volumeDevices": by("devicePath"),
  "V1EphemeralContainer.volumeMounts": by("mountPath"),
  "V1NodeSpec.podCIDRs": set,
  "V1NodeStatus.addresses": by("type"),
  "V1ServiceAccount.secrets": by("name"),
  "V1ServiceAccount.imagePullSecrets": set,
  "V1ServiceSpec.ports": by("port"),
};
/** The conditions of every status are merged by their type. */
const conditions = by("type");

export function listStrategyOf(typeName: string, field: string): ListStrategy | undefined {
  return field === "conditions" && typeName.endsWith("Status") ? conditions : strategies[`${typeName}.${field}`];
}
