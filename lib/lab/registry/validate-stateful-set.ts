import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { Behaviour } from "../../controllers/release.ts";
import { type FieldError, forbidden, invalid, named, negative, unsupported } from "./field-error.ts";
import { isLabel } from "./names.ts";
import { validateClaimSpec } from "./validate-claim.ts";
import { unreadable, validateSelector, validateTemplateFor, validateTemplateTexts } from "./validate-template.ts";

type Spec = WireStatefulSet["spec"];

/**
 * What is wrong with a defaulted set, in Kubernetes' order and words (pkg/apis/apps/validation); `old`: the set that it is to replace. Mirrors what
 * people get wrong with sets.
 */
export function validateStatefulSet({ spec }: WireStatefulSet, old: WireStatefulSet | undefined, behaviour: Behaviour): FieldError[] {
  return [
    ...validatePolicies(spec, behaviour),
    ...negative("spec.replicas", spec.replicas),
    ...negative("spec.minReadySeconds", spec.minReadySeconds),
    ...negative("spec.ordinals.start", spec.ordinals?.start),
    ...validateSelector(spec.selector, "statefulset"),
    ...validateClaims(spec),
    ...validateTemplate(spec),
    ...(spec.serviceName ? named("spec.serviceName", spec.serviceName, isLabel) : []),
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

function validatePolicies(spec: Spec, { recreate }: Behaviour): FieldError[] {
  const { podManagementPolicy, updateStrategy, persistentVolumeClaimRetentionPolicy } = spec;
  const management = ["OrderedReady", "Parallel"].includes(podManagementPolicy ?? "");
  const retained = Object.entries(persistentVolumeClaimRetentionPolicy ?? {}).filter(([, value]) => !retentions.includes(value ?? ""));
  return [
    ...(management ? [] : [invalid("spec.podManagementPolicy", podManagementPolicy, "must be 'OrderedReady' or 'Parallel'")]),
    ...validateStrategy(updateStrategy ?? {}, recreate),
    ...retained.map(([key, value]) => unsupported(`spec.persistentVolumeClaimRetentionPolicy.${key}`, value, retentions)),
  ];
}

const retentions: readonly string[] = ["Retain", "Delete"];

/** Values that are objects are printed with Go's own field names, what is absent as null. Recreate is known where its gate is on (from KEP-3541's text). */
function validateStrategy({ type, rollingUpdate }: NonNullable<Spec["updateStrategy"]>, recreate: boolean): FieldError[] {
  const { partition, maxUnavailable } = rollingUpdate ?? {};
  const shown = rollingUpdate ? { Partition: partition ?? null, MaxUnavailable: maxUnavailable ?? null } : null;
  const rolling = "spec.updateStrategy.rollingUpdate";
  if (type === "OnDelete" || (recreate && type === "Recreate"))
    return rollingUpdate ? [invalid(rolling, shown, "only allowed for updateStrategy 'RollingUpdate'")] : [];
  if (type !== "RollingUpdate") {
    const listed = recreate ? "'RollingUpdate', 'OnDelete' or 'Recreate'" : "'RollingUpdate' or 'OnDelete'";
    return [invalid("spec.updateStrategy", { Type: type, RollingUpdate: shown }, `must be ${listed}`)];
  }
  const isMore = typeof maxUnavailable === "string" && Number.parseInt(maxUnavailable, 10) > 100;
  const none = maxUnavailable === 0 || maxUnavailable === "0%";
  return [
    ...negative(`${rolling}.partition`, partition),
    ...negative(`${rolling}.maxUnavailable`, maxUnavailable),
    ...(none ? [invalid(`${rolling}.maxUnavailable`, maxUnavailable, "cannot be 0")] : []),
    ...(isMore ? [invalid(`${rolling}.maxUnavailable`, maxUnavailable, "must not be greater than 100%")] : []),
  ];
}

function validateTemplate({ selector, template, volumeClaimTemplates = [] }: Spec): FieldError[] {
  const { activeDeadlineSeconds } = template.spec;
  const claimed = volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? "");
  const unread = unreadable(selector, "");
  const deadline = "activeDeadlineSeconds in StatefulSet is not Supported";
  return [
    // A set's validation looks at the texts of its template twice.
    ...(unread.length > 0 ? unread : [...validateTemplateFor(selector, template, claimed), ...validateTemplateTexts(template)]),
    ...(activeDeadlineSeconds === undefined ? [] : [forbidden("spec.template.spec.activeDeadlineSeconds", deadline)]),
  ];
}

function validateClaims({ volumeClaimTemplates = [] }: Spec): FieldError[] {
  return volumeClaimTemplates.flatMap(({ spec }, index) => validateClaimSpec(spec, `spec.volumeClaimTemplates[${index}].spec`));
}
