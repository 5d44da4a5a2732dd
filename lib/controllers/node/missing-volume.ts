import type { WireKeyToPath, WirePod, WireVolume } from "../objects/pod.ts";
import type { NodeFacts } from "./node-facts.ts";

interface Source {
  kind: "configmap" | "secret";
  name: string;
  items?: readonly WireKeyToPath[];
}

/** Why a pod's volumes cannot all be mounted now, in the kubelet's words; undefined: they can. */
export function findMissingVolume(pod: WirePod, facts: NodeFacts): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const why = whyNot(volume, pod, facts);
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyNot(volume: WireVolume, { metadata }: WirePod, facts: NodeFacts): string | undefined {
  const { claimName } = volume.persistentVolumeClaim ?? {};
  if (claimName !== undefined) {
    const claim = facts.claim(claimName);
    const unbound = `Unable to attach or mount volumes: unmounted volumes=[${volume.name}], unattached volumes=[], failed to process volumes=[${volume.name}]: error processing PVC ${metadata.namespace}/${claimName}:`;
    if (!claim) return `${unbound} failed to fetch PVC from API server: persistentvolumeclaims "${claimName}" not found`;
    return claim.spec.volumeName === undefined ? `${unbound} PVC is not bound` : undefined;
  }
  for (const { kind, name, items = [] } of sourcesOf(volume)) {
    const keys = facts.keysOf(kind, name);
    const failed = `MountVolume.SetUp failed for volume "${volume.name}" :`;
    if (!keys) return `${failed} ${kind} "${name}" not found`;
    const missing = items.find(({ key }) => !keys.has(key));
    if (missing) return `${failed} references non-existent ${kind === "secret" ? "secret" : "config"} key: ${missing.key}`;
  }
  return undefined;
}

/** The ConfigMaps and Secrets that a volume needs; those that are optional it does without. */
function sourcesOf({ configMap, secret, projected }: WireVolume): Source[] {
  const projections = (projected?.sources ?? []).map((source) => ({
    ...(source.configMap && { configMap: source.configMap }),
    ...(source.secret && { secret: { ...source.secret, secretName: source.secret.name } }),
  }));
  return [{ ...(configMap && { configMap }), ...(secret && { secret }) }, ...projections].flatMap((source) => {
    const found: Source[] = [];
    const { configMap: map, secret: hidden } = source;
    if (map && !map.optional) found.push({ kind: "configmap", name: map.name, ...(map.items && { items: map.items }) });
    if (hidden && !hidden.optional) found.push({ kind: "secret", name: hidden.secretName, ...(hidden.items && { items: hidden.items }) });
    return found;
  });
}
