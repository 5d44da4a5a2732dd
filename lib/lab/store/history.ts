import type { Change } from "./change.ts";

/** The last changes, in order, at most `max` of them; what is older is forgotten, and watchers that ask for it must list anew. */
export class History {
  readonly #max: number;
  #changes: Change[] = [];
  #forgottenThrough: number;

  constructor(max: number, startVersion: number) {
    this.#max = max;
    this.#forgottenThrough = startVersion;
  }

  add(change: Change): void {
    this.#changes.push(change);
    // Cut in halves, so that a full history does not move all of itself on every write.
    if (this.#changes.length > this.#max) this.forget(Math.ceil(this.#max / 2));
  }

  /** Changes after `version`, or undefined when some of them are forgotten. */
  since(version: number): Change[] | undefined {
    if (version < this.#forgottenThrough) return undefined;
    // Versions rise by one from change to change, so the place of the first one wanted can be reckoned.
    const first = this.#changes[0]?.version ?? version;
    return this.#changes.slice(Math.max(0, version + 1 - first));
  }

  /** Keeps only the newest `keep` changes. */
  forget(keep = 0): void {
    const dropped = this.#changes.splice(0, Math.max(0, this.#changes.length - keep));
    this.#forgottenThrough = dropped.at(-1)?.version ?? this.#forgottenThrough;
  }

  /** Forgets everything, and begins at a version. */
  startAt(version: number): void {
    this.#changes = [];
    this.#forgottenThrough = version;
  }

  /** The oldest version from which a watch can still start. */
  get oldest(): number {
    return this.#forgottenThrough;
  }
}
