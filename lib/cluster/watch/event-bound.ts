import type { ClusterEvent } from "../../statefulset/objects/event.ts";

export const eventsMax = 20_000;
/** How far the bound is overrun before it is enforced, so that the sorting is paid for once in a while and not for each event. */
const slack = 1_000;

/** Keeps the newest events and lets the oldest go: a cluster in trouble makes events without end. */
export class EventBound {
  readonly #forget: (event: ClusterEvent) => void;

  constructor(forget: (event: ClusterEvent) => void) {
    this.#forget = forget;
  }

  /** Forgets the oldest by lastAt, if there are too many. */
  check(events: { readonly size: number; all(): Iterable<ClusterEvent> }): void {
    if (events.size <= eventsMax + slack) return;
    const oldestFirst = [...events.all()].sort((a, b) => (a.lastAt < b.lastAt ? -1 : a.lastAt > b.lastAt ? 1 : 0));
    for (const event of oldestFirst.slice(0, oldestFirst.length - eventsMax)) this.#forget(event);
  }
}
