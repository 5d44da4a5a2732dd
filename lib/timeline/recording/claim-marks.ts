import type { Claim } from "../../statefulset/objects/claim.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import type { Mark } from "../timeline.ts";
import { toMs } from "./pod-look.ts";

/** A claim that was made longer ago than this, before anybody watched, is no happening of the rollout. */
const reachMs = 3_600_000;
const lateMs = 2_000;

/** What a change of a claim is worth in marks, by key. `previous`: as it was; absent: it is seen for the first time. */
export function claimMarks(claim: Claim, previous: Claim | undefined, now: number): [key: string, mark: Mark][] {
  const by = "controller" as const;
  const ordinal = parseOrdinal(claim.name)?.ordinal;
  const place = ordinal === undefined ? {} : { ordinal };
  const marks: [string, Mark][] = [];
  const created = toMs(claim.createdAt) ?? now;
  if (!previous && now - created < reachMs) {
    const isLate = now - created > lateMs;
    const at = isLate ? created : now;
    const mark: Mark = {
      at,
      kind: "claim-created",
      by,
      ...place,
      text: `claim ${claim.name} created`,
      ...(isLate ? { isReconstructed: true } : {}),
    };
    marks.push([`${claim.uid}:created`, mark]);
  }
  if (previous && previous.phase !== "Bound" && claim.phase === "Bound") {
    const volume = claim.volumeName === undefined ? "" : ` to ${claim.volumeName}`;
    marks.push([`${claim.uid}:bound`, { at: now, kind: "claim-bound", by, ...place, text: `claim ${claim.name} bound${volume}` }]);
  }
  return marks;
}

/** The mark of a claim that is gone. */
export function claimGoneMark({ name }: Claim, now: number): Mark {
  const ordinal = parseOrdinal(name)?.ordinal;
  return { at: now, kind: "event", by: "controller", ...(ordinal === undefined ? {} : { ordinal }), text: `claim ${name} gone` };
}
