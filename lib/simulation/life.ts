import type { WirePod } from "../controllers/objects/pod.ts";
import type { Phase } from "../timeline/timeline.ts";

/** The two revisions of a forecast, by what they are called in it. */
export type Side = "before" | "after";

/** One life of a pod in a forecast: its object as the controllers see it, and what the node knows of it. */
export interface Life {
  readonly name: string;
  /** Its ordinal, or the row that it takes. */
  readonly ordinal: number;
  readonly side: Side;
  pod: WirePod;
  phase: Phase;
  /** It was Ready once. */
  wasReady: boolean;
  /** It does not become ready, or does not stay so, by itself. */
  isBroken: boolean;
}

/** Which revision a pod is of: the image stands for all that a template may say. */
export function sideOf({ spec }: WirePod): Side {
  return spec.containers[0]?.image === "after" ? "after" : "before";
}

/** Whether it runs, or will: nobody has asked for its deletion. */
export function isStaying({ phase }: Life): boolean {
  return phase !== "ending" && phase !== "absent";
}
