import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";

/** What the explorer does not do here, and why, with what would change that; undefined where it may act as the user may. */
export function switchedOffWords(switchedOff: ClusterStatus["switchedOff"]): { what: string; why: string } | undefined {
  switch (switchedOff) {
    case undefined:
      return undefined;
    case "no-sign-in":
      return {
        what: "visits, commands in pods, the pod proxy, and every change",
        why: "Nobody is signed in: all of it would be done by the explorer's own account, which reads and nothing else. It stays off until people can sign in here, so that each acts with their own rights.",
      };
    case "read-only":
      return {
        what: "commands in pods, and every change",
        why: "It was started with --read-only (READ_ONLY); without that it acts as the user may.",
      };
  }
}
