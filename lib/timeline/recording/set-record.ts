import type { Mark } from "../timeline.ts";
import type { RolloutRecord, SpecStep, Unwatched } from "./rollout-record.ts";
import type { PlaceTrack, Recorded, Transition } from "./transition.ts";

/** Ends the key of the mark of something's last time. */
export const lastSuffix = ":last";

/** What is kept of one set; the oldest goes first. How each place stood at the beginning is kept besides. */
export const transitionsMax = 2_500;
export const marksMax = 1_000;
export const specsMax = 200;

/**
 * The record of one set: bounded, written to as things are seen. Of each place the last transition that had to go stays as how the place stood when
 * the record begins.
 */
export class SetRecord {
  readonly #tracks = new Map<number, PlaceTrack>();
  readonly #open = new Map<number, Transition>();
  /** By ordinal: how it stood when the record begins, and under which number. */
  readonly #floors = new Map<number, { number: number; transition: Transition }>();
  readonly #marks = new Map<string, Mark>();
  readonly #specs = new Map<number, SpecStep>();
  #asked: SpecStep | undefined;
  #number = 0;
  #beginsAt: number | undefined;

  /** What is written down, but for how places stood at the beginning: what a bound over several sets counts. */
  get size(): number {
    return this.#open.size + this.#marks.size;
  }

  /** When the oldest was that could be dropped. */
  get oldestAt(): number {
    return this.#open.values().next().value?.at ?? Number.POSITIVE_INFINITY;
  }

  get transitions(): Iterable<Transition> {
    return this.#open.values();
  }

  trackOf(ordinal: number): PlaceTrack | undefined {
    return this.#tracks.get(ordinal);
  }

  /** Writes down what a look at a place has brought. */
  write(ordinal: number, { track, transitions }: Recorded): void {
    this.#tracks.set(ordinal, track);
    for (const transition of transitions) this.#open.set(this.#number++, transition);
    while (this.#open.size > transitionsMax) this.dropOldest();
  }

  /** Notes what is asked of the set, where that has changed. */
  note(step: SpecStep): void {
    if (this.#asked && isSameStep(this.#asked, step)) return;
    this.#asked = step;
    this.#specs.set(this.#number++, step);
    dropFirst(this.#specs, specsMax);
  }

  /** Puts a mark under a key of its own. What stands there stays, for it was written when it happened; but of what goes on and on the last time is replaced. */
  mark(key: string, mark: Mark): void {
    if (this.#marks.has(key) && !key.endsWith(lastSuffix)) return;
    this.#marks.set(key, mark);
    dropFirst(this.#marks, marksMax);
  }

  /** Makes room: the oldest transition becomes how its place stood at the beginning; where there is none, the oldest mark goes. */
  dropOldest(): void {
    const [oldest] = this.#open;
    if (!oldest) {
      dropFirst(this.#marks, this.#marks.size - 1);
      return;
    }
    const [number, transition] = oldest;
    this.#open.delete(number);
    this.#floors.set(transition.ordinal, { number, transition });
    this.#beginsAt = Math.max(this.#beginsAt ?? 0, transition.at);
  }

  /** As the stream sends it. Transitions and marks are the very same objects from one answer to the next. */
  toRecord(setName: string, watchedFrom: number, unwatched: ReadonlyMap<number, Unwatched>): RolloutRecord {
    const transitions: Record<string, Transition> = {};
    for (const { number, transition } of this.#floors.values()) transitions[number] = transition;
    for (const [number, transition] of this.#open) transitions[number] = transition;
    return {
      setName,
      watchedFrom,
      ...(this.#beginsAt === undefined ? {} : { beginsAt: this.#beginsAt }),
      transitions,
      specs: Object.fromEntries(this.#specs),
      marks: Object.fromEntries(this.#marks),
      unwatched: Object.fromEntries(unwatched),
    };
  }
}

function dropFirst<K>(map: Map<K, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}

function isSameStep({ at: _a, ...a }: SpecStep, { at: _b, ...b }: SpecStep): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
