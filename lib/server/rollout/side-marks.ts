import type { CacheChange, WatchCache } from "../../cluster/cluster.ts";
import type { Claim } from "../../statefulset/objects/claim.ts";
import type { ControllerRevision } from "../../statefulset/objects/controller-revision.ts";
import type { EndpointSlice } from "../../statefulset/objects/endpoint-slice.ts";
import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import { controllerOf } from "../../statefulset/objects/meta.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import { claimGoneMark, claimMarks } from "../../timeline/recording/claim-marks.ts";
import { eventMarks } from "../../timeline/recording/event-mark.ts";
import { nameChanges } from "../../timeline/recording/name-changes.ts";
import { revisionMark } from "../../timeline/recording/revision-mark.ts";
import type { Mark } from "../../timeline/timeline.ts";

type Put = (set: StatefulSet, key: string, mark: Mark) => void;

/**
 * What the objects round a set's pods are worth in marks: its claims, its names, its revisions and what Events tell. Until sets are known nobody can say
 * whose they are, so what was there before is gone through once they are.
 */
export class SideMarks {
  readonly #cache: WatchCache;
  readonly #put: Put;
  #isReady = false;
  #names = 0;

  constructor(cache: WatchCache, put: Put) {
    this.#cache = cache;
    this.#put = put;
  }

  /** Hears that the state of a watch has changed: once sets are known, what is there of the rest is taken in. */
  hearStatus(now: number): void {
    if (this.#isReady || this.#cache.status("statefulsets").phase !== "live") return;
    this.#isReady = true;
    for (const claim of this.#cache.all("persistentvolumeclaims")) this.#observeClaim("added", claim, undefined, now);
    for (const revision of this.#cache.all("controllerrevisions")) this.#observeRevision(revision, now);
    for (const event of this.#cache.all("events")) this.#observeEvent(event, now);
  }

  /** Takes in one change; those of pods and sets are told elsewhere. */
  observe(change: Exclude<CacheChange, { type: "status" }>, now: number): void {
    if (!this.#isReady) return;
    const previous = change.type === "modified" ? change.previous : undefined;
    switch (change.kind) {
      case "persistentvolumeclaims":
        this.#observeClaim(change.type, change.object, previous as Claim | undefined, now);
        break;
      case "endpointslices":
        this.#observeSlice(change.type, change.object, previous as EndpointSlice | undefined, now);
        break;
      case "events":
        if (change.type !== "deleted") this.#observeEvent(change.object, now);
        break;
      case "controllerrevisions":
        if (change.type === "added") this.#observeRevision(change.object, now);
        break;
      case "pods":
      case "statefulsets":
      case "services":
      case "persistentvolumes":
      case "storageclasses":
      case "nodes":
        break;
    }
  }

  #observeClaim(type: string, claim: Claim, previous: Claim | undefined, now: number): void {
    const set = this.#setOfClaim(claim.namespace, claim.name);
    if (!set) return;
    if (type === "deleted") this.#put(set, `${claim.uid}:gone`, claimGoneMark(claim, now));
    else for (const [key, mark] of claimMarks(claim, previous, now)) this.#put(set, key, mark);
  }

  #observeSlice(type: string, slice: EndpointSlice, previous: EndpointSlice | undefined, now: number): void {
    // What the first list brings had its names before.
    if (type === "added" && this.#cache.status("endpointslices").phase !== "live") return;
    const all = [...this.#cache.inNamespace("endpointslices", slice.namespace)];
    const others = all.filter(({ serviceName, uid }) => serviceName === slice.serviceName && uid !== slice.uid);
    const isGone = type === "deleted";
    const { appeared, gone } = nameChanges(isGone ? slice : previous, isGone ? undefined : slice, others);
    for (const name of appeared) this.#markName(slice, name, "name-appeared", now);
    for (const name of gone) this.#markName(slice, name, "name-gone", now);
  }

  #markName({ namespace, serviceName }: EndpointSlice, hostname: string, kind: "name-appeared" | "name-gone", now: number): void {
    const parsed = parseOrdinal(hostname);
    const set = parsed && this.#cache.find("statefulsets", namespace, parsed.parent);
    if (!parsed || set?.serviceName !== serviceName) return;
    const text = kind === "name-appeared" ? "its name is declared in DNS" : "its name is no longer declared in DNS";
    this.#put(set, `name:${this.#names++}`, { at: now, kind, by: "controller", ordinal: parsed.ordinal, text });
  }

  #observeEvent(event: ClusterEvent, now: number): void {
    const set = this.#setOfEvent(event);
    if (set) for (const [key, mark] of eventMarks(event, now)) this.#put(set, key, mark);
  }

  #observeRevision(revision: ControllerRevision, now: number): void {
    const owner = controllerOf(revision);
    const set = owner?.kind === "StatefulSet" ? this.#cache.find("statefulsets", revision.namespace, owner.name) : undefined;
    const mark = revisionMark(revision, now);
    if (set && set.uid === owner?.uid && mark) this.#put(set, revision.uid, mark);
  }

  #setOfEvent({ about }: ClusterEvent): StatefulSet | undefined {
    if (about.kind === "StatefulSet") return this.#cache.find("statefulsets", about.namespace, about.name);
    if (about.kind === "PersistentVolumeClaim") return this.#setOfClaim(about.namespace, about.name);
    const parent = about.kind === "Pod" ? parseOrdinal(about.name)?.parent : undefined;
    return parent === undefined ? undefined : this.#cache.find("statefulsets", about.namespace, parent);
  }

  /** By name, as the controller finds them: `<template>-<set>-<n>`. */
  #setOfClaim(namespace: string, claim: string): StatefulSet | undefined {
    const parent = parseOrdinal(claim)?.parent;
    if (parent === undefined) return undefined;
    for (let at = parent.indexOf("-"); at !== -1; at = parent.indexOf("-", at + 1)) {
      const set = this.#cache.find("statefulsets", namespace, parent.slice(at + 1));
      if (set?.claimTemplates.some(({ name }) => name === parent.slice(0, at))) return set;
    }
    return undefined;
  }
}
