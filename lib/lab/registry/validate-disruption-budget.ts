import type { WireDisruptionBudget } from "../../controllers/objects/disruption-budget.ts";
import { type FieldError, invalid, negative, oneOf } from "./field-error.ts";
import { validateLabelSelector } from "./validate-template.ts";

/** What is wrong with a PodDisruptionBudget, in Kubernetes' order (pkg/apis/policy/validation). */
export function validateDisruptionBudget({ spec = {} }: Partial<WireDisruptionBudget>): FieldError[] {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy: policy } = spec;
  const shown = {
    MinAvailable: minAvailable ?? null,
    Selector: selector ?? null,
    MaxUnavailable: maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: policy ?? null,
  };
  const isBoth = minAvailable !== undefined && maxUnavailable !== undefined;
  return [
    ...(isBoth ? [invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set")] : []),
    ...(minAvailable === undefined ? [] : validateCountOrPercent("spec.minAvailable", minAvailable)),
    ...(maxUnavailable === undefined ? [] : validateCountOrPercent("spec.maxUnavailable", maxUnavailable)),
    ...(policy === undefined ? [] : oneOf("spec.unhealthyPodEvictionPolicy", policy, ["AlwaysAllow", "IfHealthyBudget"])),
    ...(selector ? validateLabelSelector(selector, "spec.selector") : []),
  ];
}

const percentRule =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** A count that is not negative, or a percentage, which may be required to be at most 100%. */
export function validateCountOrPercent(field: string, value: number | string, isBounded = true): FieldError[] {
  if (typeof value === "number") return negative(field, value);
  if (!/^\d+%$/.test(value)) return [invalid(field, value, percentRule)];
  return isBounded ? validateAtMostAll(field, value) : [];
}

/** A percentage that is not more than all (IsNotMoreThan100Percent); counts are well. */
export function validateAtMostAll(field: string, value: number | string): FieldError[] {
  const isMore = typeof value === "string" && /^\d+%$/.test(value) && Number.parseInt(value, 10) > 100;
  return isMore ? [invalid(field, value, "must not be greater than 100%")] : [];
}
