import type { WatchCache } from "../../cluster/cluster.ts";
import type { YamlObject } from "../../protocol/yaml-response.ts";
import { ordinalOf } from "../../statefulset/board/join-board.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import { isSelected } from "../../statefulset/selector.ts";

/** Objects that are offered at the most. */
const objectsMax = 3_000;

/** The set, its pods and claims in the order of their ordinals, and the Services that it names or that select its pods, as the cache knows them. */
export function objectsOfSet(cache: WatchCache, set: StatefulSet): readonly YamlObject[] {
  const { namespace, name, claimTemplates, serviceName, templateLabels } = set;
  const byOrdinal = (objects: readonly { name: string }[]) =>
    objects
      .map((object) => ({ name: object.name, ordinal: parseOrdinal(object.name)?.ordinal ?? 0 }))
      .sort((a, b) => a.ordinal - b.ordinal || (a.name < b.name ? -1 : 1));
  const pods = [...cache.inNamespace("pods", namespace)].filter((pod) => ordinalOf(pod, set) !== undefined);
  const stems = new Set(claimTemplates.map((template) => `${template.name}-${name}`));
  const claims = [...cache.inNamespace("persistentvolumeclaims", namespace)].filter((claim) =>
    stems.has(parseOrdinal(claim.name)?.parent ?? ""),
  );
  const services = [...cache.inNamespace("services", namespace)].filter(
    (service) => service.name === serviceName || isSelected(templateLabels, service.selector),
  );
  return [
    { kind: "statefulset" as const, name },
    ...services.map((service) => ({ kind: "service" as const, name: service.name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...byOrdinal(pods).map((pod) => ({ kind: "pod" as const, name: pod.name })),
    ...byOrdinal(claims).map((claim) => ({ kind: "claim" as const, name: claim.name })),
  ].slice(0, objectsMax);
}
