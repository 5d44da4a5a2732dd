import type { SetView } from "@/lib/statefulset/board/board.ts";

/** Why a new template replaces no pod. */
export function nothingWords({ replicas, partition = 0, strategy }: SetView): string {
  if (replicas === 0) return "There is no pod to replace: the set is scaled to 0.";
  if (strategy === "RollingUpdate" && partition >= replicas)
    return `The partition (${partition}) is as large as the set: no pod is replaced before it is lowered.`;
  return "No pod is replaced.";
}
