const entriesMax = 50_000;
const lengthMax = 256;

/** Keeps one of each by its key. The table is bounded and starts afresh when full; that costs memory for a while, never correctness. */
class Pool<T> {
  #known = new Map<string, T>();

  keep(key: string, value: T): T {
    const kept = this.#known.get(key);
    if (kept !== undefined) return kept;
    if (this.#known.size >= entriesMax) this.#known = new Map();
    this.#known.set(key, value);
    return value;
  }
}

const texts = new Pool<string>();
const records = new Pool<unknown>();

/** The same string, kept once: ten thousand pods share their images, label keys and node names instead of holding ten thousand copies. */
export function intern(text: string): string {
  return text.length > lengthMax ? text : texts.keep(text, text);
}

/** `intern` for what may be absent. */
export function internText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : intern(text);
}

/** The same frozen JSON, kept once; for what all pods of a set have alike, such as their owner, ports and mounts. */
export function internRecord<T>(record: T): T {
  const key = JSON.stringify(record);
  return key.length > lengthMax ? record : (records.keep(key, record) as T);
}
