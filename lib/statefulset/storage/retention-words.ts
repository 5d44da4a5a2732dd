import type { StatefulSet } from "../objects/stateful-set.ts";

/** What happens to the claims when the set is scaled down or deleted: a sentence each, and one of the data where any claim would go. */
export function retentionSentences({ retention }: Pick<StatefulSet, "retention">, reclaimPolicies: Iterable<string>): string[] {
  const scaled =
    retention.whenScaled === "Delete"
      ? "Scaled down: the claims of the pods that go are deleted with them."
      : "Scaled down: the claims of the pods that go stay, and when the set is scaled up again its pods find their old data.";
  const deleted =
    retention.whenDeleted === "Delete"
      ? "Deleted: all of its claims are deleted with the set, unless its pods are left behind (--cascade=orphan)."
      : "Deleted: all claims stay, and a new set of the same name finds them.";
  return [scaled, deleted, ...dataSentence(retention, new Set(reclaimPolicies))];
}

function dataSentence({ whenScaled, whenDeleted }: StatefulSet["retention"], policies: ReadonlySet<string>): string[] {
  if ((whenScaled !== "Delete" && whenDeleted !== "Delete") || policies.size === 0) return [];
  if (!policies.has("Delete")) return ["The volumes outlive their claims (reclaim policy Retain), with the data."];
  if (policies.size === 1) return ["With a claim goes its volume (reclaim policy Delete), and the data in it."];
  return ["Of some claims the volume goes too, with its data (reclaim policy Delete); of others it stays (Retain)."];
}
