import { toNumber, toRaw, toText } from "../../cluster/project/raw.ts";
import type { Budget } from "../../protocol/actions/action-response.ts";
import type { LabelSelector } from "../../statefulset/objects/stateful-set.ts";
import { matchesSelector } from "../../statefulset/selector.ts";

/** The disruption budgets whose selector matches pods of these labels; one without a selector covers nothing, an empty one everything. */
export function toBudgets(
  items: readonly Readonly<Record<string, unknown>>[],
  podLabels: Readonly<Record<string, string>>,
): readonly Budget[] {
  return items.flatMap((item) => {
    const spec = toRaw(item.spec);
    const status = toRaw(item.status);
    if (spec.selector === undefined || !matchesSelector(podLabels, spec.selector as LabelSelector)) return [];
    const [rule] = (["minAvailable", "maxUnavailable"] as const).filter((key) => spec[key] !== undefined);
    return [
      {
        name: toText(toRaw(item.metadata).name) ?? "",
        disruptionsAllowed: toNumber(status.disruptionsAllowed) ?? 0,
        rule: rule === undefined ? "no rule" : `${rule} ${String(spec[rule])}`,
        currentHealthy: toNumber(status.currentHealthy) ?? 0,
        desiredHealthy: toNumber(status.desiredHealthy) ?? 0,
      },
    ];
  });
}
