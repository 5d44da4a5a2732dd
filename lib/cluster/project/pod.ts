import type { Meta } from "../../statefulset/objects/meta.ts";
import type { Pod, Toleration } from "../../statefulset/objects/pod.ts";
import { projectClaimVolume } from "./claim-volume.ts";
import { projectCondition } from "./condition.ts";
import { projectContainers } from "./container.ts";
import { intern, internRecord, internText } from "./intern.ts";
import { toList, toNumber, toRaw, toRecord, toText } from "./raw.ts";
import { projectOurAnnotations } from "./string-map.ts";

const defaultContainer = "kubectl.kubernetes.io/default-container";

/** A pod as the board and its panel need it; env values, probes and the like are not kept. */
export function projectPod(meta: Meta, raw: unknown): Pod {
  const object = toRaw(raw);
  const spec = toRaw(object.spec);
  const status = toRaw(object.status);
  return toRecord({
    ...meta,
    phase: intern(toText(status.phase) ?? "Pending"),
    reason: internText(toText(status.reason)),
    message: internText(toText(status.message)),
    nodeName: internText(toText(spec.nodeName)),
    ip: toText(status.podIP),
    otherIps: projectOtherIps(status),
    // Mostly the pod's own name, which is kept already.
    hostname: spec.hostname === meta.name ? meta.name : toText(spec.hostname),
    subdomain: internText(toText(spec.subdomain)),
    hostNetwork: spec.hostNetwork === true,
    conditions: toList(status.conditions, projectCondition),
    containers: projectContainers(spec, status),
    claims: toList(spec.volumes, projectClaimVolume),
    ...projectPlacing(spec, status),
    ...projectEnding(object.metadata, spec),
    defaultContainer: internText(toText(toRaw(toRaw(object.metadata).annotations)[defaultContainer])),
    annotations: projectOurAnnotations(toRaw(object.metadata).annotations),
  });
}

type Raw = Readonly<Record<string, unknown>>;

function projectPlacing(spec: Raw, status: Raw) {
  const tolerations = toList(spec.tolerations, projectToleration);
  const priority = toNumber(spec.priority);
  return {
    qos: internText(toText(status.qosClass)),
    priority: priority === 0 ? undefined : priority,
    priorityClass: internText(toText(spec.priorityClassName)),
    tolerations: tolerations.length === 0 ? undefined : internRecord(tolerations),
  };
}

function projectToleration(raw: unknown): Toleration | undefined {
  const { key, operator, value, effect, tolerationSeconds } = toRaw(raw);
  return toRecord({
    key: toText(key),
    operator: toText(operator) ?? "Equal",
    value: toText(value),
    effect: toText(effect),
    seconds: toNumber(tolerationSeconds),
  });
}

function projectEnding(metadata: unknown, spec: Raw) {
  const { deletionGracePeriodSeconds, finalizers } = toRaw(metadata);
  const names = toList(finalizers, (name) => internText(toText(name)));
  const grace = toNumber(spec.terminationGracePeriodSeconds);
  return {
    graceSeconds: grace === 30 ? undefined : grace,
    deletionGraceSeconds: toNumber(deletionGracePeriodSeconds),
    finalizers: names.length === 0 ? undefined : names,
  };
}

function projectOtherIps({ podIP, podIPs }: Record<string, unknown>): readonly string[] | undefined {
  const others = toList(podIPs, (entry) => toText(toRaw(entry).ip)).filter((ip) => ip !== podIP);
  return others.length === 0 ? undefined : Object.freeze(others);
}
