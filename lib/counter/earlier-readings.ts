interface Lives {
  last: { uid: string; value: number };
  before?: { uid: string; value: number };
}

/** The last readings of the lives of a name, so that a pod's next life can be compared with the one before. Bounded: the name read longest ago is forgotten. */
export class EarlierReadings {
  readonly #max: number;
  readonly #names = new Map<string, Lives>();

  constructor(max: number) {
    this.#max = max;
  }

  record(setUid: string, podName: string, uid: string, value: number): void {
    const key = `${setUid}/${podName}`;
    const known = this.#names.get(key);
    const before = known?.last.uid === uid ? known.before : known?.last;
    this.#names.delete(key);
    this.#names.set(key, { last: { uid, value }, ...(before === undefined ? {} : { before }) });
    const [oldest] = this.#names.keys();
    if (this.#names.size > this.#max && oldest !== undefined) this.#names.delete(oldest);
  }

  /** The last reading by a life before this one. */
  before(setUid: string, podName: string, uid: string): { uid: string; value: number } | undefined {
    const known = this.#names.get(`${setUid}/${podName}`);
    return known?.last.uid === uid ? known.before : known?.last;
  }
}
