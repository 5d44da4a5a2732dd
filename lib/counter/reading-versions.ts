/** A number per pod that only rises; never given twice, so that a pod that was forgotten does not come back with an old one. */
export class ReadingVersions {
  readonly #versions = new Map<string, number>();
  #given = 0;

  raise(podUid: string): void {
    this.#versions.set(podUid, ++this.#given);
  }

  of(podUid: string): number {
    return this.#versions.get(podUid) ?? 0;
  }

  forget(podUid: string): void {
    this.#versions.delete(podUid);
  }
}
