/** What of an Event decides whether it tells the same as another. */
export interface Foldable {
  type: string;
  reason: string;
  message: string;
  count: number;
  firstAt: string;
  lastAt: string;
  about: { kind: string; name: string };
}

/**
 * Events that tell the same of the same object, as one: counted together, with the first and the last time. Of what else they carry, the
 * newest one's is kept; they stay in the order of those.
 */
export function foldEvents<Event extends Foldable>(events: readonly Event[]): Event[] {
  const folded = new Map<string, Event>();
  for (const event of events) {
    const { type, reason, message, about } = event;
    const key = JSON.stringify([about.kind, about.name, type, reason, message]);
    const other = folded.get(key);
    if (!other) {
      folded.set(key, event);
      continue;
    }
    const newest = isLater(event.lastAt, other.lastAt) ? event : other;
    const firstAt = isLater(event.firstAt, other.firstAt) ? other.firstAt : event.firstAt;
    folded.set(key, { ...newest, count: event.count + other.count, firstAt });
  }
  return [...folded.values()];
}

/** Events have whole seconds or microseconds, so that their texts cannot be compared. */
function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}
