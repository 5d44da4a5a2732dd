import type { Board } from "@/lib/statefulset/board/board.ts";
import type { NetworkPod, NetworkView } from "@/lib/statefulset/network/network-view.ts";

/** The pods that contain all words of `find` in their names, addresses, Services or notes, by ordinal. */
export function visiblePods(pods: NetworkView["pods"], slots: Board["slots"] | undefined, find: string): readonly NetworkPod[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(pods)
    .filter((pod) => words.length === 0 || contains(pod, slots?.[pod.ordinal], words))
    .sort((a, b) => a.ordinal - b.ordinal);
}

function contains(
  { podName, addresses, endpoints, notes }: NetworkPod,
  slot: Board["slots"][string] | undefined,
  words: readonly string[],
): boolean {
  const dns = slot?.dns;
  const parts = [podName, ...addresses, ...endpoints.flatMap((endpoint) => [endpoint.service, ...endpoint.addresses])];
  parts.push(...notes.map(({ message }) => message), dns?.name ?? "", dns?.problem?.message ?? "", ...(dns?.addresses ?? []));
  const text = parts.join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
