import type { WireDeployment } from "../../controllers/objects/deployment.ts";
import { type FieldError, forbidden, invalid, negative, unsupported } from "./field-error.ts";
import { validateAtMostAll, validateCountOrPercent } from "./validate-disruption-budget.ts";
import { validateSameSelector, validateSelectedTemplate } from "./validate-template.ts";

type Strategy = NonNullable<WireDeployment["spec"]["strategy"]>;

/** What is wrong with a defaulted Deployment, in Kubernetes' order (pkg/apis/apps/validation ValidateDeploymentSpec). */
export function validateDeployment({ spec }: WireDeployment, old?: WireDeployment): FieldError[] {
  const { minReadySeconds = 0, progressDeadlineSeconds: deadline = 0 } = spec;
  const isShort = deadline <= minReadySeconds;
  return [
    ...negative("spec.replicas", spec.replicas),
    ...validateSelectedTemplate(spec, "deployment"),
    ...validateStrategy(spec.strategy ?? {}),
    ...negative("spec.minReadySeconds", minReadySeconds),
    ...negative("spec.revisionHistoryLimit", spec.revisionHistoryLimit),
    ...negative("spec.progressDeadlineSeconds", deadline),
    ...(isShort ? [invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")] : []),
    ...validateSameSelector(spec, old?.spec),
  ];
}

/** Strategies that are printed are printed with Go's own field names, what is absent as null. */
function validateStrategy({ type, rollingUpdate }: Strategy): FieldError[] {
  const path = "spec.strategy.rollingUpdate";
  if (type === "Recreate") return rollingUpdate ? [forbidden(path, "may not be specified when strategy `type` is 'Recreate'")] : [];
  if (type !== "RollingUpdate") {
    const { maxUnavailable = null, maxSurge = null } = rollingUpdate ?? {};
    const shown = rollingUpdate ? { MaxUnavailable: maxUnavailable, MaxSurge: maxSurge } : null;
    return [unsupported("spec.strategy", { Type: type, RollingUpdate: shown }, ["Recreate", "RollingUpdate"])];
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate ?? {};
  const isNone = (value: number | string) => value === 0 || value === "0%";
  return [
    ...validateCountOrPercent(`${path}.maxUnavailable`, maxUnavailable, false),
    ...validateCountOrPercent(`${path}.maxSurge`, maxSurge, false),
    ...(isNone(maxUnavailable) && isNone(maxSurge)
      ? [invalid(`${path}.maxUnavailable`, maxUnavailable, "may not be 0 when `maxSurge` is 0")]
      : []),
    ...validateAtMostAll(`${path}.maxUnavailable`, maxUnavailable),
  ];
}
