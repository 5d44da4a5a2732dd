import type { SetView } from "../board/board.ts";
import type { Place } from "./place.ts";
import { type Stand, standOf } from "./stand-of.ts";

/** What comes next, once what is waited for has come. */
export interface NextMove {
  does: "create" | "delete";
  ordinal: number;
  /** At which revision the pod comes, or comes back; absent where it does not. */
  revision?: string;
}

/** More waits than that, one behind the other, are not looked past. */
const roundsMax = 50;

/** Supposes that each wait ends well, one after the other, until the controller does something; undefined when it comes to rest first. */
export function nextMove(set: SetView, places: readonly Place[], version = ""): NextMove | undefined {
  let supposed = places;
  for (let round = 0; round < roundsMax; round++) {
    const stand = standOf(set, supposed, version);
    if (stand.kind === "moves") return toMove(set, stand);
    const { ordinal } = stand;
    if (ordinal === undefined || stand.rule === "partition" || stand.rule === "on-delete") return undefined;
    supposed = supposed.flatMap((place) => (place.ordinal === ordinal ? ended(place, stand.rule) : [place]));
  }
  return undefined;
}

/** The revision that a pod has which is created at this ordinal (newVersionedStatefulSetPod). */
export function revisionAt(
  { strategy, partition, start, current, currentRevision, updateRevision }: SetView,
  ordinal: number,
): string | undefined {
  const boundary = partition ?? (strategy === "RollingUpdate" && currentRevision !== updateRevision ? current : 0);
  return ordinal < start + boundary ? currentRevision : updateRevision;
}

function toMove(set: SetView, { does, ordinal, rule }: Extract<Stand, { kind: "moves" }>): NextMove {
  const revision = rule === "delete-condemned" ? undefined : revisionAt(set, ordinal);
  return { does, ordinal, ...(revision !== undefined && { revision }) };
}

/** The place when the wait is over. */
function ended(place: Place, rule: string): Place[] {
  const { pod, leavingClaim: _gone, ...bare } = place;
  if (rule === "gone" || rule === "claim-gone") return place.isInRange ? [bare] : [];
  return pod ? [{ ...place, pod: { ...pod, isEnding: false, isReady: true, isAvailable: true } }] : [bare];
}
