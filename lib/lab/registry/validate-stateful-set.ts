import { canonicalJson } from "../../controllers/canonical-json.ts";
import { selectorMatches } from "../../controllers/label-selector.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { type FieldError, forbidden, invalid, negative, notFound, notLabel, required, unsupported } from "./field-error.ts";

type Spec = WireStatefulSet["spec"];

/**
 * What is wrong with a defaulted set, in Kubernetes' order and words (pkg/apis/apps/validation); `old`: the set that it is to replace. Mirrors what
 * people get wrong with sets; of the pod template only what is compared with the set.
 */
export function validateStatefulSet({ metadata, spec }: WireStatefulSet, old?: WireStatefulSet): FieldError[] {
  return [
    ...(old ? [] : validateName(metadata.name)),
    ...validatePolicies(spec),
    ...negative("spec.replicas", spec.replicas),
    ...negative("spec.minReadySeconds", spec.minReadySeconds),
    ...negative("spec.ordinals.start", spec.ordinals?.start),
    ...validateSelector(spec),
    ...validateTemplate(spec),
    ...validateClaims(spec),
    ...(spec.serviceName ? notLabel("spec.serviceName", spec.serviceName) : []),
    ...(old && canonicalJson(fixed(old.spec)) !== canonicalJson(fixed(spec)) ? [forbidden("spec", fixedRule)] : []),
  ];
}

const fixedRule =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', " +
  "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

/** What of a spec must stay as it is. */
function fixed({ selector, serviceName = "", podManagementPolicy, volumeClaimTemplates = [] }: Spec): unknown {
  return { selector, serviceName, podManagementPolicy, volumeClaimTemplates };
}

function validateName(name: string | undefined): FieldError[] {
  return name ? notLabel("metadata.name", name) : [required("metadata.name", "name or generateName is required")];
}

function validatePolicies({ podManagementPolicy, updateStrategy, persistentVolumeClaimRetentionPolicy }: Spec): FieldError[] {
  const management = ["OrderedReady", "Parallel"].includes(podManagementPolicy ?? "");
  const retained = Object.entries(persistentVolumeClaimRetentionPolicy ?? {}).filter(([, value]) => !retentions.includes(value ?? ""));
  return [
    ...(management ? [] : [invalid("spec.podManagementPolicy", podManagementPolicy, "must be 'OrderedReady' or 'Parallel'")]),
    ...validateStrategy(updateStrategy ?? {}),
    ...retained.map(([key, value]) => unsupported(`spec.persistentVolumeClaimRetentionPolicy.${key}`, value, retentions)),
  ];
}

const retentions: readonly string[] = ["Retain", "Delete"];

/** Values that are objects are printed with Go's own field names, what is absent as null. */
function validateStrategy({ type, rollingUpdate }: NonNullable<Spec["updateStrategy"]>): FieldError[] {
  const { partition, maxUnavailable } = rollingUpdate ?? {};
  const shown = rollingUpdate ? { Partition: partition ?? null, MaxUnavailable: maxUnavailable ?? null } : null;
  const rolling = "spec.updateStrategy.rollingUpdate";
  if (type === "OnDelete") return rollingUpdate ? [invalid(rolling, shown, "only allowed for updateStrategy 'RollingUpdate'")] : [];
  if (type !== "RollingUpdate") {
    return [invalid("spec.updateStrategy", { Type: type, RollingUpdate: shown }, "must be 'RollingUpdate' or 'OnDelete'")];
  }
  const none = maxUnavailable === 0 || maxUnavailable === "0%";
  return [
    ...negative(`${rolling}.partition`, partition),
    ...negative(`${rolling}.maxUnavailable`, maxUnavailable),
    ...(none ? [invalid(`${rolling}.maxUnavailable`, maxUnavailable, "cannot be 0")] : []),
  ];
}

function validateSelector({ selector, template }: Spec): FieldError[] {
  const labels = template.metadata?.labels;
  const mismatch = invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
  if (!selector) return [required("spec.selector"), mismatch];
  const isEmpty = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
  return [
    ...(isEmpty ? [invalid("spec.selector", selector, "empty selector is invalid for statefulset")] : []),
    ...(selectorMatches(selector, labels) ? [] : [mismatch]),
  ];
}

function validateTemplate({ template, volumeClaimTemplates = [] }: Spec): FieldError[] {
  const { containers, restartPolicy, activeDeadlineSeconds, volumes = [] } = template.spec;
  const claimed = [...volumes.map(({ name }) => name), ...volumeClaimTemplates.map(({ metadata }) => metadata.name)];
  const path = "spec.template.spec";
  const deadline = "activeDeadlineSeconds in StatefulSet is not Supported";
  return [
    ...(containers.length === 0 ? [required(`${path}.containers`)] : containers.flatMap((one, i) => validateContainer(one, i, claimed))),
    ...(restartPolicy === "Always" ? [] : [unsupported(`${path}.restartPolicy`, restartPolicy, ["Always"])]),
    ...(activeDeadlineSeconds === undefined ? [] : [forbidden(`${path}.activeDeadlineSeconds`, deadline)]),
  ];
}

type Container = WirePodTemplate["spec"]["containers"][number];

function validateContainer({ image, volumeMounts = [] }: Container, index: number, volumes: readonly string[]): FieldError[] {
  const path = `spec.template.spec.containers[${index}]`;
  const lost = [...volumeMounts.entries()].filter(([, { name }]) => !volumes.includes(name));
  return [
    ...(image ? [] : [required(`${path}.image`)]),
    ...lost.map(([at, { name }]) => notFound(`${path}.volumeMounts[${at}].name`, name)),
  ];
}

function validateClaims({ volumeClaimTemplates = [] }: Spec): FieldError[] {
  return volumeClaimTemplates.flatMap(({ spec: { accessModes = [], resources } }, index) => {
    const path = `spec.volumeClaimTemplates[${index}].spec`;
    return [
      ...(accessModes.length > 0 ? [] : [required(`${path}.accessModes`, "at least 1 access mode is required")]),
      ...(resources?.requests?.storage === undefined ? [required(`${path}.resources[storage]`)] : []),
    ];
  });
}
