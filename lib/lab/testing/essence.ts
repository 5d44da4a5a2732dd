import type { WireObject } from "../../controllers/objects/meta.ts";
import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
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
    labels: Object.keys(metadata.labels ?? {}).length > 0 ? metadata.labels : undefined,
    deleting: metadata.deletionTimestamp === undefined ? undefined : true,
    grace: metadata.deletionGracePeriodSeconds,
    finalizers: metadata.finalizers,
    owners: ownersOf(change.object, symbol),
  };
  const own = essences[change.resource]?.(change.object as never);
  return own && { kind: change.object.kind, ...common, ...own };
}

function ownersOf({ metadata }: WireObject, symbol: Symbols): string[] | undefined {
  return metadata.ownerReferences?.map(
    (owner) =>
      `${owner.kind}/${owner.name}=${symbol(owner.uid)}${owner.controller ? " controller" : ""}${owner.blockOwnerDeletion ? " block" : ""}`,
  );
}

const essences: { [R in Resource]?: (object: WireObjects[R]) => Essence } = {
  statefulsets({ spec, status }) {
    const { replicas, podManagementPolicy, updateStrategy, minReadySeconds, ordinals, serviceName, revisionHistoryLimit } = spec;
    const { persistentVolumeClaimRetentionPolicy, template } = spec;
    const kept = { replicas, podManagementPolicy, updateStrategy, minReadySeconds, ordinals, persistentVolumeClaimRetentionPolicy };
    return { spec: { ...kept, serviceName, revisionHistoryLimit }, image: template.spec.containers[0]?.image, status };
  },
  services: ({ spec: { clusterIP, selector, ports, publishNotReadyAddresses, type } }) => ({
    spec: { clusterIP, selector, ports, publishNotReadyAddresses, type },
  }),
  deployments: ({ metadata, spec, status = {} }) => ({
    annotations: metadata.annotations,
    spec: { replicas: spec.replicas, strategy: spec.strategy, minReadySeconds: spec.minReadySeconds, paused: spec.paused },
    image: spec.template.spec.containers[0]?.image,
    status: { ...status, conditions: status.conditions?.map(({ type, status: is, reason }) => `${type}=${is} ${reason}`) },
  }),
  replicasets: ({ metadata, spec, status }) => ({
    annotations: metadata.annotations,
    replicas: spec.replicas,
    image: spec.template.spec.containers[0]?.image,
    status,
  }),
  controllerrevisions: ({ revision, data }) => ({ revision, data }),
  pods: ({ spec, status = {} }) => ({
    hostname: spec.hostname,
    subdomain: spec.subdomain,
    image: spec.containers[0]?.image,
    node: spec.nodeName,
    volumes: (spec.volumes ?? [])
      .filter(({ name }) => !name.startsWith("kube-api-access-"))
      .map((volume) => `${volume.name}=${volume.persistentVolumeClaim?.claimName ?? sourceOf(volume)}`)
      .sort(),
    phase: status.phase,
    conditions: status.conditions?.map((condition) => `${condition.type}=${condition.status}`),
    ip: status.podIP,
    reason: status.reason,
  }),
  persistentvolumeclaims: ({ spec, status }) => ({
    storage: spec.resources?.requests?.storage,
    storageClassName: spec.storageClassName,
    accessModes: spec.accessModes,
    phase: status?.phase,
  }),
  endpointslices: ({ addressType, ports, endpoints }) => ({
    generation: undefined,
    addressType,
    ports,
    endpoints: endpoints
      .map(({ addresses, hostname, conditions, targetRef }) => ({ address: addresses[0], hostname, conditions, pod: targetRef?.name }))
      .sort((a, b) => (a.address ?? "").localeCompare(b.address ?? "")),
  }),
};

/** Brings a `see` line, or an essence of ours, into the form in which two of them are compared. */
export function comparable(line: Essence): Essence {
  const { t: _t, see: _see, name: _name, annotations, ...rest } = JSON.parse(JSON.stringify(line)) as Essence;
  if (rest.kind === "Deployment" || rest.kind === "ReplicaSet") {
    rest.annotations = (annotations as Record<string, string> | undefined)?.["deployment.kubernetes.io/revision"];
  }
  if (Array.isArray(rest.conditions)) rest.conditions = [...(rest.conditions as string[])].sort();
  if (rest.kind === "EndpointSlice") {
    rest.uid = undefined;
    if (Array.isArray(rest.ports)) rest.ports = (rest.ports as { name: string }[]).toSorted((a, b) => a.name.localeCompare(b.name));
  }
  if (rest.kind === "Service") rest.spec = withoutAddress(rest.spec as Essence);
  if (Array.isArray((rest.status as Essence | undefined)?.conditions)) {
    const status = rest.status as Essence & { conditions: string[] };
    rest.status = { ...status, conditions: [...status.conditions].sort() };
  }
  if (rest.kind === "StatefulSet") rest.status = { readyReplicas: 0, currentReplicas: 0, updatedReplicas: 0, ...(rest.status as object) };
  return JSON.parse(JSON.stringify(rest)) as Essence;
}

/** Which address a Service is given is chance. */
function withoutAddress(spec: Essence): Essence {
  return spec.clusterIP === undefined || spec.clusterIP === "None" ? spec : { ...spec, clusterIP: "some address" };
}

/** What a volume is made of, when it is of no claim. */
function sourceOf(volume: object): string {
  return Object.keys(volume)
    .filter((key) => key !== "name")
    .join();
}
