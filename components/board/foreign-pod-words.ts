import type { ForeignPod } from "@/lib/statefulset/board/board.ts";

/** One sentence for each owner and kind of entanglement: how many pods, whose they are, and what comes of it. */
export function foreignPodSentences(pods: readonly ForeignPod[]): readonly string[] {
  const groups = new Map<string, ForeignPod[]>();
  for (const pod of pods) {
    const key = `${pod.owner ?? ""}\n${pod.matchesSelector}\n${pod.selectedByService}`;
    groups.set(key, [...(groups.get(key) ?? []), pod]);
  }
  return [...groups.values()].map(sentence);
}

function sentence(pods: readonly ForeignPod[]): string {
  const [first] = pods;
  if (!first) return "";
  const isOne = pods.length === 1;
  const count = `${pods.length} ${isOne ? "pod" : "pods"}`;
  const owner =
    first.owner === undefined ? (isOne ? "belongs to nobody" : "belong to nobody") : `${isOne ? "belongs" : "belong"} to ${first.owner}`;
  const object = isOne ? "it" : "them";
  if (!first.matchesSelector) return `The Service sends traffic to ${count} that ${owner}.`;
  const matches = `${count} ${isOne ? "matches" : "match"} this set's labels but ${owner}`;
  return first.selectedByService ? `${matches}; the Service sends traffic to ${object} too.` : `${matches}.`;
}
