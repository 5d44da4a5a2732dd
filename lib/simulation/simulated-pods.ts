import type { WirePod } from "../controllers/objects/pod.ts";
import type { Life } from "./life.ts";

/** The pods of a forecast by ordinal (or row), ascending, each place with one at most. */
export class SimulatedPods {
  readonly #lives: Life[] = [];
  readonly #pods: WirePod[] = [];

  /** As the controllers see them; the very list, which changes. */
  get list(): readonly WirePod[] {
    return this.#pods;
  }

  get lives(): readonly Life[] {
    return this.#lives;
  }

  at(ordinal: number): Life | undefined {
    const life = this.#lives[this.#placeOf(ordinal)];
    return life?.ordinal === ordinal ? life : undefined;
  }

  find(name: string): Life | undefined {
    return this.#lives.find((life) => life.name === name);
  }

  add(life: Life): void {
    const place = this.#placeOf(life.ordinal);
    if (this.#lives[place]?.ordinal === life.ordinal) throw new Error(`There are two pods for place ${life.ordinal}`);
    this.#lives.splice(place, 0, life);
    this.#pods.splice(place, 0, life.pod);
  }

  /** The pod's object is another from now on. */
  write(life: Life, pod: WirePod): void {
    life.pod = pod;
    const place = this.#placeOf(life.ordinal);
    if (this.#lives[place] === life) this.#pods[place] = pod;
  }

  remove(life: Life): void {
    const place = this.#placeOf(life.ordinal);
    if (this.#lives[place] !== life) return;
    this.#lives.splice(place, 1);
    this.#pods.splice(place, 1);
  }

  /** The lowest place without a pod. */
  firstFree(): number {
    const free = this.#lives.findIndex((life, place) => life.ordinal !== place);
    return free < 0 ? this.#lives.length : free;
  }

  #placeOf(ordinal: number): number {
    let [low, high] = [0, this.#lives.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lives[middle]?.ordinal ?? 0) < ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
