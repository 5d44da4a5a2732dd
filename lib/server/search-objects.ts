import type { WatchCache } from "../cluster/cluster.ts";
import { hitsMax, type SearchHit, type SearchResponse, searchKinds } from "../protocol/search-response.ts";
import type { Kind, ObjectOfKind } from "../statefulset/objects/kinds.ts";
import { controllerOf } from "../statefulset/objects/meta.ts";
import type { Service } from "../statefulset/objects/service.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../statefulset/ordinal.ts";
import { bestMatches } from "../statefulset/search/best-matches.ts";
import { searchWords } from "../statefulset/search/match-name.ts";
import { isSelected } from "../statefulset/selector.ts";

/** Of so many Services it is found out whose pods they select, which takes a look at every set of their namespace. */
const servicesMax = 64;

/**
 * Sets by name, and what belongs to them: pods, claims, Services. From the cache alone, so nothing is fetched, and what may not be listed is
 * not there. What belongs to no set has no page and is not answered.
 */
export function searchObjects(cache: WatchCache, text: string): SearchResponse {
  const words = searchWords(text);
  const sets = bestMatches(cache.all("statefulsets"), words, hitsMax);
  const hits: SearchHit[] = sets.map(({ namespace, name }) => ({ kind: "statefulsets", namespace, name, set: name }));
  // Without a word all pods are equally good, and none of them is meant.
  if (words.length > 0) hits.push(...pods(cache, words), ...claims(cache, words), ...services(cache, words));
  return { hits, dark: searchKinds.filter((kind) => isDark(cache, kind)) };
}

function isDark(cache: WatchCache, kind: Kind): boolean {
  const { phase, forbiddenIn = [] } = cache.status(kind);
  return phase === "forbidden" || forbiddenIn.length > 0;
}

function pods(cache: WatchCache, words: readonly string[]): SearchHit[] {
  const found = bestMatches(ownedPods(cache), words, hitsMax);
  return found.flatMap((pod) => {
    const owner = controllerOf(pod);
    const ordinal = parseOrdinal(pod.name)?.ordinal;
    if (!owner || ordinal === undefined) return [];
    return { kind: "pods", namespace: pod.namespace, name: pod.name, set: owner.name, ordinal };
  });
}

function* ownedPods(cache: WatchCache): Iterable<ObjectOfKind["pods"]> {
  for (const pod of cache.all("pods")) if (controllerOf(pod)?.kind === "StatefulSet") yield pod;
}

/** Claims know their set by their name alone: `<template>-<set>-<ordinal>`. */
function claims(cache: WatchCache, words: readonly string[]): SearchHit[] {
  const setOfStem = new Map<string, string>();
  for (const { namespace, name, claimTemplates } of cache.all("statefulsets")) {
    for (const template of claimTemplates) setOfStem.set(`${namespace}/${template.name}-${name}`, name);
  }
  function* owned() {
    for (const claim of cache.all("persistentvolumeclaims")) {
      const parsed = parseOrdinal(claim.name);
      const set = parsed && setOfStem.get(`${claim.namespace}/${parsed.parent}`);
      if (parsed && set !== undefined) yield { namespace: claim.namespace, name: claim.name, set, ordinal: parsed.ordinal };
    }
  }
  return bestMatches(owned(), words, hitsMax).map((claim) => ({ kind: "persistentvolumeclaims", ...claim }));
}

function services(cache: WatchCache, words: readonly string[]): SearchHit[] {
  const hits: SearchHit[] = [];
  for (const service of bestMatches(cache.all("services"), words, servicesMax)) {
    const { namespace, name } = service;
    const set = [...cache.inNamespace("statefulsets", namespace)].find((one) => leadsTo(service, one));
    if (set) hits.push({ kind: "services", namespace, name, set: set.name });
    if (hits.length === hitsMax) break;
  }
  return hits;
}

function leadsTo({ name, selector }: Service, { serviceName, templateLabels }: StatefulSet): boolean {
  return serviceName === name || isSelected(templateLabels, selector);
}
