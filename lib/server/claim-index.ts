import type { CacheChange } from "../cluster/cluster.ts";
import { parseOrdinal } from "../statefulset/ordinal.ts";

/**
 * Which ordinals have a claim of a given stem (`<template>-<set>`), per namespace: how claims are found whose pod is gone. Fed with every
 * change of the cache; as large as the cache's claims, never larger.
 */
export class ClaimIndex {
  readonly #ordinals = new Map<string, Set<number>>();

  observe(change: CacheChange): void {
    if (change.type === "status" || change.kind !== "persistentvolumeclaims") return;
    const { namespace, name } = change.object;
    const parsed = parseOrdinal(name);
    if (!parsed) return;
    const key = `${namespace}/${parsed.parent}`;
    if (change.type === "deleted") {
      const ordinals = this.#ordinals.get(key);
      ordinals?.delete(parsed.ordinal);
      if (ordinals?.size === 0) this.#ordinals.delete(key);
      return;
    }
    const ordinals = this.#ordinals.get(key) ?? new Set();
    ordinals.add(parsed.ordinal);
    this.#ordinals.set(key, ordinals);
  }

  *ordinalsOf(namespace: string, setName: string, templates: readonly { name: string }[]): Iterable<number> {
    for (const { name } of templates) yield* this.#ordinals.get(`${namespace}/${name}-${setName}`) ?? [];
  }
}
