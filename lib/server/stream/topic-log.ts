import { diff } from "../../protocol/merge-patch.ts";
import { type Frame, toFrame } from "./frame.ts";

/** Frames that a topic remembers, so that a viewer who comes back gets what it missed instead of everything. */
const framesMax = 256;
/** And the bytes that they may take together. */
const frameBytesMax = 1_000_000;

/**
 * What was last sent of one topic, and how it came to that. `update` takes the topic's document as it is now and answers the one frame that
 * brings viewers there, if anything changed.
 */
export class TopicLog {
  readonly key: string;
  readonly #epoch: string;
  #document: unknown;
  #frames: Frame[] = [];
  #bytes = 0;
  /** Every change with a greater sequence number is in `#frames`. */
  #completeSince: number;
  #snapshot: Uint8Array | undefined;

  constructor(key: string, epoch: string) {
    this.key = key;
    this.#epoch = epoch;
    this.#completeSince = Number.POSITIVE_INFINITY;
  }

  /** Whether there is a document to show. */
  get isPresent(): boolean {
    return this.#document !== undefined;
  }

  /** The frame that tells viewers of the change, numbered `seq`; undefined when nothing changed. `undefined` as document: it is gone. */
  update(document: unknown, seq: number): Uint8Array | undefined {
    const before = this.#document;
    if (document === undefined) {
      if (before === undefined) return undefined;
      this.#document = undefined;
      return this.#remember(seq, toFrame("absent", this.#absence(), this.#id(seq)));
    }
    if (before === undefined) {
      this.#document = document;
      return this.#remember(seq, toFrame("snapshot", { topic: this.key, state: document }, this.#id(seq)));
    }
    const patch = diff(before, document);
    if (patch === undefined) return undefined;
    this.#document = document;
    return this.#remember(seq, toFrame("patch", { topic: this.key, patch }, this.#id(seq)));
  }

  /**
   * Everything: for a viewer who has nothing yet. Serialised once however many ask, until the next change. Without an id: only when all
   * of its topics have arrived may a viewer say that it has seen so much (`toMark`).
   */
  snapshot(): Uint8Array {
    this.#snapshot ??=
      this.#document === undefined ? toFrame("absent", this.#absence()) : toFrame("snapshot", { topic: this.key, state: this.#document });
    return this.#snapshot;
  }

  /** What a viewer missed who has seen `seq`; undefined when that is no longer known, and only a snapshot helps. */
  since(seq: number): Uint8Array[] | undefined {
    if (seq < this.#completeSince) return undefined;
    return this.#frames.filter((frame) => frame.seq > seq).map((frame) => frame.bytes);
  }

  #absence() {
    const what = this.key.replace(/^pod:/, "Pod ").replace(/^\w+:/, "StatefulSet ");
    return { topic: this.key, message: `${what} does not exist.` };
  }

  #id(seq: number): string {
    return `${this.#epoch}:${seq}`;
  }

  #remember(seq: number, bytes: Uint8Array): Uint8Array {
    this.#snapshot = undefined;
    if (this.#completeSince === Number.POSITIVE_INFINITY) {
      // The first frame is itself complete: whoever has seen it, or anything later, lacks nothing older.
      this.#completeSince = seq;
      return bytes;
    }
    this.#frames.push({ seq, bytes });
    this.#bytes += bytes.byteLength;
    while (this.#frames.length > framesMax || this.#bytes > frameBytesMax) {
      const oldest = this.#frames.shift();
      if (!oldest) break;
      this.#bytes -= oldest.bytes.byteLength;
      this.#completeSince = oldest.seq;
    }
    return bytes;
  }
}
