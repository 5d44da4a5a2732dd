import type { SetView } from "../board/board.ts";

/** What of the server's release decides what a set waits for. */
export interface Release {
  /** maxUnavailable is obeyed: a server whose gate is off drops the field, so that a set which has it is on one that obeys it. */
  hasBudget: boolean;
  /** Since 1.37: under Parallel, broken pods of before cost no budget (kubernetes/kubernetes#137666). */
  brokenPodsAreFree: boolean;
  /** Since 1.34: Parallel, too, waits for minReadySeconds between two steps (kubernetes/kubernetes#130909). */
  awaitsAvailable: boolean;
}

/** Reads `v1.35.4`; a version that is not known is taken for a recent one, as which most are. */
export function releaseOf({ maxUnavailable, podManagementPolicy }: SetView, version: string): Release {
  const hasBudget = maxUnavailable !== undefined;
  return {
    hasBudget,
    brokenPodsAreFree: isAtLeast(version, 37) ?? false,
    awaitsAvailable: hasBudget || podManagementPolicy !== "Parallel" || (isAtLeast(version, 34) ?? true),
  };
}

/** A percentage is rounded down, and never to nothing (getStatefulSetMaxUnavailable). */
export function maxUnavailableOf({ maxUnavailable = 1, replicas }: Pick<SetView, "maxUnavailable" | "replicas">): number {
  const count = typeof maxUnavailable === "number" ? maxUnavailable : Math.floor((Number.parseInt(maxUnavailable, 10) * replicas) / 100);
  return Math.max(1, count);
}

/** Whether a version is Kubernetes 1.`minor` or newer; undefined where it is not known. */
export function isAtLeast(version: string, minor: number): boolean | undefined {
  const [, major, found] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined ? undefined : Number(major) > 1 || (Number(major) === 1 && Number(found) >= minor);
}
