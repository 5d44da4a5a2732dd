import type { Board } from "@/lib/statefulset/board/board.ts";

/** What a link to the YAML tab carries. */
export interface YamlView {
  /** `pod/web-0`, `claim/data-web-0`, `service/web`; undefined: the set. */
  of: string | undefined;
  /** Shows what differs from what was last applied, in place of the manifest. */
  isCompared: boolean;
  /** What is looked for in it. */
  find: string;
}

/** The view that a query asks for. */
export function parseYamlView(query: URLSearchParams): YamlView {
  const of = query.get("of") ?? "";
  return {
    of: /^(pod|claim|service)\/[^/]+$/.test(of) ? of : undefined,
    isCompared: query.get("view") === "applied",
    find: query.get("q") ?? "",
  };
}

/**
 * What the board knows of the object that changes when the object does: when it is another than at fetching, what was fetched is old.
 * Undefined where the board cannot tell.
 */
export function versionOnBoard(board: Board | undefined, of: string | undefined): string | undefined {
  if (!board) return undefined;
  if (of === undefined) return String(board.set.generation);
  const [kind, name] = of.split("/");
  const slots = Object.values(board.slots);
  if (kind === "pod") {
    const slot = slots.find(({ podName }) => podName === name);
    return JSON.stringify([slot?.pod?.uid, slot?.state, slot?.pod?.restarts]);
  }
  if (kind !== "claim") return undefined;
  const claim = slots.flatMap(({ claims }) => claims).find((one) => one.name === name);
  return JSON.stringify([claim?.uid, claim?.phase, claim?.capacity, claim?.requested, claim?.volume]);
}
