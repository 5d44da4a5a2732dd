import { Writable } from "node:stream";

/** A command's two output streams, kept in memory up to a bound over both; beyond it nothing is kept and `onTooMuch` is called once. */
export class BoundedOutput {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly #bytesMax: number;
  readonly #onTooMuch: () => void;
  readonly #chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  #bytes = 0;

  constructor(bytesMax: number, onTooMuch: () => void) {
    this.#bytesMax = bytesMax;
    this.#onTooMuch = onTooMuch;
    this.stdout = this.#collect(this.#chunks.stdout);
    this.stderr = this.#collect(this.#chunks.stderr);
  }

  texts(): { stdout: string; stderr: string } {
    return { stdout: Buffer.concat(this.#chunks.stdout).toString("utf8"), stderr: Buffer.concat(this.#chunks.stderr).toString("utf8") };
  }

  #collect(chunks: Buffer[]): Writable {
    const collector = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const wasWithin = this.#bytes <= this.#bytesMax;
        this.#bytes += chunk.length;
        if (this.#bytes <= this.#bytesMax) chunks.push(chunk);
        else if (wasWithin) this.#onTooMuch();
        done();
      },
    });
    // A frame after the end is dropped, not thrown.
    collector.on("error", () => undefined);
    return collector;
  }
}
