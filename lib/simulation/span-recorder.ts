import type { Mark, Phase, ServingStep, SlotLine, Span, Timeline } from "../timeline/timeline.ts";

interface Place {
  spans: Span[];
  life: number;
}

/** Writes down what becomes of each ordinal's place, and makes a timeline of it. */
export class SpanRecorder {
  readonly #places = new Map<number, Place>();
  readonly #serving: ServingStep[] = [];
  readonly #marks: Mark[] = [];

  /** From `at` on the place is so; a new life of its pod counts one more. Nothing new is not written down. */
  see(ordinal: number, at: number, phase: Phase, revision: string | undefined, isBorn = false): void {
    const place = this.#places.get(ordinal) ?? { spans: [], life: 0 };
    this.#places.set(ordinal, place);
    if (isBorn) place.life++;
    const last = place.spans.at(-1);
    const life = revision === undefined ? 0 : place.life;
    if (last?.phase === phase && last.revision === revision && last.life === life) return;
    if (last) place.spans[place.spans.length - 1] = { ...last, to: at };
    place.spans.push({ phase, from: at, to: at, life, ...(revision !== undefined && { revision }) });
    if (last?.from === at) place.spans.splice(-2, 1);
  }

  mark(mark: Mark): void {
    this.#marks.push(mark);
  }

  /** From `at` on so many pods serve. */
  serve(at: number, serving: number, available: number): void {
    const last = this.#serving.at(-1);
    if (last?.serving === serving && last.available === available) return;
    if (last?.at === at) this.#serving.pop();
    this.#serving.push({ at, serving, available });
  }

  /** All of it, up to `until`. */
  timeline(until: number, nameOf: (ordinal: number) => string): Timeline {
    const slots = [...this.#places.entries()]
      .sort(([a], [b]) => a - b)
      .map(([ordinal, { spans }]): SlotLine => {
        const last = spans.at(-1);
        return { ordinal, name: nameOf(ordinal), spans: last ? [...spans.slice(0, -1), { ...last, to: until }] : [] };
      });
    return { from: 0, until, slots, serving: this.#serving, marks: this.#marks };
  }
}
