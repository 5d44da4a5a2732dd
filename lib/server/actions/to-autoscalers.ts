import { toNumber, toRaw, toText } from "../../cluster/project/raw.ts";
import type { Autoscaler } from "../../protocol/actions/action-response.ts";

/** The HorizontalPodAutoscalers that scale the set of that name. */
export function toAutoscalers(items: readonly Readonly<Record<string, unknown>>[], setName: string): readonly Autoscaler[] {
  return items.flatMap((item) => {
    const spec = toRaw(item.spec);
    const target = toRaw(spec.scaleTargetRef);
    if (toText(target.kind) !== "StatefulSet" || toText(target.name) !== setName) return [];
    return [{ name: toText(toRaw(item.metadata).name) ?? "", min: toNumber(spec.minReplicas) ?? 1, max: toNumber(spec.maxReplicas) ?? 1 }];
  });
}
