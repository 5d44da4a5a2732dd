import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Change } from "../store/change.ts";

type Essence = Record<string, unknown>;
/** Says of a uid which object of its name it is: "web-0#2". */
type Symbols = (uid: string) => string;

/** Cuts an object down to what a trace's `see` line keeps of it and what must be equal at rest; undefined for kinds that are not compared. */
export function essenceOf(change: Pick<Change, "resource" | "object">, symbol: Symbols): Essence | undefined {
  const { metadata } = change.object;
  const common = {
    uid: symbol(metadata.uid ?? ""),
    generation: metadata.generation,
    labels: metadata.labels,
    deleting: metadata.deletionTimestamp === undefined ? undefined : true,
    grace: metadata.deletionGracePeriodSeconds,
    finalizers: metadata.finalizers,
    owners: ownersOf(change.object, symbol),
  };
  const own = ownEssence(change as Change);
  return own && comparable({ kind: change.object.kind, ...common, ...own });
}

function ownersOf({ metadata }: WireObject, symbol: Symbols): string[] | undefined {
  return metadata.ownerReferences?.map(
    (owner) =>
      `${owner.kind}/${owner.name}=${symbol(owner.uid)}${owner.controller ? " controller" : ""}${owner.blockOwnerDeletion ? " block" : ""}`,
  );
}

function ownEssence({ resource, object }: Change): Essence | undefined {
  switch (resource) {
    case "statefulsets": {
      const { replicas, podManagementPolicy, updateStrategy, minReadySeconds, ordinals, serviceName, revisionHistoryLimit } = object.spec;
      const { persistentVolumeClaimRetentionPolicy } = object.spec;
      const spec = { replicas, podManagementPolicy, updateStrategy, minReadySeconds, ordinals, persistentVolumeClaimRetentionPolicy };
      const image = object.spec.template.spec.containers[0]?.image;
      return { spec: { ...spec, serviceName, revisionHistoryLimit }, image, status: object.status };
    }
    case "controllerrevisions":
      return { revision: object.revision, data: object.data };
    case "pods": {
      const { hostname, subdomain, nodeName, containers, volumes = [] } = object.spec;
      const { phase, conditions, podIP } = object.status ?? {};
      return {
        hostname,
        subdomain,
        image: containers[0]?.image,
        node: nodeName,
        volumes: volumes.map((volume) => `${volume.name}=${volume.persistentVolumeClaim?.claimName}`).sort(),
        phase,
        conditions: conditions?.map((condition) => `${condition.type}=${condition.status}`),
        ip: podIP,
      };
    }
    case "persistentvolumeclaims":
      return { storage: object.spec.resources?.requests?.storage, accessModes: object.spec.accessModes, phase: object.status?.phase };
    case "endpointslices":
      return {
        generation: undefined,
        addressType: object.addressType,
        ports: object.ports,
        endpoints: object.endpoints
          .map(({ addresses, hostname, conditions, targetRef }) => ({ address: addresses[0], hostname, conditions, pod: targetRef?.name }))
          .sort((a, b) => (a.address ?? "").localeCompare(b.address ?? "")),
      };
    default:
      return undefined;
  }
}

/** Brings a `see` line, or an essence of ours, into the form in which two of them are compared. */
export function comparable(line: Essence): Essence {
  const { t: _t, see: _see, name: _name, annotations: _annotations, ...rest } = JSON.parse(JSON.stringify(line)) as Essence;
  if (Array.isArray(rest.conditions)) rest.conditions = [...(rest.conditions as string[])].sort();
  if (rest.kind === "EndpointSlice") rest.uid = undefined;
  if (rest.kind === "StatefulSet") rest.status = { readyReplicas: 0, currentReplicas: 0, updatedReplicas: 0, ...(rest.status as object) };
  return JSON.parse(JSON.stringify(rest)) as Essence;
}
