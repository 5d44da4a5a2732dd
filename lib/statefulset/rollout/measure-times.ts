import type { Container, Pod } from "../objects/pod.ts";

/** How long one life of a pod took for its parts, ms; what is not known is absent. */
export interface LifeTimes {
  startMs?: number;
  readyMs?: number;
  stopMs?: number;
}

/** The middle of what was measured, and half the way from the shortest to the longest. */
export interface Measured {
  ms: number;
  spreadMs: number;
  of: number;
}

/** What a set's pods take, as far as it could be measured. */
export interface MeasuredTimes {
  /** `watched`: seen as it happened; `timestamps`: from the pods' own, which are in whole seconds. Absent: no start is known. */
  how?: "watched" | "timestamps";
  start?: Measured;
  ready?: Measured;
  stop?: Measured;
}

/** So many watched starts are enough, however many pods there are. */
const watchedEnough = 3;
/** Whoever became ready later than this after its start has been ready before: the condition tells of its last change alone. */
const readyMsMax = 15 * 60_000;
/** And who took so much longer than the middle of all, by a margin. */
const flapFactor = 4;
const flapMarginMs = 10_000;

/**
 * What pods of a set take to start, to become ready and to stop: from lives that were watched, or, where too few were, from the timestamps of the pods as they are. A pod that was
 * restarted, or whose readiness changed long after its start, tells nothing of a start.
 */
export function measureTimes(pods: readonly Pod[], watched: readonly LifeTimes[]): MeasuredTimes {
  const stops = watched.flatMap(({ stopMs }) => stopMs ?? []);
  const seen = watched.filter(isStart);
  const told = withoutFlaps(pods.flatMap(startOf));
  const isSeen = seen.length > 0 && seen.length >= Math.min(watchedEnough, told.length);
  const starts = isSeen ? seen : told;
  return {
    ...(starts.length > 0 && {
      how: isSeen ? "watched" : "timestamps",
      start: middleOf(starts.map(({ startMs }) => startMs)),
      ready: middleOf(starts.map(({ readyMs }) => readyMs)),
    }),
    ...(stops.length > 0 && { stop: middleOf(stops) }),
  };
}

interface Start {
  startMs: number;
  readyMs: number;
}

function isStart(life: LifeTimes): life is LifeTimes & Start {
  return life.startMs !== undefined && life.readyMs !== undefined;
}

function startOf(pod: Pod): Start[] {
  const apps = pod.containers.filter(({ role }) => role === "app");
  const ready = pod.conditions.find(({ type }) => type === "Ready");
  if (pod.deletedAt !== undefined || ready?.status !== "True" || apps.length === 0) return [];
  if (pod.containers.some(({ role, restarts }) => role !== "init" && restarts > 0)) return [];
  const startedAt = Math.max(...apps.map(runningSince));
  const startMs = startedAt - Date.parse(pod.createdAt);
  const readyMs = Date.parse(ready.changedAt ?? "") - startedAt;
  // Written by different clocks, a moment may seem to come before the one that it follows.
  return Number.isFinite(startMs + readyMs) ? [{ startMs: Math.max(0, startMs), readyMs: Math.max(0, readyMs) }] : [];
}

function runningSince({ state }: Container): number {
  return state?.kind === "running" ? Date.parse(state.at ?? "") : Number.NaN;
}

function withoutFlaps(starts: readonly Start[]): Start[] {
  const plausible = starts.filter(({ readyMs }) => readyMs <= readyMsMax);
  const middle = middleOf(plausible.map(({ readyMs }) => readyMs)).ms;
  return plausible.filter(({ readyMs }) => readyMs <= middle * flapFactor + flapMarginMs);
}

function middleOf(all: readonly number[]): Measured {
  const sorted = all.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  return { ms: Math.round((low + high) / 2), spreadMs: Math.round(range / 2), of: sorted.length };
}
