import type { LifeStory } from "../statefulset/board/board-input.ts";
import { controllerOf } from "../statefulset/objects/meta.ts";
import type { Pod } from "../statefulset/objects/pod.ts";

/** Earlier uids that are kept of one name, and names that are kept at all; the longest untouched go first. */
const earlierMax = 20;
const namesMax = 20_000;

interface Lives {
  uid: string;
  count: number;
  earlier: string[];
  /** Volume by claim name, of the present life and of the one before. */
  volumes: Record<string, string>;
  earlierVolumes: Record<string, string>;
  /** As it was told last; the same object until something of it changes. */
  story: LifeStory;
}

const noStory: LifeStory = { lives: 0, earlier: [], earlierVolumes: {} };
const firstLife: LifeStory = { lives: 1, earlier: [], earlierVolumes: {} };

/**
 * Counts the lives of every name of a StatefulSet's pods: a recreated pod is its name's next life. Fed with every change of the cache, so
 * that a pod recreated twice between two ticks counts twice. In memory, since the explorer started; lost with it, and so said.
 */
export class LifeRecorder {
  readonly #lives = new Map<string, Lives>();

  /** A pod was seen: new, changed or about to go. `volumeOf` answers the volume that a claim is bound to. */
  see(pod: Pod, volumeOf: (claim: string) => string | undefined): void {
    const owner = controllerOf(pod);
    if (owner?.kind !== "StatefulSet") return;
    const key = `${owner.uid}/${pod.name}`;
    let lives = this.#lives.get(key);
    if (!lives) {
      lives = { uid: pod.uid, count: 1, earlier: [], volumes: {}, earlierVolumes: {}, story: firstLife };
    } else if (lives.uid !== pod.uid) {
      if (lives.earlier.includes(pod.uid)) return;
      lives.earlier = [lives.uid, ...lives.earlier].slice(0, earlierMax);
      lives.earlierVolumes = lives.volumes;
      lives.volumes = {};
      lives.uid = pod.uid;
      lives.count++;
      lives.story = { lives: lives.count, earlier: lives.earlier, earlierVolumes: lives.earlierVolumes };
    }
    for (const { claim } of pod.claims) {
      const volume = volumeOf(claim);
      if (volume !== undefined) lives.volumes[claim] = volume;
    }
    this.#lives.delete(key);
    this.#lives.set(key, lives);
    if (this.#lives.size > namesMax) {
      const oldest = this.#lives.keys().next().value;
      if (oldest !== undefined) this.#lives.delete(oldest);
    }
  }

  story(setUid: string, podName: string): LifeStory {
    return this.#lives.get(`${setUid}/${podName}`)?.story ?? noStory;
  }
}
