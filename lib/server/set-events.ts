import type { WatchCache } from "../cluster/cluster.ts";
import { type SetEvent, type SetEvents, setEventsMax } from "../protocol/set-event.ts";
import type { ClusterEvent } from "../statefulset/objects/event.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../statefulset/ordinal.ts";

/** Events about the set, its pods and its claims, merged; the newest `setEventsMax`. */
export function setEvents(cache: WatchCache, set: StatefulSet): SetEvents {
  const about: ClusterEvent[] = [];
  for (const event of cache.inNamespace("events", set.namespace)) if (isAbout(event.about, set)) about.push(event);
  about.sort((a, b) => compare(b.lastAt, a.lastAt) || orderOf(b.resourceVersion) - orderOf(a.resourceVersion) || compare(a.uid, b.uid));
  const kept = about.slice(0, setEventsMax);
  return { events: Object.fromEntries(kept.map((event) => [event.uid, toSetEvent(event)])), cut: about.length > kept.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * By name, not by uid: what happened to a name's earlier lives is part of the story. The set itself, `<set>-<n>` of kind Pod, and
 * `<template>-<set>-<n>` of kind PersistentVolumeClaim.
 */
export function isAbout({ kind, name }: { kind: string; name: string }, set: Pick<StatefulSet, "name" | "claimTemplates">): boolean {
  if (kind === "StatefulSet") return name === set.name;
  const parent = parseOrdinal(name)?.parent;
  if (kind === "Pod") return parent === set.name;
  return kind === "PersistentVolumeClaim" && set.claimTemplates.some((template) => parent === `${template.name}-${set.name}`);
}

function toSetEvent({ type, reason, message, count, firstAt, lastAt, source, about, resourceVersion }: ClusterEvent): SetEvent {
  return {
    type,
    reason,
    message,
    count,
    firstAt,
    lastAt,
    source,
    order: orderOf(resourceVersion),
    about: { kind: about.kind, name: about.name },
  };
}

/** Only to break a tie: resource versions are numbers that rise, on every server seen; one that is no number says nothing. */
function orderOf(resourceVersion: string): number {
  return /^\d{1,15}$/.test(resourceVersion) ? Number(resourceVersion) : 0;
}
