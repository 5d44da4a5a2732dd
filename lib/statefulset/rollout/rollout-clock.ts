import type { Board, Slot } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";
import type { RolloutFacts } from "./rollout-facts.ts";

/** How long a rollout takes. Times are milliseconds since 1970 by the cluster's clock. */
export interface RolloutClock {
  isUnderWay: boolean;
  since: number;
  /** recorded: the change was watched; revision: the new revision was made then. */
  sinceBy: "recorded" | "revision";
  /** Pods that the update reaches: those that are at the new revision and ready, and all. */
  done: number;
  reached: number;
  /** From the change to now, or to the last pod's readiness when it is over. */
  tookMs: number;
  /** What one ordinal has taken so far, under OnDelete from its new pod's creation on; absent while none is done. */
  perOrdinalMs?: number;
  /** When something last happened: a pod was created, became ready, or was to end. */
  lastMoveAt: number;
  /** For how long nothing has happened, where that is longer than it should be. */
  stalledMs?: number;
  /** When it should be over, if the rest take as long. */
  endsAt?: number;
}

/** A change of the revision that is wanted, as it was recorded. */
export interface RecordedChange {
  at: number;
  revision: string;
}

/** Nothing is called stalled before. */
const stallMinMs = 60_000;

/** The clock of the rollout to the revision that is wanted; undefined where it is not known since when. */
export function rolloutClock(
  { set, slots }: Pick<Board, "set" | "slots">,
  facts: RolloutFacts,
  recorded: RecordedChange | undefined,
  now: number,
): RolloutClock | undefined {
  const { updateRevision } = set;
  const start = startOf(updateRevision, facts, recorded);
  if (updateRevision === undefined || start === undefined) return undefined;
  const boundary = set.start + (set.strategy === "RollingUpdate" ? (set.partition ?? 0) : 0);
  const reached = Object.values(slots).filter(({ ordinal }) => isInRange(ordinal, set) && ordinal >= boundary);
  const fresh = reached.filter(({ pod }) => pod?.revision === updateRevision && pod.deletedAt === undefined);
  const ready = fresh.filter((slot) => slot.state === "ready" && readyTime(slot, facts) >= start.since);
  const readyAt = ready.map((slot) => readyTime(slot, facts));
  const done = fresh.filter(({ state }) => state === "ready").length;
  const isUnderWay = done < reached.length;
  const lastReadyAt = readyAt.length > 0 ? Math.max(...readyAt) : undefined;
  const lastMoveAt = Math.max(start.since, ...reached.flatMap((slot) => movesOf(slot, facts)).filter((at) => at <= now));
  const isByHand = set.strategy === "OnDelete";
  const perOrdinalMs =
    lastReadyAt === undefined ? undefined : (isByHand ? startsMs(ready, facts) : lastReadyAt - start.since) / ready.length;
  const quietMs = now - lastMoveAt;
  const isStalled = isUnderWay && !isByHand && quietMs > Math.max(stallMinMs, 2 * (perOrdinalMs ?? 0));
  const left = reached.length - done;
  return {
    isUnderWay,
    ...start,
    done,
    reached: reached.length,
    tookMs: (isUnderWay ? now : (lastReadyAt ?? start.since)) - start.since,
    ...(perOrdinalMs !== undefined && { perOrdinalMs }),
    lastMoveAt,
    ...(isStalled && { stalledMs: quietMs }),
    ...(isUnderWay && perOrdinalMs !== undefined && !isStalled && !isByHand && { endsAt: (lastReadyAt ?? now) + left * perOrdinalMs }),
  };
}

/** A revision that was gone back to is an old object: then only what was recorded tells when. */
function startOf(
  updateRevision: string | undefined,
  { revisions }: RolloutFacts,
  recorded: RecordedChange | undefined,
): Pick<RolloutClock, "since" | "sinceBy"> | undefined {
  if (updateRevision === undefined) return undefined;
  if (recorded?.revision === updateRevision) return { since: recorded.at, sinceBy: "recorded" };
  const made = revisions[updateRevision]?.createdAt;
  if (made === undefined) return undefined;
  const isNewest = Object.values(revisions).every(({ createdAt }) => Date.parse(createdAt) <= Date.parse(made));
  return isNewest ? { since: Date.parse(made), sinceBy: "revision" } : undefined;
}

/** What the pods took to start, without the person's pauses between them. */
function startsMs(slots: readonly Slot[], facts: RolloutFacts): number {
  return slots.reduce((sum, slot) => sum + readyTime(slot, facts) - Date.parse(slot.pod?.createdAt ?? ""), 0);
}

function readyTime({ podName, pod }: Slot, { pods }: RolloutFacts): number {
  return Date.parse(pods[podName]?.readyChangedAt ?? pod?.createdAt ?? "");
}

function movesOf({ podName, pod }: Slot, { pods }: RolloutFacts): readonly number[] {
  if (!pod) return [];
  const { readyChangedAt, deletionGraceSeconds = 0 } = pods[podName] ?? {};
  const asked = pod.deletedAt === undefined ? [] : [Date.parse(pod.deletedAt) - deletionGraceSeconds * 1000];
  return [Date.parse(pod.createdAt), ...(readyChangedAt === undefined ? [] : [Date.parse(readyChangedAt)]), ...asked];
}
