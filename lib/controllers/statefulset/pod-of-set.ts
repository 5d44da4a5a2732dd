import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { controllerReference } from "../objects/meta.ts";
import type { WirePod, WireVolume } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { claimName, podIndexLabel, podName, podNameLabel, revisionLabel } from "./identity.ts";
import { templateOf } from "./revision.ts";

/** The pod for a slot, as the controller hands it to the API server (newVersionedStatefulSetPod: identity, storage, revision). */
export function podOfSet(set: WireStatefulSet, revision: WireControllerRevision, ordinal: number): WirePod {
  const template = templateOf(revision);
  const name = podName(set, ordinal);
  const labels = {
    ...template.metadata?.labels,
    [podIndexLabel]: String(ordinal),
    [revisionLabel]: revision.metadata.name,
    [podNameLabel]: name,
  };
  const { annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      generateName: `${set.metadata.name}-`,
      ...(set.metadata.namespace !== undefined && { namespace: set.metadata.namespace }),
      labels,
      ...(annotations && { annotations: { ...annotations } }),
      ...(finalizers && { finalizers: [...finalizers] }),
      ownerReferences: [controllerReference(set)],
    },
    spec: {
      ...template.spec,
      volumes: volumesOf(set, template.spec.volumes ?? [], ordinal),
      hostname: name,
      ...(set.spec.serviceName && { subdomain: set.spec.serviceName }),
    },
  };
}

/** Whether name label and claims are those of the slot (identityMatches, storageMatches); nothing else of a pod is ever looked at again. */
export function isWellIdentified(set: WireStatefulSet, pod: WirePod, ordinal: number): boolean {
  if (pod.metadata.labels?.[podNameLabel] !== pod.metadata.name) return false;
  return (set.spec.volumeClaimTemplates ?? []).every(({ metadata: { name } }) => {
    const volume = pod.spec.volumes?.find((other) => other.name === name);
    return volume?.persistentVolumeClaim?.claimName === claimName(set, name, ordinal);
  });
}

/** The pod with the labels and volumes of its slot (updateIdentity, updateStorage). */
export function identifiedPod(set: WireStatefulSet, pod: WirePod, ordinal: number): WirePod {
  const labels = { ...pod.metadata.labels, [podIndexLabel]: String(ordinal), [podNameLabel]: pod.metadata.name };
  const volumes = volumesOf(set, pod.spec.volumes ?? [], ordinal);
  return { ...pod, metadata: { ...pod.metadata, labels }, spec: { ...pod.spec, volumes } };
}

/** One volume per claim template, replacing a template's volume of that name (updateStorage); claims first, by name. */
function volumesOf(set: WireStatefulSet, own: readonly WireVolume[], ordinal: number): WireVolume[] {
  const templates = set.spec.volumeClaimTemplates ?? [];
  const claimed = templates.map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: claimName(set, name, ordinal) },
  }));
  const taken = new Set(claimed.map((volume) => volume.name));
  return [...claimed.sort((a, b) => (a.name < b.name ? -1 : 1)), ...own.filter((volume) => !taken.has(volume.name))];
}

/** The claims of a slot: template labels under the selector's, in the set's namespace (getPersistentVolumeClaims). */
export function claimsOfSet(set: WireStatefulSet, ordinal: number): WireClaim[] {
  return (set.spec.volumeClaimTemplates ?? []).map((template) => ({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: {
      name: claimName(set, template.metadata.name, ordinal),
      ...(set.metadata.namespace !== undefined && { namespace: set.metadata.namespace }),
      labels: { ...template.metadata.labels, ...set.spec.selector.matchLabels },
      ...(template.metadata.annotations && { annotations: { ...template.metadata.annotations } }),
      ...(template.metadata.finalizers && { finalizers: [...template.metadata.finalizers] }),
    },
    spec: structuredClone(template.spec),
  }));
}
