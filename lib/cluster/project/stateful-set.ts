import type { Meta } from "../../statefulset/objects/meta.ts";
import type { ClaimTemplate, LabelSelector, StatefulSet, TemplateContainer } from "../../statefulset/objects/stateful-set.ts";
import { projectClaimVolume } from "./claim-volume.ts";
import { projectContainerPort } from "./container-port.ts";
import { internText } from "./intern.ts";
import { projectProbes } from "./probe.ts";
import { toList, toNumber, toNumberOrText, toRaw, toRecord, toText } from "./raw.ts";
import { projectOurAnnotations, projectStringMap } from "./string-map.ts";

/** Defaults where a field is absent are those of apps/v1 (pkg/apis/apps/v1/defaults.go). */
export function projectStatefulSet(meta: Meta, raw: unknown): StatefulSet {
  const object = toRaw(raw);
  const spec = toRaw(object.spec);
  const template = toRaw(spec.template);
  const templateMeta = toRaw(template.metadata);
  const podSpec = toRaw(template.spec);
  const sidecars = toList(podSpec.initContainers, (init) =>
    toRaw(init).restartPolicy === "Always" ? projectTemplateContainer(init) : undefined,
  );
  const grace = toNumber(podSpec.terminationGracePeriodSeconds);
  const retention = toRaw(spec.persistentVolumeClaimRetentionPolicy);
  return toRecord({
    ...meta,
    generation: toNumber(toRaw(object.metadata).generation) ?? 0,
    observedGeneration: toNumber(toRaw(object.status).observedGeneration) ?? 0,
    replicas: toNumber(spec.replicas) ?? 1,
    start: toNumber(toRaw(spec.ordinals).start) ?? 0,
    selector: projectSelector(spec.selector),
    serviceName: toText(spec.serviceName) ?? "",
    podManagementPolicy: spec.podManagementPolicy === "Parallel" ? ("Parallel" as const) : ("OrderedReady" as const),
    updateStrategy: projectStrategy(spec.updateStrategy),
    minReadySeconds: toNumber(spec.minReadySeconds) ?? 0,
    revisionHistoryLimit: toNumber(spec.revisionHistoryLimit) ?? 10,
    retention: Object.freeze({
      whenDeleted: toText(retention.whenDeleted) ?? "Retain",
      whenScaled: toText(retention.whenScaled) ?? "Retain",
    }),
    claimTemplates: toList(spec.volumeClaimTemplates, projectClaimTemplate),
    templateMounts: unlessEmpty(projectTemplateMounts(podSpec)),
    templateClaims: unlessEmpty(toList(podSpec.volumes, projectClaimVolume)),
    containers: toList(podSpec.containers, projectTemplateContainer),
    sidecars: sidecars.length === 0 ? undefined : sidecars,
    gracePeriodSeconds: grace === 30 ? undefined : grace,
    templateLabels: projectStringMap(templateMeta.labels),
    templateAnnotations: projectOurAnnotations(templateMeta.annotations),
    status: projectStatus(object.status),
  });
}

function projectStrategy(raw: unknown): StatefulSet["updateStrategy"] {
  const { type, rollingUpdate } = toRaw(raw);
  const { partition, maxUnavailable } = toRaw(rollingUpdate);
  return toRecord({
    type: toText(type) ?? "RollingUpdate",
    partition: toNumber(partition),
    maxUnavailable: toNumberOrText(maxUnavailable),
  });
}

function projectStatus(raw: unknown): StatefulSet["status"] {
  const status = toRaw(raw);
  return toRecord({
    replicas: toNumber(status.replicas) ?? 0,
    ready: toNumber(status.readyReplicas) ?? 0,
    available: toNumber(status.availableReplicas) ?? 0,
    current: toNumber(status.currentReplicas) ?? 0,
    updated: toNumber(status.updatedReplicas) ?? 0,
    currentRevision: toText(status.currentRevision),
    updateRevision: toText(status.updateRevision),
  });
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"] as const;

function projectSelector(raw: unknown): LabelSelector {
  const { matchLabels, matchExpressions } = toRaw(raw);
  return toRecord({
    matchLabels: matchLabels === undefined ? undefined : projectStringMap(matchLabels),
    matchExpressions: matchExpressions === undefined ? undefined : toList(matchExpressions, projectExpression),
  });
}

function projectExpression(raw: unknown): NonNullable<LabelSelector["matchExpressions"]>[number] | undefined {
  const { key, operator, values } = toRaw(raw);
  const name = toText(key);
  const known = operators.find((one) => one === operator);
  if (name === undefined || known === undefined) return undefined;
  return toRecord({ key: name, operator: known, values: values === undefined ? undefined : toList(values, toText) });
}

function projectClaimTemplate(raw: unknown): ClaimTemplate | undefined {
  const { metadata, spec } = toRaw(raw);
  const name = toText(toRaw(metadata).name);
  if (name === undefined) return undefined;
  const { resources, storageClassName, accessModes } = toRaw(spec);
  return toRecord({
    name,
    requested: toText(toRaw(toRaw(resources).requests).storage),
    // An empty class name says "no class", which differs from saying nothing.
    className: typeof storageClassName === "string" ? storageClassName : undefined,
    accessModes: toList(accessModes, toText),
  });
}

function projectTemplateContainer(raw: unknown): TemplateContainer | undefined {
  const container = toRaw(raw);
  const name = toText(container.name);
  if (name === undefined) return undefined;
  return toRecord({
    name,
    image: internText(toText(container.image)) ?? "",
    ports: toList(container.ports, projectContainerPort),
    probes: projectProbes(container),
  });
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function projectTemplateMounts({ initContainers, containers }: Readonly<Record<string, unknown>>) {
  const mounts = [initContainers, containers].flatMap((list) =>
    toList(list, (raw) => {
      const { name, volumeMounts, volumeDevices } = toRaw(raw);
      const of = (mount: unknown) => projectTemplateMount(toText(name), toRaw(mount));
      return [...toList(volumeMounts, of), ...toList(volumeDevices, of)];
    }).flat(),
  );
  return Object.freeze(mounts);
}

function projectTemplateMount(container: string | undefined, { name, mountPath, devicePath }: Readonly<Record<string, unknown>>) {
  const volume = toText(name);
  const path = toText(mountPath) ?? toText(devicePath);
  return container === undefined || volume === undefined || path === undefined ? undefined : Object.freeze({ container, volume, path });
}
