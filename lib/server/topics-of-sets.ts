import type { Topic } from "../protocol/topic.ts";

/** Which topics in view are about which set, besides its board. */
export class TopicsOfSets {
  #bySet: ReadonlyMap<string, readonly string[]> = new Map();

  /** Replaces what is in view. */
  look(topics: ReadonlyMap<string, Topic>): void {
    const bySet = new Map<string, string[]>();
    for (const topic of topics.values()) {
      if (!("name" in topic) || topic.kind === "set") continue;
      const key = `${topic.namespace}/${topic.name}`;
      bySet.set(key, [...(bySet.get(key) ?? []), topic.key]);
    }
    this.#bySet = bySet;
  }

  /** Keys of the topics about the set `namespace/name`. */
  of(setKey: string): readonly string[] {
    return this.#bySet.get(setKey) ?? [];
  }
}
