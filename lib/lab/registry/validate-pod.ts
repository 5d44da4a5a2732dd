import { canonicalJson } from "../../controllers/canonical-json.ts";
import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodSpec } from "../../controllers/objects/pod.ts";
import { type FieldError, forbidden } from "./field-error.ts";
import { validatePodSpec } from "./validate-pod-spec.ts";

const fixedRule =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`," +
  "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was " +
  "previously negative)";

/** ValidatePodCreate and ValidatePodUpdate; the difference that the real server prints below its rule is left out. */
export function validatePod({ spec }: WirePod, old?: WirePod): FieldError[] {
  const changed = old !== undefined && canonicalJson(fixed(spec, old.spec)) !== canonicalJson(fixed(old.spec, old.spec));
  return [...validatePodSpec(spec, "spec"), ...(changed ? [forbidden("spec", fixedRule)] : [])];
}

/** What of a spec must stay. Images and the deadline may change, tolerations may be added to. */
function fixed(spec: WirePodSpec, old: WirePodSpec): unknown {
  const imageless = (containers: unknown) => ((containers ?? []) as WireContainer[]).map((container) => ({ ...container, image: "" }));
  const kept = ((old.tolerations ?? []) as unknown[]).map((toleration) => canonicalJson(toleration));
  const tolerations = ((spec.tolerations ?? []) as unknown[])
    .map((toleration) => canonicalJson(toleration))
    .filter((one) => kept.includes(one));
  return {
    ...spec,
    containers: imageless(spec.containers),
    initContainers: imageless(spec.initContainers),
    activeDeadlineSeconds: null,
    tolerations,
  };
}
