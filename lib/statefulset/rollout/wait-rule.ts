import type { Slot } from "../board/board.ts";
import type { StandRule } from "./rule.ts";

const imageReasons = new Set(["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError"]);
const volumeWords = /persistentvolumeclaim|volume/i;

/** Why a pod that is waited for is not ready, as a rule with words and a way out of its own. `isLong`: it has been so for longer than pods take to start. */
export function waitRule(slot: Slot, updateRevision: string | undefined, isLong: boolean): StandRule {
  const { state, reason, pod, claims } = slot;
  if (state === "failing" && reason !== undefined && imageReasons.has(reason)) return "image";
  if (state === "pending") {
    const isUnbound = claims.some(({ phase }) => phase !== "Bound");
    if (isUnbound && (reason === undefined || volumeWords.test(reason))) return "claim-pending";
    return reason === undefined ? "ready" : "unschedulable";
  }
  const isBroken = state === "failing" || (isLong && (state === "not-ready" || state === "starting"));
  return isBroken && pod?.revision === updateRevision ? "broken-revision" : "ready";
}
