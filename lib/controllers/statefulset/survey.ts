import type { Action } from "../action.ts";
import { adopt } from "../adopt.ts";
import { selectorMatches } from "../label-selector.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { ordinalOf } from "./identity.ts";
import { factsOf, type PodFacts } from "./pod-facts.ts";
import { condemnedOf, type Slots, slotsOf } from "./slots.ts";

/** The pods of a set, in their slots. */
export interface Survey extends Slots {
  /** Every pod of the set, in and out of range. */
  pods: readonly PodFacts[];
  /** Adoptions and the like. */
  actions: readonly Action[];
}

/** So many pods may have changed from one sync to the next for what is known of the others to be kept. */
const changedMax = 64;

/**
 * What a caller who syncs one and the same set again and again keeps between its syncs: of pods that are the very same objects nothing is found out twice, so that a sync of a thousand pods, one of which has
 * changed, costs little. As large as the set. Nothing that is decided depends on it.
 */
export class SyncMemo {
  #set: WireStatefulSet | undefined;
  #seen: WirePod[] = [];
  #pods: PodFacts[] = [];
  #slots: Slots = { inRange: [], condemned: [] };

  /** Which pods of the namespace are the set's, in their slots. */
  survey(set: WireStatefulSet, pods: readonly WirePod[]): Survey {
    if (!this.#follow(set, pods)) return this.#begin(set, pods);
    return { pods: this.#pods, actions: [], ...this.#slots };
  }

  #begin(set: WireStatefulSet, pods: readonly WirePod[]): Survey {
    const { owned, actions } = membersOf(set, pods);
    const facts = owned.map((pod) => factsOf(set, pod));
    const slots = slotsOf(set, facts);
    // Only where all pods are the set's, and stay so without a write, is there nothing else to look at next time.
    const isPlain = actions.length === 0 && owned.length === pods.length;
    this.#set = isPlain ? set : undefined;
    this.#seen = isPlain ? [...pods] : [];
    this.#pods = facts;
    this.#slots = slots;
    return { pods: facts, actions, ...slots };
  }

  /** Answers whether what is known could be brought up to date. */
  #follow(set: WireStatefulSet, pods: readonly WirePod[]): boolean {
    const seen = this.#seen;
    if (!this.#set || this.#set.spec !== set.spec || this.#set.metadata.uid !== set.metadata.uid || isLeaving(set)) return false;
    const shorter = Math.min(seen.length, pods.length);
    let [same, after] = [0, 0];
    while (same < shorter && seen[same] === pods[same]) same++;
    while (after < shorter - same && seen[seen.length - 1 - after] === pods[pods.length - 1 - after]) after++;
    const gone = seen.length - same - after;
    const changed = pods.slice(same, pods.length - after);
    if (gone + changed.length > changedMax) return false;
    const { owned, actions } = membersOf(set, changed);
    if (actions.length > 0 || owned.length < changed.length) return false;
    const facts = changed.map((pod) => factsOf(set, pod));
    seen.splice(same, gone, ...changed);
    this.#place(set, this.#pods.splice(same, gone, ...facts), facts);
    return true;
  }

  #place(set: WireStatefulSet, gone: readonly PodFacts[], come: readonly PodFacts[]): void {
    const { inRange, condemned } = this.#slots;
    const start = set.spec.ordinals?.start ?? 0;
    const isOutside = ({ ordinal }: PodFacts) => inRange[ordinal - start] === undefined;
    for (const { ordinal } of gone) if (inRange[ordinal - start]) inRange[ordinal - start] = { ordinal };
    for (const facts of come) if (!isOutside(facts)) inRange[facts.ordinal - start] = { ordinal: facts.ordinal, facts };
    if (condemned.length > 0 || come.some(isOutside)) this.#slots = { inRange, condemned: condemnedOf(set, this.#pods) };
  }
}

function membersOf(set: WireStatefulSet, pods: readonly WirePod[]) {
  const isSelected = ({ metadata }: WirePod) => selectorMatches(set.spec.selector, metadata.labels);
  return adopt(set, "pods", pods, (pod) => isSelected(pod) && ordinalOf(set, pod.metadata.name) !== undefined);
}

function isLeaving({ metadata }: WireStatefulSet): boolean {
  return metadata.deletionTimestamp !== undefined;
}
