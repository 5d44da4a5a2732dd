import type { Board, RevisionHue } from "@/lib/statefulset/board/board.ts";

/** What a pod's lines are told apart by: its ordinal, and the hue of its revision, as on the board. */
export interface PodFace {
  ordinal: number;
  hue: RevisionHue;
}

/** The faces of a set's pods, by their names. */
export function podFaces(board: Board | undefined): ReadonlyMap<string, PodFace> {
  return new Map(Object.values(board?.slots ?? {}).map(({ podName, ordinal, hue }) => [podName, { ordinal, hue }]));
}

/** What there is to choose from: the set's pods that are there, and their containers, apps before helpers; and what is chosen, in any case. */
export function logChoices(
  board: Board | undefined,
  chosen: { pod: string | undefined; container: string | undefined },
): { pods: readonly string[]; containers: readonly string[] } {
  const slots = Object.values(board?.slots ?? {})
    .filter((slot) => slot.pod !== undefined || slot.podName === chosen.pod)
    .sort((a, b) => a.ordinal - b.ordinal);
  const pods = new Set(slots.map(({ podName }) => podName));
  if (chosen.pod !== undefined) pods.add(chosen.pod);
  const all = slots.filter(({ podName }) => chosen.pod === undefined || podName === chosen.pod).flatMap(({ pod }) => pod?.containers ?? []);
  const containers = new Set([...all.filter(({ role }) => role === "app"), ...all].map(({ name }) => name));
  if (chosen.container !== undefined) containers.add(chosen.container);
  return { pods: [...pods], containers: [...containers] };
}
