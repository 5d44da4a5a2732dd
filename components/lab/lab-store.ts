import type { Clock } from "@/lib/clock.ts";
import { apply, diff } from "@/lib/protocol/merge-patch.ts";

/** What this tab knows of the lab. `trouble`: why nothing newer is known, in a sentence; what was known stays beside it. */
export interface LabState<Document> {
  document?: Document;
  trouble?: string;
}

const periodMs = 2_000;

/** Asks for the lab's state again and again while somebody looks; parts that did not change keep their identity. */
export class LabStore<Document> {
  readonly #ask: () => Promise<Document>;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #state: LabState<Document> = {};
  /** Answers of an earlier round are not heard any more. */
  #round = 0;
  #cancel: () => void = () => {};

  constructor(ask: () => Promise<Document>, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  get state(): LabState<Document> {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) void this.refresh();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#round += 1;
      this.#cancel();
    };
  }

  /** Asks now, because something was just done; resolves once the answer is known. */
  async refresh(): Promise<void> {
    this.#cancel();
    this.#round += 1;
    const round = this.#round;
    const heard = await this.#ask().then(
      (document): LabState<Document> => ({ document }),
      (error: unknown): LabState<Document> => ({ trouble: error instanceof Error ? error.message : String(error) }),
    );
    if (round !== this.#round) return;
    this.#hear(heard);
    if (this.#listeners.size > 0) this.#cancel = this.#clock.after(periodMs, () => void this.refresh());
  }

  #hear(heard: LabState<Document>): void {
    const before = this.#state;
    const patch = heard.document === undefined ? undefined : diff(before.document, heard.document);
    if (patch === undefined && heard.trouble === before.trouble) return;
    const document = patch === undefined ? before.document : (apply(before.document, patch) as Document);
    this.#state = { ...(document !== undefined && { document }), ...(heard.trouble !== undefined && { trouble: heard.trouble }) };
    for (const listener of this.#listeners) listener();
  }
}
