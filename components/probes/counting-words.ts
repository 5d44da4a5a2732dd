import type { ProbesView } from "@/lib/statefulset/probes/probes-view.ts";

/** How far the pods' counters rose while the tab was open. */
export interface CounterRise {
  /** Pods whose counter rose, and all whose counter is read. */
  rose: number;
  read: number;
  /** The one that rose most. */
  podName: string;
  by: number;
}

/** Fewer visits than this may be anybody's. */
const visitsMin = 2;

/** Warnings that probes may count as visits: where one asks the counter's own path, and where all counters rise while only probes are known to ask. */
export function countingSentences({ containers }: Pick<ProbesView, "containers">, rise: CounterRise | undefined): string[] {
  const sentences: string[] = [];
  let perMinute = 0;
  for (const { name, probes } of containers) {
    for (const { kind, isHttp, asksCounter, periodSeconds } of probes) {
      if (asksCounter)
        sentences.push(
          `The ${kind} probe of ${name} asks the path that the counter is read at: if asking it counts, every probe adds a visit.`,
        );
      if (isHttp && kind !== "startup") perMinute += 60 / periodSeconds;
    }
  }
  if (perMinute > 0 && rise && rise.by >= visitsMin && rise.rose === rise.read) {
    const all = rise.read === 1 ? "" : ", and all others rose too";
    sentences.push(
      `The counter of ${rise.podName} rose by ${rise.by} while you looked${all}; the kubelet asks ${Number(perMinute.toFixed(1))} times a minute. Unless somebody else visits, its probes count as visits.`,
    );
  }
  return sentences;
}
