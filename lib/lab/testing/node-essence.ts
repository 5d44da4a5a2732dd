import type { WireClaim } from "../../controllers/objects/claim.ts";
import type { WireContainerState, WireContainerStatus } from "../../controllers/objects/container.ts";
import type { WireEvent } from "../../controllers/objects/event.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { WireEndpointSlice } from "../../controllers/objects/service.ts";
import type { Change } from "../store/change.ts";

type Essence = Record<string, unknown>;

/** What a recording shows of a change, as its recorder cuts it down; undefined for what it does not watch. */
export function nodeEssence({ resource, object }: Change): Essence | undefined {
  if (resource === "pods") return podEssence(object);
  if (resource === "persistentvolumeclaims") return claimEssence(object);
  if (resource === "endpointslices") return sliceEssence(object);
  return resource === "events" ? eventEssence(object) : undefined;
}

function podEssence({ metadata, spec, status = {} }: WirePod): Essence {
  return {
    kind: "Pod",
    name: metadata.name,
    ...(metadata.deletionTimestamp && { deleting: true, grace: metadata.deletionGracePeriodSeconds }),
    ...(spec.nodeName && { node: true }),
    phase: status.phase,
    ...(status.reason && { reason: status.reason }),
    ...(status.message && { message: status.message }),
    qos: status.qosClass,
    conditions: (status.conditions ?? [])
      .map(({ type, status: said, reason, message }) => `${type}=${said}${reason ? ` ${reason}` : ""}${message ? `: ${message}` : ""}`)
      .sort(),
    ip: Boolean(status.podIP),
    ...(status.initContainerStatuses && { init: status.initContainerStatuses.map(containerEssence) }),
    ...(status.containerStatuses && { containers: status.containerStatuses.map(containerEssence) }),
  };
}

function containerEssence({ name, ready, started, restartCount, state, lastState }: WireContainerStatus): Essence {
  const last = stateEssence(lastState);
  return { name, ready, started, restarts: restartCount, state: stateEssence(state), ...(last && { last }) };
}

function stateEssence(state: WireContainerState): Essence | undefined {
  const [kind, said] = Object.entries(state)[0] ?? [];
  if (kind === undefined) return undefined;
  const { reason, message, exitCode } = said as { reason?: string; message?: string; exitCode?: number };
  return { kind, ...(reason && { reason }), ...(message && { message }), ...(exitCode !== undefined && { exitCode }) };
}

function claimEssence({ metadata, spec, status }: WireClaim): Essence {
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([key]) => key.startsWith("pv.") || key.startsWith("volume."));
  return {
    kind: "PersistentVolumeClaim",
    name: metadata.name,
    ...(metadata.deletionTimestamp && { deleting: true }),
    phase: status?.phase,
    annotations: Object.fromEntries(annotations),
    bound: Boolean(spec.volumeName),
    ...(status?.capacity && { capacity: status.capacity.storage }),
    finalizers: metadata.finalizers,
  };
}

function sliceEssence({ metadata, endpoints }: WireEndpointSlice): Essence {
  const shown = endpoints.map(({ targetRef, hostname, conditions }) => ({
    pod: targetRef?.name,
    ...(hostname && { hostname }),
    ...conditions,
  }));
  return {
    kind: "EndpointSlice",
    service: metadata.labels?.["kubernetes.io/service-name"],
    endpoints: shown.sort((a, b) => String(a.pod).localeCompare(String(b.pod))),
  };
}

function eventEssence({ involvedObject, type, reason, message, source, reportingComponent }: WireEvent): Essence {
  const { kind, name, fieldPath } = involvedObject;
  return {
    kind: "Event",
    about: `${kind}/${name}${fieldPath ? ` ${fieldPath}` : ""}`,
    type,
    reason,
    message,
    from: source.component || reportingComponent,
  };
}
