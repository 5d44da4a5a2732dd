/** What a source says: a line with its time, or something without one, which stays where it is between its own lines. */
export interface Entry<T> {
  /** As `lineTime` tells; undefined: at once, when its turn comes. */
  time: number | undefined;
  value: T;
}

interface Source<T> {
  entries: (Entry<T> & { cameAt: number })[];
  /** Where the next one stands: shifting a long array with each line would cost more than the merge. */
  from: number;
}

/** Taken entries that a source keeps before its array is cut. */
const takenMax = 1_024;

/**
 * Interleaves several logs by their times. Each log keeps its own order, always. A line goes out as soon as every other log that is open has an
 * entry waiting that is not older; or when it has waited for `windowMs`, for a log that is quiet must not hold up the others. One that comes
 * later than that goes out when it comes. No clock of its own: whoever holds it says what time it is.
 */
export class LineMerge<T> {
  readonly #windowMs: number;
  readonly #sources = new Map<string, Source<T>>();
  #waiting = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Entries that wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many of them are that log's. */
  waitingOf(key: string): number {
    const source = this.#sources.get(key);
    return source === undefined ? 0 : source.entries.length - source.from;
  }

  /** A log is open: lines of others wait for it from now on. */
  open(key: string): void {
    if (!this.#sources.has(key)) this.#sources.set(key, { entries: [], from: 0 });
  }

  /** Nothing more is expected of it for now; what waits still goes out in its turn. */
  close(key: string): void {
    const source = this.#sources.get(key);
    if (source && this.waitingOf(key) === 0) this.#sources.delete(key);
    else if (source) this.#closing.add(key);
  }

  readonly #closing = new Set<string>();

  push(key: string, entry: Entry<T>, now: number): void {
    this.#closing.delete(key);
    this.open(key);
    this.#sources.get(key)?.entries.push({ ...entry, cameAt: now });
    this.#waiting++;
  }

  /** The next one whose turn it is; undefined while all have to wait. */
  take(now: number): T | undefined {
    let first: { key: string; source: Source<T>; time: number; cameAt: number; value: T } | undefined;
    let isWaitedFor = false;
    for (const [key, source] of this.#sources) {
      const entry = source.entries[source.from];
      if (entry === undefined) {
        isWaitedFor = true;
        continue;
      }
      const time = entry.time ?? Number.NEGATIVE_INFINITY;
      if (first === undefined || time < first.time) first = { key, source, time, cameAt: entry.cameAt, value: entry.value };
    }
    if (first === undefined) return undefined;
    if (isWaitedFor && first.time !== Number.NEGATIVE_INFINITY && now - first.cameAt < this.#windowMs) return undefined;
    this.#taken(first.key, first.source);
    return first.value;
  }

  /** In how many milliseconds something's turn comes if nothing else happens; undefined when nothing waits. */
  nextInMs(now: number): number | undefined {
    let next: number | undefined;
    for (const { entries, from } of this.#sources.values()) {
      const entry = entries[from];
      if (entry === undefined) continue;
      const left = Math.max(0, entry.cameAt + this.#windowMs - now);
      if (next === undefined || left < next) next = left;
    }
    return next;
  }

  #taken(key: string, source: Source<T>): void {
    source.from++;
    this.#waiting--;
    const isEmpty = source.from === source.entries.length;
    if (isEmpty || source.from > takenMax) {
      source.entries = source.entries.slice(source.from);
      source.from = 0;
    }
    if (isEmpty && this.#closing.delete(key)) this.#sources.delete(key);
  }
}
