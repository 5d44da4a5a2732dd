import type { Board, Slot } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";
import { podMoves } from "./pod-moves.ts";
import { maxUnavailableOf } from "./release-of.ts";
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
  /** From the change to now, or to the last pod's readiness when it is over; absent where that cannot be told any more. */
  tookMs?: number;
  /** What one ordinal has taken so far, under OnDelete from its new pod's creation on; absent while none is done. */
  perOrdinalMs?: number;
  /** When something last happened: a pod was created, became ready, or was to end. */
  lastMoveAt: number;
  /** For how long nothing has happened, where that is longer than it should be. */
  stalledMs?: number;
  /** When it should be over, if the rest take as long; while none is done, as long as pods of this set took before. */
  endsAt?: number;
}

/** A change of the revision that is wanted, as it was recorded. */
export interface RecordedChange {
  at: number;
  revision: string;
}

/** Nothing is called stalled before. */
const stallMinMs = 60_000;
/** What becomes ready so long after the one before it is not taken for a part of the same rollout. */
const gapMs = 30 * 60_000;

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
  const ready = inOneGo(fresh, facts, start.since);
  const done = fresh.filter(({ state }) => state === "ready").length;
  const isUnderWay = isGoing(set, reached) && done < reached.length;
  const lastReadyAt = ready.at(-1)?.at;
  const lastMoveAt = Math.max(start.since, ...reached.flatMap((slot) => podMoves(slot, facts)).filter((at) => at <= now));
  const isByHand = set.strategy === "OnDelete";
  const perOrdinalMs = lastReadyAt === undefined ? undefined : (isByHand ? startsMs(ready) : lastReadyAt - start.since) / ready.length;
  const quietMs = now - lastMoveAt;
  const isStalled = isUnderWay && !isByHand && quietMs > Math.max(stallMinMs, 2 * (perOrdinalMs ?? 0));
  const stepMs = perOrdinalMs ?? usualStepMs(set, facts);
  const endsAt = (lastReadyAt ?? start.since) + (reached.length - done) * (stepMs ?? 0);
  // What fails has no end that could be foreseen.
  const isFailing = reached.some(({ state }) => state === "failing");
  const isForeseen = isUnderWay && stepMs !== undefined && !isStalled && !isFailing && !isByHand && endsAt + stepMs >= now;
  return {
    isUnderWay,
    ...start,
    done,
    reached: reached.length,
    ...(isUnderWay ? { tookMs: now - start.since } : lastReadyAt !== undefined && { tookMs: lastReadyAt - start.since }),
    ...(perOrdinalMs !== undefined && { perOrdinalMs }),
    lastMoveAt,
    ...(isStalled && { stalledMs: quietMs }),
    ...(isForeseen && { endsAt }),
  };
}

/** Whether pods still go to that revision: some are at another, or the controller has not called it the current one yet. A pod that is merely missing or restarted later is no rollout. */
function isGoing({ strategy, currentRevision, updateRevision }: Board["set"], reached: readonly Slot[]): boolean {
  const isPromoted = currentRevision === updateRevision || strategy === "OnDelete";
  return !isPromoted || reached.some(({ pod }) => pod !== undefined && pod.revision !== updateRevision);
}

/** What an ordinal took before; with several away at once under Parallel, its share. */
function usualStepMs({ podManagementPolicy, maxUnavailable, replicas }: Board["set"], { usual }: RolloutFacts): number | undefined {
  if (!usual) return undefined;
  const atOnce = podManagementPolicy === "Parallel" && maxUnavailable !== undefined ? maxUnavailableOf({ maxUnavailable, replicas }) : 1;
  return usual.ms / atOnce;
}

interface Readiness {
  createdAt: number;
  at: number;
}

/** Which pods became ready one after the other since then; what became ready long after the last of them was replaced or restarted later. */
function inOneGo(slots: readonly Slot[], facts: RolloutFacts, since: number): readonly Readiness[] {
  const ready = slots
    .filter(({ state }) => state === "ready")
    .map((slot) => ({ createdAt: Date.parse(slot.pod?.createdAt ?? ""), at: readyTime(slot, facts) }))
    .filter(({ at }) => at >= since)
    .sort((a, b) => a.at - b.at);
  const end = ready.findIndex(({ at }, index) => at - (ready[index - 1]?.at ?? since) > gapMs);
  return end === -1 ? ready : ready.slice(0, end);
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
function startsMs(ready: readonly Readiness[]): number {
  return ready.reduce((sum, { at, createdAt }) => sum + at - createdAt, 0);
}

function readyTime({ podName, pod }: Slot, { pods }: RolloutFacts): number {
  return Date.parse(pods[podName]?.readyChangedAt ?? pod?.createdAt ?? "");
}
