/** One Event about a set, one of its pods or one of its claims, as the Events tab shows it. */
export interface SetEvent {
  type: string;
  reason: string;
  message: string;
  count: number;
  firstAt: string;
  lastAt: string;
  source: string;
  /** Times are whole seconds: of two in one second the greater was told later. */
  order: number;
  about: { kind: string; name: string };
}

/** Topic `events:<namespace>/<name>`, keyed by the Event's uid; bounded to the newest `setEventsMax`. */
export interface SetEvents {
  events: Readonly<Record<string, SetEvent>>;
  /** True when older ones were left out. */
  cut: boolean;
}

export const setEventsMax = 500;
