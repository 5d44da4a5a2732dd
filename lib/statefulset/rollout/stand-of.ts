import type { SetView } from "../board/board.ts";
import type { Place, PlacePod } from "./place.ts";
import { maxUnavailableOf, type Release, releaseOf } from "./release-of.ts";
import type { MoveRule, StandRule } from "./rule.ts";

/** What the controller does next to a set's pods, or by which rule it does nothing, and because of which ordinal. */
export type Stand =
  | { kind: "moves"; rule: MoveRule; ordinal: number; does: "create" | "delete" }
  | { kind: "stands"; rule: StandRule; ordinal?: number };

interface Scene {
  set: SetView;
  inRange: readonly Place[];
  /** The highest ordinal first. */
  condemned: readonly Place[];
  isOrdered: boolean;
  release: Release;
}

/**
 * Goes through what is known of a set as the controller does (stateful_set_control.go, from processReplica to the rolling update), and answers the first thing that it would do, or else
 * what it waits for. `version`: the API server's, where it is known.
 */
export function standOf(set: SetView, places: readonly Place[], version = ""): Stand {
  if (set.deletedAt !== undefined) return stands("set-deleted");
  if (set.observedGeneration < set.generation) return stands("not-observed");
  const scene: Scene = {
    set,
    inRange: places.filter((place) => place.isInRange),
    condemned: places.filter((place) => !place.isInRange).toReversed(),
    isOrdered: set.podManagementPolicy !== "Parallel",
    release: releaseOf(set, version),
  };
  const found = [...clearOut(scene, places)];
  if (found.length === 0) found.push(...fill(scene));
  if (!scene.isOrdered || found.length === 0) found.push(...removeCondemned(scene));
  const rolled = !scene.isOrdered || found.length === 0 ? rollOut(scene) : [];
  const all = [...found, ...rolled];
  // In parallel several things are waited for at once: what holds the update up tells more than a pod that merely is not ready.
  return all.find(({ kind }) => kind === "moves") ?? rolled.find(isByItself) ?? found.find(holdsUp) ?? all[0] ?? rest(scene);
}

function stands(rule: StandRule, place?: Place): Stand {
  return { kind: "stands", rule, ...(place && { ordinal: place.ordinal }) };
}

function moves(does: "create" | "delete", rule: MoveRule, { ordinal }: Place): Stand {
  return { kind: "moves", does, rule, ordinal };
}

const heldBy: ReadonlySet<string> = new Set(["condemned-ready", "claim-gone"]);

/** Not left to a person. */
function isByItself({ rule }: Stand): boolean {
  return rule !== "partition" && rule !== "on-delete";
}

function holdsUp({ rule }: Stand): boolean {
  return heldBy.has(rule);
}

/** Strategy Recreate: all of other revisions go, and nothing comes before they are gone. */
function* clearOut({ set }: Scene, places: readonly Place[]): Generator<Stand> {
  if (set.strategy !== "Recreate") return;
  for (const place of places) {
    if (!place.pod || !isOutdated(set, place.pod)) continue;
    yield place.pod.isEnding ? stands("gone", place) : moves("delete", "clear-out", place);
  }
}

/** Phase A: in order nothing goes on past the first place that is not as it should be. */
function fill({ inRange, isOrdered }: Scene): Stand[] {
  const found = inRange.flatMap((place) => fillPlace(place, isOrdered) ?? []);
  return isOrdered ? found.slice(0, 1) : found;
}

function fillPlace(place: Place, isOrdered: boolean): Stand | undefined {
  const { pod } = place;
  if (!pod && place.leavingClaim !== undefined) return stands("claim-gone", place);
  if (!pod) return moves("create", isOrdered ? "create-in-order" : "create-in-parallel", place);
  if (pod.isEnding) return stands("gone", place);
  if (pod.isOver) return moves("delete", "replace-finished", place);
  if (!pod.isReady) return stands("ready", place);
  return pod.isAvailable ? undefined : stands("available", place);
}

/** Phase C: the highest first; in order only healthy ones, but for the first unhealthy pod of all. */
function removeCondemned({ inRange, condemned, isOrdered }: Scene): Stand[] {
  const isBad = ({ pod }: Place) => pod !== undefined && (pod.isEnding || !pod.isAvailable);
  const firstBad = inRange.find(isBad) ?? condemned.findLast(isBad);
  const found = condemned.map((place) => {
    if (place.pod?.isEnding) return stands("gone", place);
    if (isOrdered && place !== firstBad && !place.pod?.isAvailable) return stands("condemned-ready", place);
    return moves("delete", "delete-condemned", place);
  });
  return isOrdered ? found.slice(0, 1) : found;
}

/** Phase D, and what it leaves to a person. */
function rollOut(scene: Scene): Stand[] {
  const { set, inRange, release } = scene;
  const boundary = set.strategy === "OnDelete" ? inRange.length : (set.partition ?? 0);
  const reached = inRange.slice(boundary).toReversed();
  const found = release.hasBudget && set.strategy !== "OnDelete" ? withinBudget(scene, reached) : oneByOne(scene, reached);
  if (found.length > 0) return found;
  const held = inRange.slice(0, boundary).filter(({ pod }) => pod !== undefined && isOutdated(set, pod));
  return held.slice(0, 1).map((place) => stands(set.strategy === "OnDelete" ? "on-delete" : "partition", place));
}

/** From the top down: everything above the next outdated pod has to be available. */
function oneByOne(scene: Scene, reached: readonly Place[]): Stand[] {
  for (const place of reached) {
    const { pod } = place;
    if (!pod) return [];
    if (isOutdated(scene.set, pod) && !pod.isEnding) return pod.isOver ? [] : [moves("delete", "delete-outdated", place)];
    if (isUnavailable(scene, pod)) return [stands(pod.isEnding ? "gone" : pod.isReady ? "available" : "ready", place)];
  }
  return [];
}

/** maxUnavailable counts over all places, those below the partition too. */
function withinBudget(scene: Scene, reached: readonly Place[]): Stand[] {
  const { set, inRange, isOrdered, release } = scene;
  const isAway = ({ pod }: Place) => !pod || isUnavailable(scene, pod);
  const outdated = reached.filter(({ pod }) => pod && isOutdated(set, pod) && !pod.isEnding && !pod.isOver);
  const free = release.brokenPodsAreFree && !isOrdered ? outdated.find(isAway) : undefined;
  if (free) return [moves("delete", "delete-broken-free", free)];
  const budget = maxUnavailableOf(set) - inRange.filter(isAway).length;
  const [next] = outdated;
  if (!next) return [];
  if (budget > 0) return [moves("delete", "delete-within-budget", next)];
  // One that is outdated itself tells more: it can be deleted.
  const away = inRange.filter(({ pod }) => pod && isUnavailable(scene, pod));
  return [...away.filter((place) => outdated.includes(place)), ...away].map((place) => stands("max-unavailable", place));
}

function isOutdated({ updateRevision }: SetView, { revision }: PlacePod): boolean {
  return updateRevision !== undefined && revision !== updateRevision;
}

function isUnavailable({ release }: Scene, pod: PlacePod): boolean {
  if (pod.isEnding) return true;
  return release.awaitsAvailable ? !pod.isAvailable : !pod.isReady;
}

function rest({ set }: Scene): Stand {
  return stands(set.replicas === 0 ? "scaled-to-zero" : "nothing-to-do");
}
