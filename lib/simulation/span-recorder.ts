import { servingSteps } from "../timeline/serving-steps.ts";
import type { Mark, Phase, SlotLine, Span, Timeline } from "../timeline/timeline.ts";

interface Place {
  spans: Span[];
  life: number;
}

/** Writes down what becomes of each ordinal's place, and makes a timeline of it. */
export class SpanRecorder {
  readonly #places = new Map<number, Place>();
  readonly #marks: Mark[] = [];

  /** From `at` on the place is so; a new life of its pod counts one more. Nothing new is not written down. */
  see(ordinal: number, at: number, phase: Phase, revision: string | undefined, isBorn = false): void {
    let place = this.#places.get(ordinal);
    if (!place) {
      place = { spans: at > 0 ? [{ phase: "absent", from: 0, to: at, life: 0 }] : [], life: 0 };
      this.#places.set(ordinal, place);
    }
    if (isBorn) place.life++;
    const { spans } = place;
    const last = spans.at(-1);
    const life = revision === undefined ? 0 : place.life;
    if (last?.phase === phase && last.revision === revision && last.life === life) return;
    if (last?.from === at) spans.pop();
    else if (last) last.to = at;
    spans.push({ phase, from: at, to: at, life, ...(revision !== undefined && { revision }) });
  }

  mark(mark: Mark): void {
    this.#marks.push(mark);
  }

  /** All of it, up to `until`. A place without a pod from `from` on has a line all the same when it is among `ordinals`. */
  timeline(until: number, minReadyMs: number, nameOf: (ordinal: number) => string | undefined): Timeline {
    const slots = [...this.#places].sort(([a], [b]) => a - b).map(([ordinal, { spans }]) => lineOf(ordinal, spans, until, nameOf(ordinal)));
    return { from: 0, until, slots, serving: servingSteps(slots, 0, minReadyMs), marks: this.#marks.filter(({ at }) => at <= until) };
  }
}

function lineOf(ordinal: number, spans: readonly Span[], until: number, name: string | undefined): SlotLine {
  // A lane may have been played further than the axis goes: what a crash loop does once more.
  const seen = spans.filter(({ from }) => from === 0 || from < until);
  const last = seen.at(-1);
  const closed = last ? [...seen.slice(0, -1), { ...last, to: until }] : [];
  return { ordinal, ...(name !== undefined && { name }), spans: closed };
}
