import type { WireTaint, WireToleration } from "../objects/cluster-objects.ts";
import type { WirePod } from "../objects/pod.ts";

/** Whether one toleration is about the taint (Toleration.ToleratesTaint): an empty key with Exists is about all, an empty effect about every effect. */
export function tolerates({ key, operator = "Equal", value = "", effect }: WireToleration, taint: WireTaint): boolean {
  if (effect && effect !== taint.effect) return false;
  if (key && key !== taint.key) return false;
  if (operator === "Exists") return true;
  return key !== undefined && key !== "" && value === (taint.value ?? "");
}

export function tolerationsOf({ spec }: WirePod): WireToleration[] {
  return (spec.tolerations as WireToleration[] | undefined) ?? [];
}

/** The first taint of such an effect that no toleration is about. */
export function untolerated(pod: WirePod, taints: readonly WireTaint[], effects: readonly string[]): WireTaint | undefined {
  const tolerations = tolerationsOf(pod);
  return taints.find((taint) => effects.includes(taint.effect) && !tolerations.some((toleration) => tolerates(toleration, taint)));
}
